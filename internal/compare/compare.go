// Package compare tells what changes for people between two versions of a
// procedure: which decisions come out differently, what was added, taken away or
// reworded, what of that weakens protection, and which saved answers would no
// longer fit. Everything is matched by id, never by position. It reads no file,
// and where it cannot tell that a change is harmless it does not say so.
package compare

import (
	"safeguard/internal/fault"
	"safeguard/internal/procedure"
	"safeguard/internal/prove"
)

// A Comparison is all that changes from one version to another.
type Comparison struct {
	Old, New    *procedure.Procedure
	Trees       []TreeChange // less protective first, then more, then the others
	Differences []Difference // in the order of the format page
	Misfits     []Misfit
}

// A Turn is which way a change goes.
type Turn int8

// The three turns.
const (
	Weaker   Turn = -1 // it can leave someone with less protection
	Level    Turn = 0  // it does not tell by itself
	Stronger Turn = 1
)

func (t Turn) String() string { return [...]string{"weaker", "other", "stronger"}[t+1] }

// A Fate is what became of a thing.
type Fate uint8

// The three fates.
const (
	Changed Fate = iota
	Went         // only the old version has it
	Came         // only the new version has it
)

func (f Fate) String() string { return [...]string{"changed", "removed", "added"}[f] }

// A Difference is one field of one thing that differs, or a thing that only one
// version has.
type Difference struct {
	What    string // "question", in the words of the format page
	ID      string // of an option or a group: "question/option"; "" where the file itself is meant
	Field   string // the key; "" where the whole thing came or went
	Fate    Fate
	Old     string // what stands there; "" where nothing does
	New     string
	Turn    Turn
	Note    string // what the two do not show by themselves, as "later"
	Renamed string // of a thing or member that came or went: the id it may have had, or may have now

	Wording bool // words that changed, of which only a reader can tell what they mean
	Urgent  bool // of words: they belong to an urgent alert or action, or to a do-not

	OldAt, NewAt fault.Place // zero where nothing stands, or the place is not known
}

// Procedures compares two versions of a procedure.
func Procedures(old, new *procedure.Procedure, l prove.Limits) *Comparison {
	c := &Comparison{Old: old, New: new}
	if old.Digest == new.Digest {
		return c
	}
	c.Trees = treeChanges(old, new, prove.Compare(old, new, l))
	c.Differences = differences(old, new)
	c.Misfits = misfits(old, new)
	return c
}

// SameFile reports whether the two versions are the same, byte for byte.
func (c *Comparison) SameFile() bool { return c.Old.Digest == c.New.Digest }

// Differs reports whether anything at all changes for people.
func (c *Comparison) Differs() bool {
	return len(c.Trees)+len(c.Differences)+len(c.Misfits) > 0
}

// Turned gives the differences that go one way, apart from the words that changed.
func (c *Comparison) Turned(t Turn) []Difference {
	var list []Difference
	for _, d := range c.Differences {
		if d.Turn == t && !d.Wording {
			list = append(list, d)
		}
	}
	return list
}

// Directed gives the changes of trees in one direction, apart from those that
// could not be decided.
func (c *Comparison) Directed(d prove.Direction) []TreeChange {
	var list []TreeChange
	for _, t := range c.Trees {
		if t.Direction == d && t.Verdict != prove.Undecided {
			list = append(list, t)
		}
	}
	return list
}

// Undecided gives the trees of which it could not be told within the budget
// whether they come out differently.
func (c *Comparison) Undecided() []TreeChange {
	var list []TreeChange
	for _, t := range c.Trees {
		if t.Verdict == prove.Undecided {
			list = append(list, t)
		}
	}
	return list
}
