package rehearsal

import (
	"fmt"
	"slices"

	"safeguard/internal/decide"
	"safeguard/internal/field"
	"safeguard/internal/procedure"
)

// named gives what was answered while the panel did not know it, and those of it
// that were last answered not known then: what news settles later was no less
// unknown before.
func (k *course) named(lines []Line) (all, named []*Line) {
	for n := range lines {
		l := &lines[n]
		if l.Question == nil || l.Item.Subject == decide.Unlisted {
			continue
		}
		unknown, said := false, false
		for _, s := range k.said[k.key(l.Item)] {
			if k.known[s.told].Value(l.Question, l.Item.Subject).NotKnown {
				unknown, said = true, s.value.NotKnown
			}
		}
		if unknown {
			all = append(all, l)
		}
		if said {
			named = append(named, l)
		}
	}
	return all, named
}

// unknowns says that what was not known was named so: at least two answers, and at
// least half of those that were answered while the panel did not know them.
func (k *course) unknowns(lines []Line) []Point {
	all, named := k.named(lines)
	if len(named) < 2 || 2*len(named) < len(all) {
		return nil
	}
	says := fmt.Sprintf("%s named as not known %d of the %d answers that nobody knew at the time: ", k.you.You, len(named), len(all))
	return []Point{k.about(NamedUnknown, Information, says, named)}
}

// about makes a point of several lines, which it names.
func (k *course) about(kind Kind, theme Theme, says string, of []*Line) Point {
	p := Point{Kind: kind, Theme: theme}
	for _, l := range of {
		p.Cite = joinCites(p.Cite, k.cite(l.Item))
	}
	p.Says = says + askedOf(of)
	return p
}

// A turned is a line of which the panel has another answer since news, where
// theirs was given before it and was not yet that one.
type turned struct {
	line *Line
	news int
	anew bool // it was said anew since
}

// turned gives them in interview order, each with the last such news.
func (k *course) turned(lines []Line) []turned {
	var all []turned
	for n := range lines {
		l := &lines[n]
		if l.Question == nil || l.Item.Subject == decide.Unlisted || !l.Last.Given {
			continue
		}
		for i := k.end() - 1; i >= 0; i-- {
			stood := k.at(k.moments[k.news[i].moment].now, l.Item)
			if !slices.Contains(k.news[i].changes, l.Item) || !k.changed(i, l.Item) || !k.wentOn(i) || !stood.Given ||
				same(l.Question, stood, k.known[i+1].Value(l.Question, l.Item.Subject)) {
				continue
			}
			said := k.said[k.key(l.Item)]
			all = append(all, turned{l, i, said[len(said)-1].told > i})
			break
		}
	}
	return all
}

// revisited says which answers were said anew after news, as the panel has them.
func (k *course) revisited(lines []Line) []Point {
	var of []*Line
	var titles []string
	for _, t := range k.turned(lines) {
		if t.anew && same(t.line.Question, t.line.Last, t.line.Panel) {
			of = append(of, t.line)
			titles = addOnce(titles, fmt.Sprintf("%q", NewsTitle(k.news[t.news].ID)))
		}
	}
	if len(of) == 0 {
		return nil
	}
	return []Point{k.about(Revisited, Information, fmt.Sprintf("After the news %s %s looked again at what it changed: ", field.And(titles), k.you.you), of)}
}

// held gives the outcomes that open something and that the panel's path holds
// possible, of decisions that theirs has come to, and of whoever is not listed, and how many of
// them theirs holds possible too.
func (k *course) held(trainee *decide.Path) (all, held []route) {
	eachPair(k.panel[k.end()], trainee, func(d, t *decide.Decision) {
		if d.Subject.Index == decide.Unlisted || !k.reached(t) {
			return
		}
		for _, o := range d.Possible {
			if !o.Opens {
				continue
			}
			of := route{o, d.Subject.Label(k.known[0])}
			all = append(all, of)
			if slices.Contains(t.Possible, o) {
				held = append(held, of)
			}
		}
	})
	for _, d := range k.panel[k.end()].Decisions {
		for _, o := range d.Possible {
			if label := d.Subject.Label(k.known[0]); o.Opens && k.isOverlooked(d.Subject.Kind, label) {
				all = append(all, route{o, label})
			}
		}
	}
	return all, held
}

// isOverlooked tells whether they have listed a kind and left out somebody whom
// the panel lists.
func (k *course) isOverlooked(kind *procedure.Kind, label string) bool {
	return kind != nil && label != "" && k.c.Answers.List(kind).Given && find(k.c.Answers, kind, label) < 0
}

// A route is an outcome that opens something, for somebody or for the case.
type route struct {
	outcome *procedure.Outcome
	label   string
}

// routeWords names routes, each once with all whom it is for.
func routeWords(routes []route) string {
	var words []string
	for n, r := range routes {
		same := func(other route) bool { return other.outcome == r.outcome }
		if slices.ContainsFunc(routes[:n], same) {
			continue
		}
		var labels []string
		for _, other := range routes {
			if same(other) && other.label != "" {
				labels = append(labels, other.label)
			}
		}
		words = append(words, about(r.outcome.Title.Fill(field.And(labels)), field.And(labels)))
	}
	return someOf(words)
}

// opened says that every route of the panel's path is on theirs, where there are
// at least two.
func (k *course) opened(trainee *decide.Path) []Point {
	all, held := k.held(trainee)
	if len(all) < 2 || len(held) < len(all) || !k.done {
		return nil
	}
	p := Point{
		Kind: RoutesOpened, Theme: ParallelRoutes,
		Says: fmt.Sprintf("Every route that the panel's path opens or holds open is open on %s, side by side: %s.", k.yours(), routeWords(held)),
	}
	for _, r := range held {
		p.Cite = joinCites(p.Cite, r.outcome.Cite)
	}
	return []Point{p}
}
