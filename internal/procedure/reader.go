package procedure

import (
	"fmt"
	"slices"
	"strings"

	"safeguard/internal/fault"
	"safeguard/internal/yamldoc"
)

// A reader turns nodes into a procedure and collects what is wrong on the way.
// It reads in three turns: every definition; then, with later, what refers to
// them; then, with last, what depends on where an outcome or action is used.
type reader struct {
	path            string
	p               *Procedure
	faults          fault.List
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

// maxFaults bounds what is reported of one file, and the work on one that is not
// what it was meant to be.
const maxFaults = 1000

func (r *reader) add(at fault.Place, rule, message, hint string) {
	switch n := r.faults.Len(); {
	case n > maxFaults:
		return
	case n == maxFaults:
		message, hint = fmt.Sprintf("there are more faults than the %d shown", maxFaults), "mend those first, then check again"
	}
	r.faults.Add(fault.Fault{Path: r.path, Place: at, Rule: rule, Message: message, Hint: hint})
}

func (r *reader) faultf(at fault.Place, rule, format string, args ...any) {
	r.add(at, rule, fmt.Sprintf(format, args...), "")
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
	case !isID(n.Value):
		hint := ""
		if id := idLike(n.Value); id != "" {
			hint = fmt.Sprintf("write it as %q", id)
			r.respelt[reference{what, id}] = true
		}
		r.add(n.Place, "bad-id", fmt.Sprintf("%s %q: an id is lower-case words joined by hyphens, and begins with a letter", what, n.Value), hint)
	case slices.Contains(reserved, n.Value):
		r.faultf(n.Place, "reserved-id", "%s %q: this word has a meaning of its own; choose another id", what, n.Value)
	case strings.HasPrefix(n.Value, findOut):
		r.faultf(n.Place, "reserved-id", "%s %q: ids that begin with %q belong to the tasks of finding out", what, n.Value, findOut)
	}
}

// idLike proposes an id for a word that is none, or gives "".
func idLike(s string) string {
	parts := strings.FieldsFunc(strings.ToLower(s), func(c rune) bool {
		return (c < 'a' || c > 'z') && (c < '0' || c > '9')
	})
	if id := strings.Join(parts, "-"); isID(id) {
		return id
	}
	return ""
}

