//go:build unix

package cli_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
)

// everyKind asks one question of each type.
const everyKind = `format: 1
id: every-kind
title: Every kind of question
edition: "1"
calendar: england-and-wales
source: {title: An invented chapter, paragraphs: {"1": {section: One, gist: All is asked.}}}
subjects: {child: {label: Child, ask: "Which children are there?", min: 1}}
questions:
  at-risk: {about: child, ask: "Is {child} at risk?", type: yes-no, cite: ["1"]}
  seen: {ask: "What was seen?", type: many, options: {images: Images, messages: Messages, gifts: Gifts}, cite: ["1"]}
  words: {ask: "What was said?", type: text, cite: ["1"]}
  meeting: {ask: "Where is the meeting?", type: choice, options: {held: It was held, planned: It is planned}, cite: ["1"]}
  day: {ask: "On which day?", type: date, cite: ["1"]}
stages: [{id: only, title: Only, subjects: [child], checklist: [at-risk, seen, words, meeting, day], trees: [finding]}]
trees: {finding: {title: "What follows for {child}", for-each: child, ask: at-risk, answers: {"yes": done, "no": done}}}
outcomes: {done: {title: Done, duty: none, opens: false, cite: ["1"]}}
`

const welsh = "Dŵr, tŷ, môr, pêl."

// said is the answers file after the whole talk: exactly what was typed, with what
// was changed as it was last.
const said = `procedure: every-kind
subjects:
  child: ["Child A", "Child B"]
answers:
  at-risk:
    "Child A": "yes"
    "Child B": "no"
  seen: ["images", "gifts"]
  words: "` + welsh + `"
  meeting: "held"
  day: 2026-11-20
`

// begun is the answers file after the first question.
const begun = "procedure: every-kind\nsubjects:\n  child: [\"Child A\", \"Child B\"]\n"

