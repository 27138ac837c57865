package check

var gistMissing = Rule{
	ID:       "gist-missing",
	Severity: Warning,
	Finds:    "a paragraph without its gist",
	Why:      "The gist is shown beside each question and each route that rests on the paragraph. Without it people see a number, and nothing can be checked against what the source says.",
	Mend:     `Say under "gist", in your own words, what stands there. Keep its must, will, should, consider or may.`,
	look:     lookGistMissing,
}

func lookGistMissing(l *look) {
	for _, p := range l.p.Source.Paragraphs {
		if p.Gist == "" {
			l.report(p.At, quoted("paragraph", p.ID)+` has no "gist", so only its number can be shown`, "say in your own words what stands there")
		}
	}
}
