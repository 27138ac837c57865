package report_test

import (
	"strings"
	"testing"

	"safeguard/internal/check"
	"safeguard/internal/fault"
	"safeguard/internal/report"
)

func TestAHintIsWrappedOnANarrowTerminalAndNowhereElse(t *testing.T) {
	f := check.Finding{Fault: fault.Fault{
		Path: "p.yaml", Place: at(1, 1), Rule: "r", Message: "m",
		Hint: "say what counts as each reply, and when to answer not known",
	}}
	for width, want := range map[int]string{
		report.MaxWidth: "  hint: say what counts as each reply, and when to answer not known\n",
		40:              "  hint: say what counts as each reply,\n    and when to answer not known\n",
	} {
		if got := report.Finding(f, nil, report.Looks{Width: width}); !strings.HasSuffix(got, want) {
			t.Errorf("at %d columns: got\n%s\nwant at its end\n%s", width, got, want)
		}
	}
}
