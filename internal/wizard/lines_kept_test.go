package wizard_test

import (
	"context"
	"errors"
	"io"
	"strings"
	"testing"

	"safeguard/internal/answers"
	"safeguard/internal/wizard"
)

// A note that was told to stand is kept however the talk ends.
func TestANoteThatStandsIsKeptHoweverThePlainTalkEnds(t *testing.T) {
	keys := "grooming\n:note Said by the school.\n"
	for name, end := range map[string]string{
		"the end of the input": "", "half a line": "hal", "a stop": ":stop\n", "nonsense": strings.Repeat("y\n", 20),
	} {
		said, talk, _, _ := typed(t, keys+end)
		if note := said.Value(said.Procedure().Question("family-aware"), 0).Note; note != "Said by the school." {
			t.Errorf("%s: note %q\n%s", name, note, talk)
		}
	}
}

func TestANoteThatStandsIsKeptWhenASignalEndsThePlainTalk(t *testing.T) {
	ctx, cancel := context.WithCancelCause(t.Context())
	reader, writer := io.Pipe()
	defer writer.Close()
	stopped := errors.New("told to stop")
	out := writerFunc(func(b []byte) (int, error) {
		if strings.Contains(string(b), "The note stands") {
			cancel(stopped)
		}
		return len(b), nil
	})
	go io.WriteString(writer, "grooming\n:note Said by the school.\n")
	said := answers.New(chapter(t))
	_, err := wizard.Talk(ctx, wizard.NewLines(reader, out, io.Discard, 80, false), wizard.Options{Answers: said, Keep: &keeper{}})
	if note := said.Value(said.Procedure().Question("family-aware"), 0).Note; !errors.Is(err, stopped) || note != "Said by the school." {
		t.Errorf("%v, note %q", err, note)
	}
}

type writerFunc func([]byte) (int, error)

func (f writerFunc) Write(b []byte) (int, error) { return f(b) }

// What is typed in another encoding is the same in the answers and wherever they
// are written.
func TestWhatIsTypedIsUTF8(t *testing.T) {
	said, _, _, _ := typed(t, strings.Replace(toWords, ":leave", ":note Caf\xe9\nno", 1)+"Apr\xe8s No\xebl\\\n\xff\n")
	family := said.Value(said.Procedure().Question("family-aware"), 0)
	forensic := said.Value(said.Procedure().Question("forensic-timescale"), 0)
	if family.Note != "Caf\uFFFD" || forensic.Text != "Apr\uFFFDs No\uFFFDl\n\uFFFD" {
		t.Errorf("note %q, text %q", family.Note, forensic.Text)
	}
}

// toWords leads the plain talk to a question that is answered in words.
const toWords = "grooming\n:leave\n:leave\n:leave\n:leave\n:leave\n:leave\n:leave\n"

func TestAReplyIsBounded(t *testing.T) {
	const most = 64 << 10
	text := strings.Repeat("a", most)
	many := strings.Repeat(strings.Repeat("b", 1000)+"\\\n", 70) + "end"
	for name, tt := range map[string]struct {
		typed string
		taken bool
	}{
		"as long as may be": {text, true},
		"a byte more":       {text + "a", false},
		"a megabyte":        {strings.Repeat(text, 16), false},
		"on many lines":     {many, false},
		"a note":            {":note " + text + text, false},
	} {
		said, talk, _, _ := typed(t, toWords+tt.typed+"\n:stop\n")
		v := said.Value(said.Procedure().Question("forensic-timescale"), 0)
		if v.Given != tt.taken || v.Note != "" || strings.Contains(talk, "64 KiB of text") == tt.taken {
			t.Errorf("%s: %d bytes taken, note %d", name, len(v.Text), len(v.Note))
		}
	}
}

// Whatever lets a long reply through, the talk does not take it.
func TestALongReplyIsRefusedByTheTalkToo(t *testing.T) {
	s, said, _, _ := play(t,
		step{"suspected or known", chosen("grooming")},
		step{"Which children", written(strings.Repeat("a", 10_001))},
		step{"Which children", written("1")},
		step{"forensic examination", written(strings.Repeat("a", 64<<10+1))})
	if w := warnings(s, "forensic examination"); len(w) != 2 || !strings.Contains(w[1], "64 KiB") {
		t.Errorf("warnings %.200q", w)
	}
	if w := warnings(s, "Which children"); !strings.Contains(w[1], "longer than a list may be") {
		t.Errorf("warnings %.200q", w)
	}
	if v := said.Value(said.Procedure().Question("forensic-timescale"), 0); v.Given {
		t.Error("taken")
	}
}

func TestAReplyThatWasNotTakenIsNotToldAsStanding(t *testing.T) {
	_, talk, _, _ := typed(t, "grooming\n:note "+aPhone+"\nno\n:stop\n")
	for _, want := range []string{"You replied (not kept yet): No", "Note (not kept yet): " + aPhone} {
		if !strings.Contains(talk, want) {
			t.Errorf("no %q in\n%s", want, talk)
		}
	}
	if strings.Contains(talk, "Now: No") {
		t.Errorf("told as standing\n%s", talk)
	}
}
