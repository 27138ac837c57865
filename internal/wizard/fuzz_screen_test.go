package wizard

import (
	"slices"
	"strings"
	"testing"

	"safeguard/internal/safetext"
)

// screenKeys are what a byte of a script presses; the rest of the bytes write
// themselves.
var screenKeys = []string{
	"enter", "esc", "up", "down", "left", "right", "home", "end", "pgup", "pgdown", "tab", "f1", "space", "backspace",
	"ctrl+b", "ctrl+l", "ctrl+r", "ctrl+s", "ctrl+f", "ctrl+k", "ctrl+o", "ctrl+t", "ctrl+u", "ctrl+w", "alt+1", "alt+enter", "shift+tab",
}

// scripted does what one byte says: a key, a paste, another size of the window, or
// the end of the wait. Everything that was written or pasted stands in typed.
func (r *screenRig) scripted(b byte, pasted string, typed *strings.Builder) {
	switch {
	case int(b) < len(screenKeys):
		r.keys(screenKeys[b])
	case b == 28:
		r.m.Update(screenSettled{r.m.wait})
	case b == 29:
		typed.WriteString(pasted)
		r.pastes(pasted)
	case b == 30, b == 31:
		size := screenSizes[len(pasted)*int(b)%len(screenSizes)]
		r.size(size[0], size[1])
	case b >= 0xf0:
		size := [2]int{int(b-0xf0) * 9, int(b-0xf0) * 3}
		r.size(size[0], size[1])
	case b < 0x7f:
		typed.WriteByte(b)
		r.types(string(rune(b)))
	default:
		typed.WriteRune(rune(b))
		r.m.Update(keyOfText(string(rune(b))))
	}
}

// Whatever keys are pressed on whatever screen, in a window of any size: nothing
// breaks down, the frame fits the window and holds nothing that acts on it, and a
// reply is one that the screen takes, made of what was there and what was written.
// No key counts before a screen has stood long enough.
func FuzzScreen(f *testing.F) {
	loud := yesNoScreen()
	loud.Alerts = []Alert{{Text: "Make sure that the child is safe now", Urgent: true}, {Text: "Keep the notes of today"}}
	loud.Warning, loud.Earlier, loud.HasReply = "Look at this again.", Reply{Chosen: []string{"no"}, Note: "Said before."}, true
	told := wordsScreen()
	told.Mark, told.Story, told.Earlier, told.HasReply = "FICTITIOUS", []Tale{{Title: "News", Text: "It rains, and it will."}}, Reply{Text: "Said before."}, true
	beside := reviewScreen(9)
	beside.Beside = true
	screens := []Screen{yesNoScreen(), loud, manyScreen(), lineScreen(), wordsScreen(), told, reviewScreen(3), beside, readScreen(30)}
	for i := range screens {
		f.Add(uint8(i), []byte("\x1c\x03\x03\x0c\x00"), "")
		f.Add(uint8(i), []byte("\x1cab c\x1d\x00\x12\x14x\x00\x00"), "pasted\x1b[2J\u202e\r\ntext")
		f.Add(uint8(i), []byte("\x00\x1c\x0b\x09\x09\x01\xf3\x00\xf5\x1e2\x00\x11\x11"), "2026-11-23")
	}
	f.Fuzz(func(t *testing.T, which uint8, script []byte, pasted string) {
		if len(script) > 200 || len(pasted) > 2000 {
			return
		}
		s := screens[int(which)%len(screens)]
		r := newScreenRig(t, 80, 24)
		r.ask(s)
		var typed strings.Builder
		settled := false
		for _, b := range script {
			settled = settled || b == 28
			r.scripted(b, pasted, &typed)
			if r.m.ending != nil {
				t.Fatalf("it ended with %v", r.m.ending)
			}
			if r.m.width > 0 && r.m.height > 0 && !r.m.tooSmall() {
				r.fits(r.m.width, r.m.height)
			}
			if at := strings.IndexFunc(r.frame(), safetext.Hidden); at >= 0 {
				t.Fatalf("%q is hidden", r.frame()[max(0, at-20):at+3])
			}
			select {
			case reply := <-r.answer:
				if !settled {
					t.Fatalf("a key counted before its screen had stood: %+v", reply)
				}
				replyFits(t, s, reply, typed.String())
				return
			default:
			}
		}
		if half := r.m.unfinished(); len(half.Draft) > mostReply {
			t.Errorf("half typed are %d bytes", len(half.Draft))
		}
	})
}

// replyFits wants a reply that the screen offered.
func replyFits(t *testing.T, s Screen, reply Reply, typed string) {
	t.Helper()
	allowed := map[Act]bool{
		Answered: s.Form != Review, Back: s.CanBack, Leave: s.CanLeave, GoReview: s.hasReview(), Change: s.Form == Review,
		Finish: s.Form == Review, Quit: true, GoBeside: s.Beside,
	}
	if !allowed[reply.Act] {
		t.Fatalf("%q gave the act %d, which it does not allow", s.Title, reply.Act)
	}
	if reply.Act == Change && (reply.Target < 0 || reply.Target >= len(s.Lines)) {
		t.Errorf("line %d of %d is to be changed", reply.Target, len(s.Lines))
	}
	for _, id := range reply.Chosen {
		if !slices.ContainsFunc(s.Options, func(o Option) bool { return o.ID == id }) {
			t.Errorf("%q was chosen, which is no option", id)
		}
	}
	if s.Form == ChooseOne && reply.Act == Answered && len(reply.Chosen) != 1 {
		t.Errorf("chosen were %q, where one is wanted", reply.Chosen)
	}
	if alone := slices.IndexFunc(s.Options, func(o Option) bool { return o.Alone && slices.Contains(reply.Chosen, o.ID) }); alone >= 0 && len(reply.Chosen) > 1 {
		t.Errorf("%q was chosen beside others: %q", s.Options[alone].ID, reply.Chosen)
	}
	if reply.NotKnown && !s.NotKnown {
		t.Error("it was answered not known, which it does not take")
	}
	for _, word := range strings.Fields(reply.Text + " " + reply.Note) {
		for _, c := range word {
			if !strings.ContainsRune(typed+s.Earlier.Text+s.Earlier.Note+"\uFFFD", c) {
				t.Errorf("%q holds %q, which was not typed", word, c)
			}
		}
	}
}
