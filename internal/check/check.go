// Package check holds the rules that a procedure file keeps, beyond what the
// format demands: each with why it matters and how to mend what breaks it, and
// with examples that are its tests and its page. It reads no file and no clock.
package check

import (
	"math/big"
	"slices"

	"safeguard/internal/answers"
	"safeguard/internal/calendar"
	"safeguard/internal/fault"
	"safeguard/internal/procedure"
	"safeguard/internal/prove"
)

// A Severity is how much a finding weighs. That of a rule is fixed.
type Severity uint8

// The severities, most severe first. An error can leave a child unprotected or
// the file unread; a warning is likely a mistake; a note is advice.
const (
	Error Severity = iota
	Warning
	Note
)

// Severities are the words for the severities, in their order.
func Severities() []string { return []string{"error", "warning", "note"} }

func (s Severity) String() string { return Severities()[s] }

// A Rule is one thing that a file is checked for.
type Rule struct {
	ID       string
	Severity Severity
	Finds    string // in a line, without a full stop: "a question that nobody is ever asked"
	Why      string // what could happen to a child, or to someone who uses or edits the file
	Mend     string // what to do about it

	look func(*look) // nil: the loader or the proof finds it
}

// A Finding is one thing found: a fault, how much it weighs and, of a proof, the
// case that shows it.
type Finding struct {
	fault.Fault
	Severity Severity
	Of       string           // the id that a proof is about, else ""
	Witness  *answers.Answers // nil unless a proof gives one
	Sets, In *big.Int         // nil with Witness: how many answer sets it concerns, and of how many
	Patterns []string         // which those are
}

// A look is one rule at work on one procedure.
type look struct {
	p     *procedure.Procedure
	today calendar.Date // zero where no day was given
	rule  *Rule
	path  string
	words []text // all of the file's
	found []Finding
}

// report reports something at a place. message says what stands there, then what
// was wanted; hint, which may be "", says how to mend it.
func (l *look) report(at fault.Place, message, hint string) {
	l.reportWith(at, fault.Also{}, message, hint)
}

// reportWith names another place as well.
func (l *look) reportWith(at fault.Place, also fault.Also, message, hint string) {
	l.found = append(l.found, Finding{
		Fault:    fault.Fault{Path: l.path, Place: at, Rule: l.rule.ID, Message: message, Hint: hint, Also: also},
		Severity: l.rule.Severity,
	})
}

// Options say how a file is checked.
type Options struct {
	Today  calendar.Date // compared with review dates; zero: none are
	Limits prove.Limits
}

// A Result is what came of checking one procedure file.
type Result struct {
	Path      string
	Procedure *procedure.Procedure // nil where it could not be loaded
	Findings  []Finding            // in the order of their places
	Claims    []prove.Claim        // what was proved, or not; empty where it could not be loaded
}

// Procedure checks a procedure file. path is only named in findings. The rules
// and the proof follow once the file can be loaded without a fault.
func Procedure(path string, data []byte, o Options) Result {
	p, faults := procedure.Load(path, data)
	r := Result{Path: path, Procedure: p}
	for _, f := range faults.All() {
		r.Findings = append(r.Findings, Finding{Fault: f, Severity: Error})
	}
	if p == nil {
		return r
	}
	words := allTexts(p)
	for _, rule := range Rules() {
		if rule.look == nil {
			continue
		}
		l := look{p: p, today: o.Today, rule: rule, path: path, words: words}
		rule.look(&l)
		r.Findings = append(r.Findings, l.found...)
	}
	r.Claims = prove.Prove(p, o.Limits)
	for i := range r.Claims {
		if c := &r.Claims[i]; c.Verdict != prove.Holds {
			r.Findings = append(r.Findings, fromClaim(path, c))
		}
	}
	slices.SortStableFunc(r.Findings, byPlace)
	return r
}

func fromClaim(path string, c *prove.Claim) Finding {
	f := Finding{
		Fault: fault.Fault{Path: path, Place: c.At, Rule: c.Rule, Message: c.Message, Hint: c.Hint, Also: c.Also},
		Of:    c.Of, Witness: c.Witness, Sets: c.Sets, In: c.In, Patterns: c.Patterns,
	}
	if c.Verdict == prove.Undecided {
		f.Rule = notDecided
	}
	if rule := Lookup(f.Rule); rule != nil {
		f.Severity = rule.Severity
	}
	return f
}

func byPlace(a, b Finding) int {
	switch {
	case a.Line != b.Line:
		return a.Line - b.Line
	case a.Column != b.Column:
		return a.Column - b.Column
	case a.Rule < b.Rule:
		return -1
	case a.Rule > b.Rule:
		return 1
	}
	return 0
}

// Rules gives every rule there is, each once, in the order of their pages.
func Rules() []*Rule {
	return slices.Concat(formatRules, kindRules, structureRules, agreementRules, wordingRules, proofRules, disableRules)
}

// Lookup gives the rule of that id, or nil.
func Lookup(id string) *Rule {
	for _, r := range Rules() {
		if r.ID == id {
			return r
		}
	}
	return nil
}
