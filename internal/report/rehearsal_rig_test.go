package report_test

import (
	"encoding/json"
	"os"
	"slices"
	"testing"
	"time"

	"safeguard/internal/answers"
	"safeguard/internal/decide"
	"safeguard/internal/procedure"
	"safeguard/internal/record"
	"safeguard/internal/rehearsal"
	"safeguard/internal/scenario"
)

// ferrySteps is a scenario in which say gives the words of each place.
func ferrySteps(t *testing.T, say caseWords) *scenario.Scenario {
	t.Helper()
	data, err := os.ReadFile("testdata/rehearsal/by-the-ferry-steps.yaml")
	if err != nil {
		t.Fatal(err)
	}
	s, faults := scenario.Load(shared(t), "by-the-ferry-steps.yaml", data)
	if s == nil {
		t.Fatal(faults.All())
	}
	for _, text := range []*string{&s.Title, &s.Welfare.Words, &s.Opening.Words, &s.Facilitator.Words, &s.Pair} {
		*text = say(*text)
	}
	for i := range s.Aims {
		s.Aims[i].Words = say(s.Aims[i].Words)
	}
	for i := range s.Roles {
		s.Roles[i].Knows.Words = say(s.Roles[i].Knows.Words)
	}
	for _, inject := range s.Injects {
		inject.Tell.Words = say(inject.Tell.Words)
	}
	for i := range s.Panel {
		s.Panel[i].View.Words, s.Panel[i].Because.Words = say(s.Panel[i].View.Words), say(s.Panel[i].Because.Words)
	}
	return s
}

// A player is somebody who plays by the ferry steps, and what is written of it.
type player struct {
	*recorder
	s *scenario.Scenario
}

// playFerrySteps plays as the panel does, but for a few answers; Person 2 is
// listed beside those whom the scenario has.
func playFerrySteps(t *testing.T, say caseWords) *player {
	t.Helper()
	s := ferrySteps(t, say)
	p := shared(t)
	r := &recorder{t: t, at: time.Date(2026, 11, 23, 14, 3, 0, 0, time.UTC), by: record.Who{Role: say("trainer")}}
	r.add(record.Opened{Format: record.Format, Tool: "1.2.0", Procedure: record.Procedure{ID: p.ID, Title: p.Title, Edition: p.Edition, Digest: p.Digest}},
		record.Rehearsed{Scenario: s.ID, Title: s.Title, File: "format: 1\n"})
	said := s.Start().Clone()
	person := said.List(p.Kinds[1])
	person.Labels = append(person.Labels, say("Person 2"))
	said.SetList(p.Kinds[1], person)
	r.say(said, "")
	r.set("immediate-risk", 1, `"no"`, "", "")
	r.set("work-contact", 0, `"no"`, "", "")
	r.set("impact", 0, quoteJSON(say("Says little.")), "", "")
	r.add(record.Told{Inject: s.Injects[0].ID}, record.Told{Inject: s.Injects[1].ID})
	r.set("strategy-discussion", 0, `"planned"`, "", say("The manager is out of court."))
	return &player{r, s}
}

// debrief is what there is to say of a sitting, by hand. With votes it was a group.
func (pl *player) debrief(say caseWords, votes bool) *rehearsal.Debrief {
	s, p := pl.s, pl.c.Procedure
	told := func(i *scenario.Inject) bool { return i != s.Injects[2] }
	d := &rehearsal.Debrief{
		Scenario: s, Case: pl.c, Known: s.Known(told), Panel: decide.Decide(s.Known(told)), Trainee: decide.Decide(pl.c.Answers),
		Finished: true, Minutes: 38, Sittings: 2, Discuss: []string{say("What kept you from writing that nobody had asked?"), say("Who could have asked Child B?")},
		Counts: []rehearsal.Count{{ID: "unknowns-named", Label: say("Unknowns named as such"), N: 12, Of: 14}, {ID: "anew", Label: "Answers said anew", N: 1}},
	}
	d.Lines = pl.lines(d)
	risk := decide.Item{Question: p.Question("immediate-risk"), Subject: 1}
	d.Parting = pl.parting(d, risk)
	if votes {
		d.Agencies = []string{say("Police"), "CYPF", say("Health"), "School"}
		d.Votes = ballots(p, say)
	}
	d.Points = []rehearsal.Point{
		{Kind: rehearsal.UnknownAsNo, Theme: rehearsal.InterimSafety, Item: risk, Label: "Child B", Says: say(`You answered no for Child B; the panel has it as not known.`), Ask: say("What would have told you?"), Cite: risk.Question.Cite},
		{Kind: rehearsal.RouteNotOpened, Theme: rehearsal.ParallelRoutes, Says: say("The allegations route stayed closed for Person 1."), Cite: p.Question("work-contact").Cite},
		{Kind: rehearsal.NoReason, Theme: rehearsal.Dissent, Says: say("A judgement stands without what it rests on."), Ask: "What did it rest on?"},
	}
	d.Well = []rehearsal.Point{{Kind: rehearsal.Revisited, Theme: rehearsal.Information, Says: say("You went back to the Strategy Discussion once there was news of it."), Cite: p.Question("strategy-discussion").Cite}}
	return d
}

