package decide_test

import (
	"bytes"
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"safeguard/internal/decide"
	"safeguard/internal/procedure"
	"safeguard/internal/report"
)

// decided gives the page of what was said.
func decided(t teller, p *procedure.Procedure, s *sheet, c *said) page {
	t.Helper()
	return shownBy(t, decide.Decide(loadAnswers(t, p, c.yaml(s, asWritten))))
}

// settledDoubts draws answers of which each is about a question that surely
// applies or surely does not. While it is unknown whether a question applies its
// answer counts, so that the reply which makes it not apply can open a route.
func settledDoubts(t *rapid.T, s *sheet) *said {
	c := drawSaid(t, s)
	w := world{sheet: s, said: c}
	for _, i := range w.interview() {
		if i.list == "" && w.applies(i.slot) == unknown {
			delete(c.answers, i.slot)
		}
	}
	return c
}

// noneOpened reports an outcome that is possible in after and was not before.
func noneOpened(t *rapid.T, before, after page) {
	for _, b := range before.Decisions {
		for _, a := range after.Decisions {
			if a.Tree != b.Tree || a.Subject != b.Subject {
				continue
			}
			for _, o := range a.Possible {
				if !slices.Contains(b.Possible, o) {
					t.Errorf("tree %s for %q: %s was not possible, only %s", b.Tree, b.Subject, o, b.Possible)
				}
			}
		}
	}
}

func TestAnUnknownNeverClosesARouteThatSomeReplyWouldOpen(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawSheet(t, plain{noNotKnown: true, noDoubt: true})
		p, c := loadProcedure(t, s.yaml()), settledDoubts(t, s)
		full := completed(t, s, c)
		noneOpened(t, decided(t, p, s, c), decided(t, p, s, full))
		if t.Failed() {
			t.Fatalf("%s\n%s\n%s", s.yaml(), c.yaml(s, asWritten), full.yaml(s, asWritten))
		}
	})
}

// completed draws a reply to everything that is not known. Nobody is taken off a
// list, and nothing ticked is taken back.
func completed(t *rapid.T, s *sheet, c *said) *said {
	d, full := &draft{sheet: s, T: t}, c.clone()
	for _, k := range s.kinds {
		if l, given := c.lists[k.id]; !given || l.notKnown {
			labels := slices.Clone(l.labels)
			if d.chance(4) || k.min > len(labels) {
				labels = append(labels, k.label+" C")
			}
			full.lists[k.id] = list{labels: labels}
		}
	}
	for _, at := range s.slots(full) {
		if a, given := c.answers[at]; !given || a.notKnown {
			full.answers[at] = d.knownReply(s.question(at.question), a.ticks)
		}
	}
	return full
}

// knownReply draws a reply that leaves nothing unknown and keeps what is ticked.
func (d *draft) knownReply(q *question, ticked []string) answer {
	a := drawAnswer(d, q, 0)
	if q.kind == "many" {
		a.ticks = q.inOrder(append(slices.Clone(ticked), a.ticks...))
	}
	return a
}

func TestOneMoreAnswerNeverMakesAnOutcomePossible(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawSheet(t, plain{noNotKnown: true, noDoubt: true})
		p, c := loadProcedure(t, s.yaml()), settledDoubts(t, s)
		w, before, d := world{sheet: s, said: c}, decided(t, p, s, c), &draft{sheet: s, T: t}
		for _, at := range s.slots(c) {
			if w.known(item{slot: at}) || w.applies(at) != yes {
				continue
			}
			reply := d.knownReply(s.question(at.question), c.answers[at].ticks)
			noneOpened(t, before, decided(t, p, s, w.with(at, reply).said))
			if t.Failed() {
				t.Fatalf("%s answered %+v\n%s\n%s", at, reply, s.yaml(), c.yaml(s, asWritten))
			}
		}
	})
}

func TestAddingASubjectChangesNoOtherSubjectsDecision(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawSheet(t, plain{noSome: true})
		p, c := loadProcedure(t, s.yaml()), drawSaid(t, s)
		before, d := decided(t, p, s, c), &draft{sheet: s, T: t}
		for _, k := range s.kinds {
			more, l, added := c.clone(), c.lists[k.id], k.label+" C"
			more.lists[k.id] = list{append(slices.Clone(l.labels), added), l.notKnown}
			for _, q := range s.asked {
				if q.about == k.id && d.chance(6) {
					more.answers[slot{q.id, added}] = drawAnswer(d, q, 2)
				}
			}
			// The decision with no subject goes where the list is now complete.
			others := func(p page) string {
				return asJSON(keep(p.Decisions, func(d decision) bool { return d.Subject != added && (d.About == "" || d.Subject != "") }))
			}
			if got, want := others(decided(t, p, s, more)), others(before); got != want {
				t.Fatalf("with %s\n got %s\nwant %s\n%s\n%s", added, got, want, s.yaml(), c.yaml(s, asWritten))
			}
		}
	})
}

func TestTheOrderOfAnswersDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawSheet(t, plain{})
		p, c := loadProcedure(t, s.yaml()), drawSaid(t, s)
		other := c.yaml(s, func(list []string) []string {
			if len(list) < 2 {
				return list
			}
			return rapid.Permutation(list).Draw(t, "order")
		})
		want := report.AppendJSON(nil, decide.Decide(loadAnswers(t, p, c.yaml(s, asWritten))))
		if got := report.AppendJSON(nil, decide.Decide(loadAnswers(t, p, other))); !bytes.Equal(got, want) {
			t.Fatalf("got %s\nwant %s\n%s", got, want, other)
		}
	})
}

func TestEverySettledOutcomeIsTheLeafThatItsTraceAloneReaches(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawSheet(t, plain{})
		p, c := loadProcedure(t, s.yaml()), drawSaid(t, s)
		for _, d := range decided(t, p, s, c).Decisions {
			if d.Status != "settled" {
				continue
			}
			alone := c.onlyTraced(d)
			again := decided(t, p, s, alone).Decisions
			if !slices.ContainsFunc(again, func(a decision) bool { return a.Tree == d.Tree && a.Subject == d.Subject && a.Outcome == d.Outcome }) {
				t.Fatalf("tree %s for %q settled on %s, which its trace does not:\n%s\nall said:\n%s\ntraced:\n%s", d.Tree, d.Subject, d.Outcome, s.yaml(), c.yaml(s, asWritten), alone.yaml(s, asWritten))
			}
		}
	})
}

// onlyTraced is what was said without all that is not on the trace of a
// decision. Of a list that is not on it there may be others.
func (c *said) onlyTraced(d decision) *said {
	on := func(question, subject string) bool {
		return slices.ContainsFunc(d.Trace, func(step step) bool { return step.Question == question && step.Subject == subject })
	}
	alone := c.clone()
	maps.DeleteFunc(alone.answers, func(at slot, _ answer) bool { return !on(at.question, at.subject) })
	for kind, l := range c.lists {
		alone.lists[kind] = list{l.labels, l.notKnown || !on(kind, "")}
	}
	return alone
}

func TestDecidingAgainGivesTheSameBytesAndChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawSheet(t, plain{})
		p := loadProcedure(t, s.yaml())
		a := loadAnswers(t, p, drawSaid(t, s).yaml(s, asWritten))
		before, untouched := a.YAML(), a.Clone()
		first := report.AppendJSON(nil, decide.Decide(a))
		other := make(chan []byte)
		go func() { other <- report.AppendJSON(nil, decide.Decide(a)) }() // run with -race
		second := report.AppendJSON(nil, decide.Decide(a))
		if third := <-other; !bytes.Equal(first, second) || !bytes.Equal(first, third) {
			t.Errorf("three decisions:\n%s\n%s\n%s", first, second, third)
		}
		if !bytes.Equal(a.YAML(), before) || !reflect.DeepEqual(a, untouched) {
			t.Errorf("the answers were\n%s and are\n%s", before, a.YAML())
		}
	})
}

func TestADeciderUsedAgainGivesThePathsOfNewOnesAndKeepsThoseItGave(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var again decide.Decider
		var paths []*decide.Path
		var want [][]byte
		for range 2 {
			s := drawSheet(t, plain{})
			p := loadProcedure(t, s.yaml())
			for range 2 {
				a := loadAnswers(t, p, drawSaid(t, s).yaml(s, asWritten))
				paths = append(paths, again.Decide(a))
				want = append(want, report.AppendJSON(nil, decide.Decide(a)))
			}
		}
		for i, path := range paths {
			if got := report.AppendJSON(nil, path); !bytes.Equal(got, want[i]) {
				t.Errorf("path %d of %d\n got %s\nwant %s", i, len(paths), got, want[i])
			}
		}
	})
}

func TestTheJSONIsValidAndLeavesNoKeyOut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawSheet(t, plain{})
		p := loadProcedure(t, s.yaml())
		a := loadAnswers(t, p, drawSaid(t, s).yaml(s, asWritten))
		for _, q := range p.Questions {
			for subject := range a.Subjects(q.About) {
				v := a.Value(q, subject)
				v.Note = rapid.String().Draw(t, "note")
				a.Set(q, subject, v)
			}
		}
		shown := report.AppendJSON(nil, decide.Decide(a))
		if got, want := keysOf(t, shown, &map[string]any{}), keysOf(t, shown, &whole{}); !reflect.DeepEqual(got, want) {
			t.Fatalf("got %v\nwant %v", got, want)
		}
	})
}

// A whole page holds every key of the design, and no other.
type whole struct {
	Format    int `json:"format"`
	Procedure struct {
		ID       string `json:"id"`
		Title    string `json:"title"`
		Edition  string `json:"edition"`
		ReviewBy string `json:"review-by"`
		Digest   string `json:"digest"`
	} `json:"procedure"`
	page
}

// keysOf reads JSON into a value and gives what that writes back, so that a key
// left out, or one too many, differs from what was read as it stood.
func keysOf(t *rapid.T, shown []byte, into any) any {
	if err := json.Unmarshal(shown, into); err != nil {
		t.Fatalf("%v in %s", err, shown)
	}
	var again any
	if err := json.Unmarshal([]byte(asJSON(into)), &again); err != nil {
		t.Fatalf("%v", err)
	}
	return again
}
