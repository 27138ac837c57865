package calendar

// The lengths, in days, of the runs of years that the Gregorian calendar
// repeats. A run of 100 is one day short of 25 runs of 4, since its last year
// is no leap year; a run of 400 has that day back.
const (
	daysIn1Year    = 365
	daysIn4Years   = 4*daysIn1Year + 1
	daysIn100Years = 25*daysIn4Years - 1
	daysIn400Years = 4*daysIn100Years + 1
)

// lastDay is the day number of 9999-12-31.
const lastDay = maxYear*daysIn1Year + maxYear/4 - maxYear/100 + maxYear/400

// daysBefore holds, for each month from 1 to 12, how many days of a year that
// is no leap year come before it; 13 stands for the end of the year.
var daysBefore = [...]int{1: 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365}

var monthNames = [...]string{
	1: "January", "February", "March", "April", "May", "June", "July",
	"August", "September", "October", "November", "December",
}

// monthName gives the English name of a month from 1 to 12.
func monthName(month int) string { return monthNames[month] }

// isLeap says whether a year has a 29 February.
func isLeap(year int) bool {
	return year%4 == 0 && (year%100 != 0 || year%400 == 0)
}

// daysIn gives the length in days of a month from 1 to 12.
func daysIn(year, month int) int {
	if month == 2 && isLeap(year) {
		return 29
	}
	return daysBefore[month+1] - daysBefore[month]
}

// dayNumber counts the days from 0001-01-01, day 1, to a day that exists.
func dayNumber(year, month, day int) int32 {
	full := year - 1
	n := full*daysIn1Year + full/4 - full/100 + full/400
	n += daysBefore[month] + day
	if month > 2 && isLeap(year) {
		n++
	}
	return int32(n)
}

// split gives the year, month and day of a date that is not zero.
func (d Date) split() (year, month, day int) {
	left := int(d.number) - 1 // whole days since 0001-01-01
	take := func(length, most int) int {
		runs := min(left/length, most)
		left -= runs * length
		return runs
	}
	// The last of 4 centuries, and the last of 4 years, may be a day longer
	// than the rest; that day must not begin a fifth.
	year = 400 * take(daysIn400Years, maxYear)
	year += 100 * take(daysIn100Years, 3)
	year += 4 * take(daysIn4Years, maxYear)
	year += take(daysIn1Year, 3) + 1
	for month = 1; left >= daysIn(year, month); month++ {
		left -= daysIn(year, month)
	}
	return year, month, left + 1
}

// weekday gives 0 for Monday to 6 for Sunday: 0001-01-01, day 1, is a Monday.
func (d Date) weekday() int { return int(d.number-1) % 7 }

func (d Date) isWeekend() bool { return d.weekday() >= 5 }

// weekdayName gives the first three letters of the day of the week.
func (d Date) weekdayName() string {
	const names = "MonTueWedThuFriSatSun"
	i := 3 * d.weekday()
	return names[i : i+3]
}