// lines holds every answer beside that of the panel.
func (pl *player) lines(d *rehearsal.Debrief) []rehearsal.Line {
	var lines []rehearsal.Line
	for _, i := range decide.Order(d.Known) {
		l := rehearsal.Line{Item: i, Question: i.Question, List: i.List, Label: i.Of().Label(d.Known)}
		if i.List != nil {
			theirs := pl.c.Answers.List(i.List)
			l.Lists = [3]answers.List{d.Known.List(i.List), theirs, theirs}
		} else {
			l.Panel = d.Known.Value(i.Question, i.Subject)
			l.First = pl.s.Start().Value(i.Question, i.Subject)
			l.Last = pl.c.Answers.Value(i.Question, i.Subject)
			l.Matters = i.ID() == "immediate-risk" && i.Subject == 1
			if i.ID() == "strategy-discussion" {
				l.News, l.Changes, l.Why = true, 1, pl.c.Changed[0].Why
			}
		}
		lines = append(lines, l)
	}
	other := answers.Value{Given: true, Options: 1}
	q := pl.c.Procedure.Question("work-contact")
	return append(lines, rehearsal.Line{Item: decide.Item{Question: q, Subject: -1}, Question: q, Label: pl.c.Answers.Label(q.About, 1), First: other, Last: other})
}

// parting is where this one answer parts the paths.
func (pl *player) parting(d *rehearsal.Debrief, i decide.Item) *rehearsal.Parting {
	with := pl.s.Start().Clone()
	with.Set(i.Question, i.Subject, pl.c.Answers.Value(i.Question, i.Subject))
	p := &rehearsal.Parting{Panel: pl.s.Start().Value(i.Question, i.Subject), Trainee: with.Value(i.Question, i.Subject), Before: decide.Decide(pl.s.Start()), After: decide.Decide(with)}
	p.Differs = record.Compare(p.Before, p.After)
	at := slices.IndexFunc(d.Lines, func(l rehearsal.Line) bool { return l.Item == i })
	p.Line = d.Lines[at]
	for _, e := range pl.c.Events {
		if a, ok := e.Body.(record.Answered); ok && a.Question == i.ID() && string(a.Answer) == `"no"` {
			p.Event = e
		}
	}
	return p
}

// ballots are two votes: one in which somebody saw it otherwise, and one without
// a reason.
func ballots(p *procedure.Procedure, say caseWords) []rehearsal.Ballot {
	risk, refer := p.Question("immediate-risk"), p.Question("work-contact")
	yes, no, unknown := answers.Value{Given: true, Options: 1}, answers.Value{Given: true, Options: 2}, answers.Value{Given: true, NotKnown: true}
	return []rehearsal.Ballot{
		{Question: risk, Label: "Child B", Group: no, Panel: unknown, PanelEnd: no, Votes: []rehearsal.Vote{
			{Agency: say("Police"), Value: no, Why: say("Nothing was said of it.")},
			{Agency: "CYPF", Value: no, Why: ""},
			{Agency: say("Health"), Value: unknown, Why: say("Nobody has asked.")},
			{Agency: "School", Value: no},
		}},
		{Question: refer, Label: "Person 1", Group: unknown, Panel: unknown, PanelEnd: unknown, Silent: []string{"CYPF", say("School")}, Votes: []rehearsal.Vote{
			{Agency: "Police", Value: unknown}, {Agency: "Health", Value: yes, Why: "Might coach."},
		}},
	}
}

// results are those of so many sittings, of which some were answered otherwise.
func results(t *testing.T, say caseWords) []rehearsal.NamedResults {
	t.Helper()
	pl := playFerrySteps(t, say)
	alone, group := pl.debrief(say, false), pl.debrief(say, true)
	var named []rehearsal.NamedResults
	for i, name := range []string{"a.json", "b.json", "c.json", "c-again.json", "older.json"} {
		r := alone.Results()
		if i == 1 {
			r = group.Results()
		}
		r.Reference = "SITTING-" + name[:1]
		if i == 0 {
			r.Finished, r.Parting, r.Points = false, nil, r.Points[:1]
			unsay(r, "work-contact")
		}
		if i == 4 {
			r.Procedure.Edition = say("2008-01")
		}
		named = append(named, rehearsal.NamedResults{Path: name, Results: r})
	}
	return named
}

// unsay puts not known in place of what was said.
func unsay(r *rehearsal.Results, question string) {
	for i := range r.Answers {
		if r.Answers[i].Question == question {
			r.Answers[i].Last = rehearsal.Said{Answer: json.RawMessage(`"not-known"`), Words: "Not known"}
		}
	}
}
