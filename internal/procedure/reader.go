package procedure

import (
	"fmt"
	"slices"
	"strings"

	"safeguard/internal/fault"
	"safeguard/internal/field"
	"safeguard/internal/yamldoc"
)

// A reader turns nodes into a procedure and collects what is wrong on the way.
// It reads in three turns: every definition; then, with later, what refers to
// them; then, with last, what depends on where an outcome or action is used.
type reader struct {
	fault.Sheet
	p               *Procedure
	second, closing []func()

	paragraphs map[string]*Paragraph
	stages     map[string]*Stage
	trees      map[string]*Tree
	outcomes   map[string]*Outcome
	actions    map[string]*Action

	paragraphIDs, questionIDs, kindIDs, treeIDs, outcomeIDs, actionIDs []string

	lines map[reference]int // where the id of a list's entry stands

	doubts
}

// later runs f once every definition of the file has been read.
func (r *reader) later(f func()) { r.second = append(r.second, f) }

// last runs f once all branches and lists of actions have been followed.
func (r *reader) last(f func()) { r.closing = append(r.closing, f) }

func (r *reader) finish() {
	for _, f := range r.second {
		f()
	}
	for _, f := range r.closing {
		f()
	}
}

// reserved are words with a meaning of their own in conditions and answers.
var reserved = []string{NotKnown, "none", "any-option", "all", "any", "some", "every", "where", "case"}

const findOut = "find-out-"

// checkID reports an id that is not written as one, or that is reserved.
func (r *reader) checkID(n *yamldoc.Node, what string) {
	switch {
	case !field.IsID(n.Value):
		hint := ""
		if id := field.IDLike(n.Value); id != "" {
			hint = fmt.Sprintf("write it as %q", id)
			r.respelt[reference{what, id}] = true
		}
		r.Report(n.Place, "bad-id", fmt.Sprintf("%s %q: an id is lower-case words joined by hyphens, and begins with a letter", what, n.Value), hint)
	case slices.Contains(reserved, n.Value):
		r.Reportf(n.Place, "reserved-id", "%s %q: this word has a meaning of its own; choose another id", what, n.Value)
	case strings.HasPrefix(n.Value, findOut):
		r.Reportf(n.Place, "reserved-id", "%s %q: ids that begin with %q belong to the tasks of finding out", what, n.Value, findOut)
	}
}

// define reads a mapping of ids to definitions, in file order.
func define[T any](r *reader, n *yamldoc.Node, what string, make func(key, value *yamldoc.Node) *T, known map[string]*T, ids *[]string) []*T {
	if n.Kind != yamldoc.Mapping {
		r.Reportf(n.Place, "wrong-kind", "the %ss are %s, where keys with values are wanted", what, n.Describe())
		return nil
	}
	var all []*T
	for _, pair := range n.Pairs {
		r.checkID(pair.Key, what)
		t := make(pair.Key, pair.Value)
		known[pair.Key.Value] = t
		*ids = append(*ids, pair.Key.Value)
		all = append(all, t)
	}
	return all
}

// lookup follows a reference, or reports it.
func lookup[T any](r *reader, w field.Word, what string, known map[string]*T, ids []string) *T {
	if t := known[w.ID]; t != nil {
		return t
	}
	if r.excused(w.ID, what) {
		r.doubts.stages = true // which may be where this stands
		return nil
	}
	r.missing[reference{what, w.ID}] = true
	if len(ids) == 0 {
		r.unread[what] = true // said once of them all
		r.Reportf(w.At, "unknown-id", "%s %q does not exist, and the file has no other", what, w.ID)
		return nil
	}
	hint := ""
	if what != "paragraph" { // a number that is near is another paragraph, and no help
		hint = field.DidYouMean(r, w.ID, ids)
	}
	if parts := strings.Fields(w.ID); len(parts) > 1 && allIn(parts, known) {
		hint = "put a comma between them: " + strings.Join(parts, ", ")
	}
	r.Report(w.At, "unknown-id", fmt.Sprintf("%s %q does not exist", what, w.ID), hint)
	return nil
}

// allIn reports whether all words are ids of things.
func allIn[T any](words []string, known map[string]*T) bool {
	return !slices.ContainsFunc(words, func(w string) bool { return known[w] == nil })
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

// named names something by its id or, where it has none, by what it is.
func named(what, id string) string {
	if id == "" {
		return "the " + what
	}
	return fmt.Sprintf("%s %q", what, id)
}

// entryName names an entry of a list before it is read.
func entryName(n *yamldoc.Node, what string) string {
	id := ""
	if value := n.Lookup("id"); value != nil {
		id = value.Value
	}
	return named(what, id)
}
