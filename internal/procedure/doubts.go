package procedure

import (
	"slices"

	"safeguard/internal/field"
	"safeguard/internal/yamldoc"
)

// doubts is what the faults reported so far leave open. Of what follows from
// them nothing more is said: one mistake is one fault.
type doubts struct {
	unread  map[string]bool        // what no id of can be judged: its section could not be read
	respelt map[reference]bool     // ids as they should have been written
	missing map[reference]bool     // ids that are said not to exist
	vague   map[*yamldoc.Node]bool // what has a kind of subject that could not be read
	stages  bool                   // something in a stage could not be read
	trees   bool                   // the branches of a tree could not be read
}

// A reference is an id with what it names, as in `outcome "refer"`.
type reference struct{ what, id string }

func newDoubts() doubts {
	return doubts{
		unread:  map[string]bool{},
		respelt: map[reference]bool{},
		missing: map[reference]bool{},
		vague:   map[*yamldoc.Node]bool{},
	}
}

// findUnread notes the sections that are missing though needed, that may stand
// under another key, or that are no mapping.
func (r *reader) findUnread(root *yamldoc.Node, wrong field.Misspelt) {
	for _, section := range []struct {
		key, what string
		needed    bool
	}{
		{"source", "paragraph", true},
		{"subjects", "subject kind", false},
		{"questions", "question", true},
		{"outcomes", "outcome", true},
		{"trees", "tree", true},
		{"actions", "action", false},
	} {
		n := root.Lookup(section.key)
		if n == nil {
			r.unread[section.what] = section.needed || wrong[section.key] || hasUnknownMapping(root, procedureFields)
		} else {
			r.unread[section.what] = n.Kind != yamldoc.Mapping
		}
	}
}

// hasUnknownMapping reports whether a mapping stands under a key of n that the
// format does not know: it may be what is missed elsewhere.
func hasUnknownMapping[T any](n *yamldoc.Node, fields []row[T]) bool {
	keys := field.Keys(fields)
	return slices.ContainsFunc(n.Pairs, func(p yamldoc.Pair) bool {
		return p.Value.Kind == yamldoc.Mapping && !slices.Contains(keys, p.Key.Value)
	})
}

// bindingOf gives what is in hand for something that may be about a kind. Where
// the kind could not be read nothing can be said against any.
func (r *reader) bindingOf(w Written, k *Kind) binding {
	if r.vague[w.node] {
		return anything
	}
	return bindingOf(k)
}

// noteVague notes what names a kind of subject under key, or was meant to, and
// has none.
func (r *reader) noteVague(w Written, key string, wrong field.Misspelt, k *Kind) {
	if k == nil && w.node.Kind == yamldoc.Mapping && wrong.Tried(w.node, key) {
		r.vague[w.node] = true
	}
}

// excused reports whether an id that does not exist may be one that is only
// misspelt, or not read, where it is defined.
func (r *reader) excused(id string, whats ...string) bool {
	for _, what := range whats {
		if r.unread[what] || r.respelt[reference{what, id}] {
			return true
		}
	}
	return false
}
