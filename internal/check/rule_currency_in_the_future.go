package check

import "fmt"

var currencyInTheFuture = Rule{
	ID:       "currency-in-the-future",
	Severity: Warning,
	Finds:    "a note of what has been overtaken whose date is still to come",
	Why:      "Nobody can have looked on a day that has not come: the date is a slip, or the note tells as law what is only planned. It is looked for where a day is given with --today.",
	Mend:     `Give under "as-at" the day on which you looked. Say in the note from when something will hold.`,
	look:     lookCurrencyInTheFuture,
}

func lookCurrencyInTheFuture(l *look) {
	for _, c := range l.p.Currency {
		if !l.today.IsZero() && c.AsAt.Compare(l.today) > 0 {
			l.report(c.PlaceOf("as-at"), fmt.Sprintf("a currency note was so on %s, which is after today, %s", c.AsAt, l.today), "give the day on which you looked")
		}
	}
}
