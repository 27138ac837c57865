package report

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"safeguard/internal/check"
	"safeguard/internal/fault"
)

// FindingsText writes findings for a person: each with its line, what else it
// involves, how to mend it and, of a proof, which answers it concerns.
func FindingsText(w io.Writer, r *Findings, looks Looks) error {
	var b strings.Builder
	for i := range r.Files {
		file := &r.Files[i]
		if len(file.Findings) == 0 {
			continue
		}
		t := findingWriter{b: &b, source: newSourceLines(file.Source), looks: looks}
		for n, f := range file.Findings {
			t.finding(f)
			t.witness(f, file.witnessFile(n), file.Run)
			b.WriteByte('\n')
		}
	}
	b.WriteString(r.summary() + "\n")
	_, err := io.WriteString(w, b.String())
	return err
}

// summary says the totals in a line, and of how many files not all was looked at:
// where a file cannot be loaded, "1 error" is not all that there may be.
func (r *Findings) summary() string {
	text := r.totals().summary()
	parts, found := 0, 0
	for i := range r.Files {
		if file := &r.Files[i]; file.Covered != check.Whole {
			parts++
			found += len(file.Findings)
		}
	}
	switch {
	case parts == 0:
		return text
	case len(r.Files) == 1:
		return text + ". The rest of the file is checked once " + verb(found, "this is", "these are") + " mended."
	}
	return text + ". The rest of " + countOf(parts, "file") + " is checked once " + verb(parts, "it is", "they are") + " mended."
}

// combinations says how many combinations of answers a proof is about, or "".
func combinations(f check.Finding) string {
	if f.Sets == nil || f.In == nil {
		return ""
	}
	return fmt.Sprintf("concerns %s of %s combinations of answers", groupedBig(f.Sets), groupedBig(f.In))
}

// Finding gives one finding as FindingsText writes it: with the source line it
// is about, a caret below the value, the other place, the hint and, of a proof,
// the answers it concerns. source is the whole file.
func Finding(f check.Finding, source []byte, looks Looks) string {
	var b strings.Builder
	t := findingWriter{b: &b, source: newSourceLines(source), looks: looks}
	t.finding(f)
	t.witness(f, "", "")
	return b.String()
}

// A findingWriter writes the findings of one file.
type findingWriter struct {
	b      *strings.Builder
	source *sourceLines
	looks  Looks
}

const (
	boldYellow = "\x1b[1;33m"
	boldCyan   = "\x1b[1;36m"
)

func styleOf(s check.Severity) string { return [...]string{boldRed, boldYellow, boldCyan}[s] }

func (t *findingWriter) styled(style, text string) string {
	if !t.looks.Colour || text == "" {
		return text
	}
	return style + text + reset
}

func (t *findingWriter) finding(f check.Finding) {
	style := styleOf(f.Severity)
	fmt.Fprintf(t.b, "%s: %s: %s [%s]\n", t.styled(bold, where(f.Path, f.Place)), t.styled(style, f.Severity.String()), brief(f.Message), f.Rule)
	t.line(f.Place, style)
	if f.Also.Says != "" {
		fmt.Fprintf(t.b, "  %s: %s\n", where(f.Path, f.Also.Place), brief(f.Also.Says))
		t.line(f.Also.Place, bold)
	}
	if f.Hint != "" {
		t.say("  ", "hint: "+brief(f.Hint))
	}
	if text := combinations(f); text != "" {
		fmt.Fprintf(t.b, "  %s%s\n", text, colonIf(len(f.Patterns) > 0))
		for _, p := range f.Patterns {
			t.say("    ", brief(p))
		}
	}
}

// say writes some words behind an indent, on a narrow terminal on several lines.
// What goes elsewhere keeps them on one, for the tools that look through it.
func (t *findingWriter) say(indent, words string) {
	lines := []string{words}
	if t.looks.Width > 0 && t.looks.Width < MaxWidth {
		lines = wrap(words, t.looks.Width-len(indent)-2)
	}
	for i, line := range lines {
		if i > 0 {
			t.b.WriteString("  ")
		}
		t.b.WriteString(indent + line + "\n")
	}
}

func colonIf(more bool) string {
	if more {
		return ":"
	}
	return ""
}

// where names a place: path:line:column, or the path alone.
func where(path string, at fault.Place) string {
	if at.Line < 1 {
		return fault.ShowPath(path)
	}
	return fmt.Sprintf("%s:%d:%d", fault.ShowPath(path), at.Line, at.Column)
}

// line writes the line of a place with a caret below each column of the value.
func (t *findingWriter) line(at fault.Place, style string) {
	place, ok := t.source.find(at)
	if !ok {
		return
	}
	number := strconv.Itoa(at.Line)
	gutter := strings.Repeat(" ", max(0, 5-len(number))) + number + " | "
	width := max(t.looks.Width, MinWidth) - len(gutter)
	e := t.source.excerpt(place, width)
	below := strings.Repeat(" ", len(gutter)-2) + "| " + strings.Repeat(" ", ansi.StringWidth(e.before))
	carets := strings.Repeat("^", max(1, ansi.StringWidth(e.before+e.value)-ansi.StringWidth(e.before)))
	fmt.Fprintf(t.b, "%s%s\n%s%s\n", gutter, strings.TrimRight(e.before+e.value+e.after, " "), below, t.styled(style, carets))
}
