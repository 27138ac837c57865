package report_test

import (
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"safeguard/internal/answers"
	"safeguard/internal/calendar"
	"safeguard/internal/decide"
	"safeguard/internal/procedure"
	"safeguard/internal/record"
	"safeguard/internal/report"
)

var (
	loading sync.Once
	loaded  *procedure.Procedure
)

// shared is the bundled procedure, loaded once for all cases.
func shared(t *testing.T) *procedure.Procedure {
	t.Helper()
	loading.Do(func() { loaded = bundled(t) })
	return loaded
}

// A recorder writes a case event by event, a few minutes apart.
type recorder struct {
	t    *testing.T
	c    *record.Case
	at   time.Time
	by   record.Who
	head string
}

func (r *recorder) add(bodies ...record.Body) {
	r.t.Helper()
	for _, body := range bodies {
		e := record.Event{At: r.at, By: r.by, Body: body, Number: 1}
		if r.c != nil {
			e.Number = len(r.c.Events) + 1
		}
		_, hash, err := record.Line("K7QX-M2PD", e, r.head, nil)
		if err != nil {
			r.t.Fatal(err)
		}
		e.Hash, r.head = hash, hash
		if r.c == nil {
			c, damage := record.Replay("K7QX-M2PD", shared(r.t), []record.Event{e})
			if damage != nil {
				r.t.Fatal(damage)
			}
			r.c = c
		} else if err := r.c.Add(e); err != nil {
			r.t.Fatal(err)
		}
		r.at = r.at.Add(4 * time.Minute)
	}
}

// say writes down what changed between the answers of the case and now.
func (r *recorder) say(now *answers.Answers, why string) {
	r.t.Helper()
	for _, body := range r.c.Say(now) {
		r.add(body)
		if why != "" {
			r.add(reasonFor(body, why))
		}
	}
}

// reasonFor says why a change was made.
func reasonFor(changed record.Body, why string) record.Body {
	switch said := changed.(type) {
	case record.Listed:
		return record.Reasoned{Kind: said.Kind, Why: why}
	case record.Answered:
		return record.Reasoned{Question: said.Question, Subject: said.Subject, Why: why}
	case record.Noted:
		return record.Reasoned{Question: said.Question, Subject: said.Subject, Why: why}
	}
	return nil
}

// set answers one question anew.
func (r *recorder) set(question string, subject int, answer, note, why string) {
	r.t.Helper()
	now := r.c.Answers.Clone()
	q := now.Procedure().Question(question)
	v, err := answers.ParseValue(q, []byte(answer))
	if err != nil {
		r.t.Fatal(err)
	}
	v.Note = note
	now.Set(q, subject, v)
	r.say(now, why)
}

func (r *recorder) show(tool string) {
	r.add(record.Shown{Tool: tool, Path: report.AppendJSON(nil, decide.Decide(r.c.Answers))})
}

// caseWords gives the free text of each place of a case.
type caseWords func(plain string) string

func asWritten(plain string) string { return plain }

