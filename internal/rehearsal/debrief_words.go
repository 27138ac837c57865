package rehearsal

import (
	"slices"
	"strconv"
	"strings"

	"safeguard/internal/answers"
	"safeguard/internal/decide"
	"safeguard/internal/field"
	"safeguard/internal/procedure"
	"safeguard/internal/record"
)

// A voice is how a debrief speaks to those who played.
type voice struct{ You, you, Your, your string }

func voiceOf(c *record.Case) voice {
	if len(c.Votes) > 0 || c.Rehearsal != nil && len(c.Rehearsal.Agencies) > 0 {
		return voice{"The group", "the group", "The group's", "the group's"}
	}
	return voice{"You", "you", "Your", "your"}
}

// answerWords is an answer as it stands in a sentence: answered no, answered
// "Lives there", answered in words.
func answerWords(q *procedure.Question, name string, v answers.Value) string {
	switch {
	case !v.Given:
		return "nothing"
	case v.NotKnown && v.Options == 0:
		return "not known"
	case q.Type == procedure.FreeText:
		return "in words"
	case q.Type == procedure.DateType:
		return v.Date.Long()
	case q.Type == procedure.YesNo:
		return strings.ToLower(valueWords(q, name, v))
	}
	return `"` + valueWords(q, name, v) + `"`
}

func (l *Line) panelWords() string  { return answerWords(l.Question, l.Label, l.Panel) }
func (l *Line) theirsWords() string { return answerWords(l.Question, l.Label, l.Last) }

// panelHas says what the panel has, as the second half of a sentence.
func panelHas(words string) string {
	switch words {
	case "not known":
		return "the panel has it as not known"
	case "in words":
		return "the panel has words on it"
	}
	return "the panel has " + words
}

// answered says what they answered and what the panel has.
func (k *course) answered(l *Line) string {
	return k.you.You + " answered " + l.theirsWords() + "; " + panelHas(l.panelWords()) + "."
}

// mostNamed is how many things one sentence names before it counts the rest.
const mostNamed = 5

// someOf names the first of many things, one after a semicolon, and counts the
// rest.
func someOf(words []string) string {
	if len(words) <= mostNamed+1 {
		return strings.Join(words, "; ")
	}
	return strings.Join(words[:mostNamed], "; ") + "; and " + strconv.Itoa(len(words)-mostNamed) + " more"
}

// askedOf names lines by their questions, each once with all whom it is asked
// about, and counts what is too many to name.
func askedOf(lines []*Line) string {
	var words []string
	for n, l := range lines {
		same := func(other *Line) bool { return other.Question == l.Question && other.List == l.List }
		if slices.ContainsFunc(lines[:n], same) {
			continue
		}
		var also []string
		for _, other := range lines[n+1:] {
			if same(other) {
				also = append(also, other.Label)
			}
		}
		asked := l.Asked()
		if len(also) > 0 {
			asked += " (also " + field.And(also) + ")"
		}
		words = append(words, asked)
	}
	return someOf(words)
}

// joinCites gives the paragraphs of several lists, each once.
func joinCites(lists ...[]*procedure.Paragraph) []*procedure.Paragraph {
	var all []*procedure.Paragraph
	for _, list := range lists {
		for _, p := range list {
			if !slices.Contains(all, p) {
				all = append(all, p)
			}
		}
	}
	return all
}

// cite gives the paragraphs behind a line: those of its question or, where it has
// none or asks for a list, of the outcomes that rest on it.
func (k *course) cite(i decide.Item) []*procedure.Paragraph {
	if i.Question != nil && len(i.Question.Cite) > 0 {
		return i.Question.Cite
	}
	var cites []*procedure.Paragraph
	for _, t := range k.p.Trees {
		if i.List != nil && t.For == i.List || i.Question != nil && t.Reads.HasQuestion(i.Question) {
			for _, o := range t.Leaves {
				cites = joinCites(cites, o.Cite)
			}
		}
	}
	if len(cites) > 0 {
		return cites
	}
	for _, q := range k.p.Questions {
		if i.List != nil && q.About == i.List && len(q.Cite) > 0 {
			return q.Cite
		}
	}
	return k.anyCite()
}

// anyCite gives the paragraphs that the panel's views rest on or, where they name
// none, those of the outcomes that the panel comes to.
func (k *course) anyCite() []*procedure.Paragraph {
	var cites []*procedure.Paragraph
	for _, v := range k.s.Panel {
		cites = joinCites(cites, v.Cite)
	}
	for n := 0; len(cites) == 0 && n < len(k.panel[k.end()].Decisions); n++ {
		for _, o := range k.panel[k.end()].Decisions[n].Possible {
			cites = joinCites(cites, o.Cite)
		}
	}
	return cites
}

// isUrgent tells whether a reply to a question can raise something urgent.
func isUrgent(q *procedure.Question) bool {
	urgent := func(a *procedure.Action) bool { return a.Urgent }
	return slices.ContainsFunc(q.NotKnownAlerts, urgent) ||
		slices.ContainsFunc(q.Options, func(o *procedure.Option) bool { return slices.ContainsFunc(o.Alerts, urgent) })
}

// theme is what an answer is talked about by.
func theme(q *procedure.Question) Theme {
	if q != nil && isUrgent(q) {
		return InterimSafety
	}
	return Information
}

// isChildren tells whether a kind is that of the children.
func isChildren(k *procedure.Kind) bool { return k != nil && k.ID == "child" }

// themeOfKind is what whoever is listed is talked about by.
func themeOfKind(k *procedure.Kind) Theme {
	if isChildren(k) {
		return OtherChildren
	}
	return Information
}
