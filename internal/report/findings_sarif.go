package report

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net/url"
	"path/filepath"
	"slices"
	"strings"

	"safeguard/internal/check"
	"safeguard/internal/fault"
	"safeguard/internal/prove"
)

const sarifSchema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

// FindingsSARIF writes findings as a SARIF 2.1.0 log, which GitHub code scanning
// and many editors read. What was disabled is in it as suppressed.
func FindingsSARIF(w io.Writer, r *Findings) error {
	log := sarifLog{Schema: sarifSchema, Version: "2.1.0", Runs: []sarifRun{sarifOf(r)}}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(log)
}

func sarifOf(r *Findings) sarifRun {
	t := r.totals()
	rules := sarifRules(r)
	run := sarifRun{
		Tool:        sarifTool{sarifDriver{"safeguard", rules}},
		Invocations: []sarifInvocation{{len(r.Unreadable) == 0, []sarifNotification{}}},
		ColumnKind:  "unicodeCodePoints",
		Results:     []sarifResult{},
		Properties:  sarifTotals{t.claims[prove.Holds], t.claims[prove.Fails], t.claims[prove.Undecided]},
	}
	for _, u := range r.Unreadable {
		n := &run.Invocations[0].ToolExecutionNotifications
		*n = append(*n, sarifNotification{"error", sarifText{brief("could not read " + u.Path + ": " + u.Why)}})
	}
	for i := range r.Files {
		s := sarifFile{file: &r.Files[i], root: r.Root, rules: rules, source: newSourceLines(r.Files[i].Source), seen: map[string]int{}}
		run.Results = append(run.Results, s.results()...)
	}
	return run
}

// sarifRules describes each rule that a finding names, by id.
func sarifRules(r *Findings) []sarifRule {
	levels := map[string]check.Severity{}
	for _, file := range r.Files {
		for _, f := range file.Findings {
			levels[f.Rule] = f.Severity
		}
		for _, d := range file.Disabled {
			levels[d.Rule] = d.Severity
		}
	}
	rules := []sarifRule{}
	for _, id := range slices.Sorted(maps.Keys(levels)) {
		rules = append(rules, describeRule(id, levels[id]))
	}
	return rules
}

func describeRule(id string, found check.Severity) sarifRule {
	if rule := check.Lookup(id); rule != nil {
		return sarifRule{id, sentence(rule.Finds), sentence(rule.Why), sentence(rule.Mend), sarifRuleLevel{rule.Severity.String()}}
	}
	says := sentence(strings.ReplaceAll(id, "-", " "))
	return sarifRule{id, says, says, says, sarifRuleLevel{found.String()}}
}

func sentence(s string) sarifText {
	s = upperFirst(strings.TrimSpace(s))
	if !strings.HasSuffix(s, ".") {
		s += "."
	}
	return sarifText{s}
}

// A sarifFile makes the results of one file.
type sarifFile struct {
	file   *CheckedFile
	root   string
	rules  []sarifRule
	source *sourceLines
	seen   map[string]int // how often a fingerprint has come up
}

func (s *sarifFile) results() []sarifResult {
	var all []sarifResult
	for i, f := range s.file.Findings {
		all = append(all, s.result(f, s.file.witnessFile(i)))
	}
	for _, d := range s.file.Disabled {
		one := s.result(d.Finding, "")
		one.Suppressions = []sarifSuppression{{"inSource", brief(d.Reason)}}
		all = append(all, one)
	}
	return all
}

func (s *sarifFile) result(f check.Finding, witnessFile string) sarifResult {
	one := sarifResult{
		RuleID:              f.Rule,
		RuleIndex:           slices.IndexFunc(s.rules, func(r sarifRule) bool { return r.ID == f.Rule }),
		Level:               f.Severity.String(),
		Message:             sarifText{inWords(f, witnessFile, s.file.Run)},
		Locations:           []sarifLocation{s.location(f.Place)},
		PartialFingerprints: map[string]string{"safeguardFinding/v1": s.fingerprint(f)},
	}
	if f.Also.Says != "" {
		also := s.location(f.Also.Place)
		also.ID, also.Message = 1, &sarifText{brief(f.Also.Says)}
		one.RelatedLocations = []sarifLocation{also}
	}
	if f.Sets != nil || f.Witness != nil {
		one.Properties = proofOf(f)
	}
	return one
}

func proofOf(f check.Finding) *sarifProof {
	j := jsonWriter{}
	j.answersFile(f.Witness)
	proof := &sarifProof{Of: f.Of, Patterns: []string{}, Witness: j.b}
	for _, p := range f.Patterns {
		proof.Patterns = append(proof.Patterns, brief(p))
	}
	if f.Sets != nil && f.In != nil {
		proof.Sets, proof.In = f.Sets.String(), f.In.String()
	}
	return proof
}

func (s *sarifFile) location(at fault.Place) sarifLocation {
	l := sarifLocation{PhysicalLocation: sarifPhysical{ArtifactLocation: sarifArtifact{address(s.root, s.file.Path)}}}
	if at.Line < 1 || at.Column < 1 {
		return l
	}
	end := at.Column + 1
	if place, ok := s.source.find(at); ok {
		end = at.Column + s.source.span(place)
	}
	l.PhysicalLocation.Region = &sarifRegion{at.Line, at.Column, at.Line, end}
	return l
}

// fingerprint tells a finding from every other and stays the same when lines are
// added above it: it is made of the words of its line, and of a count of those
// that are alike.
func (s *sarifFile) fingerprint(f check.Finding) string {
	words := f.Message
	if at, ok := s.source.find(f.Place); ok {
		line := s.source.data[at.start:at.end]
		words = strings.TrimSpace(string(line[:min(len(line), longestSpan)]))
	}
	sum := sha256.Sum256([]byte(strings.Join([]string{relative(s.root, s.file.Path), f.Rule, f.Of, words}, "\x00")))
	key := hex.EncodeToString(sum[:16])
	s.seen[key]++
	return fmt.Sprintf("%s:%d", key, s.seen[key])
}

// relative gives a path from the root, with slashes, where it lies below it.
func relative(root, path string) string {
	if root != "" && filepath.IsAbs(path) {
		if below, err := filepath.Rel(root, path); err == nil && filepath.IsLocal(below) {
			path = below
		}
	}
	return filepath.ToSlash(path)
}

// address gives a path as a reference that any reader of addresses takes.
func address(root, path string) string {
	path = relative(root, path)
	u := url.URL{Path: path}
	if filepath.IsAbs(path) {
		u.Scheme = "file"
	}
	return u.String()
}
