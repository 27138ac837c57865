package report_test

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"safeguard/internal/decide"
	"safeguard/internal/record"
	"safeguard/internal/report"
	"safeguard/internal/safetext"
)

// saying says the same words in each place, numbered so that they can be told
// apart; labels hold nothing that no label may.
func saying(words string, said *[]string) caseWords {
	known := map[string]string{}
	return func(plain string) string {
		if _, ok := known[plain]; !ok {
			text := words
			if plain == "Child B" || plain == "Person 2" {
				text = asLabel(words)
			}
			known[plain] = fmt.Sprintf("%s %d", text, len(known))
			*said = append(*said, known[plain])
		}
		return known[plain]
	}
}

// Whatever is typed in every place of a record: the case is handed on in every
// format with all of it, and nothing of it acts.
func FuzzCase(f *testing.F) {
	for i, words := range hostileTexts {
		f.Add(uint8(i), words)
	}
	f.Fuzz(func(t *testing.T, which uint8, words string) {
		words = string([]rune(words))
		if len(words) > 400 {
			return
		}
		var texts, twins []string
		say, same := saying(words, &texts), saying(twin(words), &twins)
		got, want := troubledView(t, reopenedCase(t, say("Child B"), say), say), troubledView(t, reopenedCase(t, same("Child B"), same), same)
		w := caseWriters[int(which)%len(caseWriters)]
		page := written(t, w, got)
		samePage(t, w.name, withoutWholePath(t, w.name, page), withoutWholePath(t, w.name, written(t, w, want)))
		if w.name == "text" || w.name == "html" {
			saysAll(t, w.name, page, texts...)
		}
	})
}

// withoutWholePath leaves the outcome path out of a case in JSON: it has a test of
// its own.
func withoutWholePath(t *testing.T, format, page string) string {
	t.Helper()
	if format != "json" {
		return page
	}
	return "{\"record\":" + withoutPath(t, page)
}

// Whatever is written in a scenario and typed in its sittings: every page of a
// rehearsal says it as words and nothing else, and no cell begins as a formula.
func FuzzRehearsal(f *testing.F) {
	for i, words := range hostileTexts {
		f.Add(uint8(i), words)
	}
	f.Fuzz(func(t *testing.T, which uint8, words string) {
		words = string([]rune(words))
		if len(words) > 400 {
			return
		}
		var texts, twins []string
		bad, good := rehearsalPages(t, saying(words, &texts)), rehearsalPages(t, saying(twin(words), &twins))
		i := int(which) % len(bad)
		samePage(t, bad[i].format, pageText(t, bad[i]), pageText(t, good[i]))
	})
}

// Two outcome paths of one case, side by side: whatever the case says, and the
// other way round.
func FuzzSince(f *testing.F) {
	p := wordedProcedure(f, 0, "A small procedure")
	for i, words := range hostileTexts {
		f.Add(words, uint64(i)*0x9E3779B97F4A7C15, uint64(i)*0xC2B2AE3D27D4EB4F)
	}
	f.Fuzz(func(t *testing.T, words string, before, now uint64) {
		label := strings.TrimSpace(asLabel(string([]rune(words))))
		if label == "" || label == "Child Z" || len(label) > 500 {
			return
		}
		one, other := spoken(t, p, label, label, before), spoken(t, p, label, label, now)
		first, second := decide.Decide(one), decide.Decide(other)
		differs := record.Compare(first, second)
		if back := record.Compare(second, first); differs.Any() != back.Any() || len(differs.Decisions) != len(back.Decisions) || len(differs.Actions) != len(back.Actions) {
			t.Errorf("differs %v, and the other way round %v", differs, back)
		}
		if record.Compare(first, decide.Decide(one.Clone())).Any() {
			t.Error("a path differs from itself")
		}
		page := printed(t, func(w io.Writer) error { return report.Since(w, first, second, report.Looks{Width: 80}) })
		fitsWidth(t, page, 80)
		if at := strings.IndexFunc(page, safetext.Hidden); at >= 0 {
			t.Errorf("%q is hidden", page[at:min(len(page), at+20)])
		}
		if !slices.Equal(report.Undated(second), report.Undated(second)) {
			t.Error("what has no date is named otherwise the second time")
		}
	})
}
