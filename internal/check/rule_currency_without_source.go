package check

var currencyWithoutSource = Rule{
	ID:       "currency-without-source",
	Severity: Warning,
	Finds:    "a note of what has been overtaken that does not say where that can be read",
	Why:      "It tells people that the source no longer holds. Without a place to read it they have to take it on trust, or leave it.",
	Mend:     `Give the address or the title under "source".`,
	look:     lookCurrencyWithoutSource,
}

func lookCurrencyWithoutSource(l *look) {
	for _, c := range l.p.Currency {
		if c.Source == "" {
			l.report(c.At, "a currency note has no \"source\", so nobody can check what it says holds today", `say under "source" where it can be read`)
		}
	}
}
