package wizard

import (
	"slices"

	"safeguard/internal/answers"
	"safeguard/internal/decide"
	"safeguard/internal/procedure"
	"safeguard/internal/record"
)

// ballot lets each agency of a group answer a question by itself, and shows the
// answers side by side, before the group answers it the first time. An agency
// that has answered is not asked again; going back leads to it, until the answers
// were shown.
func (t *talk) ballot(item decide.Item) (Act, error) {
	if t.Story == nil || t.interview.Given(item) || t.polls[t.keyOfItem(item)] != nil && t.poll(item).shown {
		return Answered, nil
	}
	agencies := t.Story.Agencies(item.Question)
	if len(agencies) == 0 {
		return Answered, nil
	}
	if act, err := t.owed(item, agencies); err != nil || act != Answered {
		return t.leaveOr(item, act), err
	}
	p := t.poll(item)
	at := p.next(agencies, 0)
	if p.closed {
		at = len(agencies)
	}
	for {
		act, err := t.ballotPage(item, agencies, at)
		switch {
		case err != nil || act == Back && (at == 0 || p.closed) || act != Back && act != Answered:
			return t.leaveOr(item, act), err
		case act == Back:
			at--
		case at == len(agencies):
			p.shown = true
			return Answered, nil
		default:
			at = p.next(agencies, at+1)
		}
	}
}

// ballotPage has one agency answer or, behind the last, shows what all answered,
// where any did.
func (t *talk) ballotPage(item decide.Item, agencies []string, at int) (Act, error) {
	if at < len(agencies) {
		return t.turn(item, agencies[at])
	}
	p := t.poll(item)
	if len(p.votes) == 0 {
		return Answered, nil
	}
	p.closed = true
	reply, err := t.ask(t.sideBySide(item))
	return reply.Act, err
}

// owed asks the agency that an earlier sitting stopped at for its reason, before
// any other is asked to vote. Its vote stays as it is.
func (t *talk) owed(item decide.Item, agencies []string) (Act, error) {
	p := t.poll(item)
	v, voted := p.vote(p.owes)
	if !voted || !slices.Contains(agencies, p.owes) || p.next(agencies, 0) == len(agencies) {
		return Answered, nil
	}
	for {
		reply, err := t.handTo(item, v.agency)
		if err != nil || reply.Act != Answered {
			return reply.Act, err
		}
		if reply.Chosen[0] == stands {
			p.owes = ""
			return Answered, nil
		}
		why, err := t.askWords(t.voteBasis(item, v))
		if err != nil || why.Act != Back {
			p.owes = ""
			return t.because(item, v, why), err
		}
	}
}

// handTo hands over to an agency.
func (t *talk) handTo(item decide.Item, agency string) (Reply, error) {
	return t.twice(t.handOver(item, agency), func(r Reply) (string, error) {
		if len(r.Chosen) != 1 {
			return "", errChooseOne
		}
		return "", nil
	})
}

// turn hands over to an agency, and has it answer if it will.
func (t *talk) turn(item decide.Item, agency string) (Act, error) {
	p := t.poll(item)
	for {
		reply, err := t.handTo(item, agency)
		if err != nil || reply.Act != Answered {
			return reply.Act, err
		}
		switch reply.Chosen[0] {
		case stands:
			return Answered, nil
		case silent:
			p.hush(agency)
			return Answered, nil
		}
		if act, err := t.vote(item, agency); err != nil || act != Back {
			return act, err
		}
	}
}

// vote asks one agency for its answer and, once that is written down, what it is
// based on. Back leads to the page that hands over.
func (t *talk) vote(item decide.Item, agency string) (Act, error) {
	q := item.Question
	for {
		reply, err := t.twice(t.voteScreen(item, agency), func(r Reply) (string, error) {
			return doubtText(q, r, ""), checkReply(q, r)
		})
		if err != nil || reply.Act != Answered {
			return reply.Act, err
		}
		v := vote{agency: agency, value: valueOf(q, reply)}
		v.value.Note = ""
		if before, voted := t.poll(item).vote(agency); voted && before.value.Same(v.value) {
			v.why = before.why
		}
		t.cast(item, v)
		why, err := t.askWords(t.voteBasis(item, v))
		if err != nil || why.Act != Back {
			return t.because(item, v, why), err
		}
	}
}

// because puts a reason to a vote where one was given, and passes the act on.
func (t *talk) because(item decide.Item, v vote, reply Reply) Act {
	if reply.Act == Answered && reply.Text != "" {
		v.why = reply.Text
		t.cast(item, v)
	}
	return reply.Act
}

// cast writes a vote down, unless it stands there already.
func (t *talk) cast(item decide.Item, v vote) {
	p := t.poll(item)
	if before, voted := p.vote(v.agency); voted && before.value.Same(v.value) && before.why == v.why {
		return
	}
	p.put(v)
	t.entry(record.Voted{
		Question: item.Question.ID, Subject: item.Of().Label(t.Answers), Agency: v.agency,
		Answer: answers.FormatValue(item.Question, v.value), Why: v.why,
	})
}

// askTogether asks a question of everybody and, of a group that has answered it
// for the first time, those who differ why they do. What the group says anew later,
// as after news, is no longer what they voted on.
func (t *talk) askTogether(item decide.Item) (Act, error) {
	anew := t.interview.Given(item)
	for {
		act, err := t.askQuestion(item)
		if err != nil || act == Back || act == GoReview || anew {
			return act, err
		}
		switch then, err := t.minority(item); {
		case err != nil || then == GoReview:
			return then, err
		case then == Answered:
			return act, nil
		}
	}
}

// minority asks each agency that answered otherwise than the group has now, and
// gave no reason, for its reason: once. Back wants the group's question asked
// again.
func (t *talk) minority(item decide.Item) (Act, error) {
	p := t.polls[t.keyOfItem(item)]
	if p == nil || !p.shown || !t.interview.Given(item) {
		return Answered, nil
	}
	group := t.Answers.Value(item.Question, item.Subject)
	for _, v := range slices.Clone(p.votes) {
		if v.why != "" || !differs(item.Question, v.value, group) || slices.Contains(p.asked, v.agency) {
			continue
		}
		reply, err := t.askWords(t.minorityScreen(item, v))
		if err != nil {
			return reply.Act, err
		}
		if act := t.because(item, v, reply); act == Back || act == GoReview {
			return act, nil
		}
		p.asked = append(p.asked, v.agency)
	}
	return Answered, nil
}

// differs tells whether an agency answered otherwise than the group. Of answers
// in words nobody can tell.
func differs(q *procedure.Question, a, b answers.Value) bool {
	if q.Type == procedure.FreeText {
		return a.NotKnown != b.NotKnown
	}
	return !a.Same(b)
}
