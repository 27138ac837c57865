package report

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"safeguard/internal/answers"
	"safeguard/internal/check"
	"safeguard/internal/decide"
	"safeguard/internal/safetext"
)

// witnessLines is how many lines of a case are shown in place of the whole.
const witnessLines = 8

// witness writes the case that shows a finding: where it was written to a file,
// how to run it, else the answers that matter most.
func (t *findingWriter) witness(f check.Finding, file, run string) {
	switch {
	case f.Witness == nil:
	case file != "":
		fmt.Fprintf(t.b, "  for example: safeguard decide %s --answers %s\n", shellWord(run), shellWord(file))
	default:
		t.b.WriteString("  for example:\n")
		lines := witnessWords(f)
		for i, line := range lines {
			if rest := len(lines) - i; i >= witnessLines && rest > 1 {
				fmt.Fprintf(t.b, "    and %s\n", countOf(rest, "more answer"))
				break
			}
			fmt.Fprintf(t.b, "    %s\n", line)
		}
	}
}

// witnessWords gives the lists and answers of a witness, one a line: who is
// listed, then what the patterns of the finding speak of, then the rest.
func witnessWords(f check.Finding) []string {
	a := f.Witness
	p := a.Procedure()
	var lines, rest []string
	for _, k := range p.Kinds {
		if l := a.List(k); l.Given {
			lines = append(lines, k.ID+": "+listWords(l))
		}
	}
	for _, q := range p.Questions {
		for s := range a.Subjects(q.About) {
			v := a.Value(q, s)
			if !v.Given {
				continue
			}
			line := answerWords(a, decide.Item{Question: q, Subject: s}, v)
			if speaksOf(f.Patterns, q.ID) {
				lines = append(lines, line)
			} else {
				rest = append(rest, line)
			}
		}
	}
	return append(lines, rest...)
}

func listWords(l answers.List) string {
	labels := l.IDs()
	if len(labels) == 0 {
		return "none"
	}
	return safetext.Line(strings.Join(labels, ", "))
}

const longestReply = 60

func answerWords(a *answers.Answers, i decide.Item, v answers.Value) string {
	words := strings.Join(replyParts(i.Question, v), ", ")
	if words == "" {
		words = "none"
	}
	of := ""
	if label := i.Of().Label(a); label != "" {
		of = " of " + label
	}
	return safetext.Line(i.ID() + of + ": " + ansi.Truncate(words, longestReply, cut))
}

// speaksOf tells whether patterns, as "risk: no; contact: yes or not-known", name
// a question.
func speaksOf(patterns []string, id string) bool {
	for _, p := range patterns {
		for part := range strings.SplitSeq(p, "; ") {
			if rest, ok := strings.CutPrefix(part, id); ok && (strings.HasPrefix(rest, ":") || strings.HasPrefix(rest, " ")) {
				return true
			}
		}
	}
	return false
}

// shellWord writes a name so that a shell takes it for one word.
func shellWord(s string) string {
	if safetext.Line(s) != s {
		return strconv.Quote(s) // no terminal is to be trusted with it
	}
	if s != "" && !strings.ContainsFunc(s, needsQuotes) {
		return s
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}

func needsQuotes(r rune) bool {
	return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("-_./:@%+=,", r) || r > 0x7f)
}
