// Package prove looks at every combination of answers to a procedure at once,
// not known and not yet answered included, and says what holds of all of them
// and what does not, with a case in point. It reads no file and no clock, and it
// never calls anything proved that it had to give up on.
package prove

import (
	"math/big"

	"safeguard/internal/answers"
	"safeguard/internal/fault"
)

// A Verdict is what came of a claim.
type Verdict uint8

// The three verdicts. Undecided means that the work was given up at the budget:
// the claim may hold or not.
const (
	Holds Verdict = iota
	Fails
	Undecided
)

func (v Verdict) String() string {
	return [...]string{"holds", "fails", "not decided within the budget"}[v]
}

// A Claim is one sentence about every combination of answers, with what came of
// it. What follows Verdict is empty where it holds.
type Claim struct {
	Rule    string // the stable id of the rule that claims it
	Of      string // the id of the tree, guarantee, question or action it is about
	Says    string // the claim in words, as "no answers at continuing risk miss the conference"
	Verdict Verdict

	At       fault.Place
	Also     fault.Also
	Message  string
	Hint     string
	Witness  *answers.Answers // a complete case that shows it; nil where it is that there is none
	Sets, In *big.Int         // of how many answer sets it fails, and of how many; nil with Witness, Sets also where the budget ran out before they were counted
	Patterns []string         // which those are, as "continuing-risk: no; substantiated: no or not-known"
}

// Limits bound the work.
type Limits struct {
	Nodes int // of the decision diagrams of one procedure; 0 means DefaultNodes
}

// DefaultNodes keeps a proof below some 250 MB, and with the steps of work that go
// with the nodes below some seconds.
const DefaultNodes = 400_000