// reopenedCase is a case that was worked, shown, agreed with, reopened on new
// evidence and shown again, with something in every place of the record. label
// is what the second child is called.
func reopenedCase(t *testing.T, label string, say caseWords) *record.Case {
	t.Helper()
	p := shared(t)
	r := &recorder{t: t, at: time.Date(2026, 11, 23, 14, 3, 0, 0, time.UTC), by: record.Who{Role: say("social worker"), Agency: say("CYPF")}}
	r.add(record.Opened{Format: record.Format, Tool: say("1.2.0"), Procedure: record.Procedure{ID: p.ID, Title: p.Title, Edition: p.Edition, Digest: p.Digest}})
	r.say(firstAnswers(t, label), "")
	r.set("impact", 1, quoteJSON(say("Says little at school.")), say("Seen twice."), "")
	r.add(record.Viewed{About: label, Words: say("A conference for both children.")})
	r.show(say("1.2.0"))
	r.add(record.Agreed{},
		record.Exported{Format: say("html"), Digest: "sha256:" + strings.Repeat("a", 64)},
		record.Torn{File: "torn-17-bbbbbbbb", Bytes: 412, Digest: "sha256:" + strings.Repeat("b", 64)},
		record.Reopened{Tool: say("1.3.0"), Why: say("The school rang with something new.")})
	r.by = record.Who{}
	r.set("continuing-risk", 1, `"yes"`, "", say("The school saw contact resume."))
	r.set("last-strategy-discussion", 0, `"2026-12-11"`, "", "")
	person := r.c.Procedure.Kinds[1]
	list := r.c.Answers.List(person)
	list.Labels = append(list.Labels[:1:1], say("Person 2"))
	now := r.c.Answers.Clone()
	now.SetList(person, list)
	r.say(now, say("A second person was named."))
	r.show("1.3.0")
	r.add(record.Differed{Words: say("Child A needs the conference sooner.")},
		record.Participant{Agency: say("Police"), Role: say("detective sergeant"), Presence: "present"},
		record.Participant{Agency: say("School B"), Presence: "apologies"},
		record.Information{Agency: say("School B"), Standing: "fact", About: "Child A", Words: say("Absent on four Mondays.")},
		record.Information{Agency: say("Health"), Standing: "opinion", Words: say("Seems withdrawn.")},
		record.SafetyPlan{About: "Child A", Words: say("Stays with a grandparent until the conference.")},
		record.TakenUp{Action: "convene-conference", About: "Child A", Do: say("Book the conference"), Owner: say("team manager"), By: date(t, "2026-11-20"), Check: say("The invitation is on file.")},
		record.TakenUp{Do: say("Ring the grandparent"), Owner: say("social worker")},
		record.TakenUp{Do: say("Visit the home"), Owner: say("health visitor"), By: date(t, "2026-12-02")},
		record.Dissent{Agency: say("Health"), Would: say("Have held the conference this week."), Why: say("The injuries are recent."), Escalation: say("Named doctor to service manager, by Friday.")},
		record.Retention{Until: date(t, "2056-11-23")})
	r.add(record.Withdrawn{Event: r.number("Visit the home", say), Why: say("It was written down twice.")})
	r.add(record.Resumed{Tool: say("1.3.1")})
	return r.c
}

// number gives the event of the action that was taken up in these words.
func (r *recorder) number(do string, say caseWords) int {
	for _, e := range r.c.TakenUp {
		if e.Said.Do == say(do) {
			return e.Event.Number
		}
	}
	r.t.Fatal("no such action")
	return 0
}

func firstAnswers(t *testing.T, label string) *answers.Answers {
	t.Helper()
	data, err := os.ReadFile("testdata/paths/two-children-differ.yaml")
	if err != nil {
		t.Fatal(err)
	}
	a, faults := answers.Load(shared(t), "case", data)
	if faults.Len() > 0 {
		t.Fatal(faults.All())
	}
	p := a.Procedure()
	values := map[string]answers.Value{}
	for _, q := range p.Questions {
		if q.About == p.Kinds[0] {
			values[q.ID] = a.Value(q, 1)
		}
	}
	list := a.List(p.Kinds[0])
	list.Labels = []string{"Child A", label}
	a.SetList(p.Kinds[0], list)
	for _, q := range p.Questions {
		if v, ok := values[q.ID]; ok {
			a.Set(q, 1, v)
		}
	}
	return a
}

func date(t *testing.T, s string) calendar.Date {
	t.Helper()
	d, err := calendar.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// stampOf is the stamp of a copy made on the day after the case was opened.
func stampOf(c *record.Case, say caseWords) report.Stamp {
	return report.Stamp{Reference: c.Reference, Head: c.Head(), Events: len(c.Events), AsAt: time.Date(2026, 11, 24, 9, 30, 0, 0, time.UTC), Tool: say("1.3.1")}
}
