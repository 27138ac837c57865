package decide_test

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"safeguard/internal/decide"
)

// A rule is one sentence of the design with an example: what was said, what of
// the page is looked at, and what stands there.
type rule struct {
	name string
	file string // visit where left out
	said string
	look func(page) string
	want string
}

func TestRulesOfTheDesign(t *testing.T) {
	for _, r := range slices.Concat(conditionRules, walkRules, subjectRules, actionRules) {
		t.Run(r.name, func(t *testing.T) {
			p := loadProcedure(t, header+cmp.Or(r.file, visit))
			got := r.look(shownBy(t, decide.Decide(loadAnswers(t, p, r.said))))
			if got != r.want {
				t.Errorf("\n got %s\nwant %s", got, r.want)
			}
		})
	}
}

// What a rule looks at, in short.

// of is a question or an action with its subject.
func of(id, subject string) string { return strings.TrimSpace(id + " " + subject) }

func one(tree, subject string, say func(decision) string) func(page) string {
	return func(p page) string {
		for _, d := range p.Decisions {
			if d.Tree == tree && d.Subject == subject {
				return say(d)
			}
		}
		return "no such decision"
	}
}

// status is as in "settled plan, provisional".
func status(tree, subject string) func(page) string {
	return one(tree, subject, func(d decision) string {
		s := strings.TrimSpace(d.Status + " " + strings.Join(d.Possible, "|"))
		if d.Provisional {
			s += ", provisional"
		}
		if d.Applies == "unknown" {
			s += ", not certain to apply"
		}
		return s
	})
}

// awaiting is as in "risk Child A (no: plan|support, yes: conference)".
func awaiting(tree, subject string) func(page) string {
	return one(tree, subject, func(d decision) string {
		return each(d.Awaiting, func(w wait) string {
			var leads []string
			for _, r := range slices.Sorted(maps.Keys(w.LeadsTo)) {
				leads = append(leads, fmt.Sprintf("%s: %s", r, strings.Join(w.LeadsTo[r], "|")))
			}
			return fmt.Sprintf("%s (%s)", of(w.Question, w.Subject), strings.Join(leads, ", "))
		})
	})
}

func trace(tree, subject string) func(page) string {
	return one(tree, subject, func(d decision) string {
		return each(d.Trace, func(s step) string { return fmt.Sprintf("%s = %v", of(s.Question, s.Subject), s.Answer) })
	})
}

func changes(tree, subject string) func(page) string {
	return one(tree, subject, func(d decision) string {
		return each(d.WouldChange, func(c change) string {
			return fmt.Sprintf("%s = %v: %s", of(c.Question, c.Subject), c.Answer, strings.Join(c.LeadsTo, "|"))
		})
	})
}

func each[T any](list []T, say func(T) string) string {
	all := make([]string, len(list))
	for i, item := range list {
		all[i] = say(item)
	}
	return strings.Join(all, "; ")
}

func alerts(p page) string {
	return each(p.Alerts, func(a alert) string { return of(a.Action, a.Subject) })
}

// actions is the list in its order, with dates and, in brackets, the reasons.
func actions(p page) string {
	return each(p.Actions, func(a listed) string {
		s := of(a.ID, a.Subject)
		if a.Due != "" {
			s += " by " + a.Due
		}
		if a.DueIfFirstDay != "" {
			s += " or " + a.DueIfFirstDay
		}
		if a.DueNote != "" {
			s += " with " + a.DueNote
		}
		return s
	})
}

func because(id, subject string) func(page) string {
	return func(p page) string {
		return each(keep(p.Actions, func(a listed) bool { return a.ID == id && a.Subject == subject }), func(a listed) string {
			return strings.Join(a.Because, ", ")
		})
	}
}

func outstanding(p page) string {
	return each(p.Outstanding, func(o open) string { return of(o.Question, o.Subject) + " " + o.Reason })
}

func aside(p page) string {
	return each(p.SetAside, func(s setAside) string {
		return fmt.Sprintf("%s by %s", of(s.Question, s.Subject), strings.Join(s.Because, ", "))
	})
}

func pulls(p page) string {
	return each(p.Tensions, func(x pulled) string { return of(x.ID, x.Subject) })
}

func overtakenNotes(p page) string {
	return each(p.Currency, func(n nowadays) string { return n.Now })
}
