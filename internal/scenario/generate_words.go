package scenario

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"safeguard/internal/answers"
	"safeguard/internal/decide"
	"safeguard/internal/field"
	"safeguard/internal/procedure"
)

// fact says an answer in a sentence or two: the question, and the words of the
// reply.
func fact(a *answers.Answers, item decide.Item) string {
	label := item.Of().Label(a)
	return item.Question.Ask.Fill(label) + " " + replied(a, item)
}

// replied says the reply alone.
func replied(a *answers.Answers, item decide.Item) string {
	v, label := a.At(item.Question, item.Subject), item.Of().Label(a)
	var words []string
	for i, o := range item.Question.Options {
		if v.Options.Has(i) {
			words = append(words, o.Label.Fill(label))
		}
	}
	said := strings.Join(words, "; ")
	switch {
	case v.NotKnown && said == "":
		return "Nobody knows."
	case v.NotKnown:
		return sentence(said) + " There may be more."
	case !v.Date.IsZero():
		return sentence(v.Date.Long())
	case v.Text != "":
		return sentence(v.Text)
	case said == "":
		return "None of these."
	}
	return sentence(said)
}

// sentence puts a full stop where nothing ends a text.
func sentence(s string) string {
	if s = strings.TrimSpace(s); s == "" || strings.ContainsAny(s[len(s)-1:], ".?!") {
		return s
	}
	return s + "."
}

// inASentence writes a word as it stands within a sentence: "Child" is a child
// there, and "LADO" stays as it is.
func inASentence(word string) string {
	first, size := utf8.DecodeRuneInString(word)
	if second, _ := utf8.DecodeRuneInString(word[size:]); unicode.IsUpper(second) {
		return word
	}
	return string(unicode.ToLower(first)) + word[size:]
}

// people says who is listed of each kind.
func people(a *answers.Answers) []string {
	var list []string
	for _, k := range a.Procedure().Kinds {
		l := a.List(k)
		words := field.And(l.Labels)
		if words == "" {
			words = "Nobody"
		}
		if l.NotKnown {
			words += "; there may be others"
		}
		list = append(list, fmt.Sprintf("%s %s.", k.Ask, words))
	}
	return list
}

// mostAgencies is how many role cards there are at the most.
const mostAgencies = 4

// A card is what one agency knows at the start.
type card struct {
	agency string // as questions name it, without its article
	facts  []string
}

// cards deals out what is known at the start: each fact to one of those who could
// know it, as its question says, and of them to the one who holds least. Those
// whom most questions name have a card; what none of them could know, everybody
// knows.
func cards(a *answers.Answers) (dealt []card, everybody []string) {
	for _, agency := range agencies(a.Procedure()) {
		dealt = append(dealt, card{agency: agency})
	}
	for _, item := range decide.Order(a) {
		if item.List != nil || !a.At(item.Question, item.Subject).Given {
			continue
		}
		if at := holder(dealt, item.Question); at >= 0 {
			dealt[at].facts = append(dealt[at].facts, fact(a, item))
		} else {
			everybody = append(everybody, fact(a, item))
		}
	}
	return slices.DeleteFunc(dealt, func(c card) bool { return len(c.facts) == 0 }), everybody
}

// holder gives whose card holds what a question asks; -1 where nobody's does.
func holder(dealt []card, q *procedure.Question) int {
	holds := -1
	for _, who := range whoKnows(q) {
		at := slices.IndexFunc(dealt, func(c card) bool { return sameAgency(c.agency, who) })
		if at >= 0 && (holds < 0 || len(dealt[at].facts) < len(dealt[holds].facts)) {
			holds = at
		}
	}
	return holds
}

// agencies gives those that most questions name, the first named first.
func agencies(p *procedure.Procedure) []string {
	var names []string
	count := map[string]int{}
	for _, q := range p.Questions {
		for _, who := range whoKnows(q) {
			id := field.IDLike(who)
			if len(strings.Fields(who)) > longestName || id == "" {
				continue
			}
			at := slices.IndexFunc(names, func(n string) bool {
				return sameAgency(n, who) || sameAgency(who, n) || field.IDLike(n) == id
			})
			switch {
			case at < 0:
				names = append(names, who)
				count[who]++
			case len(who) < len(names[at]): // "police" takes in "police officer"
				count[who] = count[names[at]] + 1
				names[at] = who
			default:
				count[names[at]]++
			}
		}
	}
	most := slices.Clone(names)
	slices.SortStableFunc(most, func(a, b string) int { return count[b] - count[a] })
	most = most[:min(len(most), mostAgencies)]
	return slices.DeleteFunc(names, func(n string) bool { return !slices.Contains(most, n) })
}

// longestName is how many words name an agency; more tell of somebody.
const longestName = 3

// sameAgency tells whether somebody belongs to an agency: a police officer to the
// police.
func sameAgency(agency, who string) bool {
	return agency == who || strings.HasPrefix(who, agency+" ")
}

// Words in a known-by that stand between those it names, before a name, and
// behind one.
var (
	betweenNames = strings.NewReplacer(" and ", ",", " or ", ",", " with ", ",", " once ", ",")
	beforeName   = []string{"the", "a", "an", "any", "with", "and"}
	behindName   = []string{"in", "of", "for", "who", "at"}
)

// whoKnows takes the known-by of a question apart: "the Police, with the LADO and
// the employer" names three.
func whoKnows(q *procedure.Question) []string {
	var list []string
	for _, part := range strings.Split(betweenNames.Replace(strings.ToLower(q.KnownBy.String())), ",") {
		words := strings.Fields(part)
		for len(words) > 0 && slices.Contains(beforeName, words[0]) {
			words = words[1:]
		}
		if at := slices.IndexFunc(words, func(w string) bool { return slices.Contains(behindName, w) }); at >= 0 {
			words = words[:at]
		}
		if name := strings.Join(words, " "); name != "" && words[0] != "whoever" && !strings.ContainsAny(name, "{}") {
			list = append(list, name)
		}
	}
	return list
}
