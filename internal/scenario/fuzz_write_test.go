package scenario_test

import (
	"bytes"
	"strconv"
	"strings"
	"testing"

	"safeguard/internal/procedure"
	"safeguard/internal/safetext"
	"safeguard/internal/scenario"
)

// worded are places of the small procedure in which words stand, and what stands
// there in their place. They go into scenario files: titles, labels, ids of
// paragraphs, agencies.
var worded = [][2]string{
	{"title: When nobody comes for a child", "title: WORDS"},
	{`edition: "1"`, "edition: WORDS"},
	{`"4"`, "WORDS"},
	{"label: Child", "label: WORDS"},
	{`ask: "Which children are waiting?"`, "ask: WORDS"},
	{`ask: "Has anyone been reached?"`, "ask: WORDS, known-by: The school"},
	{`ask: "Is {child} safe tonight?"`, `ask: "Is {child} safe tonight?", known-by: WORDS`},
	{`ask: "Who is {child} with?"`, `ask: "Who is {child} with? WORD"`},
	{"staff: Staff", "staff: WORDS"},
	{"neighbour: A neighbour", "neighbour: {label: WORDS, help: WORDS}"},
	{`title: "{child} stays with staff"`, "title: WORDS"},
	{"title: Nobody is told", "title: WORDS"},
	{"title: Who is told", "title: WORDS"},
	{"do: Tell the duty team, by: The manager", "do: WORDS, by: WORDS"},
	{`says: "{child} is called safe, and a child is unwell. Who has looked?"`, "says: WORDS"},
	{"title: Calling", "title: WORDS"},
	{"says: The text says to stay; read here as with staff.", "says: WORDS"},
	{"says: A child who is not safe stays.", "says: WORDS"},
}

// reworded gives the small procedure with other words in one of those places;
// nil where it cannot be loaded so.
func reworded(which uint8, words string) *procedure.Procedure {
	quoted := strconv.Quote(safetext.Clean(words))
	place := worded[int(which)%len(worded)]
	other := strings.ReplaceAll(strings.ReplaceAll(place[1], "WORDS", quoted), "WORD", quoted[1:len(quoted)-1])
	p, _ := procedure.Load("procedure.yaml", []byte(strings.ReplaceAll(written, place[0], other)))
	return p
}

// hostileWords are words that would be something else in YAML, were they let.
var hostileWords = []string{
	"Words.", "a: b", "- a", "# a", "a #b", "'", `"`, `\`, "{child}", "[", "]", "}", ",", "&a", "*a", "!x", "%", "@", "`", "|", ">", "---", "...", "yes", "no", "null", "~", "012", "2026-11-23",
	" a ", "a\nb", "a\n\n  b", "\n", "\ta", "\u00a0", "\u3000x", "\ufffd", "é", "日本", "🙂", "not-known", "case", "not-listed", "0x1f", "1e3", ".inf", "<<", "=", "? a", "a:", "a\\n# b", "x\x85y",
}

func TestEveryPlaceTakesOtherWords(t *testing.T) {
	for i, place := range worded {
		if p := reworded(uint8(i), "Other words?"); p == nil || p.Digest == load(t).Digest {
			t.Errorf("%s: the procedure cannot be loaded with other words there", place[0])
		}
	}
}

// Whatever words a procedure is written in: the scenarios that are suggested for
// it load, come out as they expect and reach what they say.
func FuzzSuggest(f *testing.F) {
	for i, words := range hostileWords {
		f.Add(uint8(i), words)
	}
	f.Add(uint8(2), "a\nb") // the id of a paragraph
	f.Fuzz(func(t *testing.T, which uint8, words string) {
		p := reworded(which, words)
		if p == nil || len(words) > 500 {
			return
		}
		skeletons, unreached := scenario.Cover(p, nil).Suggest(nothingTaken)
		if left := tried(t, p, nil, skeletons); len(left) > len(unreached) {
			t.Errorf("not reached: %v", left)
		}
		for _, s := range skeletons {
			plainText(t, s.YAML())
		}
	})
}

// Whatever words a procedure is written in: a scenario that is made of it by lot
// loads, comes out as it expects, and is the same made again.
func FuzzGenerate(f *testing.F) {
	for i, words := range hostileWords {
		f.Add(uint8(i), words, uint64(i)*0x9E3779B97F4A7C15, uint8(i), i%3 == 0)
	}
	f.Fuzz(func(t *testing.T, which uint8, words string, seed uint64, reach uint8, tension bool) {
		p := reworded(which, words)
		if p == nil || len(words) > 500 {
			return
		}
		o := scenario.GenerateOptions{Seed: seed, Tension: tension}
		if n := int(reach) % (len(p.Outcomes) + 1); n < len(p.Outcomes) {
			o.Reach = p.Outcomes[n]
		}
		g, err := scenario.Generate(p, o)
		if err != nil {
			return
		}
		s, faults := scenario.Load(p, g.File(), g.YAML())
		if s == nil {
			t.Fatalf("%s\n%s", shown(faults.All()), g.YAML())
		}
		if differences := append(scenario.Check(s), scenario.SetAside(s)...); len(differences) > 0 {
			t.Fatalf("%s\n%s", shown(differences), g.YAML())
		}
		if o.Reach != nil && g.Reach != o.Reach {
			t.Errorf("it reaches %s, where %s is wanted", g.Reach.ID, o.Reach.ID)
		}
		again, err := scenario.Generate(p, o)
		if err != nil || !bytes.Equal(again.YAML(), g.YAML()) {
			t.Errorf("made again it is another: %v", err)
		}
		plainText(t, g.YAML())
	})
}

func plainText(t *testing.T, data []byte) {
	t.Helper()
	if safetext.Clean(string(data)) != string(data) {
		t.Errorf("something in it cannot be shown:\n%s", data)
	}
}
