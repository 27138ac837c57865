package cli

import (
	"errors"
	"fmt"
	"strings"

	"safeguard/internal/decide"
	"safeguard/internal/rehearsal"
	"safeguard/internal/report"
	"safeguard/internal/scenario"
	"safeguard/internal/wizard"
)

// A rehearsing is one go at an invented case. Its record is like that of a real
// one, and stands in a folder of its own or, where nothing is kept, in memory.
type rehearsing struct {
	*sitting
	pageOptions
	scenario *scenario.Scenario
	log      session
	close    func() error // lets go of what is kept; nil where nothing is
}

// rehearse plays a scenario and prints the debrief.
func (a *app) rehearse(played *staged, o *rehearseOptions) error {
	return a.sitRehearsal(o.plain, o.pageOptions, func(r *rehearsing) error { return r.open(played, o) })
}

// sitRehearsal takes the terminal, opens what is played, and plays it. Standard
// output is for the debrief alone.
func (a *app) sitRehearsal(plain bool, page pageOptions, open func(*rehearsing) error) error {
	ctx, stop := a.untilSignal()
	defer stop()
	r := &rehearsing{
		sitting:     &sitting{app: a, ctx: ctx, plain: plain || a.mustBePlain(), pages: a.Err},
		pageOptions: page,
	}
	if err := r.begin(); err != nil {
		return err
	}
	defer r.letGo()
	if err := open(r); err != nil {
		_ = r.prompter.Close() // the error in hand says more
		return err
	}
	return r.play()
}

func (r *rehearsing) letGo() {
	if r.close != nil {
		_ = r.close() // every event in it is on disk already
	}
	r.close, r.log = nil, nil
}

// play asks, tells the news, and debriefs.
func (r *rehearsing) play() error {
	c := r.log.Case()
	result, err := wizard.Talk(r.ctx, r.prompter, wizard.Options{
		Answers: r.said,
		Keep:    r.keeper,
		Record:  r.log.Case,
		Shown:   len(c.Paths) > 0,
		Words:   wordsOf(c),
		Kept:    strings.Join(append([]string{r.keptWords()}, r.opening...), "\n\n"),
		Page:    r.page,
		Story: rehearsal.New(r.scenario, rehearsal.Options{
			Case: r.log.Case, Now: r.app.now, Agencies: c.Rehearsal.Agencies, Votes: c.Rehearsal.Vote,
		}),
	})
	if result.Unsaved != nil {
		result.Unsaved = r.keeper.flush() // there may be room again
	}
	if err == nil && result.Finished && !result.Quit {
		r.showDebrief()
	}
	if closed := r.prompter.Close(); err == nil {
		err = closed
	}
	return r.conclude(result, err)
}

// page sets the outcome path for the person to read.
func (r *rehearsing) page(path *decide.Path, own wizard.OwnWords) string {
	return "FICTITIOUS: this case is invented.\n\n" + r.pageText(path, own, r.plain)
}

// showDebrief shows the debrief on a full screen; a plain talk prints it alone.
// However that page is left, the sitting is finished and the debrief is printed.
func (r *rehearsing) showDebrief() {
	if r.plain {
		return
	}
	looks := r.looks()
	looks.Colour = false // the screen styles its own text
	var text strings.Builder
	_ = report.Debrief(&text, rehearsal.Of(r.log.Case(), r.scenario), looks) // a strings.Builder takes every write
	end := "End; it is printed once more"
	if r.output != "" {
		end = "End; it goes to the file that you named"
	}
	_, _ = r.prompter.Ask(r.ctx, wizard.Screen{
		Form: wizard.Read, Alone: true, Mark: rehearsal.Fictitious, Title: "Debrief", Text: text.String(),
		Options: []wizard.Option{{ID: leave, Label: end}},
	})
}

func (r *rehearsing) keptWords() string {
	if r.close == nil {
		return "Nothing of this rehearsal is kept on this computer."
	}
	return fmt.Sprintf("Sitting %s. What you say is written down as you say it, for the debrief. Use no names of real people.", r.log.Case().Reference)
}

// conclude prints the debrief where the talk came to its end, says what was kept,
// and gives the status.
func (r *rehearsing) conclude(result wizard.Result, err error) error {
	finished := err == nil && result.Finished && !result.Quit
	var unprinted error
	if finished {
		unprinted = r.printDebrief()
	}
	ended := r.ended(result, err, r.keptAtEnd(finished))
	if unprinted != nil {
		return unprinted
	}
	return ended
}

// printDebrief hands the debrief on. Where the file that was named cannot be
// written it is printed in its place: nobody plays a case for nothing.
func (r *rehearsing) printDebrief() error {
	d := rehearsal.Of(r.log.Case(), r.scenario)
	err := r.writeDebrief(d, r.pageOptions)
	if err != nil && r.output != "" {
		_ = report.Debrief(r.out, d, r.looks()) // the error in hand is told
	}
	return err
}

func (r *rehearsing) keptAtEnd(finished bool) string {
	c := r.log.Case()
	switch {
	case r.close == nil:
		return "Nothing of this rehearsal was kept on this computer."
	case finished:
		return fmt.Sprintf("Sitting %s is kept.\nIts debrief again:    safeguard rehearse debrief %[1]s\nFor a trainer:        safeguard rehearse debrief %[1]s --format json --output %[1]s.json", c.Reference)
	}
	return fmt.Sprintf("Sitting %s is kept: %s.\nGo on with:\n  safeguard rehearse resume %[1]s", c.Reference, count(c.Answers.Count(), "answer"))
}

// endedEarly says that a sitting broke off before its first question, and gives
// the failure.
func (r *rehearsing) endedEarly(err error) error {
	_ = r.prompter.Close() // what is said now is to be seen
	fmt.Fprintf(r.Err, "\nNothing was played, and nothing was kept.\n")
	if errors.Is(err, errLeft) {
		return silent(statusStopped)
	}
	return brokenOff(err)
}
