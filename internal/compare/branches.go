package compare

import (
	"safeguard/internal/fault"
	"safeguard/internal/procedure"
)

// A route is one way through a tree, as "continuing-risk: no; substantiated:
// yes", with where it leads.
type route struct {
	by       string
	to       string
	at       fault.Place
	notKnown bool // its last step is a branch for not known
}

// branches reports each way through a tree that leads elsewhere, or that only
// one version has. What that means for people, the changes of trees say.
func (d *differ) branches(id string, old, new *procedure.Tree) {
	was, is := routesOf(old, when), routesOf(new, when)
	if sameRoutes(was, is) {
		was, is = routesOf(old, whenInFull), routesOf(new, whenInFull)
	}
	now, before := byWay(is), byWay(was)
	for _, r := range was {
		other, both := now[r.by]
		switch {
		case !both:
			d.add(Difference{What: "tree", ID: id, Field: r.field(), Old: r.String(), OldAt: r.at})
		case other.to != r.to:
			d.add(Difference{What: "tree", ID: id, Field: r.field(), Old: r.String(), New: other.String(), OldAt: r.at, NewAt: other.at})
		}
	}
	for _, r := range is {
		if _, both := before[r.by]; !both {
			d.add(Difference{What: "tree", ID: id, Field: r.field(), New: r.String(), NewAt: r.at})
		}
	}
}

func (r route) String() string {
	if r.by == "" {
		return r.to
	}
	return r.by + " -> " + r.to
}

// field names what differs: a branch for not known is worth a name of its own.
func (r route) field() string {
	if r.notKnown {
		return "not-known branch"
	}
	return "branch"
}

func byWay(routes []route) map[string]route {
	m := make(map[string]route, len(routes))
	for _, r := range routes {
		m[r.by] = r
	}
	return m
}

func sameRoutes(a, b []route) bool {
	inB := byWay(b)
	return len(a) == len(b) && every(a, func(r route) bool { return inB[r.by].to == r.to })
}

// routesOf gives every way through a tree, in file order.
func routesOf(t *procedure.Tree, when func(*procedure.Condition) string) []route {
	var routes []route
	var follow func(b *procedure.Branch, by string, notKnown bool)
	follow = func(b *procedure.Branch, by string, notKnown bool) {
		step := func(step string, below *procedure.Branch, notKnown bool) {
			if by != "" {
				step = by + "; " + step
			}
			follow(below, step, notKnown)
		}
		switch {
		case b.Outcome != nil:
			routes = append(routes, route{by, b.Outcome.ID, b.At, notKnown})
		case b.If != nil:
			step("if "+when(b.If), b.Then, false)
			step("if not "+when(b.If), b.Else, false)
		default:
			for i, below := range b.Answers {
				step(b.Ask.ID+": "+b.Ask.Options[i].ID, below, false)
			}
			if b.NotKnown != nil {
				step(b.Ask.ID+": "+procedure.NotKnown, b.NotKnown, true)
			}
		}
	}
	follow(t.Root, "", false)
	return routes
}
