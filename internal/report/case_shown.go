package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"safeguard/internal/procedure"
	"safeguard/internal/record"
)

// shown lists every outcome path that was shown, and whether working it out anew
// gives the same.
func (b *caseBuilder) shown() {
	if len(b.c.Paths) == 0 {
		return
	}
	b.heading(2, "Outcome paths shown")
	for i := range b.c.Paths {
		p := &b.c.Paths[i]
		text := eventWords(p.Event) + ", by safeguard " + p.Tool + ". "
		if sameAnew(p) {
			b.item(0, text+"Worked out anew from the answers of that time, it is the same to the byte.")
			continue
		}
		b.item(0, text+"Worked out anew from the answers of that time, it is NOT the same as what was shown then. These are the decisions that were shown:")
		b.last().loud = true
		for _, d := range storedDecisions(b.c.Procedure, p.Stored) {
			b.item(1, d)
		}
	}
}

// sameAnew tells whether deciding anew gives what was shown, byte for byte.
func sameAnew(p *record.Path) bool {
	return bytes.Equal(p.Stored, AppendJSON(nil, p.Decide()))
}

// storedDecisions says the decisions of a path as it was stored.
func storedDecisions(p *procedure.Procedure, stored json.RawMessage) []string {
	var path struct {
		Decisions []struct {
			Title, Subject, Tree, Status, Outcome string
			Possible                              []string
		}
	}
	if err := json.Unmarshal(stored, &path); err != nil {
		return []string{"What was stored cannot be read: " + err.Error()}
	}
	var words []string
	for _, d := range path.Decisions {
		name := d.Title
		if name == "" {
			name = d.Tree
		}
		if d.Subject != "" && !strings.Contains(name, d.Subject) {
			name = d.Subject + ": " + name
		}
		came := d.Status
		if d.Outcome != "" {
			came += ", " + outcomeTitle(p, d.Outcome, d.Subject)
		} else if len(d.Possible) > 0 {
			titles := make([]string, len(d.Possible))
			for i, id := range d.Possible {
				titles[i] = outcomeTitle(p, id, d.Subject)
			}
			came += ", " + orList(titles)
		}
		words = append(words, name+": "+came)
	}
	if len(words) == 0 {
		return []string{"None"}
	}
	return words
}

// outcomeTitle gives the title of an outcome of the procedure, or the id where
// it has none such.
func outcomeTitle(p *procedure.Procedure, id, subject string) string {
	for _, o := range p.Outcomes {
		if o.ID == id {
			return o.Title.Fill(subject) + " (" + id + ")"
		}
	}
	return id
}

// newer says that another edition is at hand and what it would say. The case is
// never moved to it.
func (b *caseBuilder) newer() {
	n := b.v.Newer
	if n == nil {
		return
	}
	b.heading(2, "Another edition is at hand")
	b.paragraph(fmt.Sprintf("This case is worked under edition %s. Edition %s is at hand (file %s). The case stays under its own; what follows is for comparison.", b.c.Procedure.Edition, n.Edition, n.Digest))
	if len(n.Faults) > 0 {
		b.paragraph("These answers do not fit it:")
		for _, f := range n.Faults {
			b.item(0, f)
		}
	}
	if n.Path != nil && n.Differs != nil {
		b.paragraph("What the two say of the same answers:")
		b.differences(n.Differs, b.now, n.Path, underEditions(b.c.Procedure.Edition, n.Edition))
	}
}
