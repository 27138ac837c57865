package wizard

import (
	"fmt"
	"io"
	"strings"
)

// clearTerminal clears the screen first and what it scrolled by second: some
// terminals move the one into the other.
const clearTerminal = "\x1b[H\x1b[2J\x1b[3J"

// clear puts all that was said out of sight, where the talk may do so.
func (l *Lines) clear() {
	if l.clears {
		_, _ = io.WriteString(l.talk, clearTerminal)
	}
}

// show writes a screen, in the order in which it should be heard.
func (l *Lines) show(s Screen) {
	if s.Fresh {
		l.clear()
	}
	l.say("")
	if place := join(" - ", s.Mark, s.Stage, s.Subject, s.Progress); place != "" {
		l.say(place)
	}
	for _, a := range s.Alerts {
		mark := "Note: "
		if a.Urgent {
			mark = "URGENT: "
		}
		l.say(mark + a.Text)
	}
	isPage := s.Form == Read && len(s.Options) > 0 && !s.Told
	if isPage {
		_, _ = io.WriteString(l.page, s.Text) // whoever owns the page checks its writes
		l.say("")
	}
	l.say(s.Title)
	if s.Form == Read && !isPage {
		l.say("")
		l.say(s.Text)
	}
	if s.Help != "" {
		l.say("  " + strings.ReplaceAll(s.Help, "\n", "\n  "))
	}
	for _, r := range s.Rests {
		l.say("  Rests on: " + r)
	}
	for _, r := range s.Recall {
		l.say("  Earlier: " + r)
	}
	l.lines(s.Lines)
	for i, o := range s.Options {
		l.say(fmt.Sprintf("  %d. %s", i+1, o.shown()))
		if o.Help != "" {
			l.say("     " + o.Help)
		}
	}
	l.reply(s)
}

// reply tells how the screen is answered at present, and what is to be heeded
// about that.
func (l *Lines) reply(s Screen) {
	switch {
	case s.Held:
		l.say("  You replied (not kept yet): " + now(s))
	case s.HasReply:
		l.say("  Now: " + now(s))
	}
	switch {
	case s.Earlier.Note == "":
	case s.Held:
		l.say("  Note (not kept yet): " + s.Earlier.Note)
	default:
		l.say("  Note: " + s.Earlier.Note)
	}
	switch {
	case s.Warning != "" && s.Again && s.HasReply:
		l.say("  " + s.Warning + " Typing :keep does that.")
	case s.Warning != "":
		l.say("  " + s.Warning)
	}
}

// story tells again what was told so far.
func (l *Lines) story(tales []Tale) {
	for _, tale := range tales {
		l.say("")
		l.say(tale.Title)
		l.say(tale.Text)
	}
	l.say("")
}

func (l *Lines) lines(lines []ReviewLine) {
	place := ""
	for i, line := range lines {
		if p := join(" - ", line.Stage, line.Subject); p != place {
			place = p
			l.say("")
			l.say(place)
		}
		answer := line.Answer
		switch {
		case answer == "":
			answer = "not answered"
		case line.SetAside:
			answer += " (set aside: the question no longer applies)"
		}
		l.say(fmt.Sprintf("  %d. %s %s", i+1, line.Question, answer))
		if line.Note != "" {
			l.say("     Note: " + line.Note)
		}
	}
}

// now gives the present answer of a screen in words.
func now(s Screen) string {
	if s.Earlier.NotKnown {
		return "Not known"
	}
	var words []string
	for _, id := range s.Earlier.Chosen {
		if o, ok := find(s.Options, id); ok {
			words = append(words, o.Label)
		}
	}
	if len(words) == 0 {
		return s.Earlier.Text
	}
	return strings.Join(words, ", ")
}

func join(separator string, words ...string) string {
	var kept []string
	for _, w := range words {
		if w != "" {
			kept = append(kept, w)
		}
	}
	return strings.Join(kept, separator)
}

// prompt is what stands before the place where a reply is typed.
func prompt(s Screen) string {
	switch s.Form {
	case ChooseMany:
		return "Numbers with commas (:help for more): "
	case Line, Words:
		return "Your answer (:help for more): "
	case Review:
		return "Number to change, or \"path\" (:help for more): "
	}
	return "Number (:help for more): "
}

// help says what can be typed at a screen.
func (l *Lines) help(s Screen) {
	for _, c := range []struct {
		allowed bool
		text    string
	}{
		{s.Form == ChooseOne || s.Form == Read, "Type the number or the words of one reply."},
		{s.Form == ChooseMany, "Type the numbers or words of all that apply, with commas between them."},
		{s.Form == Words, "Type your answer on one line. End a line with \\ to go on in the next."},
		{s.Optional, "An empty line is accepted."},
		{s.NotKnown, ":not-known  answers not known"},
		{s.HasReply, ":keep       keeps the answer as it is"},
		{s.CanNote, ":note WORDS puts a note beside the answer"},
		{s.CanBack, ":back       goes back"},
		{s.CanLeave, ":leave      leaves the question for now; it stays not answered"},
		{s.hasReview(), ":review     shows all answers, and lets you change one"},
		{s.Form == Review, ":path       shows the outcome path"},
		{s.Beside, ":beside     goes to what belongs beside the path, such as who took part"},
		{len(s.Story) > 0, ":story      tells again what was told so far"},
		{true, ":stop       stops here"},
	} {
		if c.allowed {
			l.say("  " + c.text)
		}
	}
}
