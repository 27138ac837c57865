package prove

import (
	"math/big"

	"safeguard/internal/answers"
)

// A Direction is what a change of outcomes means for the people it is about.
type Direction uint8

// The directions. What is possible is compared by its most and by its least
// protective outcome: where neither protects more and one protects less, the
// change is less protective, even if what was certain is only no longer so; the
// other way round it is more. Outcomes are ranked by the protective order of the
// new version where that has both, elsewhere by whether they open a route. A tree
// that is no longer reached is less protective if it could open a route before,
// one that is newly reached more if it can now.
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
