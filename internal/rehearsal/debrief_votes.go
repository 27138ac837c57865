package rehearsal

import (
	"fmt"
	"slices"
	"strings"

	"safeguard/internal/answers"
	"safeguard/internal/decide"
	"safeguard/internal/procedure"
	"safeguard/internal/record"
)

// ballots gives what agencies answered by themselves, by question and subject, in
// the order in which the first of them did. An agency that answered twice is there
// as it answered last.
func (k *course) ballots() []Ballot {
	var ballots []Ballot
	for _, e := range k.c.Votes {
		q := k.p.Question(e.Said.Question)
		v, err := answers.ParseValue(q, e.Said.Answer)
		if err != nil {
			continue // the record has taken it, so that this cannot be
		}
		at := slices.IndexFunc(ballots, func(b Ballot) bool {
			return b.Question == q && comparable(b.Label) == comparable(e.Said.Subject)
		})
		if at < 0 {
			at = len(ballots)
			ballots = append(ballots, k.ballot(q, e))
		}
		b := &ballots[at]
		b.Votes = slices.DeleteFunc(b.Votes, func(have Vote) bool { return have.Agency == e.Said.Agency })
		b.Votes = append(b.Votes, Vote{e.Said.Agency, v, e.Said.Why})
	}
	return ballots
}

// ballot begins with the first vote on a question.
func (k *course) ballot(q *procedure.Question, first record.Entry[record.Voted]) Ballot {
	label := first.Said.Subject
	b := Ballot{Question: q, Label: label}
	if s := find(k.c.Answers, q.About, label); s >= 0 {
		b.End = k.c.Answers.Value(q, s)
	}
	b.Group = b.End
	for _, said := range k.said[itemKey{q.ID, comparable(label)}] {
		if said.event.Number > first.Event.Number {
			b.Group = said.value
			break
		}
	}
	known := k.known[k.end()]
	if s := find(known, q.About, label); s >= 0 {
		b.Panel = known.Value(q, s)
	}
	return b
}

// minority gives the votes that are not what the group then answered.
func (b *Ballot) minority() []Vote {
	var votes []Vote
	for _, v := range b.Votes {
		if b.Group.Given && !same(b.Question, v.Value, b.Group) {
			votes = append(votes, v)
		}
	}
	return votes
}

func (b *Ballot) asked() string {
	l := Line{Question: b.Question, Label: b.Label}
	return l.Asked()
}

// agencies gives all of a group, in their order: those it was set up with, then
// whoever voted besides.
func (k *course) agencies() []string {
	var all []string
	if k.c.Rehearsal != nil {
		all = slices.Clone(k.c.Rehearsal.Agencies)
	}
	for _, v := range k.c.Votes {
		all = addOnce(all, v.Said.Agency)
	}
	return all
}

// dissents gives the points about who saw it otherwise. one-voice: an agency
// answered by itself otherwise than the group then did, and no reason is written
// down; or agencies answered a question by themselves and one of the group did
// not. differed-openly: an agency did and gave its reason; somebody said where they
// differ from the path that was shown; or the dissent of an agency was noted.
func (k *course) dissents(ballots []Ballot) (points, well []Point) {
	silent := Point{Kind: OneVoice, Theme: Dissent, Ask: "What did those see who answered otherwise, and was there room to say it?"}
	open := Point{Kind: DifferedOpenly, Theme: Dissent}
	var without, with, unasked []string
	all := k.agencies()
	for n := range ballots {
		b := &ballots[n]
		for _, v := range b.minority() {
			words := fmt.Sprintf("%s %s answered %s, the group %s", b.asked(), v.Agency, answerWords(b.Question, b.Label, v.Value), answerWords(b.Question, b.Label, b.Group))
			if v.Why == "" {
				without = append(without, words)
				silent.Cite = joinCites(silent.Cite, k.citeOf(b.Question))
			} else {
				with = append(with, words)
				open.Cite = joinCites(open.Cite, k.citeOf(b.Question))
			}
		}
		if gone := notAmong(all, b.Votes); len(gone) > 0 {
			unasked = append(unasked, fmt.Sprintf("%s without %s", b.asked(), andWords(gone)))
			silent.Cite = joinCites(silent.Cite, k.citeOf(b.Question))
		}
	}
	var says []string
	if len(without) > 0 {
		says = append(says, "An agency saw it otherwise than the group, and why is not written down: "+someOf(without)+".")
	}
	if len(unasked) > 0 {
		says = append(says, "Not every agency answered by itself: "+someOf(unasked)+".")
	}
	if silent.Says = strings.Join(says, " "); silent.Says != "" {
		points = append(points, silent)
	}
	if open.Says = strings.Join(k.openly(with), " "); open.Says != "" {
		if len(open.Cite) == 0 {
			open.Cite = k.anyCite()
		}
		well = append(well, open)
	}
	return points, well
}

func notAmong(all []string, votes []Vote) []string {
	var gone []string
	for _, agency := range all {
		if !slices.ContainsFunc(votes, func(v Vote) bool { return v.Agency == agency }) {
			gone = append(gone, agency)
		}
	}
	return gone
}

// openly says in which ways a difference was said.
func (k *course) openly(with []string) []string {
	var says []string
	if len(with) > 0 {
		says = append(says, "An agency kept its own answer, and wrote down why: "+someOf(with)+".")
	}
	for _, v := range k.c.Verdicts {
		if _, differed := v.Said.(record.Differed); differed {
			says = append(says, fmt.Sprintf("%s said where %s would differ from the path that was shown.", k.you.You, k.you.they()))
			break
		}
	}
	if n := len(record.Standing(k.c.Dissent)); n > 0 {
		says = append(says, "An agency's dissent is noted beside the path.")
	}
	return says
}

func (v voice) they() string {
	if v.you == "you" {
		return "you"
	}
	return "it"
}

func (k *course) citeOf(q *procedure.Question) []*procedure.Paragraph {
	return k.cite(decide.Item{Question: q})
}
