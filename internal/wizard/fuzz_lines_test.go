package wizard_test

import (
	"bytes"
	"context"
	"errors"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"safeguard/internal/answers"
	"safeguard/internal/procedure"
	"safeguard/internal/record"
	"safeguard/internal/safetext"
	"safeguard/internal/wizard"
)

// A witness passes everything on to a plain talk, and looks at each reply.
type witness struct {
	*wizard.Lines
	t     *testing.T
	typed string // what was typed, lines joined that go on
	parts []string
	shown []string // the titles of the screens
	taken int      // replies that took a line
}

var goesOn = regexp.MustCompile(`\\\r*\n`)

func newWitness(t *testing.T, keys string, out *bytes.Buffer) *witness {
	w := &witness{t: t, Lines: wizard.NewLines(strings.NewReader(keys), out, out, 80, false)}
	w.typed = goesOn.ReplaceAllString(strings.ToValidUTF8(ended(keys), "\uFFFD"), "\n")
	for _, part := range strings.FieldsFunc(w.typed, func(r rune) bool { return r == '\n' || r == ',' }) {
		w.parts = append(w.parts, strings.TrimSpace(part))
	}
	return w
}

// ended is what was typed without a last line that is not ended.
func ended(keys string) string { return keys[:strings.LastIndexByte(keys, '\n')+1] }

func (w *witness) Ask(ctx context.Context, s wizard.Screen) (wizard.Reply, error) {
	w.shown = append(w.shown, s.Title)
	reply, err := w.Lines.Ask(ctx, s)
	if err != nil || s.Form == wizard.Read && len(s.Options) == 0 {
		return reply, err
	}
	w.taken++
	kept := s.HasReply && strings.Contains(w.typed, ":keep")
	for _, id := range reply.Chosen {
		if !kept && !slices.ContainsFunc(w.parts, func(part string) bool { return means(s, part, id) }) {
			w.t.Errorf("%q is answered %q, which was not typed", s.Title, id)
		}
	}
	if reply.Text != "" && !kept && !strings.Contains(w.typed, reply.Text) {
		w.t.Errorf("%q is answered %q, which was not typed", s.Title, reply.Text)
	}
	if reply.NotKnown && !kept && !strings.Contains(strings.ToLower(w.typed), "not") {
		w.t.Errorf("%q is answered not known, which was not typed", s.Title)
	}
	return reply, err
}

func means(s wizard.Screen, part, id string) bool {
	n, err := strconv.Atoi(part)
	if err == nil && n >= 1 && n <= len(s.Options) && s.Options[n-1].ID == id {
		return true
	}
	return slices.ContainsFunc(s.Options, func(o wizard.Option) bool {
		return o.ID == id && (strings.EqualFold(part, o.ID) || strings.EqualFold(part, o.Label))
	})
}

// said is what one plain talk comes to.
type said struct {
	answers string
	events  []string
	shown   []string
	err     error
}

func talkOf(t *testing.T, keys string) said {
	t.Helper()
	var out bytes.Buffer
	k, w := opened(t), newWitness(t, keys, &out)
	now := answers.New(chapter(t))
	_, err := wizard.Talk(t.Context(), w, wizard.Options{Answers: now, Keep: k, Record: func() *record.Case { return k.c }, Page: thePage})
	if at := strings.IndexFunc(out.String(), safetext.Hidden); at >= 0 {
		t.Errorf("%q is hidden", out.String()[max(0, at-40):min(out.Len(), at+20)])
	}
	if err != nil && !errors.Is(err, wizard.ErrEnded) && !errors.Is(err, wizard.ErrUnusable) {
		t.Errorf("the talk ended with %v", err)
	}
	if lines := strings.Count(keys, "\n"); w.taken > lines {
		t.Errorf("%d replies in %d lines", w.taken, lines)
	}
	fromTyped(t, w, now)
	if now.Count() > 0 && !bytes.Equal(k.c.Answers.YAML(), now.YAML()) {
		t.Errorf("kept is\n%s\nand said was\n%s", k.c.Answers.YAML(), now.YAML())
	}
	return said{string(now.YAML()), k.events(1), w.shown, err}
}

// fromTyped wants every word that stands in the answers to have been typed.
func fromTyped(t *testing.T, w *witness, now *answers.Answers) {
	t.Helper()
	for _, k := range now.Procedure().Kinds {
		for _, label := range now.List(k).Labels {
			if !strings.Contains(w.typed, label) && !strings.ContainsAny(w.typed, "123456789") {
				t.Errorf("%q is listed, which was not typed", label)
			}
		}
	}
	for _, q := range now.Procedure().Questions {
		for s := range now.Subjects(q.About) {
			v := now.Value(q, s)
			if !strings.Contains(w.typed, v.Text) || !strings.Contains(w.typed, v.Note) {
				t.Errorf("%s is %q with the note %q, which was not typed", q.ID, v.Text, v.Note)
			}
			if q.Type == procedure.DateType && !v.Date.IsZero() && !strings.Contains(w.typed, v.Date.String()) {
				t.Errorf("%s is %s, which was not typed", q.ID, v.Date)
			}
		}
	}
}

// Whatever lines are typed: the talk ends when they do, says nothing that would act
// on a terminal, and puts down nothing that was not typed. The end of the input is
// never an answer, and neither is a last line that is not ended.
func FuzzTalk(f *testing.F) {
	for _, seed := range []string{
		wholeTalk, "grooming\n\n\n\n", ":help\n:back\n:review\n1\n:keep\n2\nno\npath\nagree\n", "1,2,9\n7\nnone\n:stop\n",
		"1\nno\nheld\n\x1b[2J\n\u202ename\nChild A, Ellie Brown\nChild A, Child B\n", "1\n:note \xff\xfe\nyes\n:back\n:note\n:leave\n:review\n:path\n:beside\n",
		strings.Repeat("a\\\n", 30), strings.Repeat("\n", 25), ":leave\n:leave\n:leave\n:leave\n:leave\n:leave\n:leave\n:leave\n:leave\n:leave\npath\n3\nI would act sooner.\n1\nPolice\n",
		"grooming\nno", "grooming\r\nno\r\n:not-known", "1\r\r\n\x00\n+1\n０\n",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, keys string) {
		if len(keys) > 3000 {
			return
		}
		got := talkOf(t, keys)
		if ended(keys) == keys {
			return
		}
		want := talkOf(t, ended(keys))
		if got.answers != want.answers || !slices.Equal(got.events, want.events) || !slices.Equal(got.shown, want.shown) {
			t.Errorf("%q is not ended, and was taken: got %q, want %q", keys[len(ended(keys)):], got.events, want.events)
		}
	})
}
