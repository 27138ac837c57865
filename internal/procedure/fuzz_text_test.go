package procedure_test

import (
	"strconv"
	"strings"
	"testing"

	"safeguard/internal/procedure"
	"safeguard/internal/safetext"
)

// Whatever words name the subject in hand, and whatever the subject is called: a
// text says its words with the label in those places and nowhere else.
func FuzzText(f *testing.F) {
	const file = `format: 1
id: asked
title: When nobody comes
edition: "1"
source: {paragraphs: {"1": {gist: Ring.}}}
subjects: {child: {label: Child, ask: "Which children?"}}
questions: {safe: {about: child, ask: WORDS, type: yes-no, cite: ["1"]}}
stages: [{id: calling, title: Calling, subjects: [child], checklist: [safe], trees: [care]}]
trees: {care: {title: "Where {child} goes", for-each: child, ask: safe, answers: {"yes": nobody, "no": team}}}
outcomes: {nobody: {title: Nobody, duty: none, opens: false}, team: {title: The team, duty: must, opens: true, cite: ["1"]}}
`
	for _, words := range []string{"Is {child} safe?", "{child}", "{child}{child}", "Safe?", "{{child}}", "{adult}", "{ child }", "{child", "child}", "a\nb {child}", "{Child}", "{}", "\ufffd{child}\u00a0"} {
		f.Add(words, "Child A")
		f.Add(words, "{child} $1 %s")
	}
	f.Fuzz(func(t *testing.T, words, label string) {
		words = safetext.Clean(words)
		p, faults := procedure.Load("p.yaml", []byte(strings.Replace(file, "WORDS", strconv.Quote(words), 1)))
		if (p == nil) != (faults.Len() > 0) {
			t.Fatalf("procedure %v, %d faults", p != nil, faults.Len())
		}
		if p == nil {
			return
		}
		ask := p.Question("safe").Ask
		if ask.String() != strings.TrimSpace(words) {
			t.Errorf("%q is kept as %q", words, ask)
		}
		if got, want := ask.Fill(label), strings.ReplaceAll(ask.String(), "{child}", label); got != want {
			t.Errorf("%q of %q says %q, want %q", words, label, got, want)
		}
		if got := strings.Join(ask.Literals(), label); got != ask.Fill(label) {
			t.Errorf("its words with the label between them are %q", got)
		}
	})
}
