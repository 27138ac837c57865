package report

import (
	"fmt"
	"io"
	"strings"

	"safeguard/internal/check"
	"safeguard/internal/safetext"
)

// gitHubShows is how many annotations of each kind GitHub shows for one step.
const gitHubShows = 10

// FindingsGitHub writes findings as the workflow commands that GitHub Actions
// shows beside the lines of a change, the most severe first. How many there are
// in all is said before the notes, with which it shares a limit.
func FindingsGitHub(w io.Writer, r *Findings) error {
	var b strings.Builder
	t := r.totals()
	for _, u := range r.Unreadable {
		fmt.Fprintf(&b, "::error title=not read::%s\n", gitHubText("could not read "+u.Path+": "+u.Why))
	}
	for severity := range t.found {
		if check.Severity(severity) == check.Note && t.any() {
			b.WriteString("::notice title=safeguard::" + gitHubText(r.inAll(t)) + "\n")
		}
		for i := range r.Files {
			gitHubFile(&b, r, &r.Files[i], check.Severity(severity))
		}
	}
	if !t.any() {
		b.WriteString(r.summary() + "\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func (r *Findings) inAll(t totals) string {
	text := "checked " + r.summary()
	for severity, n := range t.found {
		shows := gitHubShows
		if check.Severity(severity) == check.Note {
			shows-- // this line is one of them
		}
		if n > shows {
			return strings.TrimSuffix(text, ".") + fmt.Sprintf(". Only %d of each kind are shown beside the lines; all are in the log of this step", gitHubShows)
		}
	}
	return text
}

func gitHubFile(b *strings.Builder, r *Findings, file *CheckedFile, severity check.Severity) {
	var source *sourceLines
	for n, f := range file.Findings {
		if f.Severity != severity {
			continue
		}
		if source == nil {
			source = newSourceLines(file.Source)
		}
		command := [...]string{"error", "warning", "notice"}[severity]
		fmt.Fprintf(b, "::%s file=%s", command, gitHubProperty(relative(r.Root, f.Path)))
		if f.Line > 0 {
			fmt.Fprintf(b, ",line=%d,col=%d", f.Line, f.Column)
			if at, ok := source.find(f.Place); ok {
				fmt.Fprintf(b, ",endColumn=%d", f.Column+source.span(at))
			}
		}
		fmt.Fprintf(b, ",title=%s::%s\n", gitHubProperty(f.Rule), gitHubText(inWords(f, file.witnessFile(n), file.Run)))
	}
}

// inWords says all of a finding but its place: what stands there and, a line
// each, what follows of it.
func inWords(f check.Finding, witnessFile, run string) string {
	return strings.Join(append([]string{brief(f.Message)}, detail(f, witnessFile, run)...), "\n")
}

// detail gives the other place of a finding, its hint and, of a proof, which
// answers it concerns.
func detail(f check.Finding, witnessFile, run string) []string {
	var lines []string
	if f.Also.Says != "" {
		lines = append(lines, fmt.Sprintf("line %d: %s", f.Also.Line, brief(f.Also.Says)))
	}
	if f.Hint != "" {
		lines = append(lines, "hint: "+brief(f.Hint))
	}
	if text := combinations(f); text != "" {
		lines = append(lines, text+colonIf(len(f.Patterns) > 0))
		for _, p := range f.Patterns {
			lines = append(lines, "  "+brief(p))
		}
	}
	if f.Witness != nil {
		var b strings.Builder
		t := findingWriter{b: &b}
		t.witness(f, witnessFile, run)
		lines = append(lines, strings.TrimSpace(b.String()))
	}
	return lines
}

var gitHubData = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")

// gitHubText writes the message of a command.
func gitHubText(s string) string { return gitHubData.Replace(safetext.Clean(s)) }

var gitHubValue = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")

// gitHubProperty writes the value of a property, which a colon or comma would
// end. A path stays what it is: only what no terminal should be sent is changed.
func gitHubProperty(s string) string {
	return gitHubValue.Replace(strings.Map(func(r rune) rune {
		if r != '\r' && r != '\n' && safetext.Hidden(r) {
			return safetext.Replacement
		}
		return r
	}, s))
}
