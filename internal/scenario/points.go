package scenario

import (
	"slices"
	"strings"

	"safeguard/internal/answers"
	"safeguard/internal/procedure"
	"safeguard/internal/yamldoc"
)

// readPoints reads what is known before any inject and after each of them. What
// is wrong at several points is one fault.
func (r *reader) readPoints(s *Scenario) {
	known := s.answers
	if known == nil {
		known = &yamldoc.Node{Place: s.At, Kind: yamldoc.Mapping}
	}
	r.readPoint(s, known)
	if r.tooMuch(s) {
		return
	}
	for _, inject := range s.Injects {
		news := inject.answers
		switch {
		case news == nil:
			s.points = append(s.points, s.points[len(s.points)-1])
			continue
		case news.Kind != yamldoc.Mapping:
			r.readPoint(s, news) // which tells what is wrong with it
			continue
		case known.Kind != yamldoc.Mapping:
			known = news
		default:
			known = merged(known, news)
		}
		r.readPoint(s, known)
	}
}

// mostPlayed bounds how many subjects there may be at all points of time
// together, and so what one file takes of the memory.
const mostPlayed = 10_000

// tooMuch reports a file with so many subjects and injects that it was never
// meant to be played.
func (r *reader) tooMuch(s *Scenario) bool {
	subjects := 0
	if s.subjects != nil {
		for _, pair := range s.subjects.Pairs {
			subjects += len(pair.Value.Items)
		}
	}
	if subjects*len(s.Injects) <= mostPlayed {
		return false
	}
	r.Reportf(s.PlaceOf("injects"), "too-many-injects", "the scenario has %d injects for %d subjects, where %d are the most for so many", len(s.Injects), subjects, mostPlayed/subjects)
	return true
}

func (r *reader) readPoint(s *Scenario, known *yamldoc.Node) {
	block := &yamldoc.Node{Place: s.At, Kind: yamldoc.Mapping}
	add := func(key string, n *yamldoc.Node) {
		if n != nil {
			block.Pairs = append(block.Pairs, yamldoc.Pair{Key: &yamldoc.Node{Place: n.Place, Value: key}, Value: n})
		}
	}
	add("subjects", s.subjects)
	add("answers", known)
	add("notes", s.notes)
	a, faults := answers.Read(r.p, r.Path, block)
	for _, f := range faults.All() {
		if !r.told[f] {
			r.told[f] = true
			r.Report(f.Place, f.Rule, f.Message, f.Hint)
		}
	}
	s.points = append(s.points, a)
}

// merged gives the answers of known with those of news in place of theirs,
// single labels too. What news itself says twice stays there twice, for the
// reader of answers to report.
func merged(known, news *yamldoc.Node) *yamldoc.Node {
	m := &yamldoc.Node{Place: known.Place, Kind: yamldoc.Mapping, Pairs: slices.Clone(known.Pairs)}
	at := make(map[string]int, len(m.Pairs))
	for i, pair := range m.Pairs {
		at[pair.Key.Value] = i
	}
	for _, pair := range news.Pairs {
		i, has := at[pair.Key.Value]
		switch {
		case !has:
			m.Pairs = append(m.Pairs, pair)
		case pair.Value.Kind == yamldoc.Mapping && m.Pairs[i].Value.Kind == yamldoc.Mapping:
			m.Pairs[i] = yamldoc.Pair{Key: pair.Key, Value: mergedLabels(m.Pairs[i].Value, pair.Value)}
		default:
			m.Pairs[i] = pair
		}
	}
	return m
}

// mergedLabels does so for the answers to one question, label by label.
func mergedLabels(known, news *yamldoc.Node) *yamldoc.Node {
	m := &yamldoc.Node{Place: news.Place, Kind: yamldoc.Mapping}
	anew := make(map[string]bool, len(news.Pairs))
	for _, pair := range news.Pairs {
		anew[label(pair.Key)] = true
	}
	for _, pair := range known.Pairs {
		if !anew[label(pair.Key)] {
			m.Pairs = append(m.Pairs, pair)
		}
	}
	m.Pairs = append(m.Pairs, news.Pairs...)
	return m
}

// label is how answers compare labels.
func label(n *yamldoc.Node) string { return strings.TrimSpace(n.Value) }

// lists is who is listed, for what is expected of each of them.
type lists struct {
	vague  bool // the lists could not be read: nothing can be said against a label
	of     []answers.List
	kindOf map[string]*procedure.Kind // by label
}

// findLists reads who is listed. Where the answers have faults the lists are
// read on their own, so that what is expected can still be checked.
func (r *reader) findLists(s *Scenario) {
	a := s.points[0]
	if a == nil {
		block := &yamldoc.Node{Place: s.At, Kind: yamldoc.Mapping}
		if s.subjects != nil {
			block.Pairs = []yamldoc.Pair{{Key: &yamldoc.Node{Value: "subjects"}, Value: s.subjects}}
		}
		a, _ = answers.Read(r.p, r.Path, block)
	}
	if a == nil {
		r.lists.vague = true
		return
	}
	r.lists.kindOf = map[string]*procedure.Kind{}
	for _, k := range r.p.Kinds {
		l := a.List(k)
		r.lists.of = append(r.lists.of, l)
		for _, label := range l.Labels {
			r.lists.kindOf[label] = k
		}
	}
}
