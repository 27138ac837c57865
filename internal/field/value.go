package field

import (
	"fmt"
	"strconv"
	"strings"

	"safeguard/internal/fault"
	"safeguard/internal/yamldoc"
)

func faultf(r Reporter, at fault.Place, rule, format string, args ...any) {
	r.Report(at, rule, fmt.Sprintf(format, args...), "")
}

// IsMapping reports whether n holds keys with values, and says so where not.
func IsMapping(r Reporter, n *yamldoc.Node, what string) bool {
	if n.Kind == yamldoc.Mapping {
		return true
	}
	faultf(r, n.Place, "wrong-kind", "%s is %s, where keys with values are wanted", what, n.Describe())
	return false
}

// IsThere reports whether something stands behind a key, and says so where not.
func IsThere(r Reporter, p yamldoc.Pair) bool {
	if p.Value.Kind == yamldoc.Scalar && p.Value.Tag == yamldoc.Null && p.Value.Value == "" {
		faultf(r, p.Key.Place, "empty-value", "%q has nothing behind it", p.Key.Value)
		return false
	}
	return true
}

// UnknownKey reports a key, and gives the one that it was most likely meant to
// be, or "".
func UnknownKey(r Reporter, key *yamldoc.Node, what string, known []string) string {
	near := r.Closest(key.Value, known)
	hint := fmt.Sprintf("did you mean %q?", near)
	if near == "" {
		hint = "known here: " + strings.Join(known, ", ")
	}
	r.Report(key.Place, "unknown-key", fmt.Sprintf("%s has a key %q, which the format does not know", what, key.Value), hint)
	return near
}

// DidYouMean is a hint that names the closest word, or "".
func DidYouMean(r Reporter, wrong string, among []string) string {
	if near := r.Closest(wrong, among); near != "" {
		return fmt.Sprintf("did you mean %q?", near)
	}
	return ""
}

// Wanted reports a value of the wrong kind under a key.
func Wanted(r Reporter, n *yamldoc.Node, key, want string) {
	rule := "wrong-kind"
	if n.Kind == yamldoc.Scalar {
		rule = "wrong-value"
	}
	faultf(r, n.Place, rule, "%q is %s, where %s is wanted", key, n.Describe(), want)
}

// ReadText gives the words of a text as they are written; key names it in
// messages, want says what is wanted there.
func ReadText(r Reporter, n *yamldoc.Node, key, want string) (string, bool) {
	switch {
	case n.LooksLikePlaceholder():
		r.Report(n.Place, "wrong-kind", fmt.Sprintf("%q begins with a brace, so it is read as a mapping, where %s is wanted", key, want), fmt.Sprintf(`put the text in quotes: "{%s}"`, n.Pairs[0].Key.Value))
	case n.Kind != yamldoc.Scalar:
		Wanted(r, n, key, want)
	case n.Tag == yamldoc.Null && n.Value == "":
		faultf(r, n.Place, "empty-value", "%q has nothing behind it, where %s is wanted", key, want)
	case n.Tag != yamldoc.Text:
		r.Report(n.Place, "quote-it", fmt.Sprintf("%q is %s, where %s is wanted", key, n.Describe(), want), hintQuotes(n))
	case strings.TrimSpace(n.Value) == "":
		faultf(r, n.Place, "empty-value", "%q has no words", key)
	default:
		return n.Value, true
	}
	return "", false
}

// hintQuotes says how to write a value that YAML does not take for text.
func hintQuotes(n *yamldoc.Node) string {
	if n.Tag == yamldoc.Bool {
		return fmt.Sprintf("write yes or no if that is meant, or put it in quotes: %q", n.Value)
	}
	return fmt.Sprintf("put it in quotes: %q", n.Value)
}

// A Word is an id, or a word for something else, as it stands in the file.
type Word struct {
	ID string
	At fault.Place
}

// WordOf gives a key, or a scalar known to be a text, as a word.
func WordOf(n *yamldoc.Node) Word { return Word{n.Value, n.Place} }

// ReadWord reads one word.
func ReadWord(r Reporter, n *yamldoc.Node, key string) (Word, bool) {
	s, ok := ReadText(r, n, key, "a word")
	return Word{s, n.Place}, ok
}

// ReadWords reads a list of words, and reports what it names twice.
func ReadWords(r Reporter, n *yamldoc.Node, key string) []Word {
	if n.Kind != yamldoc.Sequence {
		r.Report(n.Place, "wrong-kind", fmt.Sprintf("%q is %s, where a list is wanted", key, n.Describe()), hintList(n))
		return nil
	}
	list := make([]Word, 0, len(n.Items))
	before := make(map[string]bool, len(n.Items))
	for _, item := range n.Items {
		w, ok := ReadWord(r, item, key)
		switch {
		case !ok:
		case before[w.ID]:
			faultf(r, w.At, "named-twice", "%q names %q twice", key, w.ID)
		default:
			before[w.ID] = true
			list = append(list, w)
		}
	}
	return list
}

// hintList says how a list would be written of what stands in its place.
func hintList(n *yamldoc.Node) string {
	if n.Kind != yamldoc.Scalar || n.Value == "" {
		return "write it as [one, two]"
	}
	words := strings.Split(n.Value, ",")
	for i, w := range words {
		if w = strings.TrimSpace(w); !IsID(w) {
			w = strconv.Quote(w)
		}
		words[i] = w
	}
	return "write it as [" + strings.Join(words, ", ") + "]"
}
