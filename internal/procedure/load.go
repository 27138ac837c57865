package procedure

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"safeguard/internal/calendar"
	"safeguard/internal/fault"
	"safeguard/internal/yamldoc"
)

// Load reads a procedure file. path is only named in faults. Where there is a
// fault the procedure is nil, and the list holds every one that was found.
func Load(path string, data []byte) (*Procedure, fault.List) {
	root, faults := yamldoc.Parse(path, data)
	if root == nil {
		return nil, faults
	}
	sum := sha256.Sum256(data)
	r := &reader{
		path:   path,
		faults: faults,
		p: &Procedure{
			Digest:    "sha256:" + hex.EncodeToString(sum[:]),
			kinds:     map[string]*Kind{},
			questions: map[string]*Question{},
		},
		paragraphs: map[string]*Paragraph{},
		stages:     map[string]*Stage{},
		trees:      map[string]*Tree{},
		outcomes:   map[string]*Outcome{},
		actions:    map[string]*Action{},
		lines:      map[reference]int{},
		doubts:     newDoubts(),
	}
	r.file(root)
	r.finish()
	r.checkWhole()
	if r.faults.Len() > 0 {
		return nil, r.faults
	}
	return r.p, fault.List{}
}

func (r *reader) file(root *yamldoc.Node) {
	const what = "the procedure"
	if !r.isMapping(root, what) {
		return
	}
	wrong := r.unknownKeys(root, what, keysOf(procedureFields))
	r.findUnread(root, wrong)
	readFields(r, Written{root.Place, root}, what, procedureFields, wrong, r.p)
	r.doubts.stages = r.doubts.stages || len(r.p.Stages) == 0
	for _, f := range procedureFields {
		if n := root.Lookup(f.key); f.required && n != nil && n.Kind != yamldoc.Scalar && len(n.Pairs)+len(n.Items) == 0 {
			r.faultf(n.Place, "empty-value", "%q has nothing in it", f.key)
		}
	}
}

// procedureFields stands in the order in which a file is read: what is referred
// to comes before what refers to it. Conditions, branches and lists of actions
// follow once all ids are known.
var procedureFields = []field[Procedure]{
	need(formatField()),
	need(idField("id", "the id of the procedure", func(p *Procedure) *string { return &p.ID })),
	need(plainField("title", "what the procedure is called", func(p *Procedure) *string { return &p.Title })),
	need(plainField("edition", "which edition of the source this is, in quotes", func(p *Procedure) *string { return &p.Edition })),
	dateField("review-by", "the day by which the file should be reviewed", func(p *Procedure) *calendar.Date { return &p.ReviewBy }),
	plainField("opening", "shown before the first question and at the head of the page", func(p *Procedure) *string { return &p.Opening }),
	enumField("calendar", "whose bank holidays are not working days", calendar.Nations(), func(p *Procedure) *calendar.Nation { return &p.Calendar }),
	need(sectionField("source", "the document that is encoded, and its paragraphs", (*reader).source)),
	sectionField("subjects", "the kinds of subject that questions are about", (*reader).subjects),
	need(sectionField("questions", "what is asked, by id", (*reader).questions)),
	need(sectionField("outcomes", "the leaves of the trees, by id", (*reader).outcomesSection)),
	need(sectionField("trees", "branches from questions to outcomes, by id", (*reader).treesSection)),
	need(listField("stages", "the parts of the procedure, in order", (*reader).stage)),
	sectionField("actions", "what is to be done, by id", (*reader).actionsSection),
	sectionField("glossary", "terms and what they mean, by id", (*reader).glossary),
	listField("currency", "what has been overtaken since the source was written", (*reader).currency),
	sectionField("interpretations", "how ambiguous paragraphs are read, by id", (*reader).interpretations),
	listField("tensions", "answers that pull apart", (*reader).tension),
	listField("guarantees", "sentences to be proved of the trees", (*reader).guarantee),
}

func formatField() field[Procedure] {
	return field[Procedure]{"format", false, shape{says: "the number 1"}, "the version of the file format", func(r *reader, n *yamldoc.Node, _ *Procedure) {
		if n.Kind != yamldoc.Scalar || n.Value != fmt.Sprint(Format) {
			r.faultf(n.Place, "unsupported-format", "format is %s, where 1 is wanted: the only format there is", n.Describe())
		}
	}}
}

func idField[T any](key, about string, at func(*T) *string) field[T] {
	return field[T]{key, false, shape{says: "an id"}, about, func(r *reader, n *yamldoc.Node, into *T) {
		if w, ok := r.word(n, key); ok {
			r.checkID(n, key)
			*at(into) = w.id
		}
	}}
}

// sectionField is a part of the file that a method of the reader takes whole.
func sectionField(key, about string, read func(*reader, *yamldoc.Node)) field[Procedure] {
	return field[Procedure]{key, false, shape{says: "keys with values"}, about, func(r *reader, n *yamldoc.Node, _ *Procedure) {
		read(r, n)
	}}
}

// listField is a part of the file that is a list of mappings.
func listField(key, about string, each func(*reader, *yamldoc.Node)) field[Procedure] {
	return field[Procedure]{key, false, shape{says: "a list"}, about, func(r *reader, n *yamldoc.Node, _ *Procedure) {
		if n.Kind != yamldoc.Sequence {
			r.add(n.Place, "wrong-kind", fmt.Sprintf("%q is %s, where a list is wanted", key, n.Describe()), `begin each entry with "- "`)
			return
		}
		for _, item := range n.Items {
			each(r, item)
		}
	}}
}
