package report

import (
	"fmt"
	"strings"

	"safeguard/internal/fault"
	"safeguard/internal/procedure"
	"safeguard/internal/scenario"
)

// Tests is what came of trying scenarios.
type Tests struct {
	Files      []TestedFile // in the order of their paths
	PassedOver []PassedOver
	Unreadable []Unreadable
	Covered    []CoveredProcedure
	Minimum    Minimum
}

// A TestedFile is one scenario file, or a procedure file that could not be
// loaded.
type TestedFile struct {
	Path      string
	Scenario  *scenario.Scenario   // nil where the file has faults
	Procedure *procedure.Procedure // that it plays; nil where there is none to be had
	IsNot     bool                 // it is a procedure, and no scenario
	Source    []byte
	Found     []fault.Fault // faults of the file or, of a scenario, what came out differently
}

// A PassedOver is a file that was not tried, and why.
type PassedOver struct{ Path, Why string }

// A CoveredProcedure is how much of a procedure its scenarios reach.
type CoveredProcedure struct {
	Path      string // of the procedure file
	Scenarios int
	*scenario.Coverage
}

// A Minimum is how much of each kind of thing scenarios have to reach, in
// hundredths of a percent. Nothing is wanted where it is zero.
type Minimum int

func (m Minimum) String() string {
	return strings.TrimSuffix(strings.TrimRight(fmt.Sprintf("%d.%02d", m/100, m%100), "0"), ".")
}

// below gives the kinds of thing of which less is reached.
func (m Minimum) below(c *CoveredProcedure) []scenario.Tally {
	var short []scenario.Tally
	for _, t := range c.Kinds {
		if !t.Reaches(int(m)) {
			short = append(short, t)
		}
	}
	return short
}

// Fails tells whether any file has a fault or came out differently, or any
// procedure is covered less than it has to be.
func (r *Tests) Fails() bool {
	for _, f := range r.Files {
		if len(f.Found) > 0 {
			return true
		}
	}
	return r.isShort()
}

func (r *Tests) isShort() bool {
	for i := range r.Covered {
		if len(r.Minimum.below(&r.Covered[i])) > 0 {
			return true
		}
	}
	return false
}

// Scenarios is how many scenario files there were, with faults or without.
func (r *Tests) Scenarios() int {
	n := r.count()
	return n.ok + n.failed + n.faulty
}

// testCounts are how many scenarios came out how, and the procedures with faults.
type testCounts struct{ ok, failed, faulty, procedures int }

func (r *Tests) count() testCounts {
	var n testCounts
	for _, f := range r.Files {
		switch f.status() {
		case testOK:
			n.ok++
		case testFailed:
			n.failed++
		default:
			if f.IsNot {
				n.procedures++
			} else {
				n.faulty++
			}
		}
	}
	return n
}

// How a file came out.
const (
	testOK     = "ok"
	testFailed = "failed" // it came out differently
	testFaulty = "faulty" // it could not be tried
)

func (f *TestedFile) status() string {
	switch {
	case f.Scenario == nil:
		return testFaulty
	case len(f.Found) > 0:
		return testFailed
	}
	return testOK
}

// summary says the numbers in a line.
func (r *Tests) summary() string {
	n := r.count()
	parts := []string{countOf(r.Scenarios(), "scenario") + ": " + n.words()}
	if n.procedures > 0 {
		parts = append(parts, countOf(n.procedures, "procedure")+" with faults")
	}
	if len(r.PassedOver) > 0 {
		parts = append(parts, countOf(len(r.PassedOver), "file")+" passed over")
	}
	if len(r.Unreadable) > 0 {
		parts = append(parts, countOf(len(r.Unreadable), "path")+" could not be read")
	}
	if r.isShort() {
		parts = append(parts, "coverage is below "+r.Minimum.String()+"%")
	}
	return strings.Join(parts, "; ")
}

func (n testCounts) words() string {
	var words []string
	for _, part := range []struct {
		n    int
		what string
	}{{n.failed, "came out differently"}, {n.faulty, "could not be tried"}, {n.ok, "ok"}} {
		if part.n > 0 {
			words = append(words, fmt.Sprintf("%s %s", Grouped(part.n), part.what))
		}
	}
	if len(words) == 0 {
		return "nothing was tried"
	}
	return strings.Join(words, ", ")
}
