package procedure

import (
	"slices"

	"safeguard/internal/fault"
)

// An Op is the form of a condition.
type Op uint8

// The forms of a condition. Is compares one answer; the others combine
// conditions or speak of the subjects of a kind.
const (
	Is Op = iota
	AllOf
	AnyOf
	Some
	Every
	NoneListed
)

// A Condition is true, false or unknown of a set of answers. It has no "not":
// the replies meant are listed, so that not known is always decided on purpose.
type Condition struct {
	Op Op
	At fault.Place

	Question *Question // of Is
	Options  Set       // of Is: one of these is the answer, or ticked
	NotKnown bool      // of Is: not-known is listed
	None     bool      // of Is: nothing is ticked

	Parts []*Condition // of AllOf and AnyOf
	Kind  *Kind        // of Some, Every and NoneListed
	Where *Condition   // of Some and Every
}

// Reads is what a condition or a tree reads, each once, in file order.
type Reads struct {
	Questions []*Question
	Kinds     []*Kind // whose lists decide
}

// HasQuestion reports whether q is read.
func (r *Reads) HasQuestion(q *Question) bool { return slices.Contains(r.Questions, q) }

func (r *Reads) question(q *Question) {
	if !r.HasQuestion(q) {
		r.Questions = append(r.Questions, q)
	}
}

// Add adds all that c reads; a nil condition reads nothing.
func (r *Reads) Add(c *Condition) {
	if c == nil {
		return
	}
	if c.Question != nil {
		r.question(c.Question)
	}
	if c.Kind != nil && !slices.Contains(r.Kinds, c.Kind) {
		r.Kinds = append(r.Kinds, c.Kind)
	}
	for _, part := range c.Parts {
		r.Add(part)
	}
	r.Add(c.Where)
}

// Reads gives all that c reads; a nil condition reads nothing.
func (c *Condition) Reads() Reads {
	var r Reads
	r.Add(c)
	return r
}
