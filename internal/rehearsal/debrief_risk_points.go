package rehearsal

import (
	"fmt"
	"slices"

	"safeguard/internal/field"
	"safeguard/internal/procedure"
)

// riskPoints gives the points about what was urgent. risk-passed-over: their path
// never had it from when on the panel's had it. risk-seen-late: it had it only
// lateAfter or more other answers after it could have. risk-first: all of it was
// raised, nothing late, and nobody whom it could be about is left out.
func (k *course) riskPoints(lines []Line) (points, well []Point) {
	risks := k.risks()
	for n := range risks {
		r := risks[n]
		if r.kind() == "" || slices.ContainsFunc(risks[:n], r.sameAs) {
			continue
		}
		labels := []string{r.label}
		for m := n + 1; m < len(risks); m++ {
			if r.sameAs(risks[m]) {
				labels = append(labels, risks[m].label)
			}
		}
		points = append(points, k.riskPoint(r, labels, lines))
	}
	if len(points) == 0 && len(risks) > 0 && !k.overlooks() {
		p := Point{Kind: RiskFirst, Theme: InterimSafety}
		for _, r := range risks {
			p.Cite = joinCites(p.Cite, r.action.Do.Cite)
		}
		p.Says = fmt.Sprintf("Everything urgent on the panel's path stood on %s in time: %s.", k.yours(), riskWords(risks))
		if len(p.Cite) == 0 {
			p.Cite = k.anyCite()
		}
		well = append(well, p)
	}
	return points, well
}

func (r *risk) kind() Kind {
	switch {
	case r.raised < 0:
		return RiskPassedOver
	case r.after >= lateAfter:
		return RiskSeenLate
	}
	return ""
}

func (r *risk) sameAs(other *risk) bool {
	return r.kind() == other.kind() && r.action.Do == other.action.Do && r.told == other.told
}

func (k *course) riskPoint(r *risk, labels []string, lines []Line) Point {
	p := Point{Kind: r.kind(), Theme: InterimSafety, Label: field.And(labels), Cite: r.action.Do.Cite}
	since := ""
	if r.told > 0 {
		since = fmt.Sprintf(", from the news %q on", NewsTitle(k.news[r.told-1].ID))
	}
	if p.Kind == RiskPassedOver {
		p.Says = fmt.Sprintf("Urgent on the panel's path%s, and never on %s: %s.", since, k.yours(), r.words)
		p.Ask = fmt.Sprintf("What would have to be known before this could wait: %s?", r.words)
	} else {
		p.Says = fmt.Sprintf("Urgent on the panel's path%s, and raised on %s %d answers after it could have been: %s.", since, k.yours(), r.after, r.words)
		p.Ask = fmt.Sprintf("What would have brought this to the front sooner: %s?", r.words)
	}
	for n := range lines {
		if l := &lines[n]; l.Question != nil && slices.Contains(r.items, l.Item) {
			p.Item = l.Item
			if p.Kind == RiskPassedOver && l.differs() {
				p.Says += " " + l.Asked() + " " + k.answered(l)
			}
			if len(p.Cite) == 0 {
				p.Cite = k.cite(l.Item)
			}
			break
		}
	}
	if len(labels) > 1 {
		p.Says += " The same holds for " + field.And(labels[1:]) + "."
	}
	if len(p.Cite) == 0 {
		p.Cite = k.anyCite()
	}
	return p
}

// overlooks tells whether anybody is left out about whom something is urgent.
func (k *course) overlooks() bool {
	for _, path := range k.panel {
		for _, a := range path.Actions {
			if a.Do != nil && a.Do.Urgent && k.isOverlooked(a.Subject.Kind, a.Subject.Label(path.Answers)) {
				return true
			}
		}
	}
	return false
}

// riskWords names what is urgent, each once with all whom it is for.
func riskWords(risks []*risk) string {
	var words []string
	for n, r := range risks {
		same := func(other *risk) bool { return other.action.Do == r.action.Do }
		if slices.ContainsFunc(risks[:n], same) {
			continue
		}
		var labels []string
		for _, other := range risks {
			if same(other) && other.label != "" {
				labels = append(labels, other.label)
			}
		}
		words = append(words, doWords(r.action.Do, field.And(labels)))
	}
	return someOf(words)
}

// doWords is what is to be done, or not done, about whoever a name stands for.
func doWords(a *procedure.Action, name string) string {
	if a.Forbids() {
		return about("Do not: "+a.DoNot.Fill(name)+", until: "+a.Until.Fill(name), name)
	}
	return about(a.Do.Fill(name), name)
}

func (k *course) yours() string {
	if k.you.you == "you" {
		return "yours"
	}
	return k.you.your
}
