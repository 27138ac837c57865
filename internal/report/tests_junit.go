package report

import (
	"fmt"
	"io"
	"strings"

	"safeguard/internal/fault"
	"safeguard/internal/safetext"
)

// TestsJUnit writes a test suite for each procedure, with a test case for each
// of its scenarios, and how much they reach as properties. Where a least
// coverage is asked for, each kind of thing to be reached is a test case too.
func TestsJUnit(w io.Writer, r *Tests) error {
	suites := r.suites()
	all := junitSuite{}
	var b strings.Builder
	for _, s := range suites {
		all.cases = append(all.cases, s.cases...)
		s.write(&b)
	}
	_, err := fmt.Fprintf(w, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"safeguard test\"%s>\n%s</testsuites>\n", all.numbers(), b.String())
	return err
}

// A testSuite is the scenarios of one procedure.
type testSuite struct {
	junitSuite
	covered *CoveredProcedure // nil: of files that belong to none
	files   []string          // beside the cases
}

func (r *Tests) suites() []testSuite {
	var suites []testSuite
	for i := range r.Covered {
		c := &r.Covered[i]
		s := testSuite{junitSuite: junitSuite{name: c.Procedure.ID}, covered: c}
		for j := range r.Files {
			if f := &r.Files[j]; f.Procedure == c.Procedure {
				s.add(f.Path, testCase(f))
			}
		}
		s.coverage(r.Minimum)
		suites = append(suites, s)
	}
	rest := testSuite{junitSuite: junitSuite{name: "other files"}}
	for i := range r.Files {
		if f := &r.Files[i]; f.Procedure == nil {
			rest.add(f.Path, testCase(f))
		}
	}
	for _, p := range r.PassedOver {
		rest.add(p.Path, junitCase{name: p.Path, skipped: p.Why})
	}
	for _, u := range r.Unreadable {
		rest.add(u.Path, junitCase{name: u.Path, problem: safetext.Line(u.Why)})
	}
	if len(rest.cases) > 0 {
		suites = append(suites, rest)
	}
	return suites
}

func (s *testSuite) add(file string, c junitCase) {
	s.files = append(s.files, file)
	s.cases = append(s.cases, c)
}

func testCase(f *TestedFile) junitCase {
	c := junitCase{name: f.Path}
	if f.Scenario != nil {
		c.name = f.Scenario.ID + ": " + f.Scenario.Title
	}
	for i, found := range f.Found {
		if i == 0 {
			c.line, c.rule = found.Line, found.Rule
		}
		c.failure += found.String() + "\n"
	}
	return c
}

// coverage adds a case for each kind of thing of which a least part is to be
// reached.
func (s *testSuite) coverage(least Minimum) {
	if least == 0 {
		return
	}
	for _, t := range s.covered.Kinds {
		c := junitCase{name: fmt.Sprintf("at least %s%% of the %s are reached", least, t.Of), class: "coverage", rule: "coverage"}
		if !t.Reaches(int(least)) {
			c.failure = fmt.Sprintf("%d of %d %s are reached, %s%%\n", t.Covered, t.Total, t.Of, t.Percent())
			for _, g := range t.Missing {
				c.failure += fmt.Sprintf("%s: not reached: %s\n", where(s.covered.Path, fault.Place{Line: g.At.Line, Column: g.At.Column}), g.Name)
			}
		}
		s.add(s.covered.Path, c)
	}
}

func (s *testSuite) write(b *strings.Builder) {
	fmt.Fprintf(b, "  <testsuite name=%s%s>\n", xmlValue(s.name), s.numbers())
	if s.covered != nil {
		b.WriteString("    <properties>\n")
		property := func(name, value string) {
			fmt.Fprintf(b, "      <property name=%s value=%s></property>\n", xmlValue(name), xmlValue(value))
		}
		property("edition", s.covered.Procedure.Edition)
		for _, t := range s.covered.Kinds {
			property("coverage."+t.Of, fmt.Sprintf("%s%% (%d of %d)", t.Percent(), t.Covered, t.Total))
		}
		b.WriteString("    </properties>\n")
	}
	for i, c := range s.cases {
		c.write(b, s.files[i])
	}
	b.WriteString("  </testsuite>\n")
}
