package answers_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"safeguard/internal/answers"
	"safeguard/internal/calendar"
	"safeguard/internal/fault"
	"safeguard/internal/procedure"
	"safeguard/internal/yamldoc"
)

// isLabel tells whether a list takes a label.
func isLabel(s string) bool {
	return s != "" && strings.TrimSpace(s) == s && utf8.ValidString(s) && !answers.HidesInLabel(s) && !answers.MeansNotKnown(s) && !answers.MeansNone(s)
}

// filled answers every question of a procedure: choice picks, bit by bit, what is
// ticked, what is not known and what is left. Words stand as whoever reads the
// file gets them, where a byte that is no text is another character.
func filled(p *procedure.Procedure, labels []string, words, note string, choice uint64, day calendar.Date) *answers.Answers {
	a := answers.New(p)
	a.SetList(p.Kinds[0], answers.List{Given: true, Labels: labels, NotKnown: choice&1 != 0})
	a.SetList(p.Kinds[1], answers.List{Given: true, NotKnown: true})
	words, note = string([]rune(words)), string([]rune(note))
	for _, q := range p.Questions {
		for s := range a.Subjects(q.About) {
			choice = choice>>3 | choice<<61
			v := answers.Value{Given: choice&6 != 0}
			if choice&8 != 0 && strings.TrimSpace(note) != "" {
				v.Note = note
			}
			v.NotKnown = v.Given && choice&2 != 0 && !q.RefusesNotKnown
			switch {
			case !v.Given:
			case q.Type == procedure.Many:
				v.Options = procedure.Set(choice>>4) & q.All()
			case v.NotKnown:
			case q.Type == procedure.FreeText:
				v.Text, v.Given = words, strings.TrimSpace(words) != "" && words != procedure.NotKnown
			case q.Type == procedure.DateType:
				v.Date = day
			default:
				v.Options = 1 << ((choice >> 4) % uint64(len(q.Options)))
			}
			if !v.Given {
				v.NotKnown, v.Text = false, ""
			}
			a.Set(q, s, v)
		}
	}
	return a
}

// asJSON writes answers as an answers file in JSON, value by value.
func asJSON(a *answers.Answers) []byte {
	var said, notes []string
	for _, q := range a.Procedure().Questions {
		var values, noted []string
		for s := range a.Subjects(q.About) {
			v := a.Value(q, s)
			of := ""
			if q.About != nil {
				of = string(inJSON(a.Label(q.About, s))) + ":"
			}
			if v.Given {
				values = append(values, of+string(answers.FormatValue(q, v)))
			}
			if v.Note != "" {
				noted = append(noted, of+string(inJSON(v.Note)))
			}
		}
		said, notes = append(said, section(q, values)...), append(notes, section(q, noted)...)
	}
	var lists []string
	for _, k := range a.Procedure().Kinds {
		var labels []string
		for _, label := range a.List(k).Labels {
			labels = append(labels, string(inJSON(label)))
		}
		if a.List(k).NotKnown {
			labels = append(labels, `"not-known"`)
		}
		lists = append(lists, fmt.Sprintf("%q:[%s]", k.ID, strings.Join(labels, ",")))
	}
	return fmt.Appendf(nil, `{"subjects":{%s},"answers":{%s},"notes":{%s}}`, strings.Join(lists, ","), strings.Join(said, ","), strings.Join(notes, ","))
}

// inJSON writes a text as an answer in words is written.
func inJSON(s string) []byte {
	return answers.FormatValue(&procedure.Question{Type: procedure.FreeText}, answers.Value{Text: s})
}

func section(q *procedure.Question, values []string) []string {
	switch {
	case len(values) == 0:
		return nil
	case q.About == nil:
		return []string{fmt.Sprintf("%q:%s", q.ID, values[0])}
	}
	return []string{fmt.Sprintf("%q:{%s}", q.ID, strings.Join(values, ","))}
}

