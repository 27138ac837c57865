package rehearsal

import (
	"fmt"
	"slices"

	"safeguard/internal/decide"
	"safeguard/internal/field"
	"safeguard/internal/procedure"
)

// A parted is an outcome that is possible on one side alone.
type parted struct {
	kind    Kind
	outcome *procedure.Outcome
	label   string
	panel   *decide.Decision
	theirs  *decide.Decision
	turns   []*Line // the answers that differ among those which either decision rests on, in interview order
}

// routes gives the points about outcomes that open something and are possible on
// one side alone, by tree and label, of whoever both list. Where a decision differs
// both ways it is one point: route-only-theirs where theirs is at least as
// protective, else route-not-opened. never-possible is an outcome that the
// scenario says must never be possible: it is on their path, and not on the
// panel's. What is possible because they have not answered yet is no point: to
// leave something open closes nothing, and promises nothing.
func (k *course) routes(lines []Line, trainee *decide.Path) []Point {
	var found []parted
	panel := k.panel[k.end()]
	eachPair(panel, trainee, func(d, t *decide.Decision) {
		if d.Subject.Index != decide.Unlisted {
			found = append(found, k.parted(d, t, lines)...)
		}
	})
	var points []Point
	for n, p := range found {
		if slices.ContainsFunc(found[:n], p.sameAs) {
			continue
		}
		of := []parted{p}
		for _, q := range found[n+1:] {
			if q.sameAs(p) {
				of = append(of, q)
			}
		}
		points = append(points, k.routePoint(of, trainee))
	}
	return points
}

// sameAs tells whether two are one point: the same outcome for several people, or
// all that theirs does not come to, or comes to and should never, because of the
// same answers.
func (p parted) sameAs(q parted) bool {
	return p.kind == q.kind && (p.kind == NeverPossible || p.sameRoute(q)) && slices.EqualFunc(p.turns, q.turns, func(l, m *Line) bool {
		return l.Question == m.Question && l.List == m.List && l.Last.Same(m.Last)
	})
}

func (p parted) sameRoute(q parted) bool {
	notReached := p.theirs.Status == decide.NotReached && q.theirs.Status == decide.NotReached
	return (p.outcome == q.outcome || notReached) && holds(p.panel) == holds(q.panel) && slices.Equal(p.theirs.Possible, q.theirs.Possible)
}

// reached tells whether a decision of theirs awaits nothing but what they have
// said is not known.
func (k *course) reached(t *decide.Decision) bool {
	if t.Applies == decide.Unknown && !k.done {
		return false
	}
	a := k.c.Answers
	return !slices.ContainsFunc(t.Awaiting, func(w decide.Await) bool {
		return w.List != nil && !a.List(w.List).Given || w.List == nil && !a.Value(w.Question, w.Subject).Given
	})
}

func (k *course) parted(d, t *decide.Decision, lines []Line) []parted {
	turns := k.turns(d, t, lines)
	one := func(kind Kind, o *procedure.Outcome) parted {
		return parted{kind, o, d.Subject.Label(k.known[0]), d, t, turns}
	}
	var found []parted
	said := len(turns) > 0 && k.reached(t)
	for _, never := range k.s.Expect.Never {
		o := never.Outcome
		if said && slices.Contains(t.Possible, o) && !slices.Contains(d.Possible, o) {
			found = append(found, one(NeverPossible, o))
		}
	}
	panels, theirs := openedOnly(d, t), openedOnly(t, d)
	if !said {
		theirs = nil
	}
	if len(panels) > 0 && len(theirs) > 0 && d.Tree.Ordered {
		if isBefore(d.Tree, theirs[0], panels[0]) {
			panels = nil
		} else {
			theirs = nil
		}
	}
	if len(panels) > 0 && (len(turns) > 0 || k.done) {
		found = append(found, one(RouteNotOpened, panels[0]))
	}
	isNever := func(p parted) bool { return len(theirs) > 0 && p.kind == NeverPossible && p.outcome == theirs[0] }
	if len(theirs) > 0 && !slices.ContainsFunc(found, isNever) {
		found = append(found, one(RouteOnlyTheirs, theirs[0]))
	}
	return found
}