// define reads a mapping of ids to definitions, in file order.
func define[T any](r *reader, n *yamldoc.Node, what string, make func(key, value *yamldoc.Node) *T, known map[string]*T, ids *[]string) []*T {
	if n.Kind != yamldoc.Mapping {
		r.faultf(n.Place, "wrong-kind", "the %ss are %s, where keys with values are wanted", what, n.Describe())
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
func lookup[T any](r *reader, w word, what string, known map[string]*T, ids []string) *T {
	if t := known[w.id]; t != nil {
		return t
	}
	if r.excused(w.id, what) {
		r.doubts.stages = true // which may be where this stands
		return nil
	}
	r.missing[reference{what, w.id}] = true
	if len(ids) == 0 {
		r.unread[what] = true // said once of them all
		r.faultf(w.at, "unknown-id", "%s %q does not exist, and the file has no other", what, w.id)
		return nil
	}
	r.add(w.at, "unknown-id", fmt.Sprintf("%s %q does not exist", what, w.id), r.didYouMean(w.id, ids))
	return nil
}

// manyFaults is how many a file has when near words are no longer looked for: by
// then it is much work and little help.
const manyFaults = 200

func (r *reader) closest(wrong string, among []string) string {
	if r.faults.Len() > manyFaults {
		return ""
	}
	return yamldoc.Closest(wrong, among)
}

func (r *reader) didYouMean(wrong string, among []string) string {
	if near := r.closest(wrong, among); near != "" {
		return fmt.Sprintf("did you mean %q?", near)
	}
	return ""
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

func (r *reader) isMapping(n *yamldoc.Node, what string) bool {
	if n.Kind == yamldoc.Mapping {
		return true
	}
	r.faultf(n.Place, "wrong-kind", "%s is %s, where keys with values are wanted", what, n.Describe())
	return false
}

// isThere reports a key with nothing behind it.
func (r *reader) isThere(p yamldoc.Pair) bool {
	if p.Value.Kind == yamldoc.Scalar && p.Value.Tag == yamldoc.Null && p.Value.Value == "" {
		r.faultf(p.Key.Place, "empty-value", "%q has nothing behind it", p.Key.Value)
		return false
	}
	return true
}

// unknownKey reports a key, and gives the one that it was most likely meant to
// be, or "".
func (r *reader) unknownKey(key *yamldoc.Node, what string, known []string) string {
	near := r.closest(key.Value, known)
	hint := fmt.Sprintf("did you mean %q?", near)
	if near == "" {
		hint = "known here: " + strings.Join(known, ", ")
	}
	r.add(key.Place, "unknown-key", fmt.Sprintf("%s has a key %q, which the format does not know", what, key.Value), hint)
	return near
}

// wanted reports a value of the wrong kind under a key.
func (r *reader) wanted(n *yamldoc.Node, key, want string) {
	rule := "wrong-kind"
	if n.Kind == yamldoc.Scalar {
		rule = "wrong-value"
	}
	r.faultf(n.Place, rule, "%q is %s, where %s is wanted", key, n.Describe(), want)
}

// scalar gives the words of a text scalar; key names it in messages.
func (r *reader) scalar(n *yamldoc.Node, key, want string) (string, bool) {
	switch {
	case n.LooksLikePlaceholder():
		r.add(n.Place, "wrong-kind", fmt.Sprintf("%q begins with a brace, so it is read as a mapping, where %s is wanted", key, want), fmt.Sprintf(`put the text in quotes: "{%s}"`, n.Pairs[0].Key.Value))
		return "", false
	case n.Kind != yamldoc.Scalar:
		r.wanted(n, key, want)
		return "", false
	case n.Tag == yamldoc.Null && n.Value == "":
		r.faultf(n.Place, "empty-value", "%q has nothing behind it, where %s is wanted", key, want)
		return "", false
	case n.Tag != yamldoc.Text:
		r.add(n.Place, "quote-it", fmt.Sprintf("%q is %s, where %s is wanted", key, n.Describe(), want), hintQuotes(n))
		return "", false
	case strings.TrimSpace(n.Value) == "":
		r.faultf(n.Place, "empty-value", "%q has no words", key)
		return "", false
	}
	return n.Value, true
}

// hintQuotes says how to write a value that YAML does not take for text.
func hintQuotes(n *yamldoc.Node) string {
	if n.Tag == yamldoc.Bool {
		return fmt.Sprintf("write yes or no if that is meant, or put it in quotes: %q", n.Value)
	}
	return fmt.Sprintf("put it in quotes: %q", n.Value)
}

func (r *reader) text(n *yamldoc.Node, key string) Text {
	s, _ := r.scalar(n, key, "a text")
	return newText(strings.TrimSpace(s), n.Place)
}

// plain reads a text in which no subject is bound.
func (r *reader) plain(n *yamldoc.Node, key string) string {
	t := r.text(n, key)
	r.later(func() { r.checkText(t, nothing) })
	return t.String()
}

func (r *reader) word(n *yamldoc.Node, key string) (word, bool) {
	s, ok := r.scalar(n, key, "a word")
	return word{s, n.Place}, ok
}

// words reads a list of words.
func (r *reader) words(n *yamldoc.Node, key string) []word {
	if n.Kind != yamldoc.Sequence {
		hint := "write it as [one, two]"
		if n.Kind == yamldoc.Scalar && isID(n.Value) {
			hint = fmt.Sprintf("write it as [%s]", n.Value)
		} else if n.Kind == yamldoc.Scalar && n.Value != "" {
			hint = fmt.Sprintf("write it as [%q]", n.Value)
		}
		r.add(n.Place, "wrong-kind", fmt.Sprintf("%q is %s, where a list is wanted", key, n.Describe()), hint)
		return nil
	}
	list := make([]word, 0, len(n.Items))
	for _, item := range n.Items {
		if w, ok := r.word(item, key); ok {
			list = append(list, w)
		}
	}
	return r.withoutRepeats(list, key)
}

// withoutRepeats reports what a list names twice, and leaves it out.
func (r *reader) withoutRepeats(list []word, key string) []word {
	before := make(map[string]bool, len(list))
	kept := list[:0]
	for _, w := range list {
		if before[w.id] {
			r.faultf(w.at, "named-twice", "%q names %q twice", key, w.id)
			continue
		}
		before[w.id] = true
		kept = append(kept, w)
	}
	return kept
}
