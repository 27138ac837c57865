package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"safeguard/internal/answers"
	"safeguard/internal/decide"
	"safeguard/internal/fault"
	"safeguard/internal/procedure"
	"safeguard/internal/record"
	"safeguard/internal/report"
	"safeguard/internal/store"
	"safeguard/internal/wizard"
)

// A sitting is one go at a case: what has been said, how it is talked about and
// where it is kept.
type sitting struct {
	*app
	ctx      context.Context
	plain    bool
	pages    io.Writer // where a plain talk writes its pages
	said     *answers.Answers
	file     string         // of --save-answers; "" for none
	session  *store.Session // nil where no record is kept
	keeper   keeper         // nil keeps nothing
	opening  []string       // what is to be said before the first question
	prompter wizard.Prompter
	asksWho  bool        // there is a person to ask in which role they work
	by       *record.Who // what they said, once they were asked
}

// begin takes the terminal, or the lines.
func (s *sitting) begin() error {
	var err error
	if s.prompter, err = s.app.prompter(s.ctx, s.plain, s.pages); err != nil {
		return couldNot("use the terminal", err)
	}
	return nil
}

// opened opens a record while the terminal is given back, since a passphrase may
// be asked for on it. A talk by lines goes on with the lines that it has read
// ahead.
func (s *sitting) opened(open func() (*store.Session, error)) (*store.Session, error) {
	if s.plain {
		return open()
	}
	if err := s.prompter.Close(); err != nil {
		return nil, couldNot("use the terminal", err)
	}
	session, err := open()
	if again := s.begin(); again != nil && err == nil {
		_ = session.Close() // the error in hand says more
		return nil, again
	}
	return session, err
}

// keepRecord keeps what is said from here on in the record of a case and, where
// one is named, in an answers file beside it.
func (s *sitting) keepRecord(session *store.Session) error {
	s.session = session
	s.said = session.Case().Answers.Clone()
	record := &recordKeeper{session: session, tool: version(), written: len(session.Case().Events)}
	s.keeper = record
	for _, torn := range session.TornAside() {
		s.opening = append(s.opening, fmt.Sprintf("A write was broken off the last time: its %d bytes were set aside in %s, and are no part of the record. Look whether your last answer is there.", torn.Bytes, torn.File))
	}
	if s.file == "" {
		return nil
	}
	file := &fileKeeper{path: s.file}
	s.keeper = bothKeepers{record, file}
	return couldNotSave(file.Answers(s.said))
}

// couldNotSave is the failure of the first save, which ends the sitting: nobody
// is to answer what cannot be kept.
func couldNotSave(err error) error {
	if err == nil {
		return nil
	}
	return couldNot("keep the answers", err)
}

// talk asks, prints the outcome path and says what was kept.
func (s *sitting) talk() error {
	options := wizard.Options{
		Answers: s.said,
		Kept:    strings.Join(append([]string{s.keptWords()}, s.opening...), "\n\n"),
		Page:    s.page,
	}
	if s.keeper != nil {
		options.Keep = s.keeper
	}
	if s.session != nil {
		c := s.session.Case()
		options.Record = s.session.Case
		options.Shown = len(c.Paths) > 0
		options.Words = wordsOf(c)
	}
	result, err := wizard.Talk(s.ctx, s.prompter, options)
	if result.Unsaved != nil {
		result.Unsaved = s.keeper.flush() // there may be room again
	}
	if closed := s.prompter.Close(); err == nil {
		err = closed
	}
	return s.conclude(result, err)
}

// page sets the outcome path for the person to read: where another was shown
// before, what changed since comes first.
func (s *sitting) page(path *decide.Path, own wizard.OwnWords) string {
	page := s.pageText(path, own, s.plain)
	if s.session == nil {
		return page
	}
	shown := s.session.Case().Paths
	if len(shown) < 2 {
		return page
	}
	looks := s.looks()
	looks.Colour = looks.Colour && s.plain // the screen styles its own text
	var since strings.Builder
	_ = report.Since(&since, shown[len(shown)-2].Decide(), path, looks) // a strings.Builder takes every write
	return since.String() + "\n" + page
}

// wordsOf gives what was said beside the answers in earlier sittings.
func wordsOf(c *record.Case) wizard.OwnWords {
	var own wizard.OwnWords
	for _, v := range record.Standing(c.Views) {
		own.Views = append(own.Views, wizard.View{About: v.Said.About, Words: v.Said.Words})
	}
	if n := len(c.Verdicts); n > 0 && c.Verdicts[n-1].Of == c.LastPath() && !c.ChangedSince(c.LastPath()) {
		differed, differs := c.Verdicts[n-1].Said.(record.Differed)
		own.Agrees, own.Differs = !differs, differed.Words
	}
	return own
}

