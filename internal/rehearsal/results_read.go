package rehearsal

import (
	"encoding/json"
	"fmt"
	"strings"

	"safeguard/internal/fault"
	"safeguard/internal/field"
	"safeguard/internal/yamldoc"
)

// ReadResults reads a results file. path is only named in faults. Every key has
// to be there and no other, so that what is gathered is what was written. Where
// there is a fault the results are nil, and the list holds every one that was
// found.
func ReadResults(path string, data []byte) (*Results, fault.List) {
	r := &resultsReader{Sheet: fault.Sheet{Path: path}}
	if first := strings.TrimLeft(string(data[:min(len(data), 64)]), "\ufeff \t\r\n"); !strings.HasPrefix(first, "{") {
		r.noResults(fault.Place{}, "this is no results file of a rehearsal, which is JSON and begins with a brace")
		return nil, r.List
	}
	root, faults := yamldoc.ParseJSON(path, data, fault.Place{Line: 1, Column: 1})
	if root == nil {
		return nil, faults
	}
	if !r.isResults(root) {
		return nil, r.List
	}
	results := &Results{}
	field.Read(r, root.Place, root, "the results file", resultsFields(), results)
	if r.Len() > 0 {
		return nil, r.List
	}
	return results, fault.List{}
}

type resultsReader struct{ fault.Sheet }

// Closest gives the word that was most likely meant.
func (r *resultsReader) Closest(wrong string, among []string) string {
	return yamldoc.Closest(wrong, among)
}

func (r *resultsReader) noResults(at fault.Place, message string) {
	r.Report(at, "no-results-file", message, "a debrief written as JSON is one")
}

// isResults tells files of other kinds, and of other versions, apart in words.
func (r *resultsReader) isResults(root *yamldoc.Node) bool {
	has := func(key string) bool { return root.Lookup(key) != nil }
	switch {
	case has("fictitious") && has("scenario"):
		return r.isFormat(root)
	case has("rooms"):
		r.noResults(root.Place, "this is what several sittings came to, where the results of one are wanted")
	case has("decisions") && has("procedure"):
		r.noResults(root.Place, "this is an outcome path, where the results of a rehearsal are wanted")
	case has("record"):
		r.noResults(root.Place, "this is a case, where the results of a rehearsal are wanted")
	case has("answers"):
		r.noResults(root.Place, "this looks like an answers file, where the results of a rehearsal are wanted")
	default:
		r.noResults(root.Place, `this is no results file of a rehearsal: it has no "fictitious" and no "scenario"`)
	}
	return false
}

func (r *resultsReader) isFormat(root *yamldoc.Node) bool {
	n := root.Lookup("format")
	if n == nil || n.Kind != yamldoc.Scalar || n.Tag != yamldoc.Number || n.Value == fmt.Sprint(ResultsFormat) {
		return true
	}
	r.Reportf(n.Place, "other-format", "it is written in format %s, where this version reads %d", n.Value, ResultsFormat)
	return false
}

// A resultsField is a key of a mapping in a results file. All are needed.
type resultsField[T any] = field.Field[*resultsReader, T]

// most bounds the numbers of a results file.
const most = 1_000_000

// readTrue takes nothing but true: the results of a real case do not exist.
func readTrue(r *resultsReader, n *yamldoc.Node, into *Results) {
	if n.Kind != yamldoc.Scalar || n.Tag != yamldoc.Bool || n.Value != "true" {
		field.Wanted(r, n, "fictitious", "true")
		return
	}
	into.Fictitious = true
}

func readParting(r *resultsReader, n *yamldoc.Node, into *Results) {
	if n.Kind == yamldoc.Scalar && n.Tag == yamldoc.Null {
		return
	}
	into.Parting = &PartingResult{}
	field.Read(r, n.Place, n, `"parting"`, partingFields(), into.Parting)
}

