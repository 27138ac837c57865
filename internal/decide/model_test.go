package decide_test

import "slices"

// A sheet is a procedure as the oracle and the generator see it: ids and lists,
// in file order, with nothing followed and nothing prepared. It shares no type
// with the packages under test.
type sheet struct {
	calendar  string
	kinds     []*kind
	asked     []*question
	stages    []*stage
	trees     []*tree
	outcomes  []*outcome
	actions   []*action
	tensions  []*tension
	readings  []*reading
	overtaken []*note
}

type kind struct {
	id, label string
	min       int
}

type question struct {
	id, about, kind string // about "": the case; kind: yes-no, choice, many, text or date
	options         []string
	groups          []group
	refuses         bool
	knownBy         string
	when            *cond
	alerts          []raised
	cite            []string
}

type group struct {
	id      string
	options []string
}

type raised struct {
	reply   string
	actions []string
}

type stage struct {
	id                      string
	when                    *cond
	kinds, checklist, trees []string
}

type tree struct {
	id, each string
	order    []string // protective-order; nil: none
	root     *branch
}

// A branch is a leaf (outcome), asks a question, or tests a condition.
type branch struct {
	outcome string
	ask     string
	replies []reply // as written: not always in the order of the options
	test    *cond
	yes, no *branch
}

type reply struct {
	id string
	to *branch
}

type outcome struct {
	id, duty      string
	opens         bool
	cite, actions []string
}

type action struct {
	id, duty string
	doNot    bool
	urgent   bool
	names    string // the kind named in its text; "" names nobody
	when     *cond
	due      *due
	cite     []string
}

type due struct {
	within   int
	unit, of string
}

type tension struct {
	id, each string
	when     *cond
	cite     []string
}

type reading struct {
	id        string
	cite      []string
	shownWith []string
	when      *cond
}

// A note says what has been overtaken.
type note struct {
	cite []string
	now  string
}

// A cond is a condition. form is is, all, any, some, every or none.
type cond struct {
	form     string
	question string
	replies  []string
	alone    bool // the one reply is written without a list
	parts    []*cond
	spread   bool // "all" written as several keys of one mapping
	kind     string
	where    *cond
	deaf     bool // never in a file: as if the replies did not list not-known
}

func (s *sheet) question(id string) *question {
	return find(s.asked, func(q *question) bool { return q.id == id })
}

func (s *sheet) kind(id string) *kind { return find(s.kinds, func(k *kind) bool { return k.id == id }) }

func (s *sheet) tree(id string) *tree { return find(s.trees, func(t *tree) bool { return t.id == id }) }

func (s *sheet) outcome(id string) *outcome {
	return find(s.outcomes, func(o *outcome) bool { return o.id == id })
}

func (s *sheet) action(id string) *action {
	return find(s.actions, func(a *action) bool { return a.id == id })
}

func find[T any](list []*T, is func(*T) bool) *T {
	if i := slices.IndexFunc(list, is); i >= 0 {
		return list[i]
	}
	return nil
}

// walk calls visit for the branch and all below it, as written.
func (b *branch) walk(visit func(*branch)) {
	visit(b)
	for _, r := range b.replies {
		r.to.walk(visit)
	}
	if b.test != nil {
		b.yes.walk(visit)
		b.no.walk(visit)
	}
}

// walk calls visit for the condition and all within it, as written.
func (c *cond) walk(visit func(*cond)) {
	if c == nil {
		return
	}
	visit(c)
	for _, part := range c.parts {
		part.walk(visit)
	}
	c.where.walk(visit)
}
