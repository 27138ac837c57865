package calendar

import "sync"

// IsWorkingDay says whether d is a working day in the nation: not a Saturday,
// not a Sunday and not a bank holiday there. held is false, and working with
// it, for the zero Date and for a day outside the years whose bank holidays
// are held, FirstYear to LastYear.
func (n Nation) IsWorkingDay(d Date) (working, held bool) {
	day, held := n.heldDay(d)
	if !held {
		return false, false
	}
	t := &countingTables()[n]
	return t.before[day+1] > t.before[day], true
}

// AddWorkingDays gives the days-th working day of the nation after d. The count
// starts the day after d, which is day 0 and need not be a working day; 0 days
// give d itself. It gives false where a day it would have to judge, day 0
// included, lies outside FirstYear to LastYear, and for a negative count.
//
// That day 0 is not counted is the general English rule: Dodds v Walker [1981]
// UKHL, following Lester v Garland.
func (n Nation) AddWorkingDays(d Date, days int) (Date, bool) {
	day, held := n.heldDay(d)
	if !held || days < 0 {
		return Date{}, false
	}
	if days == 0 {
		return d, true
	}
	t := &countingTables()[n]
	reached := int(t.before[day+1]) // working days up to and with d
	if days > len(t.nth)-reached {
		return Date{}, false
	}
	return Date{firstHeldDay + int32(t.nth[reached+days-1])}, true
}

// The day numbers of the first and the last day held.
const (
	firstHeldDay = (FirstYear-1)*daysIn1Year + (FirstYear-1)/4 - (FirstYear-1)/100 + (FirstYear-1)/400 + 1
	lastHeldDay  = LastYear*daysIn1Year + LastYear/4 - LastYear/100 + LastYear/400
	daysHeld     = lastHeldDay - firstHeldDay + 1
)

// heldDay gives the place of a date among the days held, from 0, and whether
// it is among them and the nation is one.
func (n Nation) heldDay(d Date) (int, bool) {
	held := d.number >= firstHeldDay && d.number <= lastHeldDay && n.exists()
	return int(d.number) - firstHeldDay, held
}

// A countingTable answers for one nation how many working days there are before
// a day, and which day is the nth, in one look each.
type countingTable struct {
	before [daysHeld + 1]uint16 // working days before each day held, and before the day past the last
	nth    []uint16             // the place of each working day among the days held
}

// countingTables gives the table of each nation, built at first use.
var countingTables = sync.OnceValue(func() *[len(bankHolidays)]countingTable {
	var tables [len(bankHolidays)]countingTable
	for n := range tables {
		tables[n] = newCountingTable(Nation(n))
	}
	return &tables
})

func newCountingTable(n Nation) countingTable {
	var holiday [daysHeld]bool
	for i, year := range bankHolidays[n] {
		for _, m := range year {
			holiday[m.in(FirstYear+i).number-firstHeldDay] = true
		}
	}
	var t countingTable
	for day := range daysHeld {
		date := Date{int32(firstHeldDay + day)}
		if !date.isWeekend() && !holiday[day] {
			t.nth = append(t.nth, uint16(day))
		}
		t.before[day+1] = uint16(len(t.nth))
	}
	return t
}
