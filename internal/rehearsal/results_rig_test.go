package rehearsal_test

import (
	"io/fs"
	"path"
	"testing"
	"time"

	"safeguard/internal/answers"
	"safeguard/internal/decide"
	"safeguard/internal/procedure"
	"safeguard/internal/record"
	"safeguard/internal/rehearsal"
	"safeguard/internal/scenario"
	"safeguard/procedures"
)

// bundledScenario is one of the scenarios that come with the program.
func bundledScenario(t testing.TB, id string) *scenario.Scenario {
	t.Helper()
	data, err := fs.ReadFile(procedures.Files, "child-abuse-ict/procedure.yaml")
	if err != nil {
		t.Fatal(err)
	}
	p, faults := procedure.Load("procedure.yaml", data)
	if p == nil {
		t.Fatal(faults.All())
	}
	name := path.Join("child-abuse-ict/scenarios", id+".yaml")
	if data, err = fs.ReadFile(procedures.Files, name); err != nil {
		t.Fatal(err)
	}
	s, faults := scenario.Load(p, name, data)
	if s == nil {
		t.Fatal(faults.All())
	}
	return s
}

// handMade is the debrief of a sitting in which everything was answered as the
// panel does, but a second person is listed under the label given, and the risk to
// Child B was answered no.
func handMade(t testing.TB, label string) *rehearsal.Debrief {
	t.Helper()
	s := bundledScenario(t, "meeting-tomorrow")
	p, said := s.Procedure, s.Start().Clone()
	person := said.List(p.Kinds[1])
	person.Labels = append(person.Labels, label)
	said.SetList(p.Kinds[1], person)
	risk := p.Question("immediate-risk")
	no := answers.Value{Given: true, Options: 2}
	said.Set(risk, 1, no)
	said.Set(p.Question("impact"), 0, answers.Value{Given: true, Text: "Typed by Someone Real."})
	at := time.Date(2026, 11, 23, 14, 3, 0, 0, time.UTC)
	c := &record.Case{Reference: "K7QX-M2PD", Procedure: p, Answers: said, Events: []record.Event{{Number: 1, At: at, Body: record.Opened{}}, {Number: 2, At: at, Body: record.Listed{Kind: "person", Labels: person.Labels}}}}
	d := &rehearsal.Debrief{Scenario: s, Case: c, Known: s.Start(), Finished: true, Minutes: 12, Sittings: 1}
	d.Panel, d.Trainee = decide.Decide(d.Known), decide.Decide(said)
	for _, i := range decide.Order(d.Known) {
		l := rehearsal.Line{Item: i, Question: i.Question, List: i.List, Label: i.Of().Label(d.Known)}
		if i.List != nil {
			l.Lists = [3]answers.List{d.Known.List(i.List), said.List(i.List), said.List(i.List)}
		} else {
			l.Panel, l.First, l.Last = d.Known.Value(i.Question, i.Subject), said.Value(i.Question, i.Subject), said.Value(i.Question, i.Subject)
			l.Why = "Typed by Someone Real."
		}
		d.Lines = append(d.Lines, l)
	}
	d.Lines = append(d.Lines, rehearsal.Line{Item: decide.Item{Question: p.Question("work-contact"), Subject: -1}, Question: p.Question("work-contact"), Label: label, Last: no})
	with := s.Start().Clone()
	with.Set(risk, 1, no)
	d.Parting = &rehearsal.Parting{Line: rehearsal.Line{Item: decide.Item{Question: risk, Subject: 1}, Question: risk, Label: "Child B"}, Panel: s.Start().Value(risk, 1), Trainee: no, Before: d.Panel, After: decide.Decide(with)}
	d.Parting.Differs = record.Compare(d.Parting.Before, d.Parting.After)
	d.Points = []rehearsal.Point{{Kind: rehearsal.UnknownAsNo, Theme: rehearsal.InterimSafety, Item: d.Parting.Line.Item, Label: "Child B", Says: "You answered no for Child B, and asked " + label + ".", Ask: "Who is " + label + "?", Cite: risk.Cite}}
	d.Well = []rehearsal.Point{{Kind: rehearsal.NamedUnknown, Theme: rehearsal.Information, Says: "You named what was not known.", Cite: risk.Cite}}
	d.Discuss = []string{"What about " + label + "?"}
	d.Counts = []rehearsal.Count{{ID: "unknowns-named", Label: "Unknowns named as such", N: 12, Of: 14}}
	d.Votes = []rehearsal.Ballot{{Question: risk, Label: "Child B", Group: no, Panel: d.Parting.Panel, Votes: []rehearsal.Vote{
		{Agency: "Police", Value: no, Why: "Nothing was said of it."}, {Agency: "Health", Value: answers.Value{Given: true, NotKnown: true}},
	}}}
	return d
}
