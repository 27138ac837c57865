package main

import (
	"encoding/json"
	"slices"

	"safeguard/internal/procedure"
)

// spoiled gives a case with one thing in it changed for something else, which is
// mostly a fault.
func (d *drawer) spoiled(input []byte) []byte {
	var doc any
	if err := json.Unmarshal(input, &doc); err != nil {
		panic(err) // it was written as JSON
	}
	return document(d.spoil(doc, 0))
}

// spoil goes down a random way and changes what it comes to.
func (d *drawer) spoil(v any, depth int) any {
	switch v := v.(type) {
	case map[string]any:
		if len(v) == 0 || depth > 0 && d.chance(10) {
			return d.something()
		}
		keys := sortedKeys(v)
		key := keys[d.IntN(len(keys))]
		if d.chance(12) { // under another key, or under a second one too
			if d.chance(60) {
				taken := v[key]
				delete(v, key)
				v[d.word()] = taken
			} else {
				v[d.word()] = v[key]
			}
			return v
		}
		v[key] = d.spoil(v[key], depth+1)
		return v
	case []any:
		switch {
		case len(v) == 0 || d.chance(20):
			return d.something()
		case d.chance(30):
			return append(v, v[d.IntN(len(v))])
		case d.chance(30):
			return append(v, d.something())
		}
		i := d.IntN(len(v))
		v[i] = d.spoil(v[i], depth+1)
		return v
	}
	return d.something()
}

func sortedKeys(m map[string]any) []string {
	var keys []string
	for key := range m {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}

func (d *drawer) something() any {
	all := []any{
		nil, true, 7.0, 1.5, "", " ", []any{}, map[string]any{}, []any{procedure.NotKnown}, []any{procedure.NotKnown, procedure.NotKnown},
		[]any{[]any{"yes"}}, map[string]any{"Child A": "yes"}, "2026-02-30", "2026-11-23", "2026-1-1", "20261123",
	}
	if i := d.IntN(len(all) + 12); i < len(all) {
		return all[i]
	}
	return d.word()
}

// word draws a word that may be a key, a label, an option, or none of them.
func (d *drawer) word() string {
	words := []string{
		"yes", "no", "not-known", "Not known", "NOT_KNOWN", " not-known ", "none", "None", "Child A", " Child A ", "Child B", "Person A", "Person 1",
		"Child\u200bA", "Child\nA", "Child\x1b[2J", "Child\u202eA", "Chi\ufffdld", "answers", "subjects", "notes", "procedure", "held", "any-option", "\u00a0",
		d.p.Questions[d.IntN(len(d.p.Questions))].ID, "nonsense",
	}
	for _, k := range d.p.Kinds {
		words = append(words, k.ID, k.Label+" A")
	}
	return words[d.IntN(len(words))]
}
