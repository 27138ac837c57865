package calendar_test

import (
	"testing"

	"pgregory.net/rapid"

	"safeguard/internal/calendar"
)

// anyDate draws a date from a number of days past the first day.
func anyDate(from string, days int) *rapid.Generator[calendar.Date] {
	return rapid.Custom(func(t *rapid.T) calendar.Date {
		first, err := calendar.ParseDate(from)
		if err != nil {
			t.Fatal(err)
		}
		d, _ := first.AddDays(rapid.IntRange(0, days).Draw(t, "days"))
		return d
	})
}

func aNation() *rapid.Generator[calendar.Nation] {
	return rapid.SampledFrom([]calendar.Nation{ew, sc, ni})
}

func TestEveryDateIsReadBackAsItIsShown(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := anyDate("0001-01-01", 3_652_058).Draw(t, "date")
		if got, err := calendar.ParseDate(d.String()); err != nil || got != d {
			t.Errorf("%s is read back as %s: %v", d, got, err)
		}
	})
}

func TestADateADayOnIsTheNextDate(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := anyDate("0001-01-01", 3_652_057).Draw(t, "date")
		next, ok := d.AddDays(1)
		if !ok || d.Compare(next) != -1 || d.String() >= next.String() {
			t.Errorf("%s is followed by %s", d, next)
		}
	})
}

func TestMonthsNeverReachPastTheMonthMeant(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := anyDate("1000-01-01", 3_000_000).Draw(t, "date")
		months := rapid.IntRange(-600, 600).Draw(t, "months")
		got, ok := d.AddMonths(months)
		if !ok {
			t.Fatalf("%s and %d months is no date", d, months)
		}
		// The first of the same month lands in the month meant, come what may.
		first, err := calendar.ParseDate(d.String()[:8] + "01")
		if err != nil {
			t.Fatal(err)
		}
		want, _ := first.AddMonths(months)
		if got.String()[:8] != want.String()[:8] {
			t.Errorf("%s and %d months is %s, want a day of %s", d, months, got, want.String()[:7])
		}
		sameDay := got.String()[8:] == d.String()[8:]
		after, _ := got.AddDays(1)
		lastOfMonth := after.String()[8:] == "01"
		if !sameDay && !lastOfMonth {
			t.Errorf("%s and %d months is %s, neither the same day nor the month's last", d, months, got)
		}
	})
}

func TestACountOfWorkingDaysEndsOnOneAndAgreesWithCountingOneByOne(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		nation := aNation().Draw(t, "nation")
		d := anyDate("2018-12-01", 3_720).Draw(t, "date")
		days := rapid.IntRange(1, 300).Draw(t, "days")
		got, ok := nation.AddWorkingDays(d, days)
		want, wantOK := countOneByOne(nation, d, days)
		if got != want || ok != wantOK {
			t.Fatalf("%s and %d is %s, %v, want %s, %v", d.Long(), days, got.Long(), ok, want.Long(), wantOK)
		}
		if working, held := nation.IsWorkingDay(got); ok && (!working || !held) {
			t.Errorf("%s and %d is %s, no working day", d.Long(), days, got.Long())
		}
	})
}

// countOneByOne looks at each day in turn, as a person with a wall calendar does.
func countOneByOne(n calendar.Nation, d calendar.Date, days int) (calendar.Date, bool) {
	if _, held := n.IsWorkingDay(d); !held {
		return calendar.Date{}, false
	}
	for days > 0 {
		d, _ = d.AddDays(1)
		working, held := n.IsWorkingDay(d)
		if !held {
			return calendar.Date{}, false
		}
		if working {
			days--
		}
	}
	return d, true
}
