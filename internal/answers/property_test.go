package answers_test

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"safeguard/internal/answers"
	"safeguard/internal/calendar"
	"safeguard/internal/procedure"
)

// awkward are pieces of what people paste and type.
var awkward = []string{
	`"`, `'`, `\`, `\n`, "\n", "\r\n", "\r", "\t", " ", "  ", ": ", " #", "- ", "{child}", "[", "]", "}", ",", "&a", "*a", "!x", "%", "@", "`", "|", ">",
	"yes", "no", "true", "null", "~", "012", "2026-11-23", "---", "...", "<<", "not known",
	"é", "日本", "🙂", "👩‍👧", "\u200b", "\u200f", "\u202e", "\u2028", "\u0085", "\u00a0", "\ufeff", "\ufffd", "\ufffe", "\uffff", "\U000e0041", "\U0010ffff",
	"\x00", "\x07", "\x1b[2J", "\x7f",
}

func aText() *rapid.Generator[string] {
	piece := rapid.OneOf(rapid.SampledFrom(awkward), rapid.StringN(0, 12, -1))
	return rapid.Custom(func(t *rapid.T) string {
		text := strings.Join(rapid.SliceOfN(piece, 1, 8).Draw(t, "pieces"), "")
		return strings.ToValidUTF8(text, "?")
	}).Filter(func(s string) bool { return strings.TrimSpace(s) != "" && s != procedure.NotKnown })
}

// aLabel draws one that a list takes.
func aLabel() *rapid.Generator[string] {
	return rapid.Map(aText(), strings.TrimSpace).Filter(func(s string) bool {
		return s != "" && !answers.HidesInLabel(s) && !answers.MeansNotKnown(s) && !answers.MeansNone(s)
	})
}

func anyAnswers(p *procedure.Procedure) *rapid.Generator[*answers.Answers] {
	return rapid.Custom(func(t *rapid.T) *answers.Answers {
		a := answers.New(p)
		labels := rapid.SliceOfNDistinct(aLabel(), 0, 6, rapid.ID[string]).Draw(t, "labels")
		cut := rapid.IntRange(0, len(labels)).Draw(t, "children")
		for i, list := range [][]string{labels[:cut], labels[cut:]} {
			k := p.Kinds[i]
			l := answers.List{Given: rapid.Bool().Draw(t, "given"), Labels: list, NotKnown: rapid.Bool().Draw(t, "others")}
			if l.Given && (l.NotKnown || len(list) >= k.Min) {
				a.SetList(k, l)
			}
		}
		for _, q := range p.Questions {
			for s := range a.Subjects(q.About) {
				a.Set(q, s, aValue(q).Draw(t, q.ID))
			}
		}
		return a
	})
}

func aValue(q *procedure.Question) *rapid.Generator[answers.Value] {
	return rapid.Custom(func(t *rapid.T) answers.Value {
		v := answers.Value{Given: rapid.Bool().Draw(t, "given")}
		if rapid.Bool().Draw(t, "noted") {
			v.Note = aText().Draw(t, "note")
		}
		if !v.Given {
			return v
		}
		v.NotKnown = !q.RefusesNotKnown && rapid.Bool().Draw(t, "not known")
		switch {
		case q.Type == procedure.Many:
			v.Options = procedure.Set(rapid.Uint64Range(0, uint64(q.All())).Draw(t, "ticked"))
		case v.NotKnown:
		case q.Type == procedure.FreeText:
			v.Text = aText().Draw(t, "text")
		case q.Type == procedure.DateType:
			v.Date = aDate(t)
		default:
			v.Options = 1 << rapid.IntRange(0, len(q.Options)-1).Draw(t, "option")
		}
		return v
	})
}

func aDate(t *rapid.T) calendar.Date {
	first, err := calendar.ParseDate("0001-01-01")
	if err != nil {
		t.Fatal(err)
	}
	d, _ := first.AddDays(rapid.IntRange(0, 3_652_058).Draw(t, "days"))
	return d
}

func TestWhatIsWrittenIsReadBackTheSame(t *testing.T) {
	p := load(t)
	rapid.Check(t, func(t *rapid.T) {
		a := anyAnswers(p).Draw(t, "answers")
		written := a.YAML()
		if !utf8.Valid(written) {
			t.Fatalf("not UTF-8: %q", written)
		}
		b, faults := answers.Load(p, "answers.yaml", written)
		if faults.Len() > 0 {
			t.Fatalf("%v\n%s", faults.All(), written)
		}
		for _, k := range p.Kinds {
			got, want := b.List(k), a.List(k)
			if got.Given != want.Given || got.NotKnown != want.NotKnown || !slices.Equal(got.Labels, want.Labels) {
				t.Fatalf("%s: got %+v, want %+v\n%s", k.ID, got, want, written)
			}
		}
		for _, q := range p.Questions {
			for s := range a.Subjects(q.About) {
				if got, want := b.Value(q, s), a.Value(q, s); got != want {
					t.Fatalf("%s: got %+v, want %+v\n%s", q.ID, got, want, written)
				}
			}
		}
	})
}

func TestAnotherListNeverMovesAnAnswerToAnotherLabel(t *testing.T) {
	p := load(t)
	rapid.Check(t, func(t *rapid.T) {
		before := anyAnswers(p).Draw(t, "answers")
		k := rapid.SampledFrom(p.Kinds).Draw(t, "kind")
		had := before.List(k).Labels
		labels := rapid.Permutation(had).Draw(t, "order")
		labels = labels[:rapid.IntRange(0, len(labels)).Draw(t, "kept")]
		labels = append(slices.Clone(labels), "Somebody new")
		after := before.Clone()
		after.SetList(k, answers.List{Given: true, Labels: labels})
		for _, q := range p.Questions {
			for s := range after.Subjects(q.About) {
				want := answers.Value{}
				if q.About != k {
					want = before.Value(q, s)
				} else if was := slices.Index(had, labels[s]); was >= 0 {
					want = before.Value(q, was)
				}
				if got := after.Value(q, s); got != want {
					t.Fatalf("%s: got %+v, want %+v", q.ID, got, want)
				}
			}
		}
	})
}
