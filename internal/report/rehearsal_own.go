package report

import (
	"safeguard/internal/record"
)

// ownViews are what was said of the case beside the answers: what those who played
// would have done, before the path was shown, and what they said of the path.
func (b *debriefBuilder) ownViews() {
	c := b.d.Case
	views := record.Standing(c.Views)
	if len(views) == 0 && len(c.Verdicts) == 0 {
		return
	}
	b.heading(2, "In "+b.yours+" own words")
	for _, v := range views {
		about := v.Said.About
		if about == "" {
			about = "The case as a whole"
		}
		b.item(0, about+", before the path was shown: "+v.Said.Words)
	}
	for _, v := range c.Verdicts {
		switch said := v.Said.(type) {
		case record.Agreed:
			b.item(0, "Of the path: "+b.you+" agreed with where it points")
		case record.Differed:
			b.item(0, "Of the path: "+b.you+" differed. "+orNotSaid(said.Words))
		}
	}
}
