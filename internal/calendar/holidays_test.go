package calendar

import (
	"testing"
	"time"
)

func TestTheYearsHeldHaveAsManyHolidaysAsGOVUKLists(t *testing.T) {
	want := map[Nation]int{EnglandAndWales: 83, Scotland: 94, NorthernIreland: 103}
	for n, years := range bankHolidays {
		got := 0
		for _, year := range years {
			got += len(year)
		}
		if got != want[Nation(n)] {
			t.Errorf("%s has %d bank holidays, want %d", Nation(n), got, want[Nation(n)])
		}
	}
}

func TestEveryHolidayIsAWeekdayThatExistsAndFollowsTheOneBefore(t *testing.T) {
	for n, years := range bankHolidays {
		var before Date
		for i, year := range years {
			for _, m := range year {
				d, err := NewDate(FirstYear+i, int(m)/100, int(m)%100)
				if err != nil {
					t.Fatalf("%s: %v", Nation(n), err)
				}
				if d.isWeekend() {
					t.Errorf("%s: %s is at a weekend", Nation(n), d.Long())
				}
				if d.Compare(before) != 1 {
					t.Errorf("%s: %s follows %s", Nation(n), d, before)
				}
				before = d
			}
		}
	}
}

func TestTheDayTheListWasTakenIsADate(t *testing.T) {
	if _, err := ParseDate(AsAt); err != nil {
		t.Error(err)
	}
}

// movedOrAdded holds where GOV.UK's dates part from the rules: true is a bank
// holiday that no rule gives, false a day the rules give that was none.
var movedOrAdded = map[Nation]map[string]bool{
	EnglandAndWales: {},
	NorthernIreland: {},
	Scotland:        {"2026-06-15": true},
}

var movedOrAddedEverywhere = map[string]bool{
	"2020-05-04": false, "2020-05-08": true, // VE Day
	"2022-05-30": false, "2022-06-02": true, "2022-06-03": true, // Platinum Jubilee
	"2022-09-19": true, // State Funeral
	"2023-05-08": true, // Coronation
}

func TestTheRulesGiveEveryHolidayHeldButTheMovedAndAdded(t *testing.T) {
	for _, n := range []Nation{EnglandAndWales, Scotland, NorthernIreland} {
		want := map[string]bool{}
		for year := FirstYear; year <= LastYear; year++ {
			for _, d := range byRule(n, year) {
				want[d.Format(time.DateOnly)] = true
			}
		}
		for _, exceptions := range []map[string]bool{movedOrAddedEverywhere, movedOrAdded[n]} {
			for day, isHoliday := range exceptions {
				if want[day] == isHoliday {
					t.Errorf("%s: %s is no exception to the rules", n, day)
				}
				want[day] = isHoliday
			}
		}
		for i, year := range bankHolidays[n] {
			for _, m := range year {
				day := m.in(FirstYear + i).String()
				if !want[day] {
					t.Errorf("%s: %s is held, and no rule gives it", n, day)
				}
				delete(want, day)
			}
		}
		for day, isHoliday := range want {
			if isHoliday {
				t.Errorf("%s: the rules give %s, which is not held", n, day)
			}
		}
	}
}
