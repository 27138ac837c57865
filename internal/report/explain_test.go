package report

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"safeguard/internal/check"
)

func TestEveryRuleHasAPage(t *testing.T) {
	for _, r := range check.Rules() {
		var text, markdown, document bytes.Buffer
		for _, err := range []error{RuleText(&text, r, Looks{Width: 80}), RuleMarkdown(&markdown, r), RuleJSON(&document, r)} {
			if err != nil {
				t.Fatalf("%s: %v", r.ID, err)
			}
		}
		for _, page := range []string{text.String(), markdown.String()} {
			if !strings.Contains(page, r.ID) {
				t.Errorf("the page of %s does not name it:\n%s", r.ID, page)
			}
			if check.NoExample(r.ID) == "" && !strings.Contains(page, "["+r.ID+"]") {
				t.Errorf("the page of %s shows no finding of it:\n%s", r.ID, page)
			}
		}
		if !json.Valid(document.Bytes()) {
			t.Errorf("the document of %s is not JSON:\n%s", r.ID, document.String())
		}
	}
}

func TestTheListHasEveryRuleOnceUnderItsSeverity(t *testing.T) {
	var b strings.Builder
	if err := RulesText(&b, check.Rules(), Looks{Width: 120}); err != nil {
		t.Fatal(err)
	}
	severity := ""
	got := map[string]string{}
	for line := range strings.Lines(b.String()) {
		line = strings.TrimSpace(line)
		if i := slices.Index([]string{"ERRORS", "WARNINGS", "NOTES"}, line); i >= 0 {
			severity = check.Severities()[i]
		}
		if item, isItem := strings.CutPrefix(line, "- "); isItem {
			id, _, _ := strings.Cut(item, ":")
			got[id] += severity
		}
	}
	for _, r := range check.Rules() {
		if got[r.ID] != r.Severity.String() {
			t.Errorf("%s is listed under %q, want %q", r.ID, got[r.ID], r.Severity)
		}
	}
}

func TestLinesThatSetAFileApart(t *testing.T) {
	for name, c := range map[string]struct{ from, to, want string }{
		"a line is another":          {"a b c d", "a b x d", "    2 | b\n>   3 | x\n    4 | d"},
		"a line is added at the end": {"a b", "a b c", "    2 | b\n>   3 | c"},
		"a line is gone":             {"a b c d e", "a b d e", "    2 | b\n    3 | d\n    4 | e"},
		"the last line is gone":      {"a b c", "a b", "    1 | a\n    2 | b"},
		"two places":                 {"a b c d e f g", "a x c d e y g", "    1 | a\n>   2 | x\n    3 | c\n      ...\n    5 | e\n>   6 | y\n    7 | g"},
		"nothing":                    {"a b", "a b", ""},
	} {
		if got := strings.Join(apart(strings.Fields(c.from), strings.Fields(c.to)), "\n"); got != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, c.want)
		}
	}
}
