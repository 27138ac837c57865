package scenario

import (
	"math/bits"

	"safeguard/internal/procedure"
)

// A draw gives numbers that look drawn by lot and are the same for the same seed,
// on every machine and for ever: Steele, Lea and Flood's splitmix64.
type draw struct{ state uint64 }

func (d *draw) next() uint64 {
	d.state += 0x9e3779b97f4a7c15
	z := d.state
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// below gives a number from 0 on and below n, which is at least 1.
func (d *draw) below(n int) int {
	high, _ := bits.Mul64(d.next(), uint64(n))
	return int(high)
}

// oneIn is true once in n times.
func (d *draw) oneIn(n int) bool { return d.below(n) == 0 }

// order gives the numbers below n in some order.
func (d *draw) order(n int) []int {
	list := make([]int, n)
	for i := range list {
		j := d.below(i + 1)
		list[i], list[j] = list[j], i
	}
	return list
}

// option draws one of a set of options, which is not empty.
func (d *draw) option(open procedure.Set) procedure.Set {
	for skip := d.below(bits.OnesCount64(uint64(open))); skip > 0; skip-- {
		open &= open - 1
	}
	return open & -open
}

// shuffled gives a list in some order.
func shuffled[T any](d *draw, list []T) []T {
	mixed := make([]T, len(list))
	for to, from := range d.order(len(list)) {
		mixed[to] = list[from]
	}
	return mixed
}
