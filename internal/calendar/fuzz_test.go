package calendar_test

import (
	"testing"
	"time"

	"safeguard/internal/calendar"
)

// A count of working days is what counting one by one gives, for any day, any
// number and each nation.
func FuzzAddWorkingDays(f *testing.F) {
	for _, seed := range [][3]int{{2026, 356, 15}, {2019, 0, 1}, {2028, 365, 1}, {2022, 260, 40}, {2018, 364, 0}, {2027, 100, -1}, {1, 0, 5}, {9999, 364, 5}} {
		f.Add(seed[0], seed[1], seed[2], uint8(0))
	}
	f.Fuzz(func(t *testing.T, year, day, days int, n uint8) {
		first, err := calendar.NewDate(year, 1, 1)
		if err != nil || day < 0 || day > 400 {
			return
		}
		d, ok := first.AddDays(day)
		if !ok {
			return
		}
		nation := []calendar.Nation{ew, sc, ni}[n%3]
		got, ok := nation.AddWorkingDays(d, days)
		var want calendar.Date
		wantOK := false
		if days >= 0 {
			want, wantOK = countOneByOne(nation, d, min(days, 4000)) // more do not fit into the years that are held
		}
		if got != want || ok != wantOK {
			t.Errorf("%s and %d working days is %q, %v, want %q, %v", d, days, got, ok, want, wantOK)
		}
	})
}

// Dates agree with the standard library's: which there are, what day of the week
// they are, and days counted on and back.
func FuzzAddDays(f *testing.F) {
	f.Add(2026, 11, 23, 1)
	f.Add(2000, 2, 29, -366)
	f.Add(1900, 2, 29, 0)
	f.Add(9999, 12, 31, 1)
	f.Add(1, 1, 1, -1)
	f.Add(-4, 13, 0, 1<<62)
	f.Fuzz(func(t *testing.T, year, month, day, n int) {
		d, err := calendar.NewDate(year, month, day)
		there := false
		var at time.Time
		if year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= 31 {
			at = time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
			there = at.Day() == day
		}
		if (err == nil) != there || !there && !d.IsZero() {
			t.Fatalf("%d-%d-%d is %q, %v", year, month, day, d, err)
		}
		if !there {
			return
		}
		if d.String() != at.Format("2006-01-02") || d.Long() != at.Format("Mon 2 Jan 2006") {
			t.Errorf("got %s, %s, want %s", d, d.Long(), at)
		}
		got, ok := d.AddDays(n)
		var want time.Time
		wantOK := n > -4_000_000 && n < 4_000_000
		if wantOK {
			want = at.AddDate(0, 0, n)
			wantOK = want.Year() >= 1 && want.Year() <= 9999
		}
		if ok != wantOK || ok && got.String() != want.Format("2006-01-02") || !ok && !got.IsZero() {
			t.Errorf("%s and %d days is %q, %v, want %v, %v", d, n, got, ok, want, wantOK)
		}
		if back, _ := got.AddDays(-n); ok && back != d {
			t.Errorf("%s and %d days, and back, is %s", d, n, back)
		}
	})
}

// A month later it is the same day of the month wanted, or its last.
func FuzzAddMonths(f *testing.F) {
	f.Add(2026, 1, 31, 1)
	f.Add(2024, 2, 29, 12)
	f.Add(1, 1, 1, -1)
	f.Add(9999, 12, 31, 1)
	f.Add(2026, 3, 31, -1<<63)
	f.Fuzz(func(t *testing.T, year, month, day, n int) {
		d, err := calendar.NewDate(year, month, day)
		if err != nil {
			return
		}
		got, ok := d.AddMonths(n)
		var want string
		if n > -200_000 && n < 200_000 {
			first := time.Date(year, time.Month(month+n), 1, 0, 0, 0, 0, time.UTC)
			if first.Year() >= 1 && first.Year() <= 9999 {
				last := first.AddDate(0, 1, -1).Day()
				want = first.AddDate(0, 0, min(day, last)-1).Format("2006-01-02")
			}
		}
		if got.String() != want || ok != (want != "") {
			t.Errorf("%s and %d months is %q, %v, want %q", d, n, got, ok, want)
		}
	})
}