// atATriage starts a triage of everyKind that writes its answers to answers.yaml.
func atATriage(t *testing.T, what string, width, height int, env ...string) *seat {
	dir, err := os.MkdirTemp(t.TempDir(), "")
	if err == nil {
		err = os.WriteFile(filepath.Join(dir, "every-kind.yaml"), []byte(everyKind), 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	return sit(t, what, dir, width, height, env, "triage", "every-kind.yaml", "--save-answers", "answers.yaml")
}

// holds wants the answers file to be so.
func (s *seat) holds(want string) {
	got, err := os.ReadFile(filepath.Join(s.dir, "answers.yaml"))
	if err != nil || string(got) != want {
		s.t.Errorf("%s: the answers file holds\n%s%v\nwant\n%s", s.what, got, err, want)
	}
}

// begins goes from the first page to the reply to a question, chosen and not given.
func (s *seat) begins() {
	s.shows("Every kind of question")
	s.presses("\r", "Which children are there?")
	s.writes("> ", "Child A, Child B")
	s.types("\r")
	s.shows("Is Child A at risk?")
	s.presses("1", "> 1. Yes")
}

// talksOnAScreen answers each question, goes back once, changes one reply and stops.
func (s *seat) talksOnAScreen(stop string) {
	s.begins()
	s.types("\r")
	s.shows("Is Child B at risk?")
	s.presses("3", "> 3. Not known")
	s.types("\r")
	s.shows("What was seen?")
	s.presses("1", "> [ ] 1. Images")
	s.types(" ")
	s.shows("> [x] 1. Images")
	s.types("3")
	s.shows("> [ ] 3. Gifts")
	s.types(" ")
	s.shows("> [x] 3. Gifts")
	s.types("\r")
	s.shows("What was said?")
	s.writes("| ", welsh)
	s.types("\r")
	s.shows("Where is the meeting?")
	s.presses("2", "> 2. It is planned")
	s.types("\r")
	s.shows("On which day?")
	s.writes("> ", "2026")
	s.types("\x15\x02") // empties the field, and goes back
	s.shows("Where is the meeting?")
	s.presses("1", "> 1. It was held")
	s.types("\r")
	s.shows("On which day?")
	s.writes("> ", "2026-11-20")
	s.types("\r")
	s.shows("Look over the answers")
	s.goesTo("Is Child B at risk?")
	s.types("\r")
	s.shows("Now: Not known")
	s.presses("2", "> 2. No")
	s.types("\r")
	s.shows("Look over the answers")
	s.goesTo("What was seen?") // keys count again
	s.types(stop)
}

// goesTo moves down a review, one line at a time, until its mark stands at a text.
func (s *seat) goesTo(text string) {
	at := func() string {
		for _, line := range strings.Split(s.screen.String(), "\n") {
			if strings.HasPrefix(line, "> ") {
				return line
			}
		}
		return ""
	}
	for !strings.Contains(at(), text) {
		was := at()
		s.until("another line", func() bool { return at() != was }, func() { s.types("\x1b[B") })
	}
}

// talksInLines says the same line by line.
func (s *seat) talksInLines(stop string) {
	for i, line := range []string{"Child A, Child B", "1", "3", "1, 3", welsh, "2", ":back", "1", "2026-11-20", "3", "2"} {
		s.prompted(i + 1)
		s.types(line + "\n")
	}
	s.prompted(12)
	s.types(stop)
}

// looksTooSmall begins in a window that has no room for a question, where the program
// says so. No key counts there but the one that saves and stops.
func (s *seat) looksTooSmall() {
	s.shows("Make the window")
	s.resize(80, 24)
	s.begins()
	s.resize(20, 5)
	s.shows("Make the window")
	s.types("\r2\r")
	s.types("\x13")
}

// inWidth wants no line of a plain talk to be wider than the terminal. Where a
// reply is typed the terminal wraps, and the command line at the end stays whole.
func (s *seat) inWidth(width int) {
	talk, _, _ := strings.Cut(s.bytes(), "Kept in answers.yaml: ")
	for _, line := range strings.Split(talk, "\n") {
		line = strings.TrimRight(line, "\r")
		if ansi.StringWidth(line) > width && !strings.Contains(line, "for more): ") {
			s.t.Errorf("%s: %q is wider than the window", s.what, line)
		}
	}
}

// A setting is a terminal as the environment names it.
type setting struct {
	term   string
	plain  bool // it is no screen: the talk is in lines
	colour string
}

func settings() []setting {
	var all []setting
	for _, name := range []string{"xterm-256color", "vt100", "screen", "linux", "dumb", ""} {
		for _, colour := range []string{"NO_COLOR=1", "CLICOLOR_FORCE=1", "COLORTERM="} {
			all = append(all, setting{name, name == "dumb" || name == "", colour})
		}
	}
	return all
}

func (s setting) env() []string { return []string{"TERM=" + s.term, s.colour} }

// No terminal stalls, shows what is not meant for people, loses an answer or makes
// one up.
func TestATriageOnEveryTerminal(t *testing.T) {
	together(t, settings(), [][2]int{{20, 5}, {40, 12}, {80, 24}, {200, 60}}, func(in setting, size [2]int) {
		s := atATriage(t, fmt.Sprintf("TERM=%s %s %dx%d", in.term, in.colour, size[0], size[1]), size[0], size[1], in.env()...)
		defer s.leave()
		interrupts := in.colour == "COLORTERM=" && size[0] == 80
		switch {
		case in.plain && interrupts:
			s.talksInLines("\x03")
		case in.plain:
			s.talksInLines(":stop\n")
		case size[0] == 20:
			s.looksTooSmall()
		case interrupts:
			s.talksOnAScreen("\x03")
		default:
			s.talksOnAScreen("\x13")
		}
		status := 4
		if interrupts {
			status = 130
		}
		s.ends(status)
		if size[0] == 20 && !in.plain {
			s.holds(begun)
		} else {
			s.holds(said)
		}
		s.clean(in.colour == "NO_COLOR=1", in.plain)
		if in.plain && size[0] >= 40 {
			s.inWidth(size[0])
		}
	})
}

// Whoever breaks off at the first screen of a command has the terminal as it was.
func TestTheFirstScreensOnEveryTerminal(t *testing.T) {
	for first, args := range map[string][]string{
		"What would you like to do?": nil,
		"Keep a record of this case": {"triage"},
		"FICTITIOUS":                 {"rehearse", "messages-at-night"},
	} {
		together(t, settings(), [][2]int{{40, 12}, {80, 24}}, func(in setting, size [2]int) {
			dir, err := os.MkdirTemp(t.TempDir(), "")
			if err != nil {
				t.Error(err)
				return
			}
			s := sit(t, fmt.Sprintf("%v TERM=%s %s %dx%d", args, in.term, in.colour, size[0], size[1]), dir, size[0], size[1], in.env(), args...)
			defer s.leave()
			if in.plain {
				s.prompted(1)
				if !strings.Contains(s.bytes(), first) {
					s.fail("%q was not said", first)
				}
			} else {
				s.shows(first)
			}
			s.types("\x03")
			s.ends(130)
			s.clean(in.colour == "NO_COLOR=1", in.plain)
		})
	}
}

// together does the same for each terminal and size, many at a time: they wait more
// than they work.
func together(t *testing.T, terminals []setting, sizes [][2]int, do func(setting, [2]int)) {
	t.Helper()
	room := make(chan struct{}, 16)
	var all sync.WaitGroup
	for _, in := range terminals {
		for _, size := range sizes {
			all.Go(func() {
				room <- struct{}{}
				defer func() { <-room }()
				do(in, size)
			})
		}
	}
	all.Wait()
}

func TestWhatATerminalDoesInTheMiddleOfATalk(t *testing.T) {
	for name, test := range map[string]struct {
		do   func(s *seat)
		want string
	}{
		"it is made small and large again": {func(s *seat) {
			s.resize(20, 5)
			s.shows("Make the window")
			s.resize(200, 60)
			s.shows("> 1. Yes")
			s.types("\x13")
			s.ends(4)
		}, begun},
		"keys behind enter answer nothing that was not seen": {func(s *seat) {
			s.types("\r1\r\x1b[B\r3\r")
			s.drums("1\r", "Is Child B at risk?")
			s.presses("3", "> 3. Not known")
			s.types("\x13")
			s.ends(4)
		}, begun + "answers:\n  at-risk:\n    \"Child A\": \"yes\"\n"},
		"a text pasted on a list is no answer": {func(s *seat) {
			s.types("\x1b[200~2\r2\r\x1b[201~")
			s.types("\x13")
			s.ends(4)
		}, begun},
		"what is pasted is a text, and never keys": {func(s *seat) {
			s.goesToTheWords()
			s.types("\x1b[200~one\x1b[31m\n\x13two\x1b[201~")
			s.shows("two")
			s.types("\r")
			s.shows("Where is the meeting?")
			s.types("\x03")
			s.ends(130)
		}, "one\\n"},
		"a late answer to a query is no text": {func(s *seat) {
			s.goesToTheWords()
			s.types("\x1b[?2026;2$y\x1b]11;rgb:0000/0000/0000\x1b\\\x1b[?1u")
			s.types("!")
			s.shows("So it is.!")
			s.types("\r")
			s.shows("Where is the meeting?")
			s.types("\x03")
			s.ends(130)
		}, "words: \"So it is.!\""},
		"it is hung up": {func(s *seat) {
			_ = s.cmd.Process.Signal(syscall.SIGHUP)
			s.ends(4)
		}, begun},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := atATriage(t, name, 80, 24, "TERM=xterm-256color")
			defer s.leave()
			s.begins()
			test.do(s)
			got, err := os.ReadFile(filepath.Join(s.dir, "answers.yaml"))
			exact := strings.HasPrefix(test.want, begun)
			if err != nil || exact && string(got) != test.want || !strings.Contains(string(got), test.want) || strings.Contains(string(got), "\x1b") {
				t.Errorf("the answers file holds\n%s%v\nwant\n%s", got, err, test.want)
			}
		})
	}
}

// drums presses keys without a pause until a text stands on the screen.
func (s *seat) drums(keys, text string) {
	for deadline := time.Now().Add(patience); !strings.Contains(s.screen.String(), text); {
		if time.Now().After(deadline) {
			s.fail("never came: %s", text)
		}
		s.types(keys)
		select {
		case <-s.changed:
		case <-time.After(5 * time.Millisecond):
		}
	}
}

// goesToTheWords goes on from begins to the free words, and writes some.
func (s *seat) goesToTheWords() {
	s.types("\r")
	s.shows("Is Child B at risk?")
	s.presses("3", "> 3. Not known")
	s.types("\r")
	s.shows("What was seen?")
	s.presses("1", "> [ ] 1. Images")
	s.types(" \r")
	s.shows("What was said?")
	s.writes("| ", "So it is.")
}
