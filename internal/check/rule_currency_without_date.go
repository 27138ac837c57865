package check

var currencyWithoutDate = Rule{
	ID:       "currency-without-date",
	Severity: Warning,
	Finds:    "a note of what has been overtaken that does not say on which day it was so",
	Why:      "Such a note is overtaken itself one day. Without its date nobody can tell whether it still holds.",
	Mend:     `Give under "as-at" the day on which you looked.`,
	look:     lookCurrencyWithoutDate,
}

func lookCurrencyWithoutDate(l *look) {
	for _, c := range l.p.Currency {
		if c.AsAt.IsZero() {
			l.report(c.At, "a currency note has no \"as-at\", so nobody can tell how old it is", `give under "as-at" the day on which it was so`)
		}
	}
}
