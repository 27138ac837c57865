package yamldoc

import (
	"fmt"
	"strconv"

	"gopkg.in/yaml.v3"

	"safeguard/internal/fault"
)

// pairs converts the keys and values of a mapping, which come one after the
// other.
func (c *converter) pairs(n *Node, content []*yaml.Node, depth int) {
	n.Pairs = make([]Pair, 0, len(content)/2)
	var keys keySet
	for i := 0; i+1 < len(content); i += 2 {
		key, value := content[i], content[i+1]
		if key.Kind == yaml.ScalarNode && key.Tag == "!!merge" {
			c.merge(key, value, depth)
			continue
		}
		k := c.key(key, depth)
		n.Pairs = append(n.Pairs, Pair{Key: k, Value: c.node(value, depth)})
		if key.Kind != yaml.ScalarNode {
			continue
		}
		if first, ok := keys.first(n.Pairs); ok {
			c.found.add(k.Place, ruleDuplicate, twice(k.Value, first), "")
			n.Pairs = n.Pairs[:len(n.Pairs)-1]
		}
	}
}

// twice says that a key stands in a mapping again.
func twice(key string, first *Node) string {
	return fmt.Sprintf("the key %q stands here again, it first stands on line %d", key, first.Line)
}

// key converts a key, which has to be a scalar, and text to every YAML reader.
func (c *converter) key(y *yaml.Node, depth int) *Node {
	k := c.node(y, depth)
	what := ""
	switch {
	case y.Kind == yaml.MappingNode || y.Kind == yaml.SequenceNode:
		c.broken = true
		c.collectionKey(k)
		return k
	case y.Kind != yaml.ScalarNode || y.Style&yaml.TaggedStyle != 0:
		return k
	case k.Tag == Null && k.Value == "":
		c.found.add(k.Place, ruleKeyNotText, "nothing stands before the colon, a key was wanted", "")
		return k
	case k.Tag == Bool:
		what = "true or false"
	case k.Tag == Null:
		what = "nothing at all"
	case k.Tag == Number:
		what = "a number"
	case k.Tag == Date:
		what = "a date"
	default:
		return k
	}
	c.found.add(k.Place, ruleKeyNotText,
		fmt.Sprintf("the key %s is read as %s, text was wanted", k.Value, what),
		fmt.Sprintf("put it in quotes: %s:", strconv.Quote(k.Value)))
	return k
}

func (c *converter) collectionKey(k *Node) {
	hint := ""
	what := "a list"
	if k.Kind == Mapping {
		what = "a mapping"
	}
	if k.LooksLikePlaceholder() {
		what, hint = "a word in braces", fmt.Sprintf(`put the text in quotes: "{%s}"`, k.Pairs[0].Key.Value)
	}
	c.found.add(k.Place, ruleKeyNotText, what+" stands as a key, text was wanted", hint)
}

// merge reports "<<", once: the aliases it brings in are part of it.
func (c *converter) merge(key, value *yaml.Node, depth int) {
	at := fault.Place{Line: key.Line, Column: key.Column}
	c.broken = true
	c.properties(key, at)
	c.found.add(at, ruleAnchor, `the merge key "<<" stands here, the keys themselves were wanted`, "write the keys out")
	if value.Kind == yaml.AliasNode {
		return
	}
	if value.Kind == yaml.SequenceNode {
		rest := *value
		rest.Content = nil
		for _, item := range value.Content {
			if item.Kind != yaml.AliasNode {
				rest.Content = append(rest.Content, item)
			}
		}
		value = &rest
	}
	c.node(value, depth)
}

// fewKeys are looked through one by one, which is quicker than a map.
const fewKeys = 32

// keySet finds the keys that stand in a mapping twice.
type keySet struct {
	marks uint64 // a bit for each key; a key whose bit is not set is new
	seen  map[string]*Node
}

// first looks for the last pair's key among those before it, all of which the
// set has been asked for, and gives the first that is the same.
func (s *keySet) first(pairs []Pair) (*Node, bool) {
	before := pairs[:len(pairs)-1]
	last := pairs[len(pairs)-1].Key
	if s.seen == nil && len(before) < fewKeys {
		if s.isNew(last.Value) {
			return nil, false
		}
		return find(before, last.Value)
	}
	if s.seen == nil {
		s.seen = make(map[string]*Node, 4*fewKeys)
		for _, p := range before {
			s.see(p.Key)
		}
	}
	if first, ok := s.seen[last.Value]; ok {
		return first, true
	}
	s.seen[last.Value] = last
	return nil, false
}

// isNew marks a key. It is true when no key so far has the same mark.
func (s *keySet) isNew(key string) bool {
	mark := len(key)
	if mark > 0 {
		mark += int(key[0])*5 + int(key[mark-1])*3 + int(key[mark/2])
	}
	bit := uint64(1) << (mark % 64)
	isNew := s.marks&bit == 0
	s.marks |= bit
	return isNew
}

func find(pairs []Pair, key string) (*Node, bool) {
	for _, p := range pairs {
		if p.Key.Kind == Scalar && p.Key.Value == key {
			return p.Key, true
		}
	}
	return nil, false
}

func (s *keySet) see(key *Node) {
	if _, ok := s.seen[key.Value]; !ok && key.Kind == Scalar {
		s.seen[key.Value] = key
	}
}
