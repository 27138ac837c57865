package report

import (
	"math/big"
	"slices"
	"strings"
	"unicode/utf8"

	"safeguard/internal/check"
	"safeguard/internal/prove"
	"safeguard/internal/safetext"
)

// Findings is what came of checking some files.
type Findings struct {
	Files      []CheckedFile // in the order of their paths
	Unreadable []Unreadable
	FailAt     check.Severity // findings that weigh less do not fail the run
	Root       string         // the folder that addresses are relative to; "" leaves them as they are
}

// A CheckedFile is one file with what was found in it, in the order of places.
type CheckedFile struct {
	Path      string
	Kind      check.Kind
	Procedure string // the id of the procedure, or of the one that the file belongs to; may be ""
	Source    []byte // what the file holds; nil where nothing was found in it
	Findings  []check.Finding
	Witnesses []string // beside each finding the file its witness was written to, or ""; nil: none was
	Disabled  []check.Disabled
	Claims    []prove.Claim
	Counted   [3]int         // how many more claims had each verdict, where no format would show them
	Ran       []*check.Rule  // the rules it was looked at for to the end, proofs apart
	Covered   check.Coverage // not whole: it could not be loaded, and not everything was looked for
	Run       string         // how a command line names its procedure; "" where there is none to run
}

// Unreadable is a file or folder that could not be read, and why.
type Unreadable struct{ Path, Why string }

// Fails tells whether any finding weighs enough to fail the run.
func (r *Findings) Fails() bool {
	return slices.ContainsFunc(r.Files, func(f CheckedFile) bool {
		return slices.ContainsFunc(f.Findings, r.fails)
	})
}

func (r *Findings) fails(f check.Finding) bool { return f.Severity <= r.FailAt }

// totals are the numbers of a run.
type totals struct {
	files, unreadable, disabled int
	found                       [3]int // by severity
	claims                      [3]int // by verdict
}

func (r *Findings) totals() totals {
	t := totals{files: len(r.Files), unreadable: len(r.Unreadable)}
	for _, file := range r.Files {
		for _, f := range file.Findings {
			t.found[f.Severity]++
		}
		for _, c := range file.Claims {
			t.claims[c.Verdict]++
		}
		for verdict, n := range file.Counted {
			t.claims[verdict] += n
		}
		t.disabled += len(file.Disabled)
	}
	return t
}

func (t totals) any() bool { return t.found != [3]int{} }

// summary says the totals in a line: "3 files: 2 errors, 1 warning; 41 claims
// proved".
func (t totals) summary() string {
	parts := []string{countOf(t.files, "file") + ": " + t.foundWords()}
	if t.files == 0 {
		parts[0] = "no file was checked"
	}
	if t.claims[prove.Holds] > 0 {
		parts = append(parts, countOf(t.claims[prove.Holds], "claim")+" proved")
	}
	if n := t.claims[prove.Undecided]; n > 0 {
		parts = append(parts, countOf(n, "claim")+" not decided within the budget")
	}
	if t.disabled > 0 {
		parts = append(parts, countOf(t.disabled, "finding")+" disabled with a reason")
	}
	if t.unreadable > 0 {
		parts = append(parts, countOf(t.unreadable, "path")+" could not be read")
	}
	return strings.Join(parts, "; ")
}

func (t totals) foundWords() string {
	var words []string
	for severity, n := range t.found {
		if n > 0 {
			words = append(words, countOf(n, check.Severity(severity).String()))
		}
	}
	if len(words) == 0 {
		return "nothing wrong"
	}
	return strings.Join(words, ", ")
}

func countOf(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return Grouped(n) + " " + what + "s"
}

// Grouped writes a number with a comma between each three digits.
func Grouped(n int) string { return groupedBig(big.NewInt(int64(n))) }

func groupedBig(n *big.Int) string {
	digits := n.String()
	var b strings.Builder
	for i, d := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 && digits[i-1] != '-' {
			b.WriteByte(',')
		}
		b.WriteRune(d)
	}
	return b.String()
}

// witnessFile names the file that the witness of the i-th finding was written
// to, or "".
func (f *CheckedFile) witnessFile(i int) string {
	if i < len(f.Witnesses) {
		return f.Witnesses[i]
	}
	return ""
}

// longestWords is more than any message says but one that repeats a whole file.
const longestWords = 1000

// brief makes a text safe to print on one line, and cuts it where it would never
// end.
func brief(s string) string {
	if len(s) > 4*longestWords {
		s = s[:4*longestWords] // before it is gone over
	}
	s = safetext.Line(s)
	if utf8.RuneCountInString(s) > longestWords {
		s = string([]rune(s)[:longestWords]) + cut
	}
	return s
}
