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

// A gap is one answer that is not as the panel has it.
type gap struct {
	kind  Kind
	line  *Line
	says  string // after the question
	after string // beside it: what it closed, or which news came before
	news  string // after which it stayed as it was; "" for none
}

// gaps gives the points about single answers, those that are the same about
// several people as one.
//
// What was said last is held against what the panel knows by the end:
//   - not-revisited: news changed the panel's answer after theirs was given, theirs
//     is another, and the sitting went on without saying it anew;
//   - unknown-as-no: the panel has not known and theirs does not, and with theirs in
//     its place the panel's path loses the most protective outcome of a decision,
//     or something urgent and gains nothing urgent; or it is "no" and no decision
//     turns on the question. To leave "not known" away beside ticks is one, too;
//   - unknown-as-known: any other answer there;
//   - answered-early: theirs is as the panel has it by the end, but would have been
//     an unknown-as-no when it was given, before the news that bore it out;
//   - known-as-unknown: the other way about;
//   - answered-otherwise: both know, differently, and it matters (Line.Matters).
//
// Answers in words are only held against not known.
func (k *course) gaps(lines []Line) []Point {
	var found []gap
	for n := range lines {
		if g, ok := k.gap(&lines[n]); ok {
			found = append(found, g)
		}
	}
	found, points := k.small(found)
	for n, g := range found {
		if slices.ContainsFunc(found[:n], g.sameAs) {
			continue
		}
		labels := []string{g.line.Label}
		for m := n + 1; m < len(found); m++ {
			if found[m].sameAs(g) {
				labels = append(labels, found[m].line.Label)
			}
		}
		points = append(points, k.gapPoint(g, labels))
	}
	return points
}

func (g gap) sameAs(h gap) bool {
	return g.kind == h.kind && g.line.Question == h.line.Question && g.says == h.says && (g.after == "") == (h.after == "")
}

func (k *course) gap(l *Line) (gap, bool) {
	g := gap{line: l}
	if l.Question == nil || l.Item.Subject == decide.Unlisted || !l.Panel.Given || !l.Last.Given {
		return g, false
	}
	if same(l.Question, l.Panel, l.Last) {
		return k.borneOut(g)
	}
	if l.Question.Type == procedure.FreeText && isChildren(l.Question.About) && l.Last.NotKnown {
		return g, false // which is about the child's own voice
	}
	g.says = k.answered(l)
	if n := k.changedSince(l); n >= 0 {
		g.kind, g.news = NotRevisited, NewsTitle(k.news[n].ID)
		g.says = fmt.Sprintf("%s answer from before the news %q stayed: %s; since then %s.", k.you.Your, g.news, l.theirsWords(), panelHas(l.panelWords()))
		return g, k.wentOn(n)
	}
	switch {
	case l.Panel.NotKnown && !l.Last.NotKnown:
		g.kind, g.after = k.notKnownSo(k.end(), l, "That closes: %s.", "That leaves out an urgent step.")
		if l.Panel.Options != 0 {
			g.says = fmt.Sprintf(`%s answered %s, without "not known" beside it; the panel leaves open whether there is more.`, k.you.You, l.theirsWords())
		}
	case !l.Panel.NotKnown && l.Last.NotKnown:
		g.kind = KnownAsUnknown
	default:
		g.kind = AnsweredOtherwise
		if !l.Matters {
			return g, false
		}
	}
	if moved := k.movedBy(l); moved != "" {
		g.after = strings.TrimSpace(fmt.Sprintf("It was answered as the panel has it before the news %q, which leaves it as it was. %s", moved, g.after))
	}
	return g, true
}

