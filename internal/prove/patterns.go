package prove

import (
	"math/big"
	"strconv"
	"strings"
)

// maxPatterns is how many patterns are written down for one finding.
const maxPatterns = 6

// A universe counts answer sets: one subject of each kind listed, and every
// yes-no, choice and many question answered, not known included.
type universe struct {
	w    *world
	from []*big.Int // by level: how many ways there are to say everything from it on
}

func newUniverse(w *world) *universe {
	u := &universe{w: w, from: make([]*big.Int, len(w.v.all)+1)}
	u.from[len(w.v.all)] = big.NewInt(1)
	for level := len(w.v.all) - 1; level >= 0; level-- {
		u.from[level] = u.from[level+1]
		if n := u.ways(&w.v.all[level]); n > 1 {
			u.from[level] = new(big.Int).Mul(u.from[level+1], big.NewInt(int64(n)))
		}
	}
	return u
}

// ways is how many values of a variable are counted.
func (u *universe) ways(x *variable) int {
	if x.about == aList || x.subject > 0 && x.subject >= x.question.About.Min {
		return 1
	}
	n := 0
	for value := range x.size {
		if counted(x, value) {
			n++
		}
	}
	return n
}

// all is the number of answer sets.
func (u *universe) all() *big.Int { return u.from[0] }

// within gives a set with one subject of each kind listed.
func (u *universe) within(set node) node {
	for _, level := range u.w.v.lists {
		list := &u.w.v.all[level]
		set = u.w.d.with(set, level, list.complete(max(1, list.least)))
	}
	return set
}

// count is how many answer sets are in a set; nil where the budget ran out.
func (u *universe) count(set node) *big.Int {
	set = u.within(set)
	if set == gaveUp {
		return nil
	}
	return u.countFrom(set, 0, map[node]*big.Int{})
}

// countFrom counts what is said from a level on. done holds the counts from the
// nodes' own levels on.
func (u *universe) countFrom(n node, level int, done map[node]*big.Int) *big.Int {
	own := len(u.w.v.all)
	var sum *big.Int
	if v, ok := u.w.d.isValue(n); ok {
		sum = big.NewInt(int64(asCount(v)))
	} else {
		own = int(u.w.d.level[n])
		sum = u.countAt(n, own, done)
	}
	if u.from[level] == u.from[own] {
		return sum
	}
	skipped := new(big.Int).Quo(u.from[level], u.from[own])
	return skipped.Mul(skipped, sum)
}

func (u *universe) countAt(n node, level int, done map[node]*big.Int) *big.Int {
	if sum, ok := done[n]; ok {
		return sum
	}
	sum := new(big.Int)
	x := &u.w.v.all[level]
	for value := range x.size {
		if counted(x, value) {
			sum.Add(sum, u.countFrom(u.w.d.kid(n, value), level+1, done))
		}
	}
	done[n] = sum
	return sum
}

func asCount(v uint64) int {
	if v == out {
		return 0
	}
	return 1
}

// counted allows the values that are counted: texts and dates are taken as given.
func counted(x *variable, value int) bool {
	return answered(x, value) && (x.about != anEntry || value == givenComplete)
}

// patterns describes a set: each pattern is the replies that question by
// question may stand, and no answer set is in two of them. more tells that there
// are others.
func (u *universe) patterns(set node) (list []string, more bool) {
	p := patternWriter{u: u}
	if set = u.within(set); set != gaveUp {
		p.write(set)
	}
	return p.list, p.more
}

type patternWriter struct {
	u    *universe
	path []string
	list []string
	more bool
}

func (p *patternWriter) write(n node) {
	if v, ok := p.u.w.d.isValue(n); ok {
		if v == out {
			return
		}
		if len(p.list) == maxPatterns {
			p.more = true
			return
		}
		p.list = append(p.list, strings.Join(p.path, "; "))
		return
	}
	if p.more {
		return
	}
	if x := &p.u.w.v.all[p.u.w.d.level[n]]; x.about == aGiven || x.about == aTick {
		p.writeMany(n)
		return
	}
	p.writeEach(n)
}

// writeEach describes what is below each value of a variable.
func (p *patternWriter) writeEach(n node) {
	x := &p.u.w.v.all[p.u.w.d.level[n]]
	for value := range x.size {
		kid := p.u.w.d.kid(n, value)
		if !counted(x, value) || p.isOut(kid) || p.seenBefore(n, x, value) {
			continue
		}
		before := len(p.path)
		if alike := p.alike(n, x, kid); len(alike) < p.u.ways(x) {
			p.path = append(p.path, x.words(alike))
		}
		p.write(kid)
		p.path = p.path[:before]
	}
}

func (p *patternWriter) isOut(n node) bool {
	v, ok := p.u.w.d.isValue(n)
	return ok && v == out
}

// seenBefore reports whether an earlier value leads to the same: one pattern
// holds them both.
func (p *patternWriter) seenBefore(n node, x *variable, value int) bool {
	for earlier := range value {
		if counted(x, earlier) && p.u.w.d.kid(n, earlier) == p.u.w.d.kid(n, value) {
			return true
		}
	}
	return false
}

func (p *patternWriter) alike(n node, x *variable, kid node) []int {
	var values []int
	for value := range x.size {
		if counted(x, value) && p.u.w.d.kid(n, value) == kid {
			values = append(values, value)
		}
	}
	return values
}

// words writes what a variable says by some of its values.
func (x *variable) words(values []int) string {
	var words []string
	for _, value := range values {
		words = append(words, x.word(value))
	}
	return x.question.ID + ": " + strings.Join(words, " or ")
}

func (x *variable) word(value int) string {
	switch {
	case x.about == aTick && value == 0:
		return "without " + x.optionID(x.option)
	case x.about == aTick:
		return "with " + x.optionID(x.option)
	case x.about == aGiven && value == givenNotKnown:
		return "with not-known"
	case x.about == aGiven:
		return "without not-known"
	case value-1 < len(x.question.Options):
		return x.optionID(value - 1)
	}
	return "not-known"
}

func (x *variable) optionID(i int) string {
	if i < len(x.question.Options) {
		return x.question.Options[i].ID
	}
	return strconv.Itoa(i)
}
