package yamldoc

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"gopkg.in/yaml.v3"

	"safeguard/internal/fault"
)

// Parse reads one YAML document. It gives the document's root and what is wrong
// in it: every fault that can be found, not only the first, except that YAML
// itself cannot be read on behind the first mistake in its syntax. The node is
// nil only when there are faults. Beside faults it is what can be read all the
// same, so that the reader above can find the rest: of a key that stands twice
// the first, a tagged or anchored value as if it were plain.
func Parse(path string, data []byte) (*Node, fault.List) {
	return parse(path, data, false)
}

// ParseLoose is Parse for what people answer in their own words: hidden
// characters (bidirectional marks, zero-width characters, escapes such as "\e")
// are passed through as text, to be made visible where the text is shown.
// Refused are still control characters and separators that YAML refuses or takes
// for line breaks.
func ParseLoose(path string, data []byte) (*Node, fault.List) {
	return parse(path, data, true)
}

func parse(path string, data []byte, loose bool) (*Node, fault.List) {
	found := &faults{path: path}
	doc, readable := checkBytes(data, loose, found)
	if !readable {
		return nil, found.list
	}
	src := newSource(doc)
	root, err := decode(bytes.NewReader(doc))
	switch {
	case err != nil:
		explain(src, found)
	case isNothing(root):
		if !found.any() {
			found.add(fault.Place{Line: 1, Column: 1}, ruleEmpty, "the file is empty", "")
		}
	default:
		c := newConverter(src, loose, found)
		if node := c.node(root.Content[0], 0); !c.broken && harmless(found.list) {
			return node, found.list
		}
	}
	return nil, found.list
}

// harmless tells whether faults leave it plain what each key and value is: a
// reader can go on without taking one fault for several.
func harmless(faults fault.List) bool {
	for _, f := range faults.All() {
		if f.Rule != ruleDuplicate && f.Rule != ruleTag && f.Rule != ruleAnchor && f.Rule != ruleCutShort {
			return false
		}
	}
	return true
}

// decode reads one YAML document, nil for none, and wants nothing behind it. A
// panic in yaml.v3 is an error like any other: the file set it off.
func decode(r io.Reader) (root *yaml.Node, err error) {
	defer func() {
		if thrown := recover(); thrown != nil {
			root, err = nil, fmt.Errorf("yaml: %v", thrown)
		}
	}()
	d := yaml.NewDecoder(r)
	var first, second yaml.Node
	if err := d.Decode(&first); err != nil {
		if errors.Is(err, io.EOF) {
			return nil, nil
		}
		return nil, err
	}
	switch err := d.Decode(&second); {
	case errors.Is(err, io.EOF):
		return &first, nil
	case err == nil:
		return nil, errors.New("yaml: " + problemBehind)
	default:
		return nil, err
	}
}

// isNothing reports whether a document holds no value at all.
func isNothing(root *yaml.Node) bool {
	if root == nil || len(root.Content) == 0 {
		return true
	}
	only := root.Content[0]
	return only.Kind == yaml.ScalarNode && only.Tag == "!!null" && only.Value == "" && only.Style == 0 && only.Anchor == ""
}
