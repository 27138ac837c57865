package calendar

// AddDays gives the date n calendar days after d; a negative n counts back. It
// gives false for the zero Date and where the result would lie before
// 0001-01-01 or past 9999-12-31.
func (d Date) AddDays(n int) (Date, bool) {
	number := int(d.number)
	if d.IsZero() || n < 1-number || n > lastDay-number {
		return Date{}, false
	}
	return Date{int32(number + n)}, true
}

// AddMonths gives the corresponding date n calendar months after d; a negative
// n counts back. Where that month has no such day, it gives the month's last:
// one month after 31 January is 28 or 29 February. This is the rule of Dodds v
// Walker [1981] UKHL. It gives false for the zero Date and where the result
// would lie before the year 1 or past the year 9999.
func (d Date) AddMonths(n int) (Date, bool) {
	const most = 12 * maxYear
	if d.IsZero() || n < -most || n > most {
		return Date{}, false
	}
	year, month, day := d.split()
	months := 12*year + month - 1 + n // since the January of year 0
	if months < 12*minYear || months >= 12*(maxYear+1) {
		return Date{}, false
	}
	year, month = months/12, months%12+1
	return Date{dayNumber(year, month, min(day, daysIn(year, month)))}, true
}
