package calendar

import (
	"slices"
	"testing"
	"time"
)

// The rules of the Banking and Financial Dealings Act 1971 and of custom, as a
// check on the dates held. They share no code with the package: the dates they
// work on are the standard library's.

func on(year int, month time.Month, day int) time.Time {
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
}

// byRule gives the bank holidays of a nation in a year that no one moved or
// added, in no particular order.
func byRule(n Nation, year int) []time.Time {
	sunday := easter(year)
	days := []time.Time{
		sunday.AddDate(0, 0, -2),
		mondayFrom(on(year, time.May, 1)),
		mondayFrom(on(year, time.May, 25)),
	}
	fixed := []time.Time{
		on(year, time.January, 1),
		on(year, time.December, 25),
		on(year, time.December, 26),
	}
	if n == Scotland {
		days = append(days, mondayFrom(on(year, time.August, 1)))
		fixed = append(fixed, on(year, time.January, 2), on(year, time.November, 30))
	} else {
		days = append(days, sunday.AddDate(0, 0, 1), mondayFrom(on(year, time.August, 25)))
	}
	if n == NorthernIreland {
		fixed = append(fixed, on(year, time.March, 17), on(year, time.July, 12))
	}
	for _, d := range fixed {
		days = append(days, free(d, days))
	}
	return days
}

// mondayFrom gives the first Monday on or after a day.
func mondayFrom(d time.Time) time.Time {
	for d.Weekday() != time.Monday {
		d = d.AddDate(0, 0, 1)
	}
	return d
}

// free gives the first weekday on or after a day that is not yet a holiday.
func free(d time.Time, taken []time.Time) time.Time {
	for d.Weekday() == time.Saturday || d.Weekday() == time.Sunday || slices.ContainsFunc(taken, d.Equal) {
		d = d.AddDate(0, 0, 1)
	}
	return d
}

// easter gives Easter Sunday for the years 1900 to 2099: the Sunday after the
// full moon that the Book of Common Prayer reckons on or next after 21 March.
// That moon is 11 days earlier each year, and 30 later where it would be too
// early, in a cycle of 19 years.
func easter(year int) time.Time {
	moon := 225 - 11*(year%19) // as a day of March
	for moon > 50 {
		moon -= 30
	}
	if moon > 48 {
		moon--
	}
	d := on(year, time.March, moon+1)
	for d.Weekday() != time.Sunday {
		d = d.AddDate(0, 0, 1)
	}
	return d
}

func TestEasterFallsOnItsKnownDates(t *testing.T) {
	for year, want := range map[int]string{
		1943: "1943-04-25", 1954: "1954-04-18", 1981: "1981-04-19", 2000: "2000-04-23",
		2008: "2008-03-23", 2011: "2011-04-24", 2019: "2019-04-21", 2024: "2024-03-31",
		2025: "2025-04-20", 2026: "2026-04-05", 2027: "2027-03-28", 2028: "2028-04-16", 2038: "2038-04-25",
	} {
		if got := easter(year).Format(time.DateOnly); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}
