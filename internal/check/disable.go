package check

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"safeguard/internal/fault"
	"safeguard/internal/safetext"
	"safeguard/internal/yamldoc"
)

// disableRules are about the comments that say why a rule is disabled.
var disableRules = []*Rule{{
	ID:       disableComment,
	Severity: Warning,
	Finds:    "a comment that is to disable a rule and does not, or is no longer needed",
	Why:      "Whoever wrote it believes that a doubt has been answered. A comment without a reason hides the doubt from the next reader, and one that is left over would hide the next mistake of its kind.",
	Mend:     `Write "# safeguard: disable RULE: reason" on a line of its own, or take the line out.`,
}}

const disableComment = "disable-comment"

// CanDisable tells why a rule cannot be disabled: what the message that says so
// ends with, and a hint. Both are "" where it can.
func CanDisable(id string) (why, hint string) {
	rule := Lookup(id)
	switch {
	case id == disableComment:
		return "is about such comments themselves and cannot be disabled", ""
	case rule == nil:
		return "does not exist", yamldoc.DidYouMean(id, CanBeDisabled())
	case rule.Severity == Error:
		return "reports errors, which cannot be disabled", ""
	}
	return "", ""
}

// CanBeDisabled gives the ids of the rules that can be.
func CanBeDisabled() []string {
	var ids []string
	for _, r := range Rules() {
		if r.Severity != Error && r.ID != disableComment {
			ids = append(ids, r.ID)
		}
	}
	return ids
}

// A Disabled is a finding that was asked not to be shown, in a file that says
// why.
type Disabled struct {
	Finding
	Reason string
	Why    fault.Place // of the comment that says so
}

// Disable takes from findings those of the rules named, where a comment in the
// file gives the reason; where none does, the finding stays with a hint that
// tells how. Comments that are not right are findings too. whole says that every
// rule was looked for, so that a comment for one that found nothing is one too
// many.
func Disable(path string, data []byte, findings []Finding, rules []string, whole Coverage) ([]Finding, []Disabled) {
	comments := readComments(data)
	var kept []Finding
	var off []Disabled
	for _, f := range findings {
		c := reasonFor(comments, f.Rule)
		switch {
		case f.Severity == Error || !slices.Contains(rules, f.Rule):
			kept = append(kept, f)
		case c == nil:
			f.Hint = join(f.Hint, fmt.Sprintf(`it is disabled once the file says why, on a line of its own: "# safeguard: disable %s: reason"`, f.Rule))
			kept = append(kept, f)
		default:
			off = append(off, Disabled{f, c.reason, c.Place})
		}
	}
	for i := range comments {
		if message, hint := comments[i].wrong(findings, whole); message != "" {
			kept = append(kept, Finding{Severity: Warning, Fault: fault.Fault{
				Path: path, Place: comments[i].Place, Rule: disableComment, Message: message, Hint: hint,
			}})
		}
	}
	slices.SortStableFunc(kept, byPlace)
	return kept, off
}

// Coverage says how much of what there is to look for was looked for.
type Coverage bool

// A file that could not be loaded was only looked at in part.
const (
	InPart Coverage = false
	Whole  Coverage = true
)

func join(hint, more string) string {
	if hint == "" {
		return more
	}
	return hint + "; " + more
}

// A comment is one that speaks to the checker.
type comment struct {
	fault.Place
	text   string // behind "safeguard:"
	rule   string // "" where it does not begin with "disable RULE"
	reason string
}

// readComments finds the lines that are comments to the checker. A line that is
// part of a text is none.
func readComments(data []byte) []comment {
	if !bytes.Contains(data, []byte("safeguard")) {
		return nil
	}
	var found []comment
	number := 0
	for line := range bytes.Lines(data) {
		number++
		if !bytes.Contains(line, []byte("safeguard")) {
			continue // most lines are none, and cost nothing more
		}
		text, ok := spokenTo(string(line))
		if !ok {
			continue
		}
		column := utf8.RuneCount(line[:bytes.IndexByte(line, '#')]) + 1
		found = append(found, readComment(text, fault.Place{Line: number, Column: column}))
	}
	if len(found) == 0 {
		return nil
	}
	return slices.DeleteFunc(found, isText(data))
}

// spokenTo gives what follows "# safeguard:" in a line of comment.
func spokenTo(line string) (string, bool) {
	rest, ok := strings.CutPrefix(strings.TrimSpace(strings.TrimPrefix(line, "\uFEFF")), "#")
	if !ok {
		return "", false
	}
	rest, ok = strings.CutPrefix(strings.TrimSpace(rest), "safeguard")
	if !ok {
		return "", false
	}
	rest, ok = strings.CutPrefix(strings.TrimSpace(rest), ":")
	return strings.TrimSpace(rest), ok
}

func readComment(text string, at fault.Place) comment {
	c := comment{Place: at, text: text}
	word, rest, _ := strings.Cut(text, " ")
	if word != "disable" {
		return c
	}
	rule, reason, _ := strings.Cut(rest, ":")
	c.rule, c.reason = strings.TrimSpace(rule), strings.TrimSpace(reason)
	return c
}

// isText tells which of the lines found are part of a text of the file, as an
// example in a help text would be. Where the same line stands in a text
// somewhere else, it is taken for no comment, and so nothing is disabled by it.
func isText(data []byte) func(comment) bool {
	root, _ := yamldoc.ParseLoose("", data)
	return func(c comment) bool { return root != nil && holds(root, c.text) }
}

func holds(n *yamldoc.Node, text string) bool {
	if n.Kind == yamldoc.Scalar {
		return strings.Contains(n.Value, "#") && strings.Contains(n.Value, text)
	}
	for _, pair := range n.Pairs {
		if holds(pair.Value, text) {
			return true
		}
	}
	return slices.ContainsFunc(n.Items, func(item *yamldoc.Node) bool { return holds(item, text) })
}

// reasonFor gives the comment that says why a rule is disabled, or nil.
func reasonFor(comments []comment, rule string) *comment {
	for i := range comments {
		if comments[i].rule == rule && comments[i].reason != "" {
			return &comments[i]
		}
	}
	return nil
}

// wrong says what is wrong with a comment, if anything is.
func (c comment) wrong(findings []Finding, whole Coverage) (message, hint string) {
	const form = `write "# safeguard: disable RULE: reason"`
	if c.rule == "" {
		return fmt.Sprintf("the comment says %q, where \"disable RULE: reason\" is wanted", safetext.Line(c.text)), form
	}
	if why, hint := CanDisable(c.rule); why != "" {
		return fmt.Sprintf("the comment is to disable %q, which %s", safetext.Line(c.rule), why), hint
	}
	if c.reason == "" {
		return fmt.Sprintf("the comment disables %q and gives no reason", c.rule), fmt.Sprintf(`write "# safeguard: disable %s: " and why it does not matter here`, c.rule)
	}
	found := slices.ContainsFunc(findings, func(f Finding) bool { return f.Rule == c.rule })
	if whole == Whole && !found {
		return fmt.Sprintf("the comment disables %q, which finds nothing in this file", c.rule), "take the comment out"
	}
	return "", ""
}
