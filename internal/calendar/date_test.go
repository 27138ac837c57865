package calendar_test

import (
	"testing"
	"time"

	"safeguard/internal/calendar"
)

// date reads a date that the test knows to be right.
func date(t testing.TB, s string) calendar.Date {
	t.Helper()
	d, err := calendar.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestADateIsShownAsItIsWrittenAndWithItsDayOfTheWeek(t *testing.T) {
	for _, test := range []struct{ text, long string }{
		{"2026-11-23", "Mon 23 Nov 2026"},
		{"2027-01-05", "Tue 5 Jan 2027"},
		{"2024-02-29", "Thu 29 Feb 2024"},
		{"2000-02-29", "Tue 29 Feb 2000"},
		{"0001-01-01", "Mon 1 Jan 0001"},
		{"0004-12-31", "Fri 31 Dec 0004"},
		{"0400-12-31", "Sun 31 Dec 0400"},
		{"1900-12-31", "Mon 31 Dec 1900"},
		{"9999-12-31", "Fri 31 Dec 9999"},
	} {
		d := date(t, test.text)
		if got := d.String(); got != test.text {
			t.Errorf("%s is shown as %s", test.text, got)
		}
		if got := d.Long(); got != test.long {
			t.Errorf("%s is shown at length as %q, want %q", test.text, got, test.long)
		}
		if got := string(d.AppendTo([]byte("due "))); got != "due "+test.text {
			t.Errorf("%s is appended as %q", test.text, got)
		}
	}
}

func TestTheZeroDateMeansNoDate(t *testing.T) {
	var none calendar.Date
	if got := none.String() + none.Long() + string(none.AppendTo(nil)); got != "" {
		t.Errorf("no date is shown as %q", got)
	}
	if !none.IsZero() || none.Year() != 0 {
		t.Error("no date is taken for a date")
	}
	if date(t, "0001-01-01").IsZero() {
		t.Error("the first date is taken for no date")
	}
	if _, ok := none.AddDays(1); ok {
		t.Error("days can be added to no date")
	}
	if _, ok := none.AddMonths(1); ok {
		t.Error("months can be added to no date")
	}
	if _, held := calendar.EnglandAndWales.IsWorkingDay(none); held {
		t.Error("no date is held to be a day")
	}
	if _, ok := calendar.EnglandAndWales.AddWorkingDays(none, 0); ok {
		t.Error("working days can be added to no date")
	}
}

func TestDatesAreInOrder(t *testing.T) {
	var none calendar.Date
	inOrder := []calendar.Date{none, date(t, "0001-01-01"), date(t, "2026-11-23"), date(t, "2026-11-24")}
	for i, d := range inOrder {
		for j, e := range inOrder {
			want := min(max(i-j, -1), 1)
			if got := d.Compare(e); got != want {
				t.Errorf("%q compared with %q gives %d, want %d", d, e, got, want)
			}
		}
	}
}

func TestDatesAgreeWithTheStandardLibrary(t *testing.T) {
	for _, test := range []struct {
		name              string
		first, last, step int // in days from 0001-01-01
	}{
		{"on every day of the 400 years from 2001, when the calendar comes round", 730_485, 876_582, 1},
		{"on every 89th day from the first to the last", 0, 3_652_058, 89},
		{"on every day of the last two years", 3_651_328, 3_652_058, 1},
	} {
		t.Run(test.name, func(t *testing.T) {
			first := date(t, "0001-01-01")
			for day := test.first; day <= test.last; day += test.step {
				got, ok := first.AddDays(day)
				want := time.Date(1, 1, 1+day, 0, 0, 0, 0, time.UTC)
				year, month, monthDay := want.Date()
				made, err := calendar.NewDate(year, int(month), monthDay)
				if !ok || err != nil || made != got {
					t.Fatalf("%v is made as %v and counted as %v: %v", want, made, got, err)
				}
				if got.Year() != year || got.Long() != want.Format("Mon 2 Jan 2006") {
					t.Fatalf("%v is shown as %s", want, got.Long())
				}
			}
		})
	}
}

func TestShowingADateNeedNotAllocate(t *testing.T) {
	d := date(t, "2026-11-23")
	b := make([]byte, 0, 10)
	got := testing.AllocsPerRun(100, func() { b = d.AppendTo(b[:0]) })
	if got != 0 {
		t.Errorf("AppendTo allocates %v times, want 0", got)
	}
}
