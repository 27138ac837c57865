package check

import (
	"fmt"
	"slices"

	"safeguard/internal/fault"
	"safeguard/internal/procedure"
)

var calendarMissing = Rule{
	ID:       "calendar-missing",
	Severity: Note,
	Finds:    "a deadline in working days in a file that does not say whose bank holidays count",
	Why:      "The bank holidays of England and Wales are taken. In Scotland and Northern Ireland other days are holidays, so a date on the page can be a day out and nobody knows why.",
	Mend:     `Write "calendar: england-and-wales", "scotland" or "northern-ireland" at the head of the file.`,
	look:     lookCalendarMissing,
}

func lookCalendarMissing(l *look) {
	if l.p.PlaceOf("calendar") != l.p.At {
		return // it is written
	}
	i := slices.IndexFunc(l.p.Actions, func(a *procedure.Action) bool { return a.Due != nil && a.Due.Unit == procedure.WorkingDays })
	if i < 0 {
		return
	}
	a := l.p.Actions[i]
	l.reportWith(a.PlaceOf("due"), fault.Also{Place: l.p.PlaceOf("title"), Says: "the head of the file"},
		fmt.Sprintf("%s is due in working days, and no \"calendar\" says whose bank holidays count", quoted("action", a.ID)),
		fmt.Sprintf("add %q at the head of the file, or the nation whose holidays they are", "calendar: "+l.p.Calendar.String()))
}
