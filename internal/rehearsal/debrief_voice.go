package rehearsal

import (
	"fmt"

	"safeguard/internal/decide"
	"safeguard/internal/field"
	"safeguard/internal/procedure"
)

// voices gives the points about answers in words on a child, by question.
// nothing-of-their-own: the panel has words, and they said not known or, where
// they finished, nothing. heard: they have words wherever the panel has. What the
// words are worth cannot be told from here, so that it says no more than that they
// are there.
func (k *course) voices(lines []Line) (points, well []Point) {
	var all []*Line
	for n := range lines {
		l := &lines[n]
		if l.Question != nil && l.Question.Type == procedure.FreeText && isChildren(l.Question.About) && l.Item.Subject != decide.Unlisted && l.Panel.Known() {
			all = append(all, l)
		}
	}
	heard := len(all) > 0
	for _, q := range k.p.Questions {
		var without []*Line
		for _, l := range all {
			if l.Question == q && (l.Last.NotKnown || k.done && !l.Last.Given && find(k.c.Answers, q.About, l.Label) >= 0) {
				without = append(without, l)
			}
		}
		if len(without) > 0 {
			points = append(points, k.nothingOf(without))
		}
	}
	for _, l := range all {
		heard = heard && l.Last.Known()
	}
	if heard {
		p := Point{Kind: HeardTheChild, Theme: Voice}
		var labels []string
		for _, l := range all {
			labels = addOnce(labels, l.Label)
			p.Cite = joinCites(p.Cite, k.cite(l.Item))
		}
		p.Label = field.And(labels)
		p.Says = fmt.Sprintf("Something is written down about how %s %s.", p.Label, isOrAre(labels))
		well = append(well, p)
	}
	return points, well
}

func isOrAre(labels []string) string {
	if len(labels) == 1 {
		return "is"
	}
	return "are"
}

func (k *course) nothingOf(without []*Line) Point {
	l := without[0]
	p := Point{Kind: NothingOfTheirOwn, Theme: Voice, Item: l.Item, Cite: k.cite(l.Item)}
	var labels []string
	for _, l := range without {
		labels = append(labels, l.Label)
	}
	p.Label = field.And(labels)
	p.Says = fmt.Sprintf("%s The panel has words on it.", l.Asked())
	if l.Last.NotKnown {
		p.Says += fmt.Sprintf(" %s answered not known.", k.you.You)
	} else {
		p.Says += fmt.Sprintf(" %s path has none.", k.you.Your)
	}
	if len(labels) > 1 {
		p.Says += " The same holds for " + field.And(labels[1:]) + "."
	}
	p.Ask = fmt.Sprintf("What would %s say if somebody asked, and who could ask?", p.Label)
	return p
}

// reasons gives one point of the judgements that stand without what they rest on,
// or, where there are two or more, that all of them have it.
func (k *course) reasons(lines []Line) (points, well []Point) {
	given, without := k.judgements(lines)
	p := Point{Theme: Information}
	of := without
	if len(without) == 0 {
		of = given
	}
	for _, l := range of {
		p.Cite = joinCites(p.Cite, k.cite(l.Item))
	}
	switch {
	case len(without) > 0:
		p.Kind, p.Item = NoReason, without[0].Item
		p.Says = fmt.Sprintf("%d of %d judgements stand without what they rest on: %s", len(without), len(given), askedOf(of))
		if len(without) == 1 {
			p.Says = "One judgement stands without what it rests on: " + askedOf(of)
		}
		p.Ask = "Which judgement would be hardest to stand by without its reasons, and what are they?"
		return []Point{p}, nil
	case len(given) > 1:
		p.Kind = GaveReasons
		p.Says = fmt.Sprintf("Each of %s %d judgements has what it rests on beside it.", k.you.your, len(given))
		return nil, []Point{p}
	}
	return nil, nil
}

// judgements gives the answers that ask for what they rest on, and those of them
// without it. To say that something is not known is one of them.
func (k *course) judgements(lines []Line) (given, without []*Line) {
	for n := range lines {
		l := &lines[n]
		if l.Question == nil || !l.Question.Judgement || !l.Last.Given {
			continue
		}
		given = append(given, l)
		if l.Last.Note == "" {
			without = append(without, l)
		}
	}
	return given, without
}
