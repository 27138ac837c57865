package yamldoc

import "strings"

// longestCompared bounds the work on a word: what stands behind is not compared.
const longestCompared = 64

// Closest gives the word among those there are that someone most likely meant,
// or "" when none is near: the one with the fewest letters to change, add, drop
// or swap (capitals and the difference of "-" and "_" do not count), else one
// that starts with the word, holds it or is held in it. Of equals the first.
func Closest(word string, among []string) string {
	typed := letters(word)
	best, fewest := "", allowed(len(typed))+1
	for _, candidate := range among {
		if d := distance(typed, letters(candidate), fewest); d < fewest {
			best, fewest = candidate, d
		}
	}
	if best != "" || len(typed) < 4 {
		return best
	}
	return similar(string(typed), among)
}

// letters gives what of a word is compared.
func letters(word string) []rune {
	if len(word) > longestCompared*4 {
		word = word[:longestCompared*4]
	}
	all := []rune(strings.ReplaceAll(strings.ToLower(word), "_", "-"))
	return all[:min(len(all), longestCompared)]
}

// allowed is how many mistakes a word of this length may hold: with more it is
// another word.
func allowed(length int) int {
	switch {
	case length <= 1:
		return 0
	case length <= 4:
		return 1
	case length <= 8:
		return 2
	}
	return 3
}

// distance counts the letters to change, add, drop or swap with their
// neighbour. It gives limit for anything that is not below it.
func distance(a, b []rune, limit int) int {
	if len(a)-len(b) >= limit || len(b)-len(a) >= limit {
		return limit
	}
	var rows [3][longestCompared + 1]int
	before, last, row := rows[0][:], rows[1][:], rows[2][:]
	for j := range len(b) + 1 {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			change := 1
			if a[i-1] == b[j-1] {
				change = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+change)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return min(last[len(b)], limit)
}

// similar finds a candidate that the word starts or abbreviates, the one nearest
// in length.
func similar(typed string, among []string) string {
	best, nearest := "", 0
	for _, candidate := range among {
		c := string(letters(candidate))
		gap := 0
		switch {
		case len(c) < 4:
			continue
		case strings.HasPrefix(c, typed) || strings.HasPrefix(typed, c):
			gap = max(len(c)-len(typed), len(typed)-len(c))
		case strings.Contains(c, typed) || strings.Contains(typed, c):
			gap = longestCompared*4 + max(len(c)-len(typed), len(typed)-len(c))
		default:
			continue
		}
		if best == "" || gap < nearest {
			best, nearest = candidate, gap
		}
	}
	return best
}
