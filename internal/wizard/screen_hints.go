package wizard

import (
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// A screenHint is a key that can be used here: in short for the foot line, and
// in a sentence for the page of help. Of those that do not all fit the foot line
// the ones of the lowest rank are shown.
type screenHint struct {
	keys, does, means string
	rank              int
}

// hints are the keys of a page, in the order they are shown.
func (p *screenPage) hints() []screenHint {
	switch p.pane {
	case screenHelping, screenTelling:
		return []screenHint{
			{"esc", "back to the question", "", 1},
			{"up/down, pgup/pgdn", "scroll", "", 2},
		}
	case screenNoting:
		return []screenHint{
			{"enter", "note done", "", 1},
			{"ctrl+j", "new line", "", 2},
		}
	}
	return p.askingHints()
}

// askingHints are the keys of the question itself.
func (p *screenPage) askingHints() []screenHint {
	list := p.formHints()
	add := func(allowed bool, h screenHint) {
		if allowed {
			list = append(list, h)
		}
	}
	const helps = "this page; all the guidance is on it"
	add(p.hidden && p.text != nil, screenHint{"F1", "help", helps, 0})
	add(p.hidden && p.text == nil, screenHint{"F1 or ?", "help", helps, 0})
	add(p.s.CanBack, screenHint{"esc", "back", "go back one question; ctrl+b does the same", 3})
	add(!p.hidden, screenHint{"F1", "help", helps, 4})
	add(p.s.HasReply && p.s.Form != Review, screenHint{"ctrl+f", "keep as it is", "keep the earlier answer as it is", 5})
	add(p.s.CanLeave, screenHint{"ctrl+l", "leave", "leave it for now: it stays not answered, and is asked again later", 6})
	add(p.s.CanNote, screenHint{"ctrl+o", "note", "write a note beside the answer", 7})
	add(len(p.s.Story) > 0, screenHint{"ctrl+t", "story", "read again what was told so far", 7})
	add(true, screenHint{"ctrl+s", "stop", "save what there is and stop", 8})
	add(p.s.hasReview(), screenHint{"ctrl+r", "review", "look over all answers, and change any of them", 9})
	add(p.s.Form != Read && (p.guide.above() || p.guide.below()), screenHint{"pgup/pgdn", "scroll", "scroll the text above the answers", 10})
	add(true, screenHint{"ctrl+c", "break off", "break off at once", 11})
	return list
}

// formHints are the keys that give the answer. Before the cursor is anywhere,
// how to move comes first.
func (p *screenPage) formHints() []screenHint {
	move, take := 2, 1
	if p.moved {
		move = 8
	} else if p.list != nil || p.review != nil {
		move, take = 1, 9
	}
	switch p.s.Form {
	case ChooseMany:
		return []screenHint{
			{"up/down", "move", "go to an answer; or press its number", move},
			{"space", "tick", "tick or untick the answer under the cursor; x does the same", 1},
			{"enter", "done", "take what is ticked", 2},
		}
	case Line, Words:
		list := []screenHint{{"enter", "done", "take what is written", 1}}
		if p.s.NotKnown {
			list = append(list, screenHint{"ctrl+k", "not known", "answer that it is not known", 2})
		}
		if p.s.Form == Words {
			list = append(list, screenHint{"ctrl+j", "new line", "begin a new line; alt+enter does the same where the window does not keep it for itself", 4})
		}
		return list
	case Review:
		list := []screenHint{{"f", "outcome path", "show the outcome path; ctrl+f does the same", 1}}
		if p.s.Beside {
			list = append(list, screenHint{"b", "beside the path", "what belongs beside the path, such as who took part", 3})
		}
		return append(list,
			screenHint{"up/down", "move", "go to a line; pgup and pgdn go further", move},
			screenHint{"enter", "change", "change the answer under the cursor", take})
	case Read:
		if p.list == nil {
			return []screenHint{{"enter", "go on", "go on", 1}, {"up/down, pgup/pgdn", "scroll", "scroll the text", 2}}
		}
		return []screenHint{
			{"pgup/pgdn", "read", "scroll the text; up and down go line by line", 1},
			{screenNumbers(len(p.s.Options)), "move", "go to an answer; down goes there too, past the end of the text", move + 1},
			{"enter", "choose", "choose the answer under the cursor", take},
		}
	}
	return []screenHint{
		{"up/down or " + screenNumbers(len(p.s.Options)), "move", "go to an answer", move},
		{"enter", "choose", "choose the answer under the cursor", take},
	}
}

// screenNumbers names the number keys that n options can be reached by.
func screenNumbers(n int) string {
	if n <= 1 {
		return "1"
	}
	return "1-" + string(rune('0'+min(n, 9)))
}

// footer is the most useful keys that fit a width.
func (p *screenPage) footer(width int) string {
	hints := p.hints()
	order := slices.Clone(hints)
	slices.SortStableFunc(order, func(a, b screenHint) int { return a.rank - b.rank })
	fits := map[screenHint]bool{}
	room := width
	for _, h := range order {
		if n := ansi.StringWidth(h.String()); n <= room {
			fits[h] = true
			room -= n + 2
		}
	}
	var shown []string
	for _, h := range hints {
		if fits[h] {
			shown = append(shown, h.String())
		}
	}
	return strings.Join(shown, "  ")
}

func (h screenHint) String() string { return h.keys + ": " + h.does }
