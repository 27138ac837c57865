package rehearsal

import "fmt"

// fewSmall is up to how many gaps that make no difference stand as points of
// their own.
const fewSmall = 2

// smallKey is by what such gaps are one point.
type smallKey struct {
	kind Kind
	news string
}

// small makes one point of the gaps that by themselves make no difference to the
// path, where there are more than a few of a kind: not known where somebody knew,
// an answer where nobody did, and what stayed after the same news. The others are
// given back.
func (k *course) small(found []gap) (rest []gap, points []Point) {
	small := map[smallKey][]gap{}
	for _, g := range found {
		if g.isSmall() {
			key := smallKey{g.kind, g.news}
			small[key] = append(small[key], g)
		}
	}
	for _, g := range found {
		key := smallKey{g.kind, g.news}
		switch {
		case !g.isSmall() || len(small[key]) <= fewSmall:
			rest = append(rest, g)
		case small[key][0] == g:
			points = append(points, k.smallPoint(g, small[key]))
		}
	}
	return rest, points
}

func (g gap) isSmall() bool {
	one := g.kind == KnownAsUnknown || g.kind == UnknownAsKnown || g.kind == NotRevisited
	return one && !g.line.Matters && g.after == ""
}

func (k *course) smallPoint(g gap, small []gap) Point {
	var of []*Line
	for _, g := range small {
		of = append(of, g.line)
	}
	var p Point
	switch g.kind {
	case KnownAsUnknown:
		p = k.about(g.kind, Information, k.you.You+" left as not known what somebody at the table could say: ", of)
		p.Ask = "Who at the table could have said what was left as not known, and how would the room have heard it?"
	case UnknownAsKnown:
		p = k.about(g.kind, Information, k.you.You+" answered what the panel has as not known: ", of)
		p.Ask = "Which of the answers rest on something that somebody saw or heard, and which on what seemed likely?"
	default:
		p = k.about(g.kind, Information, fmt.Sprintf("These answers from before the news %q stayed, and the panel has them otherwise since: ", g.news), of)
		p.Ask = fmt.Sprintf("What did the news %q change, for whom, and how would a room notice?", g.news)
	}
	return p
}
