package rehearsal

import (
	"cmp"
	"slices"

	"safeguard/internal/answers"
	"safeguard/internal/procedure"
	"safeguard/internal/record"
)

// ballots gives what agencies answered by themselves, by question and subject, in
// the order in which the first of them did. An agency that answered twice is there
// as it answered last. A round that is under way is left out, and its question is
// named instead: who sees what the others answered no longer answers alone.
func (k *course) ballots() (ballots []Ballot, underWay []string) {
	all := k.agencies()
	for _, round := range k.rounds() {
		b := k.ballot(round)
		if k.isUnderWay(&b, round[0].Event.Number) {
			underWay = append(underWay, b.asked())
			continue
		}
		b.Silent = notAmong(all, b.Votes)
		ballots = append(ballots, b)
	}
	return ballots, underWay
}

// rounds gives the votes on each question about each subject.
func (k *course) rounds() [][]record.Entry[record.Voted] {
	var rounds [][]record.Entry[record.Voted]
	at := map[itemKey]int{}
	for _, e := range k.c.Votes {
		key := itemKey{e.Said.Question, comparable(e.Said.Subject)}
		n, known := at[key]
		if !known {
			n = len(rounds)
			at[key] = n
			rounds = append(rounds, nil)
		}
		rounds[n] = append(rounds[n], e)
	}
	return rounds
}

// ballot makes one of the votes of a round, with what the group answered first
// since the first of them, and what the panel knew by then.
func (k *course) ballot(round []record.Entry[record.Voted]) Ballot {
	first := round[0]
	b := Ballot{Question: k.p.Question(first.Said.Question), Label: first.Said.Subject}
	for _, e := range round {
		v, err := answers.ParseValue(b.Question, e.Said.Answer)
		if err != nil {
			continue // the record has taken it, so that this cannot be
		}
		b.Votes = slices.DeleteFunc(b.Votes, func(have Vote) bool { return have.Agency == e.Said.Agency })
		b.Votes = append(b.Votes, Vote{e.Said.Agency, v, e.Said.Why})
	}
	b.End = valueAbout(k.c.Answers, b.Question, b.Label)
	b.Group = b.End
	told := k.toldBefore(first.Event.Number)
	if said := k.answeredSince(&b, first.Event.Number); said != nil {
		b.Group, told = said.value, said.told
	}
	b.Panel, b.PanelEnd = valueAbout(k.known[told], b.Question, b.Label), valueAbout(k.known[k.end()], b.Question, b.Label)
	return b
}

// valueAbout gives the answer to a question about a label; none where nobody is
// listed under it.
func valueAbout(a *answers.Answers, q *procedure.Question, label string) answers.Value {
	if s := find(a, q.About, label); s >= 0 {
		return a.Value(q, s)
	}
	return answers.Value{}
}

// answeredSince gives the first answer of the group to what a ballot is on since
// an event; nil where there is none.
func (k *course) answeredSince(b *Ballot, number int) *statement {
	all := k.said[itemKey{b.Question.ID, comparable(b.Label)}]
	for n := range all {
		if all[n].event.Number > number && all[n].value.Given {
			return &all[n]
		}
	}
	return nil
}

// isUnderWay tells whether a round that began with an event is not over: the group
// has not answered since, and no path was shown that would have ended the sitting.
func (k *course) isUnderWay(b *Ballot, number int) bool {
	path := k.c.LastPath()
	return k.answeredSince(b, number) == nil && (path == nil || path.Event.Number < number)
}

// toldBefore is how much news had been told before an event.
func (k *course) toldBefore(number int) int {
	n, _ := slices.BinarySearchFunc(k.news, number, func(n news, number int) int {
		return cmp.Compare(k.moments[n.moment].event.Number, number)
	})
	return n
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

// GroupAlone tells whether the group answered what no agency had answered by
// itself. Of answers in words it only counts whether there are any.
func (b *Ballot) GroupAlone() bool { return len(b.Votes) > 0 && len(b.minority()) == len(b.Votes) }

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

// notAmong gives the agencies that did not vote.
func notAmong(all []string, votes []Vote) []string {
	var gone []string
	for _, agency := range all {
		if !slices.ContainsFunc(votes, func(v Vote) bool { return v.Agency == agency }) {
			gone = append(gone, agency)
		}
	}
	return gone
}
