package decide

import (
	"math"

	"safeguard/internal/answers"
	"safeguard/internal/procedure"
)

// An engine evaluates conditions and walks trees over one set of answers, some
// of which may be replaced for a moment by assumed ones.
type engine struct {
	p       *procedure.Procedure
	a       *answers.Answers
	bind    []int     // by kind: the subject in hand
	assumed []assumed // later ones count before earlier ones, and all before the answers
	mode    mode

	// Whether questions and stages apply, remembered: without an assumption
	// for the whole case, with one until the assumptions change.
	plain    []memo
	assuming []memo
	epoch    uint32
	earliest int // the first turn at which an assumption can make a difference
}

type assumed struct {
	question *procedure.Question
	subject  int
	value    answers.Value
	before   int // what earliest was without it
}

type memo struct {
	epoch uint32
	value Truth
}

// A mode changes how a condition takes not known.
type mode uint8

const (
	asWritten        mode = iota
	unlistedNotKnown      // as if no list of replies named not-known
	unansweredCounts      // an answer not given counts as not known: an action's "when"
)

// newEngine makes an engine in memory that may have served before.
func newEngine(a *answers.Answers, d *Decider) *engine {
	p := a.Procedure()
	slots := a.Slots() + len(p.Stages)
	d.memos = cleared(d.memos, 2*slots)
	d.bound = cleared(d.bound, len(p.Kinds))
	d.stack = cleared(d.stack, 16)
	return &engine{
		p: p, a: a, bind: d.bound, assumed: d.stack[:0],
		plain: d.memos[:slots], assuming: d.memos[slots:], epoch: 1, earliest: math.MaxInt,
	}
}

// assume replaces an answer until release; assumptions nest.
func (e *engine) assume(q *procedure.Question, subject int, v answers.Value) {
	v.Given = true
	e.assumed = append(e.assumed, assumed{q, subject, v, e.earliest})
	e.earliest = min(e.earliest, q.Turn)
	e.epoch++
}

func (e *engine) release() {
	last := len(e.assumed) - 1
	e.earliest = e.assumed[last].before
	e.assumed = e.assumed[:last]
	e.epoch++
}

var notGiven answers.Value

func (e *engine) value(q *procedure.Question, subject int) *answers.Value {
	for i := len(e.assumed) - 1; i >= 0; i-- {
		if as := &e.assumed[i]; as.question == q && as.subject == subject {
			return &as.value
		}
	}
	if subject == Unlisted {
		return &notGiven
	}
	return e.a.At(q, subject)
}

// subjectOf is the subject in hand that q is about; 0 for the case.
func (e *engine) subjectOf(q *procedure.Question) int {
	if q.About == nil {
		return 0
	}
	return e.bind[q.About.Index]
}

// remembered gives the memo that holds under the present assumptions. A when
// reads earlier turns only, so nothing before the first assumed question depends
// on an assumption.
func (e *engine) remembered(slot, turn int) (*memo, uint32) {
	if turn <= e.earliest {
		return &e.plain[slot], 1
	}
	return &e.assuming[slot], e.epoch
}

// stageApplies evaluates a stage's when.
func (e *engine) stageApplies(s *procedure.Stage) Truth {
	if s.When == nil {
		return True
	}
	m, now := e.remembered(e.a.Slots()+s.Index, s.Turn)
	if m.epoch != now {
		m.value, m.epoch = e.evalAsWritten(s.When), now
	}
	return m.value
}

// applies tells whether a question applies: unless its stage's when or its own
// is false.
func (e *engine) applies(q *procedure.Question, subject int) Truth {
	if q.When == nil {
		return e.stageApplies(q.Stage)
	}
	if subject == Unlisted {
		return min(e.stageApplies(q.Stage), e.whenOf(q, subject))
	}
	m, now := e.remembered(e.a.Slot(q, subject), q.Turn)
	if m.epoch != now {
		t := e.stageApplies(q.Stage)
		if t != False {
			t = min(t, e.whenOf(q, subject))
		}
		m.value, m.epoch = t, now
	}
	return m.value
}

// whenOf evaluates a question's own when, with its subject in hand.
func (e *engine) whenOf(q *procedure.Question, subject int) Truth {
	if q.About == nil {
		return e.evalAsWritten(q.When)
	}
	before := e.bind[q.About.Index]
	e.bind[q.About.Index] = subject
	t := e.evalAsWritten(q.When)
	e.bind[q.About.Index] = before
	return t
}

func (e *engine) evalAsWritten(c *procedure.Condition) Truth { return e.evalIn(asWritten, c) }

func (e *engine) evalIn(m mode, c *procedure.Condition) Truth {
	before := e.mode
	e.mode = m
	t := e.eval(c)
	e.mode = before
	return t
}

// eval gives the truth of a condition about the subjects in hand.
func (e *engine) eval(c *procedure.Condition) Truth {
	switch c.Op {
	case procedure.Is:
		return e.compare(c)
	case procedure.AllOf:
		t := True
		for _, part := range c.Parts {
			if t = min(t, e.eval(part)); t == False {
				break
			}
		}
		return t
	case procedure.AnyOf:
		t := False
		for _, part := range c.Parts {
			if t = max(t, e.eval(part)); t == True {
				break
			}
		}
		return t
	case procedure.NoneListed:
		return noneListed(e.a.List(c.Kind))
	}
	return e.overSubjects(c)
}

func (e *engine) compare(c *procedure.Condition) Truth {
	s := e.subjectOf(c.Question)
	if e.applies(c.Question, s) == False {
		return False
	}
	v := e.value(c.Question, s)
	notKnown := v.NotKnown || !v.Given && e.mode == unansweredCounts
	switch {
	case !v.Given && !notKnown:
		return Unknown
	case v.Options&c.Options != 0:
		return True
	case c.None && v.Options != 0:
		return False
	case notKnown && c.NotKnown && !e.ignoresNotKnown(c.Question, s):
		return True
	case notKnown:
		return Unknown
	case c.None:
		return True
	}
	return False
}

// ignoresNotKnown tells whether an answer of not known is to count as if no
// reply list named it. One that is only assumed on a walk is nobody's answer.
func (e *engine) ignoresNotKnown(q *procedure.Question, subject int) bool {
	return e.mode == unlistedNotKnown && e.a.At(q, subject).NotKnown
}

func noneListed(l answers.List) Truth {
	switch {
	case !l.Given:
		return Unknown
	case len(l.Labels) > 0:
		return False
	case l.NotKnown:
		return Unknown
	}
	return True
}

// overSubjects evaluates "some" and "every": over a list that may be incomplete
// one listed subject can make "some" true and "every" false, and nothing else
// is certain.
func (e *engine) overSubjects(c *procedure.Condition) Truth {
	decisive := True
	t := False
	if c.Op == procedure.Every {
		decisive, t = False, True
	}
	before := e.bind[c.Kind.Index]
	defer func() { e.bind[c.Kind.Index] = before }()
	for s := range e.a.Subjects(c.Kind) {
		e.bind[c.Kind.Index] = s
		one := e.eval(c.Where)
		if one == decisive {
			return decisive
		}
		if one == Unknown {
			t = Unknown
		}
	}
	if !e.a.List(c.Kind).Complete() {
		return Unknown
	}
	return t
}
