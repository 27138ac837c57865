package scenario

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"safeguard/internal/field"
	"safeguard/internal/yamldoc"
)

// The readers of the keys of a scenario.

func (r *reader) procedure(n *yamldoc.Node, _ *Scenario) {
	w, ok := field.ReadWord(r, n, "procedure")
	if !ok || w.ID == r.p.ID {
		return
	}
	r.foreign = true
	r.Report(w.At, "other-procedure", fmt.Sprintf("this scenario plays the procedure %q, where the procedure in hand is %q", w.ID, r.p.ID), field.DidYouMean(r, w.ID, []string{r.p.ID}))
}

func (r *reader) edition(n *yamldoc.Node, s *Scenario) {
	edition, ok := field.ReadText(r, n, "edition", "a text")
	s.Edition = strings.TrimSpace(edition)
	if !ok || r.foreign || s.Edition == r.p.Edition {
		return
	}
	r.Report(n.Place, "other-edition", fmt.Sprintf("this scenario was written for edition %q, where edition %q of %s is in hand", s.Edition, r.p.Edition, r.p.ID),
		fmt.Sprintf("play it through once more, and then write %q", r.p.Edition))
}

func (r *reader) level(n *yamldoc.Node, s *Scenario) {
	w, ok := field.ReadWord(r, n, "level")
	if !ok {
		return
	}
	i := slices.Index(levelWords, w.ID)
	if i < 0 {
		r.Report(w.At, "unknown-word", fmt.Sprintf("\"level\" is %q, where %s is wanted", w.ID, field.OneOf(levelWords)), field.DidYouMean(r, w.ID, levelWords))
	}
	s.Level = Level(i + 1)
}

func (r *reader) aims(n *yamldoc.Node, s *Scenario) {
	if !r.list(n, "aims") {
		return
	}
	for _, item := range n.Items {
		if t, ok := r.text(item, "aims"); ok {
			s.Aims = append(s.Aims, t)
		}
	}
}

func (r *reader) roles(n *yamldoc.Node, s *Scenario) {
	if !field.IsMapping(r, n, `"roles"`) {
		return
	}
	for _, pair := range n.Pairs {
		r.checkID(field.WordOf(pair.Key), "role")
		if t, ok := r.text(pair.Value, pair.Key.Value); ok {
			s.Roles = append(s.Roles, Role{pair.Key.Value, t})
		}
	}
}

func (r *reader) pair(n *yamldoc.Node, s *Scenario) {
	w, ok := field.ReadWord(r, n, "pair")
	if !ok {
		return
	}
	r.checkID(w, "pair")
	if w.ID == s.ID {
		r.Reportf(w.At, "own-pair", "the pair of this scenario is %q, which is the scenario itself", w.ID)
	}
	s.Pair = w.ID
}

func (r *reader) panel(n *yamldoc.Node, s *Scenario) {
	if !r.list(n, "panel") {
		return
	}
	for _, item := range n.Items {
		v := View{Written: Written{item.Place, item}}
		field.Read(r, item.Place, item, "the view", viewFields, &v)
		s.Panel = append(s.Panel, v)
	}
}

func (r *reader) cite(n *yamldoc.Node, v *View) {
	if n.Kind == yamldoc.Sequence && len(n.Items) == 0 {
		r.Reportf(n.Place, "empty-value", `"cite" names no paragraph`)
	}
	for _, w := range field.ReadWords(r, n, "cite") {
		if p := lookup(r, w, "paragraph", r.index.paragraphs); p != nil {
			v.Cite = append(v.Cite, p)
		}
	}
}

// maxInjects bounds the work on one file: what is known is worked out after each.
const maxInjects = 100

func (r *reader) injects(n *yamldoc.Node, s *Scenario) {
	if !r.list(n, "injects") {
		return
	}
	if len(n.Items) > maxInjects {
		r.Reportf(n.Items[maxInjects].Place, "too-many-injects", "the scenario has %d injects, where %d are the most", len(n.Items), maxInjects)
		return
	}
	first := map[string]int{}
	for _, item := range n.Items {
		i := &Inject{Written: Written{item.Place, item}}
		field.Read(r, item.Place, item, injectName(item), injectFields, i)
		if line, twice := first[i.ID]; twice && i.ID != "" {
			r.Reportf(i.PlaceOf("id"), "duplicate-id", "inject %q is defined already, on line %d", i.ID, line)
		} else {
			first[i.ID] = i.PlaceOf("id").Line
		}
		s.Injects = append(s.Injects, i)
	}
}

// injectName names an inject before it is read.
func injectName(n *yamldoc.Node) string {
	if id := n.Lookup("id"); id != nil && id.Kind == yamldoc.Scalar && id.Value != "" {
		return "inject " + strconv.Quote(id.Value)
	}
	return "the inject"
}

func (r *reader) after(n *yamldoc.Node, i *Inject) {
	if n.Kind == yamldoc.Mapping {
		field.Read(r, n.Place, n, `"after"`, afterFields, &i.After)
		return
	}
	w, ok := field.ReadWord(r, n, "after")
	if !ok || r.foreign {
		return
	}
	if i.After.Stage = r.index.stages.known[w.ID]; i.After.Stage != nil {
		return
	}
	if i.After.Question = r.p.Question(w.ID); i.After.Question != nil {
		return
	}
	hint := field.DidYouMean(r, w.ID, slices.Concat(r.index.stages.ids, r.index.questions))
	if hint == "" {
		hint = "name a stage or a question, or write {minutes: 10}"
	}
	r.Report(w.At, "unknown-id", fmt.Sprintf("no stage or question is called %q", w.ID), hint)
}
