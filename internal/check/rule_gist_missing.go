package check

import "safeguard/internal/procedure"

var gistMissing = Rule{
	ID:       "gist-missing",
	Severity: Warning,
	Finds:    "a paragraph without its gist, where others have one",
	Why:      "The gist is shown beside each question and each route that rests on the paragraph. Without it people see a number, and nothing can be checked against what the source says.",
	Mend:     `Say under "gist", in your own words, what stands there. Keep its must, will, should, consider or may.`,
	look:     lookGistMissing,
}

func lookGistMissing(l *look) {
	for _, i := range gists(l.p).lacking() {
		p := l.p.Source.Paragraphs[i]
		l.report(p.At, quoted("paragraph", p.ID)+` has no "gist", as others have, so only its number can be shown`, "say in your own words what stands there")
	}
}

func gists(p *procedure.Procedure) peers {
	return peers{len(p.Source.Paragraphs), func(i int) bool { return p.Source.Paragraphs[i].Gist != "" }}
}
