package report

import (
	"fmt"
	"slices"
)

// around is how many lines are shown before and after those that differ.
const around = 1

// apart gives the lines of a file that another does not have, numbered, with a
// mark before each and a line or two around them. Where lines are only gone, it
// gives what stands around the gap.
func apart(from, to []string) []string {
	is := changed(from, to)
	var shown []string
	last := -1
	for i, line := range to {
		if !near(is, i) {
			continue
		}
		if last >= 0 && i > last+1 {
			shown = append(shown, "      ...")
		}
		mark := " "
		if is[i] == added {
			mark = ">"
		}
		shown = append(shown, fmt.Sprintf("%s %3d | %s", mark, i+1, line))
		last = i
	}
	return shown
}

// A change is how a line of the new file stands to the old one.
type change uint8

const (
	same      change = iota
	added            // the old file has no such line here
	besideGap        // lines of the old file are gone before it, or behind the last
)

func near(is []change, i int) bool {
	from, to := max(0, i-around), min(len(is), i+around+1)
	return slices.ContainsFunc(is[from:to], func(c change) bool { return c != same })
}

// changed tells of each line of to how it stands to from, by the longest run of
// lines that both have in order.
func changed(from, to []string) []change {
	is := make([]change, len(to))
	common := commonLengths(from, to)
	i := 0
	for j := range to {
		gone := 0
		for i < len(from) && from[i] != to[j] && common[i+1][j] >= common[i][j+1] {
			i++
			gone++
		}
		switch {
		case i < len(from) && from[i] == to[j]:
			i++
			if gone > 0 {
				is[j] = besideGap
			}
		default:
			is[j] = added
		}
	}
	if i < len(from) && len(is) > 0 && is[len(is)-1] == same {
		is[len(is)-1] = besideGap
	}
	return is
}

// commonLengths gives, for each pair of places, how many lines the rests of both
// have in common, in order.
func commonLengths(from, to []string) [][]int {
	n := make([][]int, len(from)+1)
	for i := range n {
		n[i] = make([]int, len(to)+1)
	}
	for i := len(from) - 1; i >= 0; i-- {
		for j := len(to) - 1; j >= 0; j-- {
			n[i][j] = max(n[i+1][j], n[i][j+1])
			if from[i] == to[j] {
				n[i][j] = n[i+1][j+1] + 1
			}
		}
	}
	return n
}
