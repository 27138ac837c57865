package calendar_test

import (
	"math"
	"testing"
)

func TestMonthsRunToTheCorrespondingDateOrTheMonthsEnd(t *testing.T) {
	for _, test := range []struct {
		name   string
		from   string
		months int
		want   string // "" where there is no such date
	}{
		{"three months keep the day", "2026-11-23", 3, "2027-02-23"},
		{"31 January and a month is the end of February", "2026-01-31", 1, "2026-02-28"},
		{"31 January and a month is 29 February in a leap year", "2028-01-31", 1, "2028-02-29"},
		{"30 November and three months is the end of February", "2026-11-30", 3, "2027-02-28"},
		{"31 August and a month is 30 September", "2026-08-31", 1, "2026-09-30"},
		{"the end of a short month keeps its day, not the end", "2026-02-28", 1, "2026-03-28"},
		{"29 February and a year is 28 February", "2028-02-29", 12, "2029-02-28"},
		{"29 February and four years is 29 February", "2028-02-29", 48, "2032-02-29"},
		{"December and a month is January", "2026-12-15", 1, "2027-01-15"},
		{"no months is the day itself", "2026-12-31", 0, "2026-12-31"},
		{"January less a month is December", "2027-01-15", -1, "2026-12-15"},
		{"31 March less a month is the end of February", "2027-03-31", -1, "2027-02-28"},
		{"the last month there is", "9999-11-30", 1, "9999-12-30"},
		{"past the last month", "9999-12-01", 1, ""},
		{"the first month there is", "0001-02-01", -1, "0001-01-01"},
		{"before the first month", "0001-01-31", -1, ""},
		{"from the first to the last", "0001-01-01", 12*9998 + 11, "9999-12-01"},
		{"more months than there are", "2026-01-01", math.MaxInt, ""},
		{"fewer months than there are", "2026-01-01", math.MinInt, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, ok := date(t, test.from).AddMonths(test.months)
			if got.String() != test.want || ok != (test.want != "") {
				t.Errorf("got %q, %v, want %q", got, ok, test.want)
			}
		})
	}
}

func TestDaysRunOverTheEndsOfMonthsAndYears(t *testing.T) {
	for _, test := range []struct {
		name string
		from string
		days int
		want string // "" where there is no such date
	}{
		{"28 days of a month", "2026-11-23", 28, "2026-12-21"},
		{"over the end of a year", "2026-12-31", 1, "2027-01-01"},
		{"over 29 February", "2028-02-28", 2, "2028-03-01"},
		{"over the end of February in a common year", "2027-02-28", 1, "2027-03-01"},
		{"no days", "2026-11-23", 0, "2026-11-23"},
		{"backwards", "2027-01-01", -1, "2026-12-31"},
		{"from the first day to the last", "0001-01-01", 3_652_058, "9999-12-31"},
		{"past the last day", "9999-12-31", 1, ""},
		{"before the first day", "0001-01-01", -1, ""},
		{"more days than there are", "2026-01-01", math.MaxInt, ""},
		{"fewer days than there are", "2026-01-01", math.MinInt, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, ok := date(t, test.from).AddDays(test.days)
			if got.String() != test.want || ok != (test.want != "") {
				t.Errorf("got %q, %v, want %q", got, ok, test.want)
			}
		})
	}
}
