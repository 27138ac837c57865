package yamldoc

import (
	"fmt"

	"safeguard/internal/fault"
)

// The rules of this package. The ids are stable.
const (
	ruleYAML       = "yaml-syntax"
	ruleJSON       = "json-syntax"
	ruleUTF8       = "not-utf8"
	ruleControl    = "control-character"
	ruleBig        = "file-too-big"
	ruleDeep       = "too-deep"
	ruleEmpty      = "empty-file"
	ruleSecond     = "second-document"
	ruleAnchor     = "anchor"
	ruleTag        = "tag"
	ruleDuplicate  = "duplicate-key"
	ruleKeyNotText = "key-not-text"
	ruleCutShort   = "text-cut-short"
)

// maxFaults bounds what is reported of one file. One with more is not what it
// was meant to be, a picture say, and must not fill the memory with faults.
const maxFaults = 200

// hintQuotes mends most texts that YAML takes for something else.
const hintQuotes = "if it is text, put it in quotes"

// faults collects what is wrong in one file.
type faults struct {
	path string
	list fault.List
	seen map[fault.Fault]bool
}

// add appends a fault, unless it is there: what YAML nests at one place may
// break a rule more than once. The first one past the limit says that there are
// more.
func (f *faults) add(at fault.Place, rule, message, hint string) {
	if f.full() {
		return
	}
	if len(f.seen) == maxFaults {
		message = fmt.Sprintf("there are more faults than the %d shown", maxFaults)
		hint = "mend those first, then check again"
	}
	found := fault.Fault{Path: f.path, Place: at, Rule: rule, Message: message, Hint: hint}
	if f.seen[found] {
		return
	}
	if f.seen == nil {
		f.seen = make(map[fault.Fault]bool)
	}
	f.seen[found] = true
	f.list.Add(found)
}

// full reports whether further faults are dropped, so that there is no need to
// find their places.
func (f *faults) full() bool { return len(f.seen) > maxFaults }

// any reports whether a fault was found.
func (f *faults) any() bool { return len(f.seen) > 0 }

// onLine reports whether a fault was found on this line.
func (f *faults) onLine(line int) bool {
	for found := range f.seen {
		if found.Line == line {
			return true
		}
	}
	return false
}
