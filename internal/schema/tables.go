package schema

import (
	"slices"

	"safeguard/internal/field"
)

// tableNode is the schema of a mapping whose keys a table lists.
func tableNode(t field.Table) *node {
	n := &node{Type: "object", MinKeys: t.Fewest, Others: false}
	for _, row := range t.Rows {
		n.Keys = append(n.Keys, member{row.Key, told(row.Shape, row)})
		if row.Needed {
			n.Required = append(n.Required, row.Key)
		}
	}
	if t.Others != nil {
		n.Names, n.Others = namesNode(t.Others.Shape), told(t.Others.Shape.Of[0], *t.Others)
	}
	if len(t.Ways) > 0 {
		n.AnyOf = headsOf(t)
	}
	for _, way := range t.Ways {
		if len(way.Needs) > 0 {
			n.AllOf = append(n.AllOf, wayNode(t, way))
		}
	}
	for _, given := range t.Givens {
		n.AllOf = append(n.AllOf, givenNode(given))
	}
	return n
}

// told is the schema of a value with what its row says of it.
func told(value field.Shape, row field.Row) *node {
	n := shapeNode(value)
	n.Title, n.Description = row.Shape.Says, row.About
	return n
}

// headsOf asks for the first key of one of the ways, or for none of their keys
// where there is a way that needs none. What goes with a first key is said
// apart, so that an editor names just that.
func headsOf(t field.Table) []*node {
	var heads []*node
	for _, way := range t.Ways {
		if len(way.Needs) > 0 {
			heads = append(heads, &node{Required: way.Needs[:1]})
		} else {
			heads = append(heads, &node{Keys: barredKeys(otherWays(t, way))})
		}
	}
	return heads
}

// wayNode asks for the keys of one way where its first is there, and bars what
// does not go with it.
func wayNode(t field.Table, way field.Way) *node {
	then := &node{Required: way.Needs[1:]}
	if t.Others != nil {
		then.Names = &node{Words: slices.Concat(way.Needs, way.May)}
	} else {
		then.Keys = barredKeys(otherWays(t, way))
	}
	return &node{If: &node{Required: way.Needs[:1]}, Then: then}
}

// otherWays gives the keys that belong to other ways alone.
func otherWays(t field.Table, way field.Way) []string {
	own := slices.Concat(way.Needs, way.May)
	var others []string
	for _, row := range t.Rows {
		if !slices.Contains(own, row.Key) && slices.ContainsFunc(t.Ways, func(w field.Way) bool {
			return slices.Contains(w.Needs, row.Key) || slices.Contains(w.May, row.Key)
		}) {
			others = append(others, row.Key)
		}
	}
	return others
}

func barredKeys(keys []string) members {
	var barred members
	for _, key := range keys {
		barred = append(barred, member{key, false})
	}
	return barred
}

// givenNode asks for some keys, and bars others, where a word stands under one.
func givenNode(g field.Given) *node {
	return &node{
		If:   &node{Required: []string{g.Key}, Keys: members{{g.Key, &node{Words: g.Words}}}},
		Then: &node{Required: g.Needs, Keys: barredKeys(g.Bars)},
	}
}
