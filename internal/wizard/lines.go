package wizard

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"safeguard/internal/safetext"
)

// Lines is the plain talk: it writes what a screen shows line by line, for a
// screen reader, a simple terminal or a pipe, and reads whole lines. The end of
// the input is never an answer, and neither is a last line that is not ended.
type Lines struct {
	in      *bufio.Reader
	talk    io.Writer // questions, help, what is wrong
	page    io.Writer // the outcome path
	width   int
	typed   bool // lines come from a keyboard, whose driver cuts long ones
	read    chan line
	pending bool // a read is under way
	bad     int  // replies in a row that could not be used
	note    *string
	clears  bool
}

type line struct {
	text string
	err  error
}

// NewLines makes a plain talk. What is said goes to talk; the outcome path goes
// to page. typed tells that a person types the lines at a terminal.
func NewLines(in io.Reader, talk, page io.Writer, width int, typed bool) *Lines {
	return &Lines{in: bufio.NewReader(in), talk: talk, page: page, width: width, typed: typed, read: make(chan line, 1)}
}

// ClearsTerminal lets the talk clear the terminal it is written to, with the lines
// that can be scrolled back to, before a screen that is to be seen by itself and
// when it stops at a private one. Without it what was said stays in sight.
func (l *Lines) ClearsTerminal() { l.clears = true }

// ErrUnusable ends a plain talk in which too many replies in a row made no
// sense: whatever types there is not a person.
var ErrUnusable = errors.New("20 replies in a row could not be used")

const (
	mostBad = 20
	// The kernel hands out at most this many bytes of a typed line, and drops
	// the rest without a word.
	cutLine = 4095
)

// Close has nothing to give back.
func (l *Lines) Close() error { return nil }

// Ask writes a screen and reads lines until one of them is a reply. Where the talk
// stops at a private screen, nothing of it stays in sight on a terminal.
func (l *Lines) Ask(ctx context.Context, s Screen) (Reply, error) {
	reply, err := l.converse(ctx, s)
	if s.private && (err != nil || reply.Act == Quit) {
		l.clear()
	}
	return reply, err
}

func (l *Lines) converse(ctx context.Context, s Screen) (Reply, error) {
	l.note = nil
	if s.HasReply || s.Earlier.Note != "" {
		l.note = &s.Earlier.Note
	}
	l.show(s)
	if s.Form == Read && len(s.Options) == 0 {
		return Reply{Act: Answered}, nil
	}
	for {
		fmt.Fprint(l.talk, prompt(s))
		text, err := l.line(ctx)
		if err != nil {
			return Reply{Draft: text, Note: l.noted()}, err
		}
		reply, again, problem := l.parse(s, text)
		if problem != "" {
			l.say("  " + problem)
			if l.bad++; l.bad >= mostBad {
				return Reply{Note: l.noted()}, ErrUnusable
			}
			continue
		}
		l.bad = 0
		if again {
			continue
		}
		reply.Note = l.noted()
		if reply.Act == Answered && len(reply.Chosen) > 0 {
			l.say("  You replied: " + now(Screen{Options: s.Options, Earlier: reply}))
		}
		return reply, nil
	}
}

// noted is the note beside the answer as it stands.
func (l *Lines) noted() string {
	if l.note == nil {
		return ""
	}
	return *l.note
}

