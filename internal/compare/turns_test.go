package compare

import (
	"testing"

	"safeguard/internal/calendar"
	"safeguard/internal/procedure"
)

// The bounds of a deadline hold from every day for which bank holidays are held,
// in every nation.
func TestEveryDeadlineFallsWithinItsSpan(t *testing.T) {
	first, err := calendar.NewDate(calendar.FirstYear, 1, 1)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range []procedure.Due{
		{Within: 1},
		{Within: 2},
		{Within: 4},
		{Within: 5},
		{Within: 6},
		{Within: 10},
		{Within: 15},
		{Within: 20},
		{Within: 45},
		{Within: 60},
		{Within: 250},
		{Within: 1, Unit: procedure.Months},
		{Within: 2, Unit: procedure.Months},
		{Within: 3, Unit: procedure.Months},
		{Within: 12, Unit: procedure.Months},
		{Within: 30, Unit: procedure.Months},
		{Within: 3, Unit: procedure.Weeks},
		{Within: 9, Unit: procedure.Days},
	} {
		least, most := span(&d)
		for offset := range 365 * (calendar.LastYear - calendar.FirstYear) {
			day0, _ := first.AddDays(offset)
			for nation := range calendar.Nations() {
				last, ok := dueDate(d, day0, calendar.Nation(nation))
				soonest, _ := day0.AddDays(least)
				latest, _ := day0.AddDays(most)
				if ok && (last.Compare(soonest) < 0 || last.Compare(latest) > 0) {
					t.Fatalf("%d %s from %s: %s, not between %s and %s", d.Within, d.Unit, day0, last, soonest, latest)
				}
			}
		}
	}
}

func dueDate(d procedure.Due, day0 calendar.Date, n calendar.Nation) (calendar.Date, bool) {
	switch d.Unit {
	case procedure.WorkingDays:
		return n.AddWorkingDays(day0, d.Within)
	case procedure.Weeks:
		return day0.AddDays(7 * d.Within)
	case procedure.Months:
		return day0.AddMonths(d.Within)
	}
	return day0.AddDays(d.Within)
}
