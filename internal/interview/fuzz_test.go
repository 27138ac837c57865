package interview_test

import (
	"slices"
	"strings"
	"testing"

	"safeguard/internal/answers"
	"safeguard/internal/calendar"
	"safeguard/internal/decide"
	"safeguard/internal/interview"
	"safeguard/internal/procedure"
)

// Whatever is typed where subjects are listed: it is refused in words of one
// line, or is a list whose labels were typed or are those offered for a number,
// which an answers file takes, and which is read back from how it is shown.
func FuzzParseList(f *testing.F) {
	for _, seed := range []string{
		"", "none", "2", "50", "51", "0", "-1", "Child A", "Child A, Child B", "Child A, not known", "not-known", "NOT_KNOWN", "None", "Child A,,B", "a, A",
		"2, Child C", "Child A and Child B", "?", "don't know", "Person 1", "2 children", " Å , å ", "\u202ea", "a\nb", "a\tb", "\xff", "İ,i̇", "1, 1", "+3", "٣", "Child A, none",
	} {
		f.Add(seed, uint8(0))
		f.Add(seed, uint8(1))
	}
	p := chapter(f)
	f.Fuzz(func(t *testing.T, typed string, which uint8) {
		k := p.Kinds[int(which)%len(p.Kinds)]
		a := answers.New(p)
		l, err := interview.ParseList(a, k, typed)
		if err != nil {
			if text := err.Error(); text == "" || strings.ContainsAny(text, "\n\r\x1b\x00") {
				t.Errorf("%q: got the error %q", typed, text)
			}
			return
		}
		parts := strings.Split(typed, ",")
		for n := range interview.MaxCount {
			parts = append(parts, interview.OfferLabel(k, n))
		}
		for _, label := range l.Labels {
			if !slices.ContainsFunc(parts, func(part string) bool { return strings.TrimSpace(part) == label }) {
				t.Errorf("%q lists %q, which was not typed", typed, label)
			}
		}
		if again, err := interview.ParseList(a, k, interview.ListText(l)); err != nil || !sameList(again, l) {
			t.Errorf("%q lists %+v, shown as %q, which lists %+v: %v", typed, l, interview.ListText(l), again, err)
		}
		a.SetList(k, l)
		if again, err := interview.ParseList(a, k, interview.ListText(l)); err != nil || !sameList(again, l) {
			t.Errorf("%q lists %+v, and shown again %+v: %v", typed, l, again, err)
		}
		b, faults := answers.Load(p, "answers.yaml", a.YAML())
		if faults.Len() > 0 || !sameList(b.List(k), l) {
			t.Errorf("%q lists %+v, which an answers file does not take: %v", typed, l, faults.All())
		}
	})
}

func sameList(a, b answers.List) bool {
	return a.Given == b.Given && a.NotKnown == b.NotKnown && slices.Equal(a.Labels, b.Labels)
}

// A doubt about a label or a reference is one of a few words, never what stands
// in it, and the labels that are offered raise none.
func FuzzDoubtLabel(f *testing.F) {
	for _, seed := range []string{"Child A", "Ellie B", "12/11/2026", "K7QX-M2PD", "AB-010115", "ELLIE-BROWN", "\xff\u202e", "ＡＢ１２"} {
		f.Add(seed)
	}
	p := chapter(f)
	known := []string{
		"", "a date of birth", "a date", "a name", "a name or initials", "someone's initials", "a number that belongs to someone", "an NHS number", "a postcode", "a phone number",
		"an e-mail address", "a National Insurance number", "a name with a date of birth",
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, k := range p.Kinds {
			if what := interview.DoubtLabel(k, s); !slices.Contains(known, what) {
				t.Errorf("%q raises the doubt %q", s, what)
			}
			if what := interview.DoubtLabel(k, interview.OfferLabel(k, len(s))); what != "" {
				t.Errorf("the offered label raises the doubt %q", what)
			}
		}
		if what := interview.DoubtReference(s); !slices.Contains(known, what) {
			t.Errorf("the reference %q raises the doubt %q", s, what)
		}
	})
}