// line reads a line, with those that it goes on in: one that ends with a
// backslash does. Of what is too long for a reply it keeps the beginning. The
// text beside an error is what stood there unended.
func (l *Lines) line(ctx context.Context) (string, error) {
	var whole strings.Builder
	for {
		text, err := l.oneLine(ctx)
		before, more := strings.CutSuffix(text, `\`)
		more = more && err == nil
		if more {
			text = before + "\n"
		}
		if whole.Len() <= mostReply {
			whole.WriteString(text)
		}
		if !more {
			return whole.String(), err
		}
	}
}

// oneLine reads to the end of a line, or until the talk is told to stop.
func (l *Lines) oneLine(ctx context.Context) (string, error) {
	if !l.pending {
		l.pending = true
		go func() {
			text, err := readLine(l.in)
			l.read <- line{text, err}
		}()
	}
	select {
	case <-ctx.Done():
		return "", context.Cause(ctx)
	case got := <-l.read:
		l.pending = false
		text := valid(strings.TrimRight(got.text, "\r\n"))
		if got.err != nil {
			return text, ended(got.err)
		}
		if l.typed && len(got.text) >= cutLine {
			l.say(fmt.Sprintf("  This line was as long as a terminal passes on (%d bytes); its end may be missing. End a line with \\ to go on in the next.", cutLine))
		}
		return text, nil
	}
}

// readLine reads to the end of a line. Of one that is too long for a reply it
// gives the beginning, which is still too long.
func readLine(in *bufio.Reader) (string, error) {
	var text []byte
	for {
		part, err := in.ReadSlice('\n')
		if len(text) <= mostReply {
			text = append(text, part...)
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return string(text), err
		}
	}
}

// valid gives a text with U+FFFD in the place of what is no UTF-8, so that it is
// the same wherever it is kept.
func valid(text string) string { return strings.ToValidUTF8(text, "\uFFFD") }

func ended(err error) error {
	if errors.Is(err, io.EOF) {
		return ErrEnded
	}
	return fmt.Errorf("%w: %w", ErrEnded, err)
}

// parse reads a line as a command or a reply. again tells that it was a command
// that leaves the question open.
func (l *Lines) parse(s Screen, text string) (reply Reply, again bool, problem string) {
	if len(text) > mostReply {
		return reply, false, tooLong + "."
	}
	trimmed := strings.TrimSpace(text)
	if name, ok := strings.CutPrefix(trimmed, ":"); ok {
		return l.command(s, name)
	}
	switch s.Form {
	case ChooseOne, ChooseMany:
		return parseChoice(s, trimmed)
	case Read:
		return parseChoice(s, trimmed)
	case Review:
		return parseReview(s, trimmed)
	}
	if trimmed == "" && !s.Optional {
		return reply, false, "Nothing is written. Write an answer, or :leave to leave it for now."
	}
	return Reply{Text: strings.TrimSpace(text)}, false, ""
}

func parseChoice(s Screen, text string) (reply Reply, again bool, problem string) {
	if text == "" {
		if s.Optional {
			return Reply{}, false, ""
		}
		return reply, false, "Nothing is chosen yet. Type the number or the words of a reply."
	}
	parts := []string{text}
	if s.Form == ChooseMany {
		parts = strings.Split(text, ",")
	}
	for _, part := range parts {
		o, ok := find(s.Options, strings.TrimSpace(part))
		if !ok {
			return reply, false, fmt.Sprintf("%q is none of the replies. Type a number from 1 to %d, or its words.", safetext.Line(part), len(s.Options))
		}
		reply.Chosen = append(reply.Chosen, o.ID)
	}
	return reply, false, ""
}

// find looks an option up by number, id or label; nothing shorter will do, so
// that a stray letter is never an answer.
func find(options []Option, word string) (Option, bool) {
	if n, err := strconv.Atoi(word); err == nil && n >= 1 && n <= len(options) {
		return options[n-1], true
	}
	for _, o := range options {
		if strings.EqualFold(word, o.ID) || strings.EqualFold(word, o.Label) {
			return o, true
		}
	}
	return Option{}, false
}

func parseReview(s Screen, text string) (reply Reply, again bool, problem string) {
	if strings.EqualFold(text, "path") {
		return Reply{Act: Finish}, false, ""
	}
	if s.Beside && strings.EqualFold(text, "beside") {
		return Reply{Act: GoBeside}, false, ""
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 || n > len(s.Lines) {
		return reply, false, fmt.Sprintf("Type a number from 1 to %d to change that line, or \"path\" to see the outcome path.", len(s.Lines))
	}
	return Reply{Act: Change, Target: n - 1}, false, ""
}

// command carries out a word that begins with a colon.
func (l *Lines) command(s Screen, words string) (reply Reply, again bool, problem string) {
	name, rest, _ := strings.Cut(words, " ")
	acts := map[string]struct {
		act     Act
		allowed bool
	}{
		"back":   {Back, s.CanBack},
		"leave":  {Leave, s.CanLeave},
		"review": {GoReview, s.hasReview()},
		"path":   {Finish, s.Form == Review},
		"beside": {GoBeside, s.Beside},
		"stop":   {Quit, true},
	}
	if a, ok := acts[name]; ok {
		if !a.allowed {
			return reply, false, fmt.Sprintf(":%s can do nothing here.", name)
		}
		return Reply{Act: a.act}, false, ""
	}
	switch {
	case name == "help":
		l.help(s)
		return reply, true, ""
	case name == "story" && len(s.Story) > 0:
		l.story(s.Story)
		return reply, true, ""
	case name == "note" && s.CanNote && strings.TrimSpace(rest) == "":
		if l.note == nil || *l.note == "" {
			return reply, false, "There is no note yet. Write :note and your words."
		}
		l.say("  Note: " + *l.note)
		return reply, true, ""
	case name == "note" && s.CanNote:
		note := strings.TrimSpace(rest)
		l.note = &note
		l.say("  The note stands; it goes with your answer.")
		return reply, true, ""
	case name == "not-known" && s.NotKnown:
		return Reply{NotKnown: true}, false, ""
	case name == "keep" && s.HasReply:
		return s.Earlier, false, ""
	}
	return reply, false, fmt.Sprintf("There is no command %q here. Type :help to see what there is.", ":"+safetext.Line(name))
}

func (l *Lines) say(text string) {
	for _, paragraph := range strings.Split(safetext.Clean(text), "\n") {
		indent := paragraph[:len(paragraph)-len(strings.TrimLeft(paragraph, " "))]
		wrapped := ansi.Wrap(strings.TrimSpace(paragraph), max(l.width-len(indent), 20), "")
		for _, row := range strings.Split(wrapped, "\n") {
			fmt.Fprintln(l.talk, strings.TrimRight(indent+row, " "))
		}
	}
}
