package procedure_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"safeguard/internal/procedure"
)

var token = regexp.MustCompile(`[A-Za-z0-9.-]+|"[^"]*"|[\[\]{},]`)

// slip makes one change as a person makes it: a word put in another's place, a
// line left out, written twice, moved, or indented differently.
func slip(t *rapid.T, text string) string {
	lines := strings.Split(text, "\n")
	pick := func(what string) int { return rapid.IntRange(0, len(lines)-1).Draw(t, what) }
	line := pick("line")
	switch rapid.IntRange(0, 8).Draw(t, "slip") {
	case 0:
		lines = slices.Delete(lines, line, line+1)
	case 1:
		lines = slices.Insert(lines, line, lines[line])
	case 2:
		lines = slices.Insert(lines, pick("to"), lines[line])
	case 3:
		lines[line] = "  " + lines[line]
	case 4:
		lines[line] = strings.TrimPrefix(lines[line], "  ")
	default:
		words := token.FindAllString(text, -1)
		at := token.FindAllStringIndex(text, -1)
		i := rapid.IntRange(0, len(words)-1).Draw(t, "word")
		j := rapid.IntRange(0, len(words)-1).Draw(t, "by")
		return text[:at[i][0]] + words[j] + text[at[i][1]:]
	}
	return strings.Join(lines, "\n")
}

func TestAnySlipsGiveAProcedureOrFaultsWithTheirPlaces(t *testing.T) {
	whole := string(cutDown(bundledBytes(t)))
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.SampledFrom([]string{whole, small, string(withOptions(3))}).Draw(t, "text")
		for range rapid.IntRange(1, 5).Draw(t, "slips") {
			text = slip(t, text)
		}
		p, faults := procedure.Load("p.yaml", []byte(text))
		if (p == nil) != (faults.Len() > 0) {
			t.Fatalf("procedure %v, %d faults", p != nil, faults.Len())
		}
		checkFaults(t, []byte(text), faults)
		if p != nil {
			checkWhole(t, p)
		}
	})
}
