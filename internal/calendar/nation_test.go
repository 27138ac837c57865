package calendar_test

import (
	"slices"
	"testing"

	"safeguard/internal/calendar"
)

func TestTheIDOfEachNationStandsWhereItsConstantSays(t *testing.T) {
	want := []string{"england-and-wales", "scotland", "northern-ireland"}
	if got := calendar.Nations(); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	for i, id := range want {
		if got := calendar.Nation(i).String(); got != id {
			t.Errorf("nation %d is shown as %q, want %q", i, got, id)
		}
	}
	if want[calendar.Scotland] != "scotland" || want[calendar.NorthernIreland] != "northern-ireland" {
		t.Errorf("Scotland and Northern Ireland are constants %d and %d", calendar.Scotland, calendar.NorthernIreland)
	}
}

func TestTheListOfNationsIsTheCallersOwn(t *testing.T) {
	calendar.Nations()[0] = "changed"
	if got := calendar.Nations()[0]; got != "england-and-wales" {
		t.Errorf("got %q after a caller changed its list", got)
	}
}

func TestAValueThatIsNoNationHoldsNoDays(t *testing.T) {
	none := calendar.Nation(len(calendar.Nations()))
	if got := none.String(); got != "" {
		t.Errorf("it is shown as %q", got)
	}
	if _, held := none.IsWorkingDay(date(t, "2026-11-23")); held {
		t.Error("it holds a day")
	}
	if got, ok := none.AddWorkingDays(date(t, "2026-11-23"), 1); ok {
		t.Errorf("it counts to %s", got)
	}
}
