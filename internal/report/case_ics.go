package report

import (
	"fmt"
	"io"

	"safeguard/internal/decide"
	"safeguard/internal/record"
)

// CaseCalendar writes the deadlines of a case as Calendar does: those of its
// path, and those of the actions that somebody took up. Of these it says no more
// than that one is due, and which action of the procedure it is.
func CaseCalendar(w io.Writer, v CaseView) error {
	if v.Case == nil {
		return errNoCase
	}
	s := v.Stamp
	s.Reference = v.reference()
	p := decide.Decide(v.Case.Answers)
	list := pathDeadlines(p, s)
	for _, e := range record.Standing(v.Case.TakenUp) {
		if e.Said.By.IsZero() {
			continue
		}
		what := "an action taken up is due"
		if words := pathActionWords(v.Case.Procedure, e.Said.Action); words != "" {
			what += ": " + words
		}
		list = append(list, deadline{
			uid:   uidOf(caseSeed(p, s), "taken-up", fmt.Sprint(e.Event.Number)),
			due:   e.Said.By,
			what:  what,
			about: aboutDeadline(v.Case.Procedure, nil, s),
		})
	}
	if d := v.Damage; d != nil {
		for i := range list {
			list[i].about = append([]string{fmt.Sprintf("Warning: the record is damaged from event %d on; this rests on what stands before it.", d.Event)}, list[i].about...)
		}
	}
	return writeCalendar(w, s, list)
}
