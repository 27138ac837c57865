package check

import (
	"fmt"
	"strings"
)

var leftOutEverywhere = Rule{
	ID:       "left-out-everywhere",
	Severity: Note,
	Finds:    "something useful that the format lets a file leave out, and that this file leaves out everywhere",
	Why:      "The file works without it, and says less: which outcome protects most, how strong a duty is, what it rests on, what to do first. Some of it also lets more be proved.",
	Mend:     "Add it, in one place after the other; from the first on, what still lacks it is pointed out.",
	look:     lookLeftOutEverywhere,
}

func lookLeftOutEverywhere(l *look) {
	_, steps := firstSteps(l.p)
	_, ordered := choosingTrees(l.p)
	_, duties := usedActions(l.p)
	var left []string
	note := func(p peers, says string) {
		if p.nowhere() {
			left = append(left, says)
		}
	}
	note(gists(l.p), `no paragraph has its "gist"`)
	note(ordered, `no tree has its "protective-order"`)
	note(steps, `no outcome that opens a route brings an action`)
	note(duties, `no action has its "duty"`)
	for _, sort := range citers(l.p) {
		if sort.what == "action" {
			note(sort.peers, `no action has its "cite"`)
		}
	}
	if len(left) > 0 {
		l.report(l.p.At, fmt.Sprintf("the file leaves out what it could say: %s", strings.Join(left, "; ")), "")
	}
}
