package calendar

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// ParseDate reads a date written as "YYYY-MM-DD", in the years 0001 to 9999,
// with nothing before or after it. The error names the text, then says in plain
// words what is wrong; it is one short line without control characters,
// whatever the text was.
func ParseDate(s string) (Date, error) {
	year, month, day, ok := fields(s)
	if !ok {
		return Date{}, wrongForm(s)
	}
	if err := checkDate(year, month, day); err != nil {
		return Date{}, fmt.Errorf("%s: %w", s, err)
	}
	return Date{dayNumber(year, month, day)}, nil
}

// fields reads the three numbers of a text of the form "YYYY-MM-DD".
func fields(s string) (year, month, day int, ok bool) {
	if len(s) != len("YYYY-MM-DD") || s[4] != '-' || s[7] != '-' {
		return 0, 0, 0, false
	}
	year, month, day = number(s[:4]), number(s[5:7]), number(s[8:])
	return year, month, day, year >= 0 && month >= 0 && day >= 0
}

// number reads a few decimal digits and nothing else; it gives -1 for any
// other text.
func number(s string) int {
	n := 0
	for _, c := range []byte(s) {
		if c < '0' || c > '9' {
			return -1
		}
		n = 10*n + int(c-'0')
	}
	return n
}

// wrongForm says how a date is written, to the writer of one that is not.
func wrongForm(s string) error {
	if s == "" {
		return errors.New("no date: write a date as year-month-day, such as 2026-11-23")
	}
	if full, ok := withZeros(s); ok {
		return fmt.Errorf("%s: write month and day with two digits: %s", s, full)
	}
	return fmt.Errorf("%s: write a date as year-month-day, such as 2026-11-23", shown(s))
}

// withZeros puts in the zeros that are all that "2026-1-5" lacks.
func withZeros(s string) (string, bool) {
	parts := strings.Split(s, "-")
	if len(parts) != 3 {
		return "", false
	}
	for i, part := range parts[1:] {
		if len(part) == 1 {
			parts[1+i] = "0" + part
		}
	}
	full := strings.Join(parts, "-")
	year, month, day, ok := fields(full)
	return full, ok && checkDate(year, month, day) == nil
}

// shown gives a text as an error may show it: cut where it is long, and in
// quotes with escapes where it holds what a screen would not print.
func shown(s string) string {
	const most = 40 // characters; a date has 10
	if runes := []rune(s[:min(len(s), 5*most)]); len(runes) > most {
		s = string(runes[:most]) + "..."
	}
	unprintable := func(r rune) bool { return !strconv.IsPrint(r) }
	if !utf8.ValidString(s) || strings.ContainsFunc(s, unprintable) {
		return strconv.Quote(s)
	}
	return s
}

// MarshalText writes the date as year-month-day; nothing where it is not given.
func (d Date) MarshalText() ([]byte, error) { return d.AppendTo(nil), nil }

// UnmarshalText reads a date as ParseDate does; nothing is a date not given.
func (d *Date) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = Date{}
		return nil
	}
	read, err := ParseDate(string(text))
	if err == nil {
		*d = read
	}
	return err
}
