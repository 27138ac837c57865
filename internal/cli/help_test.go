package cli_test

import (
	"strings"
	"testing"
)

func TestHelpAboutACommandThatDoesNotExistIsMisuse(t *testing.T) {
	out, problems, status := ran(bundledAsked, strings.NewReader(""), "help", "\u202etriage")
	if status != 2 || out != "" || !strings.HasPrefix(problems, `safeguard: there is no command "\u202etriage"`) {
		t.Errorf("status %d, %q, %q", status, out, problems)
	}
	if out, problems, status := ran(bundledAsked, strings.NewReader(""), "help", "case", "list"); status != 0 || problems != "" || !strings.Contains(out, "safeguard case list") {
		t.Errorf("status %d, %q, %q", status, out, problems)
	}
}