// borneOut tells of an answer that was given before anybody could know it, and
// that news then bore out: a guess is no knowledge.
func (k *course) borneOut(g gap) (gap, bool) {
	l := g.line
	said := k.said[k.key(l.Item)]
	if l.Question.Type == procedure.FreeText || len(said) == 0 {
		return g, false
	}
	told := said[len(said)-1].told
	was := k.known[told].Value(l.Question, l.Item.Subject)
	if !was.NotKnown || l.Last.NotKnown || k.changedSince(l) < 0 {
		return g, false
	}
	kind, after := k.notKnownSo(told, l, "That closed, meanwhile: %s.", "That left out an urgent step meanwhile.")
	if kind != UnknownAsNo && len(urgentOnly(k.withValue(told, l.Item, l.Last), k.panel[told])) > 0 {
		return g, false // whoever takes a danger for real before it is known errs on the safe side
	}
	g.kind, g.after = AnsweredEarly, after
	g.says = fmt.Sprintf("%s answered %s when nobody knew yet. The news %q then bore it out.", k.you.You, l.theirsWords(), NewsTitle(k.news[k.changedSince(l)].ID))
	return g, true
}

// changedSince gives the last news that changed the panel's answer after theirs
// was given; -1 for none.
func (k *course) changedSince(l *Line) int {
	said := k.said[k.key(l.Item)]
	if len(said) == 0 {
		return -1
	}
	for n := k.end() - 1; n >= said[len(said)-1].told; n-- {
		if slices.Contains(k.news[n].changes, l.Item) && k.changed(n, l.Item) {
			return n
		}
	}
	return -1
}

// movedBy names the news after which an answer was changed from what the panel
// has to something else, although the news itself leaves it as it was.
func (k *course) movedBy(l *Line) string {
	said := k.said[k.key(l.Item)]
	if len(said) < 2 {
		return ""
	}
	before, last := said[len(said)-2], said[len(said)-1]
	if !same(l.Question, before.value, l.Panel) {
		return ""
	}
	for n := last.told - 1; n >= before.told; n-- {
		if slices.Contains(k.news[n].changes, l.Item) && !k.changed(n, l.Item) {
			return NewsTitle(k.news[n].ID)
		}
	}
	return ""
}

// notKnownSo tells as what an answer took a not known of the panel's and, in the
// words given for either, what that closed or left out.
func (k *course) notKnownSo(told int, l *Line, closes, leavesOut string) (Kind, string) {
	before, after := k.panel[told], k.withValue(told, l.Item, l.Last)
	if closed := lost(before, after); len(closed) > 0 {
		return UnknownAsNo, fmt.Sprintf(closes, someOf(closed))
	}
	gone, come := urgentOnly(before, after), urgentOnly(after, before)
	switch {
	case len(gone) > 0 && len(come) == 0:
		return UnknownAsNo, leavesOut
	case isNo(l.Question, l.Last) && len(differences(before, after).Decisions) == 0 && len(come) == 0:
		return UnknownAsNo, ""
	}
	return UnknownAsKnown, ""
}

func isNo(q *procedure.Question, v answers.Value) bool {
	return q.Type == procedure.YesNo && v.Known() && v.Options.Has(q.Option("no"))
}

func (k *course) gapPoint(g gap, labels []string) Point {
	l := g.line
	says := l.Asked() + " " + g.says
	if g.after != "" {
		says += " " + g.after
	}
	if len(labels) > 1 {
		says += " The same holds for " + field.And(labels[1:]) + "."
	}
	return Point{
		Kind: g.kind, Theme: theme(l.Question), Item: l.Item, Label: field.And(labels),
		Says: says, Ask: k.askOf(g), Cite: k.cite(l.Item),
	}
}

func (k *course) askOf(g gap) string {
	asked := g.line.Asked()
	switch g.kind {
	case UnknownAsNo:
		return fmt.Sprintf("%s What would somebody have to check before this is a no, and who?", asked)
	case UnknownAsKnown:
		return fmt.Sprintf("%s What did the answer rest on, and who could have said that it is not known?", asked)
	case KnownAsUnknown:
		return fmt.Sprintf("%s Who at the table could have said?", asked)
	case AnsweredEarly:
		return fmt.Sprintf("%s What did it rest on before anybody had looked?", asked)
	case NotRevisited:
		return fmt.Sprintf("%s What did the news change about it, and how would a room notice?", asked)
	}
	return fmt.Sprintf("%s What do those rely on who answered one way, and those who answered the other?", asked)
}
