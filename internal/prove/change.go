package prove

import (
	"math/big"

	"safeguard/internal/answers"
)

// A Direction is what a change of outcomes means for the people it is about.
type Direction uint8

// The directions. Where the new version of a tree has a protective order, that
// decides; elsewhere, whether the outcomes open a route. From opening one to not
// opening it, or to a tree that is not reached, is less protective.
const (
	LessProtective Direction = iota
	MoreProtective
	Otherwise
)

func (d Direction) String() string {
	return [...]string{"less-protective", "more-protective", "other"}[d]
}

// A Change is the answer sets for which a tree comes out differently under two
// versions of a procedure. What follows Verdict is empty where that is Undecided.
type Change struct {
	Tree      string // its id, the same in both versions
	Direction Direction
	Verdict   Verdict // Fails: it differs; Undecided: given up at the budget

	Sets, In   *big.Int         // how many answer sets, of how many
	Patterns   []string         // which those are, as "continuing-risk: no; substantiated: not-known"
	Witness    *answers.Answers // a complete case that shows it, under the old version
	NewWitness *answers.Answers // the same case under the new version
	Was, Now   []string         // the ids of what is possible for it; empty: the tree is not reached
}
