package calendar_test

import (
	"math"
	"testing"

	"safeguard/internal/calendar"
)

const (
	ew = calendar.EnglandAndWales
	sc = calendar.Scotland
	ni = calendar.NorthernIreland
)

func TestWorkingDaysAreCountedFromTheDayAfterDay0(t *testing.T) {
	for _, test := range []struct {
		name   string
		nation calendar.Nation
		from   string
		days   int
		want   string
	}{
		{"15 with no holiday between", ew, "2026-11-23", 15, "Mon 14 Dec 2026"},
		{"15 over Christmas and New Year", ew, "2026-12-10", 15, "Tue 5 Jan 2027"},
		{"15 from the Friday before Christmas", ew, "2026-12-18", 15, "Wed 13 Jan 2027"},
		{"15 over Easter", ew, "2027-03-12", 15, "Tue 6 Apr 2027"},
		{"15 from a Saturday", ew, "2026-11-28", 15, "Fri 18 Dec 2026"},
		{"15 over 12 July in Northern Ireland", ni, "2027-07-05", 15, "Tue 27 Jul 2027"},
		{"15 over 12 July in England and Wales", ew, "2027-07-05", 15, "Mon 26 Jul 2027"},
		{"15 over St Andrew's Day in Scotland", sc, "2026-11-23", 15, "Tue 15 Dec 2026"},
		{"15 over the State Funeral", ew, "2022-09-05", 15, "Tue 27 Sep 2022"},
		{"15 from the Friday before the State Funeral", ew, "2022-09-16", 15, "Mon 10 Oct 2022"},
		{"1 over Christmas and the substitute day", ew, "2026-12-24", 1, "Tue 29 Dec 2026"},
		{"1 over New Year's Day", ew, "2026-12-31", 1, "Mon 4 Jan 2027"},
		{"1 over the first days of the year in Scotland", sc, "2026-12-31", 1, "Tue 5 Jan 2027"},
		{"1 over the World Cup holiday in Scotland", sc, "2026-06-12", 1, "Tue 16 Jun 2026"},
		{"1 over the same days in England and Wales", ew, "2026-06-12", 1, "Mon 15 Jun 2026"},
		{"1 over the same days in Northern Ireland", ni, "2026-06-12", 1, "Mon 15 Jun 2026"},
		{"10 from the conference to the core group", ew, "2027-01-05", 10, "Tue 19 Jan 2027"},
		{"45 from the referral to the assessment", ew, "2026-12-10", 45, "Tue 16 Feb 2027"},
		{"none from a working day", ew, "2026-11-23", 0, "Mon 23 Nov 2026"},
		{"none from a Saturday", ew, "2026-11-28", 0, "Sat 28 Nov 2026"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, ok := test.nation.AddWorkingDays(date(t, test.from), test.days)
			if got.Long() != test.want || !ok {
				t.Errorf("got %q, %v, want %q", got.Long(), ok, test.want)
			}
		})
	}
}

// A reader who counts the day of the meeting as day 1 reaches the date of one
// working day fewer, where that day is a working day.
func TestWithTheFirstDayCountedADateIsOneWorkingDayEarlier(t *testing.T) {
	for _, test := range []struct{ from, want string }{
		{"2026-11-23", "Fri 11 Dec 2026"},
		{"2026-12-10", "Mon 4 Jan 2027"},
		{"2026-12-18", "Tue 12 Jan 2027"},
		{"2027-03-12", "Mon 5 Apr 2027"},
	} {
		d := date(t, test.from)
		if working, held := ew.IsWorkingDay(d); !working || !held {
			t.Errorf("%s is no working day", d.Long())
		}
		if got, ok := ew.AddWorkingDays(d, 14); got.Long() != test.want || !ok {
			t.Errorf("got %q, %v, want %q", got.Long(), ok, test.want)
		}
	}
}

func TestOutsideTheYearsHeldNothingIsCounted(t *testing.T) {
	for _, test := range []struct {
		name string
		from string
		days int
		want string // "" where it cannot be told
	}{
		{"day 0 before the first year, the count within it", "2018-12-29", 15, ""},
		{"day 0 before the first year and no count", "2018-12-31", 0, ""},
		{"day 0 the first day held, a holiday", "2019-01-01", 1, "2019-01-02"},
		{"day 0 the last day held, and no count", "2028-12-31", 0, "2028-12-31"},
		{"day 0 the last day held", "2028-12-31", 1, ""},
		{"day 0 past the last year", "2029-01-02", 1, ""},
		{"a count to the last working day held", "2028-12-28", 1, "2028-12-29"},
		{"a count that runs into the next year", "2028-12-28", 2, ""},
		{"15 working days that run into the next year", "2028-12-15", 15, ""},
		{"more days than are held", "2019-01-01", math.MaxInt, ""},
		{"a count backwards", "2026-11-23", -1, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, ok := ew.AddWorkingDays(date(t, test.from), test.days)
			if got.String() != test.want || ok != (test.want != "") {
				t.Errorf("got %q, %v, want %q", got, ok, test.want)
			}
		})
	}
}

func TestADayIsAWorkingDayOrNotOrNotHeld(t *testing.T) {
	for _, test := range []struct {
		name          string
		nation        calendar.Nation
		day           string
		working, held bool
	}{
		{"a Monday", ew, "2026-11-23", true, true},
		{"a Friday", ew, "2026-11-27", true, true},
		{"a Saturday", ew, "2026-11-28", false, true},
		{"a Sunday", ew, "2026-11-29", false, true},
		{"Christmas Day", ni, "2026-12-25", false, true},
		{"a substitute day", ew, "2026-12-28", false, true},
		{"Easter Monday in England and Wales", ew, "2027-03-29", false, true},
		{"Easter Monday in Scotland", sc, "2027-03-29", true, true},
		{"4 May 2020, whose holiday was moved", ew, "2020-05-04", true, true},
		{"the last day before the years held", ew, "2018-12-31", false, false},
		{"the first day held", ew, "2019-01-01", false, true},
		{"the last day held", ew, "2028-12-31", false, true},
		{"the first day past the years held", ew, "2029-01-01", false, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			working, held := test.nation.IsWorkingDay(date(t, test.day))
			if working != test.working || held != test.held {
				t.Errorf("got working %v, held %v, want %v, %v", working, held, test.working, test.held)
			}
		})
	}
}

func BenchmarkAddWorkingDays(b *testing.B) {
	d := date(b, "2026-12-10")
	for b.Loop() {
		ew.AddWorkingDays(d, 15)
	}
}

func BenchmarkAppendTo(b *testing.B) {
	d := date(b, "2026-12-10")
	text := make([]byte, 0, 10)
	for b.Loop() {
		text = d.AppendTo(text[:0])
	}
}

func BenchmarkParseDate(b *testing.B) {
	for b.Loop() {
		_, _ = calendar.ParseDate("2026-12-10")
	}
}
