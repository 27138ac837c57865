package compare

import (
	"maps"
	"strings"
)

// nearlySame is how much of their words two things share when one may be the
// other under a new id.
const nearlySame = 0.8

// maxPairs bounds the work of looking for renamed things. Beyond it none is
// named: a hint, whose absence claims nothing.
const maxPairs = 40_000

// pairUp gives, for each thing that went, the one that came with nearly the same
// content. Where several could be meant, none is: the reader judges.
func pairUp[T thing](s section[T], went, came []T) map[string]string {
	if len(went)*len(came) > maxPairs {
		return nil
	}
	likes := make([][]float64, len(went))
	bags := bagsOf(s, came)
	for i, bag := range bagsOf(s, went) {
		likes[i] = make([]float64, len(came))
		for j := range bags {
			likes[i][j] = likeness(bag, bags[j])
		}
	}
	pairs := map[string]string{}
	for i := range went {
		for j := range came {
			if likes[i][j] >= nearlySame && bestOf(likes, i, j) {
				pairs[s.id(went[i])] = s.id(came[j])
			}
		}
	}
	return pairs
}

// unlike tells of both things of each pair in which keys they differ: what has
// another id may have more that is new.
func (s section[T]) unlike(went, came []T, pairs map[string]string) map[string]string {
	notes := map[string]string{}
	if len(pairs) == 0 {
		return notes
	}
	for _, old := range went {
		for _, new := range came {
			if pairs[s.id(old)] != s.id(new) {
				continue
			}
			var keys []string
			for _, f := range s.fields {
				if was, is := f.shown(old, new); was != is {
					keys = append(keys, f.key)
				}
			}
			if len(keys) > 0 {
				note := "not the same in both: " + strings.Join(keys, ", ")
				notes[s.id(old)], notes[s.id(new)] = note, note
			}
		}
	}
	return notes
}

// bothWays gives pairs with each as the other's.
func bothWays(pairs map[string]string) map[string]string {
	both := inverted(pairs)
	maps.Copy(both, pairs)
	return both
}

// bestOf reports whether nothing else is as like the one or the other.
func bestOf(likes [][]float64, i, j int) bool {
	for k := range likes {
		if k != i && likes[k][j] >= likes[i][j] {
			return false
		}
	}
	for k := range likes[i] {
		if k != j && likes[i][k] >= likes[i][j] {
			return false
		}
	}
	return true
}

// A bag is the words of a thing, key by key, with how often each stands there.
type bag struct {
	words map[string]int
	size  int
}

func bagsOf[T thing](s section[T], list []T) []bag {
	bags := make([]bag, len(list))
	for i, t := range list {
		b := bag{words: map[string]int{}}
		for _, f := range s.fields {
			for _, w := range strings.Fields(f.words(t)) {
				b.words[f.key+" "+w]++
				b.size++
			}
		}
		bags[i] = b
	}
	return bags
}

// likeness is the share of their words that two bags have in common; 0 where
// either has none.
func likeness(a, b bag) float64 {
	if a.size == 0 || b.size == 0 {
		return 0
	}
	both := 0
	for w, n := range a.words {
		both += min(n, b.words[w])
	}
	return 2 * float64(both) / float64(a.size+b.size)
}
