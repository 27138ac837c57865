// Package fault holds what is wrong in a file that someone wrote: where it
// stands, which rule it breaks, what stands there and what was wanted. Faults
// are data, complete and in order; a failure of the program is an error and
// never one of these.
package fault

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"safeguard/internal/safetext"
)

// A Place is a spot in a file. Line and Column count from 1, columns in
// characters; 0 means that the file as a whole is meant.
type Place struct {
	Line, Column int
}

// A Fault is one thing wrong at one place. Rule is a stable kebab-case id.
// Message says what stands there, then what was wanted, on one line and without
// a full stop. Hint, often empty, says how to mend it.
type Fault struct {
	Path string
	Place
	Rule    string
	Message string
	Hint    string
	Also    Also
}

// Also is another place in the same file that a fault involves, as where an id
// was first defined. Says, "" where there is no such place, tells what stands
// there.
type Also struct {
	Place
	Says string
}

// String gives "path:line:col: message [rule]", and a hint on a line of its own.
func (f Fault) String() string {
	var b strings.Builder
	if f.Path != "" {
		b.WriteString(ShowPath(f.Path))
		if f.Line > 0 {
			fmt.Fprintf(&b, ":%d:%d", f.Line, f.Column)
		}
		b.WriteString(": ")
	}
	fmt.Fprintf(&b, "%s [%s]", safetext.Line(f.Message), f.Rule)
	if f.Hint != "" {
		b.WriteString("\n  hint: " + safetext.Line(f.Hint))
	}
	return b.String()
}

// ShowPath gives a path as it is, or quoted where it holds characters that
// would act on a terminal or break the line.
func ShowPath(path string) string {
	if safetext.Line(path) == path {
		return path
	}
	if quoted := strconv.Quote(path); !strings.ContainsFunc(quoted, safetext.Hidden) {
		return quoted
	}
	return strconv.QuoteToASCII(path) // what Quote takes for a letter, and nobody sees
}

// A List collects the faults of one or more files.
type List struct {
	faults []Fault
}

// Add appends a fault.
func (l *List) Add(f Fault) { l.faults = append(l.faults, f) }

// Join appends all faults of another list.
func (l *List) Join(other List) { l.faults = append(l.faults, other.faults...) }

// Len is the number of faults.
func (l *List) Len() int { return len(l.faults) }

// All gives the faults in the order of their paths, places, rules and messages,
// each once. The list itself keeps the order they were added in.
func (l *List) All() []Fault {
	sorted := slices.Clone(l.faults)
	slices.SortStableFunc(sorted, func(a, b Fault) int {
		if c := strings.Compare(a.Path, b.Path); c != 0 {
			return c
		}
		if a.Line != b.Line {
			return a.Line - b.Line
		}
		if a.Column != b.Column {
			return a.Column - b.Column
		}
		if c := strings.Compare(a.Rule, b.Rule); c != 0 {
			return c
		}
		return strings.Compare(a.Message, b.Message)
	})
	return slices.Compact(sorted)
}

// maxFaults bounds what is reported of one file, and the work on one that is not
// what it was meant to be.
const maxFaults = 1000

// A Sheet gathers the faults of one file. Past a thousand it says that there are
// more, and takes no others.
type Sheet struct {
	Path string
	List
}

// Report puts down a fault of the file.
func (s *Sheet) Report(at Place, rule, message, hint string) {
	switch n := s.Len(); {
	case n > maxFaults:
		return
	case n == maxFaults:
		message, hint = fmt.Sprintf("there are more faults than the %d shown", maxFaults), "mend those first, then check again"
	}
	s.Add(Fault{Path: s.Path, Place: at, Rule: rule, Message: message, Hint: hint})
}

// Reportf puts down a fault without a hint.
func (s *Sheet) Reportf(at Place, rule, format string, args ...any) {
	s.Report(at, rule, fmt.Sprintf(format, args...), "")
}
