package rehearsal_test

import (
	"bytes"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"safeguard/internal/rehearsal"
	"safeguard/internal/safetext"
)

func TestWhatIsWrittenOfASittingReadsBackTheSame(t *testing.T) {
	for name, label := range map[string]string{"plain": "Person 2", "what JSON and HTML act on": `<b>"\u0041 & Ŵ` + "\u2028\u202e\U000e0041", "no text": "bad \xff bytes"} {
		d := handMade(t, label)
		d.Votes[0].Votes[1].Agency, d.Votes[0].Votes[1].Why = label, "Why: "+label
		r := d.Results()
		data := r.JSON()
		if at := bytes.IndexFunc(data, safetext.Hidden); at >= 0 {
			t.Errorf("%s: a hidden character stands in the file at %d", name, at)
		}
		again, faults := rehearsal.ReadResults("a.json", data)
		if again == nil {
			t.Fatalf("%s: %v", name, faults.All())
		}
		if got := again.JSON(); !bytes.Equal(got, data) {
			t.Errorf("%s: written again it is\n%s\nwhere it was\n%s", name, got, data)
		}
		if !reflect.DeepEqual(again, r) {
			t.Errorf("%s: got %+v, want %+v", name, again, r)
		}
	}
}

func TestNothingThatWasTypedIsInTheResults(t *testing.T) {
	for _, label := range []string{"Tom Realname", "Bo", "person 1b"} {
		data := string(handMade(t, label).Results().JSON())
		for _, never := range []string{label, "Typed by Someone Real"} {
			if strings.Contains(data, never) {
				t.Errorf("%q stands in the results", never)
			}
		}
		for _, want := range []string{`"another person"`, "asked another person.", "Child B", "Nothing was said of it."} {
			if !strings.Contains(data, want) {
				t.Errorf("%q does not stand in the results of %q", want, label)
			}
		}
	}
}

func TestALabelOfTheScenarioInOtherLettersIsTheScenarios(t *testing.T) {
	r := handMade(t, " person 1 ").Results()
	for _, l := range r.Answers {
		if l.Question == "person" && string(l.Last.Answer) != `["Person 1","Person 1"]` {
			t.Errorf("got %s", l.Last.Answer)
		}
	}
}

func TestAPartingSaysWhatEachSideBrings(t *testing.T) {
	p := handMade(t, "Person 2").Results().Parting
	if len(p.Panels) != 1 || !strings.HasPrefix(p.Panels[0], "Find out now about the safety of Child B") || len(p.Theirs) != 0 {
		t.Errorf("got %q and %q", p.Panels, p.Theirs)
	}
}

