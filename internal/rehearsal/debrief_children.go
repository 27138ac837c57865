package rehearsal

import (
	"fmt"
	"slices"
	"strings"

	"safeguard/internal/answers"
	"safeguard/internal/decide"
	"safeguard/internal/field"
	"safeguard/internal/procedure"
)

func listWords(l answers.List) string {
	words := append([]string{}, l.Labels...)
	if l.NotKnown {
		words = append(words, "not known whether others")
	}
	if len(words) == 0 {
		return "nobody"
	}
	return field.And(words)
}

// listed gives the points about lists, as they stand at the end. not-listed names
// whom the panel lists and they do not; whom only they list is no point.
// unknown-as-no is a list that says it is complete where the panel does not know
// of others, known-as-unknown the other way about. all-listed is the list of the
// children where it names at least two whom the panel names, all of them, and says
// of others what the panel says.
func (k *course) listed(lines []Line) (points, well []Point) {
	for n := range lines {
		l := &lines[n]
		if l.List == nil || !l.Lists[2].Given {
			continue
		}
		panel, theirs := l.Lists[0], l.Lists[2]
		p := Point{Theme: themeOfKind(l.List), Item: l.Item, Cite: k.cite(l.Item)}
		gone := missing(panel, theirs)
		if len(gone) > 0 {
			points = append(points, k.notListed(p, l, gone))
		}
		switch one := strings.ToLower(l.List.Label); {
		case panel.NotKnown && !theirs.NotKnown:
			p.Kind = UnknownAsNo
			p.Says = fmt.Sprintf("%s %s list says that there is nobody else; the panel has it as not known whether there is another %s.", l.List.Ask, k.you.Your, one)
			p.Ask = fmt.Sprintf("Who has looked for another %s, and where has nobody looked?", one)
			points = append(points, p)
		case !panel.NotKnown && theirs.NotKnown:
			p.Kind = KnownAsUnknown
			p.Says = fmt.Sprintf("%s %s left open whether there is another %s; the panel's list is complete.", l.List.Ask, k.you.You, one)
			p.Ask = "Who at the table could have said that the list is complete?"
			points = append(points, p)
		case len(gone) == 0 && isChildren(l.List) && len(panel.Labels) > 1:
			p.Kind = AllListed
			p.Says = fmt.Sprintf("%s listed every child whom the panel lists: %s.", k.you.You, field.And(panel.Labels))
			well = append(well, p)
		}
	}
	return points, well
}

func (k *course) notListed(p Point, l *Line, gone []string) Point {
	p.Kind, p.Label = NotListed, field.And(gone)
	p.Says = fmt.Sprintf("%s The panel lists %s as well, about whom nothing could then be asked or found.", l.List.Ask, p.Label)
	if len(missing(l.Lists[2], l.Lists[0])) > 0 {
		p.Says += fmt.Sprintf(" Somebody is listed whom the panel has not: perhaps %s, under another label.", p.Label)
	}
	p.Ask = fmt.Sprintf("Who speaks for %s, and what would the room have to hear before %s came into view?", p.Label, p.Label)
	return p
}

// A single is a question whose answers about several the panel has different, and
// that they have answered about all of those.
type single struct {
	lines []*Line
	same  bool // theirs are all the same
}

// singles finds them among the questions with options, by the answers as they
// stand; whom only one side lists is left out.
func (k *course) singles(lines []Line) []single {
	var found []single
	for _, q := range k.p.Questions {
		if q.About == nil || len(q.Options) == 0 {
			continue
		}
		var s single
		given, differ := true, false
		s.same = true
		for n := range lines {
			l := &lines[n]
			if l.Question != q || l.Item.Subject == decide.Unlisted || !l.Panel.Given || find(k.c.Answers, q.About, l.Label) < 0 {
				continue
			}
			s.lines = append(s.lines, l)
			given = given && l.Last.Given
			differ = differ || !l.Panel.Same(s.lines[0].Panel)
			s.same = s.same && l.Last.Same(s.lines[0].Last)
		}
		if given && differ {
			found = append(found, s)
		}
	}
	return found
}

// singly gives one point of the questions that they answered the same about
// everybody although the panel's answers differ, for each kind; or that there is
// none such, and at least one where theirs differ as the panel's do.
func (k *course) singly(lines []Line) (points, well []Point) {
	all := k.singles(lines)
	for _, kind := range k.p.Kinds {
		var together, apart []single
		for _, s := range all {
			switch {
			case s.lines[0].Question.About != kind:
			case s.same:
				together = append(together, s)
			case s.asPanel():
				apart = append(apart, s)
			}
		}
		if len(together) > 0 {
			points = append(points, k.notSingly(kind, together))
		} else if len(apart) > 0 {
			well = append(well, k.apart(kind, apart))
		}
	}
	return points, well
}

func (s single) asPanel() bool {
	for _, l := range s.lines {
		if !l.Panel.Same(l.Last) {
			return false
		}
	}
	return true
}

func (k *course) notSingly(kind *procedure.Kind, together []single) Point {
	p := Point{Kind: NotSingly, Theme: themeOfKind(kind), Item: together[0].lines[0].Item}
	var parts, labels []string
	for _, s := range together {
		for _, l := range s.lines {
			labels = addOnce(labels, l.Label)
		}
		parts = append(parts, fmt.Sprintf("%s %s answered %s for each of them; the panel has %s.", s.lines[0].Asked(), k.you.You, s.lines[0].theirsWords(), s.panels()))
		p.Cite = joinCites(p.Cite, k.cite(s.lines[0].Item))
	}
	p.Label = field.And(labels)
	p.Says = strings.Join(parts, " ")
	p.Ask = fmt.Sprintf("What would be said of each alone: %s?", p.Label)
	return p
}

// panels says for whom the panel has which answer.
func (s single) panels() string {
	var parts []string
	for n, l := range s.lines {
		same := func(other *Line) bool { return other.Panel.Same(l.Panel) }
		if slices.ContainsFunc(s.lines[:n], same) {
			continue
		}
		var labels []string
		for _, other := range s.lines {
			if same(other) {
				labels = append(labels, other.Label)
			}
		}
		parts = append(parts, l.panelWords()+" for "+field.And(labels))
	}
	return strings.Join(parts, "; ")
}

func (k *course) apart(kind *procedure.Kind, apart []single) Point {
	p := Point{Kind: Singly, Theme: themeOfKind(kind), Item: apart[0].lines[0].Item}
	var lines []*Line
	var labels []string
	for _, s := range apart {
		for _, l := range s.lines {
			labels = addOnce(labels, l.Label)
		}
		lines = append(lines, s.lines...)
		p.Cite = joinCites(p.Cite, k.cite(s.lines[0].Item))
	}
	p.Label = field.And(labels)
	p.Says = fmt.Sprintf("%s answered about %s each alone, and not as one, where it differs: %s", k.you.You, p.Label, askedOf(lines))
	return p
}
