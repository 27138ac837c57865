// Package schema makes a JSON Schema of the tables of keys that a file is read
// by, so that an editor knows a file format as the program does. What is said
// of a key there is what its table says.
package schema

import (
	"bytes"
	"encoding/json"

	"safeguard/internal/field"
)

const draft = "https://json-schema.org/draft/2020-12/schema"

// Of gives the schema of a file format as JSON text. The first table is the
// whole file; the others are what shapes refer to by name.
func Of(title string, tables []field.Table) ([]byte, error) {
	root := tableNode(tables[0])
	root.Schema, root.Title = draft, title
	for _, t := range tables[1:] {
		root.Defs = append(root.Defs, member{t.Name, tableNode(t)})
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err := e.Encode(root)
	return b.Bytes(), err
}

// A node is one schema. Only what is used here can be said in it.
type node struct {
	Schema      string   `json:"$schema,omitempty"`
	Title       string   `json:"title,omitempty"`
	Description string   `json:"description,omitempty"`
	Ref         string   `json:"$ref,omitempty"`
	Type        any      `json:"type,omitempty"` // a word or several
	Words       []string `json:"enum,omitempty"`
	Pattern     string   `json:"pattern,omitempty"`
	Says        string   `json:"patternErrorMessage,omitempty"` // editors show it in place of the pattern
	Minimum     *int     `json:"minimum,omitempty"`
	Maximum     *int     `json:"maximum,omitempty"`
	AnyOf       []*node  `json:"anyOf,omitempty"`
	AllOf       []*node  `json:"allOf,omitempty"`
	Not         *node    `json:"not,omitempty"`
	If          *node    `json:"if,omitempty"`
	Then        *node    `json:"then,omitempty"`
	Else        *node    `json:"else,omitempty"`

	Items    *node `json:"items,omitempty"`
	MinItems int   `json:"minItems,omitempty"`
	Unique   bool  `json:"uniqueItems,omitempty"`

	Required []string `json:"required,omitempty"`
	Names    *node    `json:"propertyNames,omitempty"`
	MinKeys  int      `json:"minProperties,omitempty"`
	MaxKeys  int      `json:"maxProperties,omitempty"`
	Keys     members  `json:"properties,omitempty"`
	Others   any      `json:"additionalProperties,omitempty"` // false or a schema

	Defs members `json:"$defs,omitempty"`
}

// Members keep the order of their table.
type members []member

type member struct {
	name  string
	value any // a schema, or false where nothing may stand
}

// MarshalJSON writes the members as one object.
func (m members) MarshalJSON() ([]byte, error) {
	b := []byte{'{'}
	for i, one := range m {
		if i > 0 {
			b = append(b, ',')
		}
		for j, v := range []any{one.name, one.value} {
			text, err := plain(v)
			if err != nil {
				return nil, err
			}
			if j > 0 {
				b = append(b, ':')
			}
			b = append(b, text...)
		}
	}
	return append(b, '}'), nil
}

// plain is JSON in which "<" and "&" stay as they are.
func plain(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return bytes.TrimSpace(b.Bytes()), err
}
