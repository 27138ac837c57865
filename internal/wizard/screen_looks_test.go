package wizard

import (
	"regexp"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

var screenColours = regexp.MustCompile("\x1b\\[[0-9;:]*m")

// colourCodes are the escapes of a frame that set a colour.
func colourCodes(frame string) []string {
	var codes []string
	for _, escape := range screenColours.FindAllString(frame, -1) {
		for code := range strings.FieldsFuncSeq(escape[2:len(escape)-1], func(c rune) bool { return c == ';' || c == ':' }) {
			if len(code) > 1 && code != "22" && code != "27" {
				codes = append(codes, escape)
			}
		}
	}
	return codes
}

func TestNoColourMeansNoColourCodes(t *testing.T) {
	for name, s := range hardScreens() {
		r := openScreen(t, s)
		r.m.Update(tea.BackgroundColorMsg{})
		r.keys("2", "ctrl+o", "a")
		if codes := colourCodes(r.m.View().Content); len(codes) > 0 {
			t.Errorf("%s: colour codes %q", name, codes)
		}
		r.keys("enter", "f1")
		if codes := colourCodes(r.m.View().Content); len(codes) > 0 {
			t.Errorf("%s: colour codes %q", name, codes)
		}
	}
}

func TestColoursFollowTheBackground(t *testing.T) {
	r := openScreen(t, yesNoScreen())
	r.m = newScreenModel(ScreenLooks{Colour: true})
	r.size(80, 24)
	r.ask(yesNoScreen())
	before := r.m.View().Content
	r.m.theme.follow(true)
	r.size(80, 24)
	dark := r.m.View().Content
	r.m.theme.follow(false)
	r.size(80, 24)
	light := r.m.View().Content
	if len(colourCodes(before)) > 0 || len(colourCodes(dark)) == 0 || dark == light {
		t.Errorf("colours before %q, dark %q, light %q", colourCodes(before), colourCodes(dark), colourCodes(light))
	}
	if ansi.Strip(dark) != ansi.Strip(before) {
		t.Error("colour changes what stands there")
	}
}

func TestHiddenCharactersAreShownAndKept(t *testing.T) {
	r := openScreen(t, wordsScreen())
	r.pastes("ab\u202ecd")
	r.hides("\u202e")
	r.shows("ab\ufffdcd")
	r.keys("enter")
	if got := r.replied().Text; got != "ab\u202ecd" {
		t.Errorf("text %q, want it as it was typed", got)
	}
	s := yesNoScreen()
	s.Title, s.Help, s.Options[0].Label = "Is\x1b[2Jit?", "a\u202eb\tc", "Y\u200bes"
	r = openScreen(t, s)
	for _, bad := range []string{"\x1b[2J", "\u202e", "\u200b", "\t"} {
		if strings.Contains(r.m.View().Content, bad) {
			t.Errorf("%q reached the screen", bad)
		}
	}
}

func TestTheHeaderKeepsWhomItIsAbout(t *testing.T) {
	s := yesNoScreen()
	s.Stage = "Strategy discussion and what follows from it in the first days"
	for width := 30; width < 130; width++ {
		line := screenHeader(s, width)
		if ansi.StringWidth(line) > width || !strings.Contains(line, "Child A") {
			t.Errorf("at %d: %q", width, line)
		}
	}
}
