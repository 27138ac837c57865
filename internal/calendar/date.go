// Package calendar counts days, months and working days between plain dates,
// and holds the bank holidays of the nations of the United Kingdom. It never
// reads a clock, knows no time of day and no time zone, and never works out a
// bank holiday by rule: outside the years it holds, it says that it cannot tell.
package calendar

import (
	"cmp"
	"errors"
	"fmt"
)

// The years a Date can have, so that each is written with four digits.
const (
	minYear = 1
	maxYear = 9999
)

// A Date is a day of the Gregorian calendar from 0001-01-01 to 9999-12-31. The
// zero Date means "no date". Dates can be compared with == and used as map keys.
type Date struct {
	number int32 // days counted from 0001-01-01, which is day 1; 0 is no date
}

// NewDate gives the date of a year (1 to 9999), a month (1 to 12) and a day of
// that month. The error says in plain words which of them does not exist.
func NewDate(year, month, day int) (Date, error) {
	if err := checkDate(year, month, day); err != nil {
		return Date{}, fmt.Errorf("%04d-%02d-%02d: %w", year, month, day, err)
	}
	return Date{dayNumber(year, month, day)}, nil
}

// checkDate says what about a year, month and day does not exist, if anything.
func checkDate(year, month, day int) error {
	switch {
	case year < minYear || year > maxYear:
		return errors.New("years go from 0001 to 9999")
	case month < 1 || month > 12:
		return errors.New("months go from 01 to 12")
	case day < 1:
		return errors.New("the days of a month start at 01")
	case day > daysIn(year, month):
		return fmt.Errorf("%s %04d has %d days", monthName(month), year, daysIn(year, month))
	}
	return nil
}

// String gives the date as year-month-day, such as "2026-11-23", the form that
// ParseDate reads. The zero Date gives "".
func (d Date) String() string {
	var b [len("2026-11-23")]byte
	return string(d.AppendTo(b[:0]))
}

// AppendTo appends what String gives to b and returns the longer slice. It
// allocates only where b has no room.
func (d Date) AppendTo(b []byte) []byte {
	if d.IsZero() {
		return b
	}
	year, month, day := d.split()
	b = appendYear(b, year)
	return append(b,
		'-', digit(month/10), digit(month),
		'-', digit(day/10), digit(day))
}

// Long gives the date with its day of the week for people to read, such as
// "Mon 23 Nov 2026" or "Tue 5 Jan 2027". The zero Date gives "".
func (d Date) Long() string {
	if d.IsZero() {
		return ""
	}
	year, month, day := d.split()
	b := make([]byte, 0, len("Mon 23 Nov 2026"))
	b = append(b, d.weekdayName()...)
	b = append(b, ' ')
	if day >= 10 {
		b = append(b, digit(day/10))
	}
	b = append(b, digit(day), ' ')
	b = append(b, monthName(month)[:3]...)
	b = append(b, ' ')
	return string(appendYear(b, year))
}

// IsZero says whether d is the zero Date, which means "no date".
func (d Date) IsZero() bool { return d.number == 0 }

// Compare gives -1 where d is before e, 0 where they are the same day and 1
// where d is after e. The zero Date comes before every other.
func (d Date) Compare(e Date) int { return cmp.Compare(d.number, e.number) }

// Year gives the year, from 1 to 9999, and 0 for the zero Date.
func (d Date) Year() int {
	if d.IsZero() {
		return 0
	}
	year, _, _ := d.split()
	return year
}

// appendYear appends the four digits of a year.
func appendYear(b []byte, year int) []byte {
	return append(b, digit(year/1000), digit(year/100), digit(year/10), digit(year))
}

// digit gives the last decimal digit of n.
func digit(n int) byte { return byte('0' + n%10) }