// An interview that is led by bytes: whatever is answered, changed, noted, left
// or listed anew, what is asked next is not answered yet and applies, nothing is
// put down but what was said, and answering what is asked comes to an end.
func FuzzInterview(f *testing.F) {
	f.Add([]byte("\x00\x00\x00\x00\x00\x00\x00\x00"))
	f.Add([]byte("0\x022\x133\xa44B5C6D7E8F9"))
	f.Add([]byte("LLAABBCCCNNNRRRTTTLLAABB"))
	p := chapter(f)
	f.Fuzz(func(t *testing.T, script []byte) {
		if len(script) > 120 {
			return
		}
		v := interview.New(answers.New(p))
		for i := 0; i+1 < len(script); i += 2 {
			move(t, v, script[i], script[i+1])
			if answered, toGo := v.Progress(); answered < 0 || toGo < 0 {
				t.Fatalf("%d answered, %d to go", answered, toGo)
			}
		}
		v.TakeUp()
		for range 4000 {
			item, more := v.Next()
			if !more {
				return
			}
			answer(v, item, script[len(script)/2:])
		}
		t.Error("what is asked has no end")
	})
}

// move does one thing that a person can do, and checks what it leaves behind.
func move(t *testing.T, v *interview.Interview, what, how byte) {
	t.Helper()
	before := string(v.Answers().YAML())
	lines := v.Lines()
	item, more := v.Next()
	if more && (v.Given(item) || decide.Applies(v.Answers(), item) == decide.False) {
		t.Fatalf("%s is asked, which is given or does not apply", item.ID())
	}
	switch {
	case what%8 == 0 && more:
		v.Leave(item)
	case what%8 == 1:
		v.TakeUp()
	case what%8 == 2 && len(lines) > 0:
		if back, ok := v.Before(lines[int(how)%len(lines)].Item); ok && back == lines[int(how)%len(lines)].Item {
			t.Fatalf("%s stands before itself", back.ID())
		}
	case what%8 == 3 && len(lines) > 0 && lines[int(how)%len(lines)].Question != nil:
		v.PathIf(lines[int(how)%len(lines)].Item, reply(lines[int(how)%len(lines)].Question, how/8))
	case what%8 == 4 && len(lines) > 0:
		answer(v, lines[int(how)%len(lines)].Item, []byte{how / 3})
		return
	case more:
		answer(v, item, []byte{how})
		if !v.Given(item) {
			t.Fatalf("%s was answered, and is not given", item.ID())
		}
		return
	}
	if after := string(v.Answers().YAML()); after != before {
		t.Fatalf("nothing was said, and the answers were\n%s\nand are\n%s", before, after)
	}
}

func answer(v *interview.Interview, item decide.Item, how []byte) {
	b := byte(len(item.ID()))
	if len(how) > 0 {
		b = how[len(item.ID())%len(how)]
	}
	if item.List != nil {
		l := answers.List{NotKnown: b&1 != 0 || item.List.Min > 0}
		for n := range int(b / 2 % 4) {
			l.Labels = append(l.Labels, interview.OfferLabel(item.List, n))
		}
		v.RecordList(item.List, l)
		return
	}
	v.Record(item, reply(item.Question, b))
}

func reply(q *procedure.Question, b byte) answers.Value {
	v := answers.Value{NotKnown: b&3 == 0 && !q.RefusesNotKnown}
	switch {
	case q.Type == procedure.Many:
		v.Options = procedure.Set(b/4) & q.All()
	case v.NotKnown:
	case q.Type == procedure.FreeText:
		v.Text = "Something was seen."
	case q.Type == procedure.DateType:
		v.Date, _ = calendar.ParseDate("2026-11-23")
	default:
		v.Options = 1 << (int(b/4) % len(q.Options))
	}
	return v
}
