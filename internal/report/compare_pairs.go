package report

import (
	"strings"

	"safeguard/internal/compare"
)

// A told is a difference as it is told. Where one thing may have another id
// now, what went and what came are one change, told where the thing went.
type told struct {
	compare.Difference
	came *compare.Difference // the other half, or nil
}

// changes puts the halves of what may have been renamed together, those first.
func (c *Comparison) changes(list []compare.Difference) []told {
	halves := c.halves()
	var renamed, rest []told
	for _, d := range list {
		other := halves[otherHalf(&d)]
		switch {
		case d.Renamed == "" || other == nil:
			rest = append(rest, told{Difference: d})
		case isGone(&d):
			renamed = append(renamed, told{d, other})
		}
	}
	return append(renamed, rest...)
}

// halves gives the differences that may be half of a renaming.
func (c *Comparison) halves() map[half]*compare.Difference {
	halves := map[half]*compare.Difference{}
	for i := range c.Differences {
		if d := &c.Differences[i]; d.Renamed != "" {
			halves[half{d.What, d.ID, d.Field, member(d)}] = d
		}
	}
	return halves
}

// A half is what tells one half of a renaming from all others: a thing by its id,
// a member of a list by what stands there.
type half struct{ what, id, field, member string }

func otherHalf(d *compare.Difference) half {
	if d.Fate != compare.Changed {
		return half{d.What, d.Renamed, d.Field, ""}
	}
	reply, _ := alertParts(member(d))
	if reply != "" {
		reply += ": "
	}
	return half{d.What, d.ID, d.Field, reply + d.Renamed}
}

// member is what a list lost or gained; "" of a whole thing.
func member(d *compare.Difference) string {
	if d.Fate != compare.Changed {
		return ""
	}
	return d.Old + d.New // one of the two is empty
}

func isGone(d *compare.Difference) bool {
	return d.Fate == compare.Went || d.Fate == compare.Changed && d.New == ""
}

// alertParts takes "yes: protect" apart into the reply, "" for none, and the
// action.
func alertParts(member string) (reply, action string) {
	reply, action, found := strings.Cut(member, ": ")
	if !found {
		return "", member
	}
	return reply, action
}
