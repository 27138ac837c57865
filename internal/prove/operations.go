package prove

import "math/bits"

// The values of a diagram that is a condition: Kleene's three, least first.
const (
	isFalse uint64 = iota
	isUnknown
	isTrue
)

// The values of a diagram that is a set of answer sets.
const (
	out uint64 = iota
	in
)

// An op combines two values, of an answer set each.
type op uint8

const (
	opLeast       op = iota + 1 // of two truths: "all"
	opGreatest                  // of two truths: "any"
	opUnion                     // of two sets
	opBoth                      // of two sets: what is in both
	opWithout                   // of two sets: what is in the first alone
	opGate                      // the second, but 0 where the first is 0
	opDiffers                   // whether two values differ, as a set
	opNarrows                   // whether the second is a part of the first, and less, as a set
	opLessSerious               // whether the first set's first outcome comes after the second's, as a set
	opTrue                      // whether a truth, given twice, is True, as a set
	opFalse                     // whether it is False, as a set
	opNotFalse                  // whether it is not False, as a set
	opMayBe                     // whether it is not False, as a truth

	opChoose // of three: see choose
	opWith   // with a value given: see with
)

func (o op) of(x, y uint64) uint64 {
	switch o {
	case opLeast:
		return min(x, y)
	case opGreatest:
		return max(x, y)
	case opUnion:
		return x | y
	case opBoth:
		return x & y
	case opWithout:
		return x &^ y
	case opGate:
		if x == 0 {
			return 0
		}
		return y
	case opDiffers:
		return asSet(x != y)
	case opNarrows:
		return asSet(x != y && y&^x == 0)
	case opTrue:
		return asSet(x == isTrue)
	case opFalse:
		return asSet(x == isFalse)
	case opNotFalse:
		return asSet(x != isFalse)
	case opMayBe:
		return isTrue * asSet(x != isFalse)
	}
	return asSet(x != 0 && y != 0 && bits.TrailingZeros64(x) > bits.TrailingZeros64(y)) // opLessSerious
}

func asSet(is bool) uint64 {
	if is {
		return in
	}
	return out
}

// shortCut gives what needs no walk.
func (o op) shortCut(d *diagrams, a, b node) (node, bool) {
	switch o {
	case opLeast, opGreatest, opUnion, opBoth:
		if a == b {
			return a, true
		}
		if v, ok := d.isValue(a); ok {
			if n, known := o.with(d, v, a, b); known {
				return n, true
			}
		}
		if v, ok := d.isValue(b); ok {
			return o.with(d, v, b, a)
		}
	case opGate:
		if v, ok := d.isValue(a); ok {
			if v == 0 {
				return d.value(0), true
			}
			return b, true
		}
	case opWithout:
		if v, ok := d.isValue(a); ok && v == 0 {
			return a, true
		}
		if v, ok := d.isValue(b); ok && v == 0 {
			return a, true
		}
	case opDiffers, opNarrows, opLessSerious:
		if a == b {
			return d.value(out), true
		}
	}
	return 0, false
}

// with gives what a value on one side alone decides.
func (o op) with(d *diagrams, v uint64, itself, other node) (node, bool) {
	switch {
	case o == opLeast && v == isFalse, o == opGreatest && v == isTrue, o == opBoth && v == 0:
		return itself, true
	case o == opLeast && v == isTrue, o == opGreatest && v == isFalse, o == opUnion && v == 0:
		return other, true
	}
	return 0, false
}