func readTheme(r *resultsReader, n *yamldoc.Node, p *PointResult) {
	w, ok := field.ReadWord(r, n, "theme")
	if !ok {
		return
	}
	for _, t := range Themes() {
		if string(t) == w.ID {
			p.Theme = t
			return
		}
	}
	field.Wanted(r, n, "theme", field.OneOf(themeWords()))
}

// readAnswer takes what an answers file in JSON can say, null, and true for words
// that somebody typed.
func readAnswer(r *resultsReader, n *yamldoc.Node, s *Said) {
	switch {
	case n.Kind == yamldoc.Sequence:
		if labels := readTexts(r, n, "answer"); labels != nil {
			s.Answer = marshal(labels)
		}
	case n.Kind == yamldoc.Scalar && n.Tag == yamldoc.Null, n.Kind == yamldoc.Scalar && n.Tag == yamldoc.Bool && n.Value == "true":
		s.Answer = json.RawMessage(n.Value)
	case n.Kind == yamldoc.Scalar && n.Tag == yamldoc.Text:
		s.Answer = marshal(n.Value)
	default:
		field.Wanted(r, n, "answer", "a text, a list of texts, true or null")
	}
}

// The makers of fields. A text may be empty here, as field.Text has it not.

func text[T any](key string, at func(*T) *string) resultsField[T] {
	return field.Need(field.New(key, field.TextShape("a text"), "", func(r *resultsReader, n *yamldoc.Node, into *T) {
		*at(into) = readText(r, n, key)
	}))
}

func readText(r *resultsReader, n *yamldoc.Node, key string) string {
	if n.Kind != yamldoc.Scalar || n.Tag != yamldoc.Text {
		field.Wanted(r, n, key, "a text")
		return ""
	}
	return n.Value
}

func texts[T any](key string, at func(*T) *[]string) resultsField[T] {
	return field.Need(field.New(key, field.ListShape("a list of texts", field.TextShape("a text")), "", func(r *resultsReader, n *yamldoc.Node, into *T) {
		*at(into) = readTexts(r, n, key)
	}))
}

// readTexts gives a list of texts, nil where there is none.
func readTexts(r *resultsReader, n *yamldoc.Node, key string) []string {
	if n.Kind != yamldoc.Sequence {
		field.Wanted(r, n, key, "a list of texts")
		return nil
	}
	list := []string{}
	for _, item := range n.Items {
		list = append(list, readText(r, item, key))
	}
	return list
}

func number[T any](key string, least, most int, at func(*T) *int) resultsField[T] {
	return field.Need(field.Number[*resultsReader](key, "", least, most, at))
}

func flag[T any](key string, at func(*T) *bool) resultsField[T] {
	return field.Need(field.New(key, field.Shape{Says: "true or false"}, "", func(r *resultsReader, n *yamldoc.Node, into *T) {
		if n.Kind != yamldoc.Scalar || n.Tag != yamldoc.Bool {
			field.Wanted(r, n, key, "true or false")
			return
		}
		*at(into) = n.Value == "true"
	}))
}

func part[T, P any](key string, fields []resultsField[P], at func(*T) *P) resultsField[T] {
	return field.Need(field.New(key, field.Shape{Says: "keys with values"}, "", func(r *resultsReader, n *yamldoc.Node, into *T) {
		field.Read(r, n.Place, n, fmt.Sprintf("%q", key), fields, at(into))
	}))
}

func list[T, P any](key string, fields []resultsField[P], at func(*T) *[]P) resultsField[T] {
	return field.Need(field.New(key, field.Shape{Says: "a list"}, "", func(r *resultsReader, n *yamldoc.Node, into *T) {
		if n.Kind != yamldoc.Sequence {
			field.Wanted(r, n, key, "a list")
			return
		}
		*at(into) = make([]P, len(n.Items))
		for i, item := range n.Items {
			field.Read(r, item.Place, item, fmt.Sprintf("entry %d of %q", i+1, key), fields, &(*at(into))[i])
		}
	}))
}
