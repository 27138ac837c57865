package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"safeguard/internal/field"
	"safeguard/internal/procedure"
	"safeguard/internal/record"
)

// shown lists every outcome path that was shown: where it pointed and what was
// urgent, as it was stored, and whether working it out anew gives the same.
func (b *caseBuilder) shown() {
	if len(b.c.Paths) == 0 {
		return
	}
	b.heading(2, "Outcome paths shown")
	now := AppendJSON(nil, b.now)
	for _, p := range b.c.Paths {
		text := eventWords(p.Event) + ". By safeguard " + orWord(p.Tool) + ". "
		if p == b.c.LastPath() && bytes.Equal(p.Stored, now) {
			b.item(0, text+"It is the path as it stands now, to the byte.")
			continue
		}
		if sameAnew(p) {
			b.item(0, text+"Worked out anew from the answers of that time, it is the same to the byte.")
		} else {
			b.item(0, text+"Worked out anew from the answers of that time, it is NOT the same as what was shown then.")
			b.last().loud = true
		}
		b.stored(p.Stored)
	}
}

// stored says of a path what was stored.
func (b *caseBuilder) stored(path json.RawMessage) {
	s, err := readStored(path)
	if err != nil {
		b.item(1, "What was stored cannot be read: "+err.Error())
		return
	}
	b.item(1, "Where it pointed:")
	for _, words := range orNone(s.decisions(b.c.Procedure)) {
		b.item(2, words)
	}
	b.item(1, "What was urgent:")
	for _, words := range orNone(s.urgent()) {
		b.item(2, words)
	}
}

func orNone(words []string) []string {
	if len(words) == 0 {
		return []string{"Nothing"}
	}
	return words
}

// sameAnew tells whether deciding anew gives what was shown, byte for byte.
func sameAnew(p *record.Path) bool {
	return bytes.Equal(p.Stored, AppendJSON(nil, p.Decide()))
}

// A storedPath is what is said again of a path as it was stored.
type storedPath struct {
	Decisions []struct {
		Title, Subject, Tree, Status, Outcome string
		Possible                              []string
	}
	Actions []struct {
		Subject, Do, Until string
		DoNot              string `json:"do-not"`
		Urgent             bool
	}
}

func readStored(path json.RawMessage) (s storedPath, err error) {
	return s, json.Unmarshal(path, &s)
}

// decisions says where a stored path pointed.
func (s *storedPath) decisions(p *procedure.Procedure) []string {
	var words []string
	for _, d := range s.Decisions {
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
			came += ", " + field.Or(titles)
		}
		words = append(words, name+": "+came)
	}
	return words
}

// urgent says what was urgent on a stored path.
func (s *storedPath) urgent() []string {
	var words []string
	for _, a := range s.Actions {
		if a.Urgent {
			words = append(words, viewWords(actionView{Do: a.Do, DoNot: a.DoNot, Until: a.Until}, a.Subject))
		}
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
