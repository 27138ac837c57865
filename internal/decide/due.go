package decide

import (
	"fmt"

	"safeguard/internal/calendar"
	"safeguard/internal/procedure"
)

// due counts an action's deadline from day 0, the date its "of" question was
// answered with. Beside it stands, for working days, the date had day 0 counted
// as the first day. Where there is no date the note says why.
func (w *work) due(a *procedure.Action, s Subject) (due, ifFirst calendar.Date, note string) {
	if a.Due == nil {
		return due, ifFirst, ""
	}
	of := w.dateItem(a.Due.Of, s)
	if of.Subject != Unlisted {
		if v := w.a.At(of.Question, of.Subject); v.Known() && w.applies(of.Question, of.Subject) != False {
			return count(a.Due, v.Date, w.p.Calendar)
		}
	}
	return due, ifFirst, fmt.Sprintf("%s after the answer to %q, which is not known", Span(a.Due), a.Due.Of.Ask.Fill(s.Name(w.a)))
}

// dateItem is the date question of a deadline, about the action's own subject
// or the case.
func (w *work) dateItem(q *procedure.Question, s Subject) Item {
	if q.About == nil {
		return Item{Question: q}
	}
	return Item{Question: q, Subject: s.Index}
}

// missingDate gives the date question that an action's deadline needs and that
// could be answered but is not known.
func (w *work) missingDate(a *procedure.Action, s Subject) (Item, bool) {
	if a.Due == nil {
		return Item{}, false
	}
	of := w.dateItem(a.Due.Of, s)
	if of.Subject == Unlisted || w.a.At(of.Question, of.Subject).Known() {
		return Item{}, false
	}
	return of, w.applies(of.Question, of.Subject) != False
}

// count adds a deadline to day 0.
func count(d *procedure.Due, day0 calendar.Date, nation calendar.Nation) (due, ifFirst calendar.Date, note string) {
	ok := true
	switch d.Unit {
	case procedure.WorkingDays:
		return countWorkingDays(d, day0, nation)
	case procedure.Days:
		due, ok = day0.AddDays(d.Within)
	case procedure.Weeks:
		due, ok = day0.AddDays(7 * d.Within)
	case procedure.Months:
		due, ok = day0.AddMonths(d.Within)
	}
	if !ok {
		return calendar.Date{}, calendar.Date{}, fmt.Sprintf("%s after %s is past the year 9999", Span(d), day0)
	}
	return due, calendar.Date{}, ""
}

func countWorkingDays(d *procedure.Due, day0 calendar.Date, nation calendar.Nation) (due, ifFirst calendar.Date, note string) {
	due, held := nation.AddWorkingDays(day0, d.Within)
	if !held {
		return calendar.Date{}, calendar.Date{}, fmt.Sprintf("%s after %s: count by hand, bank holidays are held for %d to %d only", Span(d), day0, calendar.FirstYear, calendar.LastYear)
	}
	if working, _ := nation.IsWorkingDay(day0); working {
		ifFirst, _ = nation.AddWorkingDays(day0, d.Within-1)
	}
	return due, ifFirst, ""
}

// Span is a deadline in words: "15 working days".
func Span(d *procedure.Due) string {
	words := map[procedure.Unit]string{
		procedure.WorkingDays: "working day", procedure.Days: "day", procedure.Weeks: "week", procedure.Months: "month",
	}
	plural := "s"
	if d.Within == 1 {
		plural = ""
	}
	return fmt.Sprintf("%d %s%s", d.Within, words[d.Unit], plural)
}