// openedOnly gives the outcomes that open something and are possible in the first
// decision alone.
func openedOnly(d, t *decide.Decision) []*procedure.Outcome {
	var only []*procedure.Outcome
	for _, o := range d.Possible {
		if o.Opens && !slices.Contains(t.Possible, o) {
			only = append(only, o)
		}
	}
	return only
}

// turns gives the answers that two decisions rest on and that they gave otherwise
// than the panel, in interview order.
func (k *course) turns(d, t *decide.Decision, lines []Line) []*Line {
	var turns []*Line
	items := slices.Clone(d.Trace)
	for _, w := range d.Awaiting {
		items = append(items, w.Item)
	}
	for _, i := range t.Trace {
		if ours, ok := k.ours(k.c.Answers, i); ok {
			items = append(items, ours)
		}
	}
	for n := range lines {
		l := &lines[n]
		if slices.Contains(items, l.Item) && l.differs() {
			turns = append(turns, l)
		}
	}
	return turns
}

// differs tells whether something was said, and otherwise than the panel has it.
func (l *Line) differs() bool {
	if l.List != nil {
		return l.Lists[2].Given && !sameList(l.Lists[0], l.Lists[2])
	}
	return l.Panel.Given && l.Last.Given && !same(l.Question, l.Panel, l.Last)
}

func (k *course) routePoint(of []parted, trainee *decide.Path) Point {
	p, point := of[0], Point{Kind: of[0].kind, Theme: ParallelRoutes}
	var routes []route
	var labels []string
	for _, q := range of {
		routes, labels = append(routes, route{q.outcome, q.label}), addOnce(labels, q.label)
		point.Cite = joinCites(point.Cite, q.outcome.Cite)
	}
	point.Label = field.And(labels)
	title := routeWords(routes)
	switch p.kind {
	case NeverPossible:
		point.Says = fmt.Sprintf("%s path allows for what this case rules out: %s.", k.you.Your, title)
		point.Ask = fmt.Sprintf("What would have to be known before this could be a way to go: %s?", title)
		if slices.ContainsFunc(of, func(q parted) bool { return q.outcome != p.outcome }) {
			point.Ask = "What would have to be known before any of what this case rules out could be a way to go?"
		}
	case RouteNotOpened:
		point.Says = fmt.Sprintf("The panel's path %s: %s. %s path comes to: %s.", holds(p.panel), title, k.you.Your, DecisionWords(p.theirs, trainee))
		if p.theirs.Status == decide.NotReached {
			point.Says = fmt.Sprintf("The panel's path %s: %s. %s path does not get there, which does not mean safe.", holds(p.panel), title, k.you.Your)
		}
		point.Ask = fmt.Sprintf("Who would be left without protection or a plan if this is not opened: %s?", title)
	default:
		point.Says = fmt.Sprintf("%s path %s, and the panel's does not: %s.", k.you.Your, holds(p.theirs), title)
		point.Ask = fmt.Sprintf("What speaks for it, and what against it: %s?", title)
	}
	for n, l := range p.turns[:min(len(p.turns), mostNamed)] {
		if n == 0 {
			point.Item = l.Item
			point.Says += " It turns on this:"
		}
		point.Says += " " + l.Asked() + " " + k.differ(l)
	}
	if len(point.Cite) == 0 && len(p.turns) > 0 {
		point.Cite = k.cite(p.turns[0].Item)
	}
	return point
}

func holds(d *decide.Decision) string {
	if d.Status == decide.Settled {
		return "leads to"
	}
	return "keeps possible"
}

// differ says how a line differs, of a list or a question.
func (k *course) differ(l *Line) string {
	if l.List == nil {
		return k.answered(l)
	}
	return fmt.Sprintf("%s listed %s; the panel lists %s.", k.you.You, listWords(l.Lists[2]), listWords(l.Lists[0]))
}
