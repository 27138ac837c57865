package wizard

import (
	"slices"

	"safeguard/internal/answers"
	"safeguard/internal/decide"
	"safeguard/internal/record"
)

// A poll is how the agencies of a group answer one question by themselves,
// before the group does.
type poll struct {
	votes  []vote   // one an agency, in the order in which they were first given
	silent []string // agencies that do not answer
	owes   string   // agency that an earlier sitting stopped at when it was asked for its reason
	closed bool     // the answers were laid side by side, in this sitting: nobody votes any more
	shown  bool     // and the group went on from there
	asked  []string // agencies that differ from the group and were asked why
}

// A vote is the answer of one agency.
type vote struct {
	agency string
	value  answers.Value
	why    string
}

func (p *poll) vote(agency string) (vote, bool) {
	i := slices.IndexFunc(p.votes, func(v vote) bool { return v.agency == agency })
	if i < 0 {
		return vote{}, false
	}
	return p.votes[i], true
}

// put takes a vote in; the last one of an agency counts.
func (p *poll) put(v vote) {
	p.silent = slices.DeleteFunc(p.silent, func(agency string) bool { return agency == v.agency })
	for i := range p.votes {
		if p.votes[i].agency == v.agency {
			p.votes[i] = v
			return
		}
	}
	p.votes = append(p.votes, v)
}

// hush notes that an agency does not answer.
func (p *poll) hush(agency string) {
	if !slices.Contains(p.silent, agency) {
		p.silent = append(p.silent, agency)
	}
}

// next is the place of the first agency from a place on that has still to be
// asked; behind the last where there is none.
func (p *poll) next(agencies []string, from int) int {
	for i := from; i < len(agencies); i++ {
		if _, voted := p.vote(agencies[i]); !voted && !slices.Contains(p.silent, agencies[i]) {
			return i
		}
	}
	return len(agencies)
}

// poll gives the poll on a question about a subject.
func (t *talk) poll(item decide.Item) *poll {
	key := t.keyOfItem(item)
	if t.polls[key] == nil {
		t.polls[key] = &poll{}
	}
	return t.polls[key]
}

// rememberVotes takes over the votes of a record.
func (t *talk) rememberVotes(c *record.Case) {
	for _, e := range c.Votes {
		key := itemKey{e.Said.Question, e.Said.Subject}
		value, err := answers.ParseValue(t.Answers.Procedure().Question(key.id), e.Said.Answer)
		if err != nil {
			continue // a record takes no such vote
		}
		if t.polls[key] == nil {
			t.polls[key] = &poll{}
		}
		t.polls[key].put(vote{e.Said.Agency, value, e.Said.Why})
	}
	if last, ok := lastSaid(c).(record.Voted); ok && last.Why == "" {
		if p := t.polls[itemKey{last.Question, last.Subject}]; p != nil {
			p.owes = last.Agency
		}
	}
}

// lastSaid is what was written down last, sittings that only began left aside;
// nil where nothing was.
func lastSaid(c *record.Case) record.Body {
	for _, e := range slices.Backward(c.Events) {
		switch e.Body.(type) {
		case record.Resumed, record.Torn:
		default:
			return e.Body
		}
	}
	return nil
}
