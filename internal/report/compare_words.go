package report

import "strings"

// fewWords is below how many words a text is shown without marks: it is read at
// a glance.
const fewWords = 4

// maxTable bounds the work of matching two texts word by word. Beyond it all
// that stands between their common beginning and end is marked.
const maxTable = 1 << 20

// markWords puts what only one of two texts has in square brackets. Texts that
// have little in common are given as they are.
func markWords(old, new string) (string, string) {
	a, b := strings.Fields(old), strings.Fields(new)
	if len(a) < fewWords || len(b) < fewWords {
		return old, new
	}
	inA, inB := commonWords(a, b)
	if n := count(inA); 2*n < max(len(a), len(b)) {
		return old, new
	}
	return marked(a, inA), marked(b, inB)
}

// commonWords tells for each word of both whether it belongs to what they have
// in common: their beginning, their end and, between the two, a longest common
// sequence.
func commonWords(a, b []string) (inA, inB []bool) {
	inA, inB = make([]bool, len(a)), make([]bool, len(b))
	from, endA, endB := 0, len(a), len(b)
	for from < endA && from < endB && a[from] == b[from] {
		inA[from], inB[from] = true, true
		from++
	}
	for endA > from && endB > from && a[endA-1] == b[endB-1] {
		endA, endB = endA-1, endB-1
		inA[endA], inB[endB] = true, true
	}
	if (endA-from)*(endB-from) <= maxTable {
		matchBetween(a[from:endA], b[from:endB], inA[from:endA], inB[from:endB])
	}
	return inA, inB
}

// matchBetween notes a longest common sequence of a and b.
func matchBetween(a, b []string, inA, inB []bool) {
	longest := make([][]int, len(a)+1) // of a[i:] and b[j:]
	for i := range longest {
		longest[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			longest[i][j] = max(longest[i+1][j], longest[i][j+1])
			if a[i] == b[j] {
				longest[i][j] = longest[i+1][j+1] + 1
			}
		}
	}
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			inA[i], inB[j] = true, true
			i, j = i+1, j+1
		case longest[i+1][j] >= longest[i][j+1]:
			i++
		default:
			j++
		}
	}
}

func count(flags []bool) int {
	n := 0
	for _, is := range flags {
		if is {
			n++
		}
	}
	return n
}

// marked joins words, each run of those that are not common in brackets.
func marked(words []string, common []bool) string {
	var b strings.Builder
	for i, w := range words {
		if i > 0 {
			b.WriteByte(' ')
		}
		if !common[i] && (i == 0 || common[i-1]) {
			b.WriteByte('[')
		}
		b.WriteString(w)
		if !common[i] && (i == len(words)-1 || common[i+1]) {
			b.WriteByte(']')
		}
	}
	return b.String()
}
