package check

import (
	"slices"
	"strings"
	"unicode"

	"safeguard/internal/procedure"
)

// A strength is how strongly the gist of a paragraph speaks: the words must,
// will, should, consider and may that stand in it, as whole words.
//
// "Should consider" and "should be considered" are a consider, with a should
// beside it that a duty may take up. Behind "consider" the rest of a sentence
// says what is to be thought of, as in "consider whether others should be told",
// so that a must or should in it is nobody's duty. A will and a may can also
// tell what happens ("a child will be afraid"), so they demand nothing by
// themselves; where they only say when something is to be done ("when a child
// may be in danger"), they are no word of it. An order, as in "Tell the Police",
// demands without any of the words, and how strongly is for the source to say.
type strength struct {
	words    [procedure.NoDuty]bool // by duty: what a duty may take up
	strict   procedure.Duty         // the strongest must, should or consider; NoDuty where there is none
	any      bool
	orders   bool
	toppedBy procedure.Duty // the strongest of words; NoDuty where there is none
}

// most is the strongest duty that the gist can be read as: any, where it has
// none of the words, or orders.
func (s *strength) most() procedure.Duty {
	if !s.any || s.orders {
		return procedure.Must
	}
	return s.toppedBy
}

// mostOfAStep is the same for one step of what is done. "Consider whether a
// child is at risk" leaves open how strong each step is that follows from it.
func (s *strength) mostOfAStep() procedure.Duty {
	if s.toppedBy == procedure.Consider {
		return procedure.Must
	}
	return s.most()
}

func (s *strength) add(d procedure.Duty) {
	s.words[d], s.any = true, true
	s.toppedBy = min(s.toppedBy, d)
}

func (s *strength) demand(d procedure.Duty) {
	s.add(d)
	if d != procedure.Will && d != procedure.May {
		s.strict = min(s.strict, d)
	}
}

// strengths reads each gist once, when it is first asked for.
type strengths struct {
	read []bool
	says []strength
}

func newStrengths(p *procedure.Procedure) *strengths {
	n := len(p.Source.Paragraphs)
	return &strengths{make([]bool, n), make([]strength, n)}
}

func (s *strengths) of(p *procedure.Paragraph) *strength {
	if !s.read[p.Index] {
		s.read[p.Index], s.says[p.Index] = true, strengthOf(p.Gist)
	}
	return &s.says[p.Index]
}

// strengthOf reads the gist of a paragraph.
func strengthOf(gist string) strength {
	s := strength{strict: procedure.NoDuty, toppedBy: procedure.NoDuty}
	if !mayDemand(gist) {
		return s
	}
	for _, sentence := range strings.FieldsFunc(gist, func(r rune) bool { return strings.ContainsRune(".;:!?", r) }) {
		s.sentence(strings.FieldsFunc(strings.ReplaceAll(sentence, ",", " , "), isBetweenWords))
	}
	return s
}

// isBetweenWords is true of what parts the words of a sentence. A comma is a
// word of its own: a clause can end there.
func isBetweenWords(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("'-,", r)
}

// mayDemand spares most gists the work of taking them apart.
func mayDemand(gist string) bool {
	lower := strings.ToLower(gist)
	return strings.Contains(lower, "must") || strings.Contains(lower, "will") || strings.Contains(lower, "should") ||
		strings.Contains(lower, "consider") || strings.Contains(lower, "may")
}

func (s *strength) sentence(words []string) {
	s.orders = s.orders || givesOrder(words)
	for i, word := range words {
		d, ok := modals[strings.ToLower(word)]
		switch {
		case !ok || isNoModal(words, i) || tellsWhen(words, i):
		case d == procedure.Consider:
			s.demand(d)
			return
		case considersNext(words[i+1:]):
			s.add(d)
			s.demand(procedure.Consider)
			return
		default:
			s.demand(d)
		}
	}
}

var modals = map[string]procedure.Duty{
	"must": procedure.Must, "will": procedure.Will, "should": procedure.Should,
	"consider": procedure.Consider, "considered": procedure.Consider, "may": procedure.May,
}

// isNoModal tells words that only look like a duty: "Should a child ..." at the
// start, the month of May, a will, "considered" with nothing before it.
func isNoModal(words []string, i int) bool {
	before := ""
	if i > 0 {
		before = strings.ToLower(words[i-1])
	}
	switch words[i] {
	case "Should", "Considered":
		return i == 0
	case "May":
		return true
	case "considered":
		return before != "be"
	}
	return slices.Contains([]string{"a", "the", "his", "her", "their", "free"}, before)
}

// considersNext reports whether what follows a modal is "consider", or "be
// considered", with at most a word such as "also" between them.
func considersNext(words []string) bool {
	for _, word := range words[:min(len(words), 5)] {
		switch strings.ToLower(word) {
		case "consider", "considered":
			return true
		case "be", "also", "always", "then", "first", "therefore", ",":
		default:
			return false
		}
	}
	return false
}
