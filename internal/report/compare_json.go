package report

import (
	"io"
	"slices"

	"safeguard/internal/compare"
	"safeguard/internal/fault"
	"safeguard/internal/procedure"
	"safeguard/internal/prove"
	"safeguard/internal/safetext"
)

// ComparedJSON writes a comparison as one indented JSON document. Keys are never
// left out. Whole cases are answers files that decide reads.
func ComparedJSON(w io.Writer, c *Comparison) error {
	j := comparedJSON{c: c}
	j.open('{')
	j.key("format").raw("1")
	j.key("old")
	j.version(c.Old, c.OldPath)
	j.key("new")
	j.version(c.New, c.NewPath)
	list(&j.jsonWriter, "less-protective", c.Directed(prove.LessProtective), j.tree)
	list(&j.jsonWriter, "more-protective", c.Directed(prove.MoreProtective), j.tree)
	list(&j.jsonWriter, "other", c.Directed(prove.Otherwise), j.tree)
	list(&j.jsonWriter, "not-decided", c.Undecided(), j.tree)
	list(&j.jsonWriter, "changes", c.changed(), j.difference)
	list(&j.jsonWriter, "wording", c.Wording(), j.wording)
	list(&j.jsonWriter, "answers-that-no-longer-fit", c.Misfits, j.misfit)
	list(&j.jsonWriter, "answers", c.Cases, j.savedCase)
	j.key("summary")
	j.summary()
	j.close('}')
	return indented(w, j.b)
}

type comparedJSON struct {
	jsonWriter
	c *Comparison
}

func (j *comparedJSON) version(p *procedure.Procedure, path string) {
	j.open('{')
	j.key("path").exact(path)
	j.key("id").string(p.ID)
	j.key("title").string(p.Title)
	j.key("edition").string(p.Edition)
	j.key("digest").string(p.Digest)
	j.close('}')
}

func (j *comparedJSON) tree(t *compare.TreeChange) {
	j.key("tree").string(t.Tree)
	j.key("about").string(t.About)
	j.key("change").string(t.Fate.String())
	j.key("sets")
	j.big(t.Sets)
	j.key("in")
	j.big(t.In)
	words(&j.jsonWriter, "patterns", t.Patterns, safetext.Line)
	j.key("witness")
	j.answersFile(t.Witness)
	j.key("new-witness")
	j.answersFile(t.NewWitness)
	words(&j.jsonWriter, "was", t.Was, itself)
	words(&j.jsonWriter, "now", t.Now, itself)
}

func (j *comparedJSON) difference(d *compare.Difference) {
	j.key("what").string(d.What)
	j.key("id").string(d.ID)
	j.key("field").string(d.Field)
	j.key("change").string(d.Fate.String())
	j.key("old").string(d.Old)
	j.key("new").string(d.New)
	j.key("weaker").bool(d.Turn == compare.Weaker)
	j.key("stronger").bool(d.Turn == compare.Stronger)
	j.key("note").string(d.Note)
	j.key("renamed").string(d.Renamed)
	j.key("old-place")
	j.placeIn(j.c.OldPath, d.OldAt)
	j.key("new-place")
	j.placeIn(j.c.NewPath, d.NewAt)
}

// wording is what only a reader can judge; urgent where most depends on it.
func (j *comparedJSON) wording(d *compare.Difference) {
	j.difference(d)
	j.key("urgent").bool(d.Urgent)
}

// changed gives the differences apart from the words that changed.
func (c *Comparison) changed() []compare.Difference {
	return slices.DeleteFunc(slices.Clone(c.Differences), func(d compare.Difference) bool { return d.Wording })
}

// placeIn appends a place in a file; null where none is known.
func (j *comparedJSON) placeIn(path string, at fault.Place) {
	if at == noPlace {
		j.raw("null")
		return
	}
	j.open('{')
	j.key("path").exact(path)
	j.key("line").int(at.Line)
	j.key("column").int(at.Column)
	j.close('}')
}

func (j *comparedJSON) misfit(m *compare.Misfit) {
	j.key("rule").string(m.Rule)
	j.key("what").string(m.What)
	j.key("id").string(m.ID)
	j.key("says").string(m.Says)
}

func (j *comparedJSON) savedCase(c *compare.Case) {
	j.key("path").exact(c.Path)
	j.faults("old-faults", c.OldFaults)
	j.faults("new-faults", c.NewFaults)
	list(&j.jsonWriter, "decisions", c.Decisions, func(d *compare.CaseDecision) {
		j.key("tree").string(d.Tree)
		j.whom(d.Whom)
		words(&j.jsonWriter, "was", d.Was, itself)
		words(&j.jsonWriter, "now", d.Now, itself)
	})
	list(&j.jsonWriter, "actions", c.Actions, func(a *compare.CaseAction) {
		j.key("action").string(a.Action)
		j.whom(a.Whom)
		j.key("change").string(a.Fate.String())
		j.key("was-due").string(a.Was)
		j.key("now-due").string(a.Now)
	})
}

func (j *comparedJSON) whom(w compare.Whom) {
	j.key("about").string(w.About)
	j.key("subject").exact(w.Subject)
}

func (j *comparedJSON) faults(key string, faults []fault.Fault) {
	list(&j.jsonWriter, key, faults, func(f *fault.Fault) {
		j.key("line").int(f.Line)
		j.key("column").int(f.Column)
		j.key("rule").string(f.Rule)
		j.key("message").string(safetext.Line(f.Message))
		j.key("hint").string(safetext.Line(f.Hint))
	})
}

func (j *comparedJSON) summary() {
	c := j.c
	j.open('{')
	j.key("differs").bool(c.Differs())
	j.key("same-file").bool(c.SameFile())
	j.key("less-protective").int(len(c.Directed(prove.LessProtective)))
	j.key("more-protective").int(len(c.Directed(prove.MoreProtective)))
	j.key("other").int(len(c.Directed(prove.Otherwise)))
	j.key("not-decided").int(len(c.Undecided()))
	j.key("changes").int(len(c.changed()))
	j.key("wording").int(len(c.Wording()))
	j.key("weaker").int(len(c.Turned(compare.Weaker)))
	j.key("stronger").int(len(c.Turned(compare.Stronger)))
	j.key("answers-that-no-longer-fit").int(len(c.Misfits))
	j.close('}')
}
