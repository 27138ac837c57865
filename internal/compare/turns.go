package compare

import (
	"fmt"
	"math"

	"safeguard/internal/calendar"
	"safeguard/internal/decide"
	"safeguard/internal/procedure"
)

// kept weighs something written: weaker to lose it, stronger to gain it.
func kept[T thing](words func(T) string) func(old, new T) (Turn, string) {
	return func(old, new T) (Turn, string) {
		switch {
		case words(new) == "":
			return Weaker, "no longer there"
		case words(old) == "":
			return Stronger, ""
		}
		return Level, ""
	}
}

// holds weighs a flag that protects while it is true.
func holds[T thing](is func(T) bool) func(old, new T) (Turn, string) {
	return func(old, _ T) (Turn, string) {
		if is(old) {
			return Weaker, ""
		}
		return Stronger, ""
	}
}

// reversed weighs a flag that protects while it is false.
func reversed[T thing](turn func(old, new T) (Turn, string)) func(old, new T) (Turn, string) {
	return func(old, new T) (Turn, string) {
		t, note := turn(old, new)
		return -t, note
	}
}

// dutyTurn weighs a duty; none is the weakest.
func dutyTurn[T thing](duty func(T) procedure.Duty) func(old, new T) (Turn, string) {
	return func(old, new T) (Turn, string) {
		if duty(new) > duty(old) {
			return Weaker, "a weaker duty"
		}
		return Stronger, "a stronger duty"
	}
}

// conditionTurn weighs a condition under which something is asked, brought or
// promised. of says what that is, as in "asked".
func conditionTurn[T thing](of string, when func(T) *procedure.Condition) func(old, new T) (Turn, string) {
	return func(old, new T) (Turn, string) {
		switch t := narrower(when(old), when(new)); t {
		case Weaker:
			return t, of + " less often"
		case Stronger:
			return t, of + " more often"
		}
		return Level, "it cannot be told from the words whether it is " + of + " less often"
	}
}

// dueTurn weighs a deadline: later is weaker.
func dueTurn(old, new *procedure.Action) (Turn, string) {
	was, is := old.Due, new.Due
	switch {
	case is == nil:
		return Weaker, "no deadline any longer"
	case was == nil:
		return Stronger, "a deadline where there was none"
	case was.Of.ID != is.Of.ID:
		return Level, "counted from another day, so it may be later"
	case was.Unit == is.Unit && was.Within < is.Within:
		return Weaker, "later"
	case was.Unit == is.Unit:
		return Stronger, "earlier"
	}
	least, most := span(was)
	shortest, longest := span(is)
	switch {
	case most < shortest:
		return Weaker, "later"
	case longest < least:
		return Stronger, "earlier"
	}
	return Level, "it depends on the day whether that is later"
}

// monthStrays is how many days a run of months can be away from as many months of
// average length, 30.44 days.
const monthStrays = 3

// span gives the fewest and the most days that a deadline takes, from whichever
// day it is counted. Of working days that is what the bank holidays held say, of
// every nation.
func span(d *procedure.Due) (least, most int) {
	n := d.Within
	switch d.Unit {
	case procedure.WorkingDays:
		return workingSpan(n)
	case procedure.Weeks:
		return 7 * n, 7 * n
	case procedure.Months:
		days := n * 3044 / 100
		return days - monthStrays, days + monthStrays + 1
	}
	return n, n
}

// workingSpan tries every day for which bank holidays are held. Where a deadline
// is too long for them, it may take any number of days.
func workingSpan(n int) (least, most int) {
	least, most = math.MaxInt, 0
	first, _ := calendar.NewDate(calendar.FirstYear, 1, 1) // there is such a day
	for nation := range calendar.Nations() {
		reached, end := first, 0 // end is how many days after first
		for day := 0; ; day++ {
			day0, _ := first.AddDays(day)
			due, held := calendar.Nation(nation).AddWorkingDays(day0, n)
			if !held {
				break
			}
			for reached.Compare(due) < 0 {
				reached, _ = reached.AddDays(1)
				end++
			}
			least, most = min(least, end-day), max(most, end-day)
		}
	}
	if most == 0 {
		return 0, math.MaxInt
	}
	return least, most
}

// due gives a deadline in words, with the id of the date that it is counted from.
func due(a *procedure.Action) string {
	if a.Due == nil {
		return ""
	}
	return fmt.Sprintf("%s after %q", decide.Span(a.Due), a.Due.Of.ID)
}

// verdictTurn weighs what a guarantee promises of one outcome: to settle on it
// is more than to keep it possible, or to be at least as protective.
func verdictTurn(old, new *procedure.Guarantee) (Turn, string) {
	switch {
	case old.Outcome.ID != new.Outcome.ID, old.Verdict == procedure.Never, new.Verdict == procedure.Never:
		return Level, "it promises something else"
	case old.Verdict == procedure.SettlesOn:
		return Weaker, "it promises less"
	case new.Verdict == procedure.SettlesOn:
		return Stronger, "it promises more"
	}
	return Level, "it promises something else"
}
