package fault_test

import (
	"strconv"
	"strings"
	"testing"

	"safeguard/internal/fault"
	"safeguard/internal/safetext"
)

// Whatever a file is called and whatever stands in it: a fault is one line, two
// with its hint, with nothing in it that acts on a terminal; and a path that is
// quoted can be told from one that is not.
func FuzzFault(f *testing.F) {
	for _, seed := range [][3]string{
		{"p.yaml", `"a" is a list, where a text is wanted`, "put it in quotes"},
		{"a\nb:1:2: all is well [none].yaml", "\x1b[2Jgone", "one\r\ntwo"},
		{"-rf \u202eyaml.p", "\xff\u2028", ""},
		{"\u3164\ufe0f.yaml", "vs\ufe0f", "\u034f"},
		{`"p.yaml"`, " ", "\t"},
	} {
		f.Add(seed[0], seed[1], seed[2])
	}
	f.Fuzz(func(t *testing.T, path, message, hint string) {
		shown := fault.ShowPath(path)
		if strings.ContainsAny(shown, "\n\t") || strings.ContainsFunc(shown, safetext.Hidden) {
			t.Errorf("the path %q is shown as %q", path, shown)
		}
		if again, err := strconv.Unquote(shown); shown != path && (err != nil || again != path) {
			t.Errorf("the path %q is shown as %q, which reads %q", path, shown, again)
		}
		lines := strings.Split(fault.Fault{Path: path, Place: at(1, 2), Rule: "a-rule", Message: message, Hint: hint}.String(), "\n")
		if len(lines) > 2 || (len(lines) == 2) != (hint != "") || !strings.HasSuffix(lines[0], " [a-rule]") {
			t.Errorf("got the lines %q", lines)
		}
		for _, line := range lines {
			if strings.ContainsRune(line, '\t') || strings.ContainsFunc(line, safetext.Hidden) {
				t.Errorf("got the line %q", line)
			}
		}
	})
}