func (s *sitting) keptWords() string {
	switch {
	case s.session != nil:
		text := fmt.Sprintf("Case %s. Everything is written to its record as you say it.", s.session.Case().Reference)
		if s.file != "" {
			text += fmt.Sprintf(" The answers also go to %s.", fault.ShowPath(s.file))
		}
		return text
	case s.file != "":
		return fmt.Sprintf("Every answer is kept in %s as you give it.", fault.ShowPath(s.file))
	}
	return "Nothing is kept on this computer."
}

// conclude prints the path where the talk came to it, says what was kept, and
// gives the status.
func (s *sitting) conclude(result wizard.Result, err error) error {
	own := saidOf(result.Words)
	if err == nil && result.Finished && !result.Quit {
		if err := s.printEnd(s.said, own, s.plain); err != nil {
			return err
		}
	}
	return s.ended(result, err, s.keptAtEnd(result))
}

// ended says what was not kept and what was, and gives the status of how a talk
// ended.
func (s *sitting) ended(result wizard.Result, err error, kept string) error {
	if result.Draft != "" {
		fmt.Fprintf(s.Err, "You were writing, and this is not kept: %s\n", safeLine(result.Draft))
	}
	fmt.Fprintf(s.Err, "\n%s\n", kept)
	switch {
	case result.Unsaved != nil && !errors.Is(err, wizard.ErrInterrupted):
		return couldNot("save what was said last", result.Unsaved)
	case err != nil:
		return brokenOff(err)
	case result.Quit:
		return silent(statusStopped)
	}
	return nil
}

func (s *sitting) keptAtEnd(result wizard.Result) string {
	var lines []string
	if result.Unsaved != nil {
		lines = append(lines, fmt.Sprintf("The last save failed: %s. What was kept before it stands.", safeLine(result.Unsaved.Error())))
	}
	answered := s.said.Count()
	switch {
	case s.session != nil:
		c := s.session.Case()
		lines = append(lines, fmt.Sprintf("Case %s is kept: %s, %s, head hash", c.Reference, count(c.Answers.Count(), "answer"), count(len(c.Events), "event")), c.Head())
		if s.file != "" && result.Unsaved == nil {
			lines = append(lines, fmt.Sprintf("The answers are also in %s.", fault.ShowPath(s.file)))
		}
		lines = append(lines, whatNext(c))
	case s.file != "":
		if result.Unsaved == nil {
			lines = append(lines, fmt.Sprintf("Kept in %s: %s and the notes.", fault.ShowPath(s.file), count(answered, "answer")))
		}
		if len(result.Words.Views) > 0 || result.Words.Differs != "" {
			lines = append(lines, "Your own view and where you differ are not part of that file.")
		}
		lines = append(lines, fmt.Sprintf("Go on with:\n  safeguard triage --answers %s --save-answers %[1]s", fault.ShowPath(s.file)))
	case answered == 0:
		lines = append(lines, "Nothing was answered, and nothing was kept.")
	default:
		lines = append(lines, fmt.Sprintf("Nothing was kept of %s.", count(answered, "answer")))
	}
	return strings.Join(lines, "\n")
}

// whatNext says how a case can be gone on with.
func whatNext(c *record.Case) string {
	if c.State() == record.Finished {
		return fmt.Sprintf("Hand it on:   safeguard case export %s --format html --output %[1]s.html\nNew evidence: safeguard case reopen %[1]s --reason \"...\"", c.Reference)
	}
	return "Go on with:\n  safeguard case resume " + c.Reference
}

// openNew opens the record of a new case; "" makes a reference up. What has been
// said already is written to it.
func (s *sitting) openNew(records *store.Store, reference string, o *recordOptions, p *procedure.Procedure, file []byte) error {
	by, err := s.who(o)
	if err != nil {
		return err
	}
	said := s.said
	session, err := s.opened(func() (*store.Session, error) { return records.Create(reference, version(), by, p, file) })
	if err != nil {
		return caseFailure("keep a record", err)
	}
	if err := s.keepRecord(session); err != nil || said.Count() == 0 {
		return err
	}
	s.said = said
	return couldNotSave(s.keeper.Answers(said))
}

// who gives in which role somebody works: as the flags say or else, once, as the
// person does.
func (s *sitting) who(o *recordOptions) (record.Who, error) {
	if s.by == nil {
		by, err := o.who(), error(nil)
		if by == (record.Who{}) && s.asksWho {
			by, err = s.askWho(s.ctx, s.prompter)
		}
		if err != nil {
			return by, s.endedEarly(err)
		}
		s.by = &by
	}
	return *s.by, nil
}

// close lets go of the record: nothing more is written to it.
func (s *sitting) close() {
	if s.session != nil {
		_ = s.session.Close() // every event in it is on disk already
	}
	s.session, s.keeper, s.opening = nil, nil, nil
}
