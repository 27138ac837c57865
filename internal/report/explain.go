package report

import (
	"fmt"
	"io"
	"strings"

	"safeguard/internal/check"
)

// A part of a page of explanation is prose, or lines that stand as they are.
type part struct {
	page  page
	lines string
}

// RuleText explains one rule: what it finds, why that matters, how to mend it,
// and its examples with what is found in them now.
func RuleText(w io.Writer, r *check.Rule, looks Looks) error {
	return writeParts(w, ruleParts(r, looks), looks)
}

// RuleMarkdown explains one rule as Markdown.
func RuleMarkdown(w io.Writer, r *check.Rule) error {
	return writeMarkdownParts(w, ruleParts(r, Looks{Width: MaxWidth}))
}

// RulesText lists rules with what each finds, those that weigh most first.
func RulesText(w io.Writer, rules []*check.Rule, looks Looks) error {
	return rulesPage(rules).text(w, looks)
}

// RulesMarkdown lists rules as Markdown.
func RulesMarkdown(w io.Writer, rules []*check.Rule) error { return rulesPage(rules).markdown(w) }

func writeParts(w io.Writer, parts []part, looks Looks) error {
	for i, p := range parts {
		if i > 0 {
			if _, err := io.WriteString(w, "\n"); err != nil {
				return err
			}
		}
		if err := p.page.text(w, looks); err != nil {
			return err
		}
		if _, err := io.WriteString(w, p.lines); err != nil {
			return err
		}
	}
	return nil
}

func writeMarkdownParts(w io.Writer, parts []part) error {
	for i, p := range parts {
		if i > 0 {
			if _, err := io.WriteString(w, "\n"); err != nil {
				return err
			}
		}
		if err := p.page.markdown(w); err != nil {
			return err
		}
		if p.lines == "" {
			continue
		}
		if _, err := fmt.Fprintf(w, "%s\n%s%[1]s\n", fenceFor(p.lines), p.lines); err != nil {
			return err
		}
	}
	return nil
}

// fenceFor gives a line of backticks longer than any that the lines hold.
func fenceFor(lines string) string {
	fence := "```"
	for strings.Contains(lines, fence) {
		fence += "`"
	}
	return fence
}

func severityTitles() []string { return []string{"Errors", "Warnings", "Notes"} }

func rulesPage(rules []*check.Rule) *page {
	p := &page{}
	p.heading(1, "What a procedure file is checked for")
	p.paragraph(fmt.Sprintf("%d rules. ", len(rules)) + "An error can leave a child unprotected or the file unread; a warning is likely a mistake; a note is advice. \"safeguard explain RULE\" tells more, with examples.")
	for severity, title := range severityTitles() {
		p.heading(2, title)
		for _, r := range rules {
			if r.Severity == check.Severity(severity) {
				p.item(0, r.ID+": "+r.Finds)
			}
		}
	}
	return p
}

func ruleParts(r *check.Rule, looks Looks) []part {
	var head page
	head.heading(1, fmt.Sprintf("%s (%s)", r.ID, r.Severity))
	head.paragraph("Finds " + r.Finds + ".")
	head.heading(2, "Why it matters")
	head.paragraph(r.Why)
	head.heading(2, "What to do")
	head.paragraph(r.Mend)
	if note := disablingNote(r); note != "" {
		head.paragraph(note)
	}
	if why := check.NoExample(r.ID); why != "" {
		head.heading(2, "Examples")
		head.paragraph(why)
	}
	parts := []part{{page: head}}
	examples := check.Examples(r.ID)
	for i, e := range examples {
		var title page
		if i == 0 || e.Bad != examples[i-1].Bad {
			title.heading(2, exampleTitle(e))
		}
		title.paragraph(exampleCaption(e, examples))
		parts = append(parts, part{page: title, lines: exampleLines(e, examples, looks)})
	}
	return parts
}

func disablingNote(r *check.Rule) string {
	if why, _ := check.CanDisable(r.ID); why != "" {
		return ""
	}
	return fmt.Sprintf("Where it is meant so, the file says why on a line of its own, \"# safeguard: disable %s: reason\", and the run is told --disable %[1]s.", r.ID)
}
