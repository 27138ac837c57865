package yamldoc

import "fmt"

// Describe says what stands at a node, in the words of someone who wrote it.
func (n *Node) Describe() string {
	switch {
	case n.Kind == Mapping:
		return "a mapping"
	case n.Kind == Sequence:
		return "a list"
	case n.Tag == Null && n.Value == "":
		return "empty"
	}
	v := n.Value
	if runes := []rune(v); len(runes) > 40 {
		v = string(runes[:40]) + "..."
	}
	switch n.Tag {
	case Text:
		return fmt.Sprintf("the text %q", v)
	case Number:
		return "the number " + v
	case Date:
		return "the date " + v
	}
	return "the YAML value " + v
}

// DidYouMean gives a hint that names the nearest of the words there are, or ""
// where none is near.
func DidYouMean(wrong string, among []string) string {
	if near := Closest(wrong, among); near != "" {
		return fmt.Sprintf("did you mean %q?", near)
	}
	return ""
}