// Whatever people are called and whatever is typed: answers written as YAML and
// as JSON are read back the same, and what is read is written as the same bytes.
func FuzzWrite(f *testing.F) {
	for i, piece := range awkward {
		f.Add("Child A", piece+"B", piece, "a "+piece+" b", uint64(i)*0x9E3779B97F4A7C15, i*97)
	}
	f.Add(strings.Repeat("ab", 600), strings.Repeat("ŵ", 1020), "Words.", "A note.", uint64(0xffffffffffff), 9_700)
	f.Add("yes", "~", "null", "not known", ^uint64(0), 9_700)
	f.Add("? a", "- b", "a\nb: c\n#d", " leading\n\n trailing \n", uint64(0x123456789), 739_000)
	p := load(f)
	first, err := calendar.NewDate(1, 1, 1)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, one, other, words, note string, choice uint64, days int) {
		day, ok := first.AddDays(days)
		if !ok {
			day = first
		}
		var labels []string
		for _, label := range []string{one, other} {
			if isLabel(label) && !slices.Contains(labels, label) {
				labels = append(labels, label)
			}
		}
		want := filled(p, labels, words, note, choice, day)
		written := want.YAML()
		fromYAML, faults := answers.Load(p, "answers.yaml", written)
		if faults.Len() > 0 {
			t.Fatalf("%v\n%s", faults.All(), written)
		}
		sameAnswers(t, fromYAML, want)
		if again := fromYAML.YAML(); !bytes.Equal(again, written) {
			t.Errorf("written again it is\n%s\nwant\n%s", again, written)
		}
		text := asJSON(want)
		root, faults := yamldoc.ParseJSON("answers.json", text, fault.Place{Line: 1, Column: 1})
		if root == nil {
			t.Fatalf("%v\n%s", faults.All(), text)
		}
		fromJSON, faults := answers.Read(p, "answers.json", root)
		if faults.Len() > 0 {
			t.Fatalf("%v\n%s", faults.All(), text)
		}
		sameAnswers(t, fromJSON, want)
	})
}

func sameAnswers(t *testing.T, got, want *answers.Answers) {
	t.Helper()
	for _, k := range want.Procedure().Kinds {
		if g, w := got.List(k), want.List(k); g.Given != w.Given || g.NotKnown != w.NotKnown || !slices.Equal(g.Labels, w.Labels) {
			t.Fatalf("%s: got %+v, want %+v", k.ID, g, w)
		}
	}
	for _, q := range want.Procedure().Questions {
		for s := range want.Subjects(q.About) {
			if g, w := got.Value(q, s), want.Value(q, s); g != w {
				t.Errorf("%s of %q: got %+v, want %+v", q.ID, want.Label(q.About, s), g, w)
			}
		}
	}
}

// Whatever stands in the place of one answer in JSON: it is refused in one line
// that can be shown, or is an answer that is written as it is read.
func FuzzParseValue(f *testing.F) {
	p := load(f)
	for _, seed := range []string{
		`"yes"`, `"not-known"`, `["not-known"]`, `["upset","not-known"]`, `[]`, `["upset","upset"]`, `"2026-11-23"`, `"2026-02-31"`,
		`"\u200f \ud83d\ude00"`, `null`, `7`, `{"a":[]}`, `"a" "b"`, `""`, "\"\xff\"", `[[["yes"]]]`, " \"hall\"\n",
	} {
		for i := range p.Questions {
			f.Add(uint8(i), []byte(seed))
		}
	}
	f.Fuzz(func(t *testing.T, which uint8, data []byte) {
		q := p.Questions[int(which)%len(p.Questions)]
		v, err := answers.ParseValue(q, data)
		if err != nil {
			if text := err.Error(); text == "" || strings.ContainsAny(text, "\n\r\x1b\x00") {
				t.Errorf("%s: got the error %q", data, text)
			}
			return
		}
		written := answers.FormatValue(q, v)
		again, err := answers.ParseValue(q, written)
		if err != nil || again != v || !v.Given {
			t.Errorf("%s: got %+v, and written as %s %+v, %v", data, v, written, again, err)
		}
		if v.NotKnown && q.RefusesNotKnown {
			t.Errorf("%s: %q is answered not known, which it refuses", data, q.ID)
		}
	})
}
