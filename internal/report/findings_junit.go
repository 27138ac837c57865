package report

import (
	"fmt"
	"io"
	"strings"

	"safeguard/internal/check"
	"safeguard/internal/fault"
	"safeguard/internal/prove"
	"safeguard/internal/safetext"
)

// FindingsJUnit writes a test suite for each file, with a test case for each
// rule it was looked at for and one for each claim, so that what was proved can
// be seen. A finding that weighs too little to fail the run stands in the output
// of a case that passes.
func FindingsJUnit(w io.Writer, r *Findings) error {
	var suites []junitSuite
	for i := range r.Files {
		suites = append(suites, junitFile(r, &r.Files[i]))
	}
	for _, u := range r.Unreadable {
		suites = append(suites, junitSuite{u.Path, []junitCase{{name: "the file can be read", problem: brief(u.Why)}}})
	}
	all := junitSuite{}
	var b strings.Builder
	for _, s := range suites {
		all.cases = append(all.cases, s.cases...)
		s.write(&b)
	}
	_, err := fmt.Fprintf(w, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"safeguard validate\"%s>\n%s</testsuites>\n", all.numbers(), b.String())
	return err
}

type junitSuite struct {
	name  string
	cases []junitCase
}

// A junitCase passes unless one of the last three says otherwise.
type junitCase struct {
	name, class string
	line        int
	output      string
	failure     string
	rule        string
	problem     string // it could not be tried
	skipped     string // why it was not tried, or not counted
}

func junitFile(r *Findings, file *CheckedFile) junitSuite {
	suite := junitSuite{name: file.Path}
	left := make([]bool, len(file.Findings)) // findings that stand in a case already
	for i := range file.Claims {
		suite.cases = append(suite.cases, junitClaim(r, file, &file.Claims[i], left))
	}
	var rules []junitCase
	for _, rule := range junitRules(file, left) {
		rules = append(rules, junitRule(r, file, rule, left))
	}
	if file.Covered != check.Whole {
		rules = append(rules, junitCase{name: "all other rules and proofs", class: file.Path, skipped: "the file could not be loaded, so they were not tried"})
	}
	suite.cases = append(rules, suite.cases...)
	if len(suite.cases) == 0 {
		suite.cases = []junitCase{{name: fmt.Sprintf("the %s fits the procedure %s", file.Kind, file.Procedure), class: file.Path}}
	}
	return suite
}

// junitRules names the rules that a file was looked at for, and those of
// findings that stand in no case yet.
func junitRules(file *CheckedFile, left []bool) []string {
	var ids []string
	seen := map[string]bool{}
	add := func(id string) {
		if !seen[id] {
			seen[id] = true
			ids = append(ids, id)
		}
	}
	for _, rule := range file.Ran {
		add(rule.ID)
	}
	for i, f := range file.Findings {
		if !left[i] {
			add(f.Rule)
		}
	}
	for _, d := range file.Disabled {
		add(d.Rule)
	}
	return ids
}

func junitRule(r *Findings, file *CheckedFile, rule string, left []bool) junitCase {
	c := junitCase{name: rule, class: file.Path, rule: rule}
	if known := check.Lookup(rule); known != nil {
		c.name = rule + ": " + known.Finds
	}
	for i, f := range file.Findings {
		if !left[i] && f.Rule == rule {
			c.add(r, file, i)
		}
	}
	for _, d := range file.Disabled {
		if d.Rule == rule && c.failure == "" && c.output == "" {
			c.skipped = brief("disabled: " + d.Reason)
		}
	}
	return c
}

// junitClaim makes the case of a claim, with the finding that came of it.
func junitClaim(r *Findings, file *CheckedFile, claim *prove.Claim, left []bool) junitCase {
	c := junitCase{name: brief(claim.Says), class: file.Path + ": proof: " + claim.Rule, rule: claim.Rule}
	if claim.Verdict == prove.Holds {
		c.output = "proved\n"
		return c
	}
	same := func(f check.Finding) bool {
		return f.Rule == claim.Rule && f.Of == claim.Of && f.Place == claim.At && f.Message == claim.Message
	}
	for i, f := range file.Findings {
		if !left[i] && same(f) {
			left[i] = true
			c.add(r, file, i)
			return c
		}
	}
	for _, d := range file.Disabled {
		if same(d.Finding) {
			c.skipped = brief("disabled: " + d.Reason)
		}
	}
	return c
}

// add puts the i-th finding of a file into a case.
func (c *junitCase) add(r *Findings, file *CheckedFile, i int) {
	f := file.Findings[i]
	text := fmt.Sprintf("%s: %s: %s [%s]\n", where(f.Path, f.Place), f.Severity, brief(f.Message), f.Rule)
	for _, line := range detail(f, file.witnessFile(i), file.Run) {
		text += line + "\n"
	}
	if c.line == 0 {
		c.line = f.Line
	}
	if r.fails(f) {
		c.failure += text
	} else {
		c.output += text
	}
}

func (s *junitSuite) numbers() string {
	var failures, problems, skipped int
	for _, c := range s.cases {
		switch {
		case c.problem != "":
			problems++
		case c.failure != "":
			failures++
		case c.skipped != "":
			skipped++
		}
	}
	return fmt.Sprintf(` tests="%d" failures="%d" errors="%d" skipped="%d"`, len(s.cases), failures, problems, skipped)
}

func (s *junitSuite) write(b *strings.Builder) {
	fmt.Fprintf(b, "  <testsuite name=%s%s>\n", xmlValue(s.name), s.numbers())
	for _, c := range s.cases {
		c.write(b, s.name)
	}
	b.WriteString("  </testsuite>\n")
}

func (c *junitCase) write(b *strings.Builder, file string) {
	class := c.class
	if class == "" {
		class = file
	}
	fmt.Fprintf(b, "    <testcase name=%s classname=%s file=%s", xmlValue(c.name), xmlValue(class), xmlValue(file))
	if c.line > 0 {
		fmt.Fprintf(b, ` line="%d"`, c.line)
	}
	var inside string
	switch {
	case c.problem != "":
		inside = fmt.Sprintf("      <error message=%s></error>\n", xmlValue(c.problem))
	case c.failure != "":
		first, _, _ := strings.Cut(c.failure, "\n")
		inside = fmt.Sprintf("      <failure message=%s type=%s>%s</failure>\n", xmlValue(first), xmlValue(c.rule), xmlText(c.failure))
	case c.skipped != "":
		inside = fmt.Sprintf("      <skipped message=%s></skipped>\n", xmlValue(c.skipped))
	}
	if c.output != "" {
		inside += fmt.Sprintf("      <system-out>%s</system-out>\n", xmlText(c.output))
	}
	if inside == "" {
		b.WriteString("></testcase>\n")
		return
	}
	b.WriteString(">\n" + inside + "    </testcase>\n")
}

var xmlSigns = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "\uFFFE", "\uFFFD", "\uFFFF", "\uFFFD")

// xmlText writes a text as it stands in an element; what XML cannot hold becomes
// U+FFFD.
func xmlText(s string) string { return xmlSigns.Replace(safetext.Clean(s)) }

// xmlValue writes an attribute with its quotes.
func xmlValue(s string) string {
	if safetext.Line(s) != strings.TrimSpace(s) {
		s = fault.ShowPath(s)
	}
	return `"` + strings.NewReplacer("\n", "&#10;", "\t", "&#9;").Replace(xmlText(s)) + `"`
}
