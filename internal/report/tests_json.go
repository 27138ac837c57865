package report

import (
	"io"

	"safeguard/internal/fault"
	"safeguard/internal/safetext"
	"safeguard/internal/scenario"
)

// TestsJSON writes what came of trying scenarios as one indented JSON document.
// Keys are never left out.
func TestsJSON(w io.Writer, r *Tests) error {
	j := jsonWriter{}
	j.open('{')
	j.key("format").raw("1")
	list(&j, "files", r.Files, j.testedFile)
	list(&j, "passed-over", r.PassedOver, func(p *PassedOver) {
		j.key("path").exact(p.Path)
		j.key("why").string(p.Why)
	})
	list(&j, "unreadable", r.Unreadable, func(u *Unreadable) {
		j.key("path").exact(u.Path)
		j.key("why").string(safetext.Line(u.Why))
	})
	list(&j, "coverage", r.Covered, func(c *CoveredProcedure) { j.covered(c, r.Minimum) })
	n := r.count()
	j.key("summary")
	j.open('{')
	j.key("scenarios").int(r.Scenarios())
	j.key(testOK).int(n.ok)
	j.key(testFailed).int(n.failed)
	j.key(testFaulty).int(n.faulty)
	j.key("procedures-with-faults").int(n.procedures)
	j.key("coverage-min").string(r.Minimum.String())
	j.key("coverage-below-min").bool(r.isShort())
	j.close('}')
	j.close('}')
	return indented(w, j.b)
}

func (j *jsonWriter) testedFile(f *TestedFile) {
	kind, id, title, procedureID := "scenario", "", "", ""
	if f.IsNot {
		kind = "procedure"
	}
	if f.Scenario != nil {
		id, title = f.Scenario.ID, f.Scenario.Title
	}
	if f.Procedure != nil {
		procedureID = f.Procedure.ID
	}
	j.key("path").exact(f.Path)
	j.key("kind").string(kind)
	j.key("id").string(id)
	j.key("title").string(title)
	j.key("procedure").string(procedureID)
	j.key("status").string(f.status())
	list(j, "found", f.Found, func(f *fault.Fault) {
		j.place(f.Place)
		j.key("rule").string(f.Rule)
		j.key("message").string(safetext.Line(f.Message))
		j.key("hint").string(safetext.Line(f.Hint))
		j.key("also")
		j.also(f.Also)
	})
}

func (j *jsonWriter) covered(c *CoveredProcedure, least Minimum) {
	j.key("procedure").string(c.Procedure.ID)
	j.key("edition").string(c.Procedure.Edition)
	j.key("path").exact(c.Path)
	j.key("scenarios").int(c.Scenarios)
	j.tally(c.All())
	list(j, "kinds", c.Kinds, func(t *scenario.Tally) {
		j.key("of").string(t.Of)
		j.tally(*t)
		j.key("below-min").bool(!t.Reaches(int(least)))
		list(j, "missing", t.Missing, func(g *scenario.Gap) {
			j.key("name").string(safetext.Line(g.Name))
			j.place(g.At)
		})
	})
}

// tally appends the numbers of a tally. The percentage is a string, as it is cut
// off and never rounded.
func (j *jsonWriter) tally(t scenario.Tally) {
	j.key("covered").int(t.Covered)
	j.key("total").int(t.Total)
	j.key("percent").string(t.Percent())
}
