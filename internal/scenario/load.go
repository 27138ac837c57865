package scenario

import (
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"

	"safeguard/internal/fault"
	"safeguard/internal/field"
	"safeguard/internal/procedure"
	"safeguard/internal/yamldoc"
)

// Load reads a scenario file against the procedure that it plays. path is only
// named in faults. Where there is a fault the scenario is nil, and the list
// holds every one that was found.
func Load(p *procedure.Procedure, path string, data []byte) (*Scenario, fault.List) {
	root, faults := yamldoc.Parse(path, data)
	if root == nil {
		return nil, faults
	}
	r := newReader(p, path)
	r.List = faults
	s := r.file(root)
	if r.Len() > 0 {
		return nil, r.List
	}
	s.digest = fmt.Sprintf("sha256:%x", sha256.Sum256(data))
	return s, fault.List{}
}

func (r *reader) file(root *yamldoc.Node) *Scenario {
	s := &Scenario{Written: Written{root.Place, root}, Path: r.Path, Procedure: r.p}
	const what = "the scenario"
	if !field.IsMapping(r, root, what) {
		return s
	}
	wrong := field.UnknownKeys(r, root, what, field.Keys(scenarioFields))
	field.ReadKnown(r, root.Place, root, what, scenarioFields, r.withoutExpectation(root, wrong), s)
	if wrong["subjects"] {
		s.subjects = r.meant(root, "subjects")
	}
	if !r.foreign {
		r.finish(s)
	}
	return s
}

// A reader turns nodes into a scenario and collects what is wrong on the way.
// What is expected is read last, once it is known who is listed.
type reader struct {
	fault.Sheet
	p       *procedure.Procedure
	index   index
	foreign bool // it plays another procedure, of which nothing is known here

	second []func()
	told   map[fault.Fault]bool // of the answers, at an earlier point of time
	lists  lists
}

// manyFaults is how many a file has when near words are no longer looked for: by
// then it is much work and little help.
const manyFaults = 200

// Closest gives the word that was most likely meant.
func (r *reader) Closest(wrong string, among []string) string {
	if r.Len() > manyFaults {
		return ""
	}
	return yamldoc.Closest(wrong, among)
}

// later runs f once it is known who is listed.
func (r *reader) later(f func()) { r.second = append(r.second, f) }

// finish reads the answers at every point of time, and then what refers to who
// is listed in them.
func (r *reader) finish(s *Scenario) {
	r.readPoints(s)
	r.findLists(s)
	for _, f := range r.second {
		f()
	}
	r.checkTiming(s)
}

// meant gives what stands under the key that is a misspelt one.
func (r *reader) meant(root *yamldoc.Node, key string) *yamldoc.Node {
	keys := field.Keys(scenarioFields)
	for _, pair := range root.Pairs {
		if !slices.Contains(keys, pair.Key.Value) && yamldoc.Closest(pair.Key.Value, keys) == key {
			return pair.Value
		}
	}
	return nil
}

// withoutExpectation reports a file that expects nothing because the key is not
// there: with a rule of its own, in place of the missing key.
func (r *reader) withoutExpectation(root *yamldoc.Node, wrong field.Misspelt) field.Misspelt {
	if wrong.Tried(root, "expect") {
		return wrong
	}
	r.noExpectation(root.Place)
	said := field.Misspelt{"expect": true}
	for key := range wrong {
		said[key] = true
	}
	return said
}

func (r *reader) noExpectation(at fault.Place) {
	r.Report(at, "no-expectation", "nothing is expected of this scenario, where at least one expectation is wanted",
		`say under "expect" what is possible, which alerts are raised, what is due, or which outcomes must never be possible`)
}

// checkID reports an id that is not written as one.
func (r *reader) checkID(w field.Word, what string) {
	if field.IsID(w.ID) {
		return
	}
	hint := ""
	if id := field.IDLike(w.ID); id != "" {
		hint = fmt.Sprintf("write it as %q", id)
	}
	r.Report(w.At, "bad-id", fmt.Sprintf("%s %q: an id is lower-case words joined by hyphens, and begins with a letter", what, w.ID), hint)
}

func (r *reader) text(n *yamldoc.Node, key string) (Text, bool) {
	s, ok := field.ReadText(r, n, key, "a text")
	return Text{strings.TrimSpace(s), n.Place}, ok
}

// list reports a value that is no list.
func (r *reader) list(n *yamldoc.Node, key string) bool {
	if n.Kind == yamldoc.Sequence {
		return true
	}
	r.Report(n.Place, "wrong-kind", fmt.Sprintf("%q is %s, where a list is wanted", key, n.Describe()), `begin each entry with "- "`)
	return false
}