func TestAFileThatIsNoResultsFileIsNamed(t *testing.T) {
	whole := string(handMade(t, "Person 2").Results().JSON())
	change := func(old, new string) string {
		if !strings.Contains(whole, old) {
			t.Fatalf("%q is not in the file", old)
		}
		return strings.Replace(whole, old, new, 1)
	}
	tests := []struct{ name, file, want string }{
		{"nothing", "", "this is no results file of a rehearsal, which is JSON and begins with a brace"},
		{"YAML", "format: 1\n", "begins with a brace"},
		{"a list", "[1]", "begins with a brace"},
		{"half a file", whole[:len(whole)/2], "[json-syntax]"},
		{"an outcome path", `{"format":1,"procedure":{},"decisions":[]}`, "this is an outcome path"},
		{"answers", `{"procedure":"x","answers":{}}`, "this looks like an answers file"},
		{"a case", `{"format":1,"record":{}}`, "this is a case"},
		{"several sittings", `{"format":1,"fictitious":true,"rooms":[]}`, "this is what several sittings came to"},
		{"another thing", `{"a":1}`, `it has no "fictitious"`},
		{"another version", change(`"format": 1`, `"format": 2`), "it is written in format 2, where this version reads 1"},
		{"a real case", change(`"fictitious": true`, `"fictitious": false`), `"fictitious" is`},
		{"a key more", change(`"minutes":`, `"name": "x", "minutes":`), `the results file has a key "name", which the format does not know`},
		{"a key less", change(`"minutes": 12,`, ``), `the results file has no "minutes"`},
		{"a key of a part", change(`"subject": "Child B",`, ``), `has no "subject"`},
		{"a word for a number", change(`"minutes": 12`, `"minutes": "12"`), `a whole number from 0 to 1000000 is wanted`},
		{"a number below", change(`"minutes": 12`, `"minutes": -1`), `a whole number from 0 to 1000000 is wanted`},
		{"a number for words", change(`"reference": "K7QX-M2PD"`, `"reference": 7`), `"reference" is`},
		{"a number for an answer", change(`"answer": "no"`, `"answer": 7`), `a text, a list of texts, true or null is wanted`},
		{"an unknown theme", change(`"theme": "interim-safety"`, `"theme": "marks"`), `"theme" is`},
		{"no list", change(`"well": [`, `"well": {}, "x": [`), `"well" is`},
	}
	for _, tt := range tests {
		r, faults := rehearsal.ReadResults("sitting", []byte(tt.file))
		if r != nil || faults.Len() == 0 {
			t.Errorf("%s: it is read", tt.name)
			continue
		}
		said := ""
		for _, f := range faults.All() {
			said += f.String() + "\n"
		}
		if !strings.Contains(said, tt.want) {
			t.Errorf("%s: got %swant %s", tt.name, said, tt.want)
		}
		for _, never := range []string{"json:", "rehearsal.", "struct", "Go "} {
			if strings.Contains(said, never) {
				t.Errorf("%s: it says %q: %s", tt.name, never, said)
			}
		}
	}
}

func TestAFileThatIsTooLargeIsNotRead(t *testing.T) {
	if r, faults := rehearsal.ReadResults("a.json", []byte(`{"fictitious":`+strings.Repeat(" ", 4<<20)+`true}`)); r != nil || faults.Len() != 1 {
		t.Errorf("got %v, %v", r, faults.All())
	}
}

// Whatever is typed as a label, what is written reads back the same, and the
// label is not in it unless the scenario has it.
func TestAnyLabelIsKeptOutOfTheResults(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		label := rapid.StringMatching(`[B-Z][a-z]{2,9}q[a-z]( [A-Z][a-z]{2,8}x)?`).Draw(rt, "label")
		data := handMade(t, label).Results().JSON()
		if bytes.Contains(data, []byte(label)) {
			rt.Errorf("%q stands in the results", label)
		}
		if again, faults := rehearsal.ReadResults("", data); again == nil || !bytes.Equal(again.JSON(), data) {
			rt.Errorf("%q: %v", label, faults.All())
		}
	})
}

func FuzzReadResults(f *testing.F) {
	f.Add(handMade(f, "Person 2").Results().JSON())
	f.Add([]byte(`{"format":1,"fictitious":true,"scenario":{}}`))
	f.Add([]byte(`{"format":1,"decisions":[],"procedure":{}}`))
	f.Add([]byte("format: 1"))
	f.Fuzz(func(t *testing.T, data []byte) {
		r, faults := rehearsal.ReadResults("f.json", data)
		if (r == nil) != (faults.Len() > 0) {
			t.Fatalf("results and %d faults", faults.Len())
		}
		if r == nil {
			return
		}
		again, faults := rehearsal.ReadResults("f.json", r.JSON())
		if again == nil || !bytes.Equal(again.JSON(), r.JSON()) {
			t.Errorf("written anew it does not read the same: %v", faults.All())
		}
		for _, room := range rehearsal.Gather([]rehearsal.NamedResults{{Path: "f.json", Results: r}, {Path: "g.json", Results: again}}) {
			if room.N < 1 || room.N > 2 {
				t.Errorf("%d sittings in a room", room.N)
			}
		}
	})
}
