package wizard_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"safeguard/internal/answers"
	"safeguard/internal/decide"
	"safeguard/internal/wizard"
)

// typed works through a plain talk with what is typed, to its end.
func typed(t *testing.T, keys string) (said *answers.Answers, talk, page string, err error) {
	t.Helper()
	said = answers.New(chapter(t))
	var out, paper bytes.Buffer
	lines := wizard.NewLines(strings.NewReader(keys), &out, &paper, 80, false)
	_, err = wizard.Talk(t.Context(), lines, wizard.Options{
		Answers: said,
		Keep:    &keeper{},
		Page:    func(*decide.Path, wizard.OwnWords) string { return "THE PAGE\n" },
	})
	return said, out.String(), paper.String(), err
}

// plain gives a plain talk of what is typed, and where it writes.
func plain(keys string) (*wizard.Lines, *bytes.Buffer) {
	var out bytes.Buffer
	return wizard.NewLines(strings.NewReader(keys), &out, &out, 80, false), &out
}

func thePage(*decide.Path, wizard.OwnWords) string { return "THE PAGE\n" }

const wholeTalk = "grooming, not known whether anything else applies\r\n" +
	"no\n:note Said by the school.\nNot known\nheld\n2\n1\n" +
	"yes\nSeen today.\nno\n5\nSleeps badly.\nno\nNothing yet.\nnot known\n" + // Child A
	"2\nWith an aunt.\n2\n2,4\nSays little.\\\nPlays alone.\n1\nAsked for help.\nAn aunt.\n" + // Child B
	"no\nadult\nno\nno\nBy agreement.\nnever-lived-there\nno\nNothing points there.\n" +
	"3\nSix weeks.\n:not-known\nIn a fortnight.\n:leave\n:leave\n\n2026-11-23\n:back\n2026-11-24\n:not-known\n" +
	"yes\nThe school.\nno\n\nno\n\npath\nagree\n"

func TestAWholeTalkCanBeTyped(t *testing.T) {
	said, talk, page, err := typed(t, wholeTalk)
	if err != nil {
		t.Fatalf("%v\n%s", err, talk[max(0, len(talk)-2000):])
	}
	if page != "THE PAGE\n" {
		t.Errorf("page %q", page)
	}
	path := decide.Decide(said)
	got := map[string]string{}
	for _, d := range path.Decisions {
		if o := d.Outcome(); o != nil {
			got[d.Tree.ID+" "+d.Subject.Label(said)] = o.ID
		}
	}
	if got["child-protection Child A"] != "initial-conference" || got["child-protection Child B"] != "support-services" {
		t.Errorf("got %v", got)
	}
	text := string(said.YAML())
	for _, want := range []string{`"Says little.\nPlays alone."`, `family-plan-agreed: "Said by the school."`, "last-strategy-discussion: 2026-11-24"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %s in\n%s", want, text)
		}
	}
}

// Wherever the input breaks off, even inside a line, what is said is what the
// whole lines before it said, and the talk ends with an error.
func TestTheEndOfInputIsNeverAnAnswer(t *testing.T) {
	before := ""
	for cut := range len(wholeTalk) {
		said, _, _, err := typed(t, wholeTalk[:cut])
		if !errors.Is(err, wizard.ErrEnded) {
			t.Fatalf("cut at byte %d: %v", cut, err)
		}
		now := string(said.YAML())
		if cut > 0 && wholeTalk[cut-1] != '\n' && now != before {
			t.Fatalf("cut inside a line, at byte %d of %q, there is an answer nobody gave:\n%s", cut, wholeTalk[max(0, cut-10):cut], now)
		}
		before = now
	}
}

func TestRepliesShorterThanTheirWordsAreNoReplies(t *testing.T) {
	for _, stray := range []string{"y", "n", "Y", "ye", "", " ", "0", "9", "-1", "1,2", "none", "not", "true", "yes no"} {
		said, talk, _, _ := typed(t, "grooming\n"+stray+"\n")
		if said.Value(said.Procedure().Question("family-aware"), 0).Given {
			t.Errorf("%q was taken for an answer\n%s", stray, talk)
		}
	}
}

func TestWhateverTypesNonsenseWithoutEndIsNotAPerson(t *testing.T) {
	said, _, _, err := typed(t, strings.Repeat("y\n", 5000))
	if !errors.Is(err, wizard.ErrUnusable) || said.Count() != 0 {
		t.Errorf("%v, %d answers", err, said.Count())
	}
}

func TestASignalEndsThePlainTalkWhileItWaits(t *testing.T) {
	ctx, cancel := context.WithCancelCause(t.Context())
	reader, writer := io.Pipe()
	defer writer.Close()
	stopped := errors.New("told to stop")
	time.AfterFunc(10*time.Millisecond, func() { cancel(stopped) })
	_, err := wizard.Talk(ctx, wizard.NewLines(reader, io.Discard, io.Discard, 80, false), wizard.Options{Answers: answers.New(chapter(t))})
	if !errors.Is(err, stopped) {
		t.Error(err)
	}
}

func TestEveryQuestionIsHeardWithItsPlaceHelpAndParagraph(t *testing.T) {
	_, talk, _, _ := typed(t, "grooming\n:help\n:stop\n")
	for _, want := range []string{"Referral - 1 answered", "Does the family already know", "Rests on: 4.3", "3. Not known", ":leave", ":note WORDS"} {
		if !strings.Contains(talk, want) {
			t.Errorf("no %q in\n%s", want, talk)
		}
	}
}

func TestNoLineOfThePlainTalkIsWiderThanThePage(t *testing.T) {
	_, talk, _, _ := typed(t, wholeTalk)
	for _, line := range strings.Split(talk, "\n") {
		if len([]rune(line)) > 120 { // a prompt stands before what was typed
			t.Errorf("%d wide: %s", len([]rune(line)), line)
		}
	}
}

func TestAQuestionLeftByTheEndOfInputKeepsItsAnswerAndItsNote(t *testing.T) {
	for _, end := range []string{"", "half a li", ":stop\n"} {
		said, _, _, _ := typed(t, "grooming\n:note Said by the school.\nno\n:back\n"+end)
		v := said.Value(said.Procedure().Question("family-aware"), 0)
		if !v.Given || v.Note != "Said by the school." {
			t.Errorf("after %q got %+v", end, v)
		}
	}
}
