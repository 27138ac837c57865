package rehearsal

import (
	"bytes"
	"encoding/json"
	"slices"
)

// A Split is how the answers to one question about one subject fell.
type Split struct {
	Question string   `json:"question"`
	Subject  string   `json:"subject"`
	Ask      string   `json:"ask"`
	N        int      `json:"n"`       // how many sittings gave an answer
	Panel    Said     `json:"panel"`   // what the panel knows by the end, as most have it
	Answers  []Share  `json:"last"`    // the last answers, most first
	First    []Share  `json:"first"`   // the first answers, most first
	Votes    []Share  `json:"votes"`   // what agencies of groups answered by themselves, most first
	Voters   int      `json:"voters"`  // how many agencies did
	Reasons  []Reason `json:"reasons"` // of the votes
	Matters  int      `json:"matters"` // in how many sittings the answer alone changes the panel's path
}

// A Share is how many gave one answer.
type Share struct {
	Said
	N int `json:"n"`
}

// A Reason is what an agency gave as the reason for its vote. It is not said of
// which sitting.
type Reason struct {
	Said
	Agency string `json:"agency"`
	Why    string `json:"why"`
}

// A place is a question about a subject.
type place struct{ question, subject string }

// A splitter gathers the splits of a room.
type splitter struct {
	at     map[place]int
	splits []Split
	panels [][]Share // by split
}

// add takes the answers of one sitting. Whoever the scenario does not list is left
// aside: nobody else was asked about them.
func (s *splitter) add(r *Results) {
	before := -1
	for i := range r.Answers {
		l := &r.Answers[i]
		if !l.Listed {
			continue
		}
		at := s.place(l, before)
		before = at
		split := &s.splits[at]
		s.panels[at] = share(s.panels[at], l.Panel)
		if l.Last.Given() {
			split.N++
			split.Answers = share(split.Answers, l.Last)
		}
		if l.First.Given() {
			split.First = share(split.First, l.First)
		}
		if l.Matters {
			split.Matters++
		}
	}
	for _, v := range r.Votes {
		if at, known := s.at[place{v.Question, v.Subject}]; known && v.Vote.Given() {
			s.splits[at].vote(v)
		}
	}
}

// place gives where a line belongs, behind the line that came before it where it
// is new: not every sitting was asked everything.
func (s *splitter) place(l *LineResult, before int) int {
	of := place{l.Question, l.Subject}
	if at, known := s.at[of]; known {
		return at
	}
	at := before + 1
	s.splits = slices.Insert(s.splits, at, Split{
		Question: l.Question, Subject: l.Subject, Ask: l.Ask, Answers: []Share{}, First: []Share{}, Votes: []Share{}, Reasons: []Reason{},
	})
	s.panels = slices.Insert(s.panels, at, nil)
	for i := at; i < len(s.splits); i++ {
		s.at[place{s.splits[i].Question, s.splits[i].Subject}] = i
	}
	return at
}

func (s *Split) vote(v VoteResult) {
	s.Voters++
	s.Votes = share(s.Votes, v.Vote)
	if v.Why != "" {
		s.Reasons = append(s.Reasons, Reason{v.Vote, v.Agency, v.Why})
	}
}

// share counts one more answer.
func share(have []Share, said Said) []Share {
	for i := range have {
		if bytes.Equal(have[i].Answer, said.Answer) {
			have[i].N++
			return have
		}
	}
	return append(have, Share{said, 1})
}

// done gives the splits, each with what most gave first, and reasons beside those
// for the same answer.
func (s *splitter) done() []Split {
	for i := range s.splits {
		split := &s.splits[i]
		for _, shares := range [][]Share{split.Answers, split.First, split.Votes, s.panels[i]} {
			slices.SortStableFunc(shares, func(a, b Share) int { return b.N - a.N })
		}
		split.Panel = s.panels[i][0].Said
		rank := func(r Reason) int {
			return slices.IndexFunc(split.Votes, func(v Share) bool { return bytes.Equal(v.Answer, r.Answer) })
		}
		slices.SortStableFunc(split.Reasons, func(a, b Reason) int { return rank(a) - rank(b) })
	}
	return s.splits
}

// divided gives the question whose answers fell most evenly: of which the answer
// that most gave was given by the smallest share; of two alike the one that
// matters in more sittings, and then the earlier one. Votes count in place of the
// last answers where there are more of them. A question that fewer than half of
// the sittings answered divided nobody. It is nil where all agree.
func divided(splits []Split, sittings int) *Split {
	best, bestTop, bestN := -1, 1, 1
	for i := range splits {
		s := &splits[i]
		shares, n := s.Answers, s.N
		if s.Voters > n {
			shares, n = s.Votes, s.Voters
		}
		if 2*s.N < sittings && s.Voters < 2 || n < 2 {
			continue
		}
		top := n - evenest(shares, n)
		less := top*bestN - bestTop*n
		if less < 0 || less == 0 && best >= 0 && s.Matters > splits[best].Matters {
			best, bestTop, bestN = i, top, n
		}
	}
	if best < 0 {
		return nil
	}
	return &splits[best]
}

// evenest gives how many did not go with the most. Where several replies may be
// ticked at once, or several are listed, it is that of the one reply on which the
// room was most divided: otherwise no two would ever agree.
func evenest(shares []Share, n int) int {
	ticks, isMany := map[string]int{}, false
	top := 0
	for _, s := range shares {
		top = max(top, s.N)
		var replies []string
		if json.Unmarshal(s.Answer, &replies) != nil {
			continue
		}
		isMany = true
		for _, reply := range replies {
			ticks[reply] += s.N
		}
	}
	if !isMany {
		return n - top
	}
	apart := 0
	for _, k := range ticks {
		apart = max(apart, min(k, n-k))
	}
	return apart
}
