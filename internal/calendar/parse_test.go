package calendar_test

import (
	"strings"
	"testing"
	"unicode"

	"safeguard/internal/calendar"
)

func TestAWrongDateIsExplainedInPlainWords(t *testing.T) {
	const form = ": write a date as year-month-day, such as 2026-11-23"
	for _, test := range []struct{ name, text, want string }{
		{"a day past the month's end", "2026-02-31", "2026-02-31: February 2026 has 28 days"},
		{"29 February of a common year", "2025-02-29", "2025-02-29: February 2025 has 28 days"},
		{"29 February of a common century", "1900-02-29", "1900-02-29: February 1900 has 28 days"},
		{"30 February of a leap year", "2028-02-30", "2028-02-30: February 2028 has 29 days"},
		{"31 April", "2026-04-31", "2026-04-31: April 2026 has 30 days"},
		{"a day 32", "2026-12-32", "2026-12-32: December 2026 has 31 days"},
		{"a day 0", "2026-12-00", "2026-12-00: the days of a month start at 01"},
		{"a month 13", "2026-13-01", "2026-13-01: months go from 01 to 12"},
		{"a month 0", "2026-00-01", "2026-00-01: months go from 01 to 12"},
		{"a year 0", "0000-01-01", "0000-01-01: years go from 0001 to 9999"},
		{"day first, with strokes", "23/11/2026", "23/11/2026" + form},
		{"year first, with strokes", "2026/11/23", "2026/11/23" + form},
		{"day first, with hyphens", "23-11-2026", "23-11-2026" + form},
		{"no hyphens", "20261123", "20261123" + form},
		{"words", "23 Nov 2026", "23 Nov 2026" + form},
		{"a time after the date", "2026-11-23T09:00", "2026-11-23T09:00" + form},
		{"a space before the date", " 2026-11-23", " 2026-11-23" + form},
		{"a year of five digits", "12026-01-01", "12026-01-01" + form},
		{"a sign", "+026-01-01", "+026-01-01" + form},
		{"digits of another script", "٢٠٢٦-١١-٢٣", "٢٠٢٦-١١-٢٣" + form},
		{"a month and a day of one digit", "2026-1-5", "2026-1-5: write month and day with two digits: 2026-01-05"},
		{"a month of one digit", "2026-1-15", "2026-1-15: write month and day with two digits: 2026-01-15"},
		{"one digit, and no such day", "2026-2-31", "2026-2-31" + form},
		{"nothing", "", "no date" + form},
		{"a line break", "2026-11-23\n", `"2026-11-23\n"` + form},
		{"an escape sequence", "\x1b[2J", `"\x1b[2J"` + form},
		{"bytes that are no text", "2026-11-2\xff", `"2026-11-2\xff"` + form},
		{"a long text", strings.Repeat("ab ", 1000), strings.Repeat("ab ", 13) + "a..." + form},
	} {
		t.Run(test.name, func(t *testing.T) {
			d, err := calendar.ParseDate(test.text)
			if err == nil {
				t.Fatalf("%q is read as %s", test.text, d.Long())
			}
			if got := err.Error(); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
			if !d.IsZero() {
				t.Errorf("%s comes with the error", d)
			}
		})
	}
}

func TestADateMadeFromNumbersIsCheckedInTheSameWay(t *testing.T) {
	if got, err := calendar.NewDate(2028, 2, 29); err != nil || got != date(t, "2028-02-29") {
		t.Errorf("29 February 2028 is made as %s: %v", got, err)
	}
	for _, test := range []struct {
		year, month, day int
		want             string
	}{
		{2026, 2, 31, "2026-02-31: February 2026 has 28 days"},
		{2026, 13, 1, "2026-13-01: months go from 01 to 12"},
		{2026, 1, -1, "2026-01--1: the days of a month start at 01"},
		{10000, 1, 1, "10000-01-01: years go from 0001 to 9999"},
		{0, 1, 1, "0000-01-01: years go from 0001 to 9999"},
	} {
		_, err := calendar.NewDate(test.year, test.month, test.day)
		if err == nil || err.Error() != test.want {
			t.Errorf("got %v, want %s", err, test.want)
		}
	}
}

func FuzzParseDate(f *testing.F) {
	for _, seed := range []string{"2026-11-23", "2028-02-29", "2026-02-31", "2026-1-5", "23/11/2026", "", "9999-12-31", "\x1b-\xff-\u202e"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, err := calendar.ParseDate(text)
		if err == nil {
			if got := d.String(); got != text {
				t.Errorf("%q is shown as %q", text, got)
			}
			return
		}
		got := err.Error()
		if strings.ContainsFunc(got, func(r rune) bool { return !unicode.IsPrint(r) }) || len(got) > 500 {
			t.Errorf("%q is not one short line fit for a screen", got)
		}
		if !d.IsZero() {
			t.Errorf("%s comes with the error", d)
		}
	})
}
