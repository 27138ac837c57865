package procedure

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"safeguard/internal/calendar"
	"safeguard/internal/fault"
	"safeguard/internal/field"
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
		Sheet: fault.Sheet{Path: path, List: faults},
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
	if r.Len() > 0 {
		return nil, r.List
	}
	return r.p, fault.List{}
}

func (r *reader) file(root *yamldoc.Node) {
	const what = "the procedure"
	if !field.IsMapping(r, root, what) {
		return
	}
	r.p.Written = Written{root.Place, root}
	wrong := field.UnknownKeys(r, root, what, field.Keys(procedureFields))
	r.findUnread(root, wrong)
	field.ReadKnown(r, root.Place, root, what, procedureFields, wrong, r.p)
	r.doubts.stages = r.doubts.stages || len(r.p.Stages) == 0
	for _, f := range procedureFields {
		if n := root.Lookup(f.Key); f.Shape.Least == 1 && n != nil && n.Kind != yamldoc.Scalar && len(n.Pairs)+len(n.Items) == 0 {
			r.Reportf(n.Place, "empty-value", "%q has nothing in it", f.Key)
		}
	}
}

// procedureFields stands in the order in which a file is read: what is referred
// to comes before what refers to it. Conditions, branches and lists of actions
// follow once all ids are known.
var procedureFields = []row[Procedure]{
	field.Need(formatField()),
	field.Need(idField("id", "the id of the procedure", func(p *Procedure) *string { return &p.ID })),
	field.Need(plainField("title", "what the procedure is called", func(p *Procedure) *string { return &p.Title })),
	field.Need(plainField("edition", "which edition of the source this is, in quotes", func(p *Procedure) *string { return &p.Edition })),
	dateField("review-by", "the day by which the file should be reviewed", func(p *Procedure) *calendar.Date { return &p.ReviewBy }),
	plainField("opening", "shown before the first question and at the head of the page", func(p *Procedure) *string { return &p.Opening }),
	enumField("calendar", "whose bank holidays are not working days", calendar.Nations(), func(p *Procedure) *calendar.Nation { return &p.Calendar }),
	field.Need(sectionField("source", field.TableShape("", "source").Filled(), "the document that is encoded, and its paragraphs", (*reader).source)),
	sectionField("subjects", byID("kind"), "the kinds of subject that questions are about", (*reader).subjects),
	field.Need(sectionField("questions", byID("question").Filled(), "what is asked, by id", (*reader).questions)),
	field.Need(sectionField("outcomes", byID("outcome").Filled(), "the leaves of the trees, by id", (*reader).outcomesSection)),
	field.Need(sectionField("trees", byID("tree").Filled(), "branches from questions to outcomes, by id", (*reader).treesSection)),
	field.Need(listField("stages", listOf("stage").Filled(), "the parts of the procedure, in order", (*reader).stage)),
	sectionField("actions", byID("action"), "what is to be done, by id", (*reader).actionsSection),
	sectionField("glossary", definitions(field.TextShape("a text")), "terms and what they mean, by id", (*reader).glossary),
	listField("currency", listOf("currency"), "what has been overtaken since the source was written", (*reader).currency),
	sectionField("interpretations", byID("interpretation"), "how ambiguous paragraphs are read, by id", (*reader).interpretations),
	listField("tensions", listOf("tension"), "answers that pull apart", (*reader).tension),
	listField("guarantees", listOf("guarantee"), "sentences to be proved of the trees", (*reader).guarantee),
}

func formatField() row[Procedure] {
	shape := field.Shape{Says: "the number 1", Form: field.NumberForm, Least: Format, Most: Format}
	return field.New("format", shape, "the version of the file format", func(r *reader, n *yamldoc.Node, _ *Procedure) {
		if n.Kind != yamldoc.Scalar || n.Value != fmt.Sprint(Format) {
			r.Reportf(n.Place, "unsupported-format", "format is %s, where 1 is wanted: the only format there is", n.Describe())
		}
	})
}

// sectionField is a part of the file that a method of the reader takes whole.
func sectionField(key string, shape field.Shape, about string, read func(*reader, *yamldoc.Node)) row[Procedure] {
	shape.Says = "keys with values"
	return field.New(key, shape, about, func(r *reader, n *yamldoc.Node, _ *Procedure) {
		read(r, n)
	})
}

// byID is the shape of a part that holds definitions by id.
func byID(table string) field.Shape { return definitions(field.TableShape("", table)) }

func definitions(of field.Shape) field.Shape {
	shape := field.MapShape("", of)
	shape.Bars = reserved
	return shape
}

func listOf(table string) field.Shape { return field.ListShape("", field.TableShape("", table)) }

// listField is a part of the file that is a list of mappings.
func listField(key string, shape field.Shape, about string, each func(*reader, *yamldoc.Node)) row[Procedure] {
	shape.Says = "a list"
	return field.New(key, shape, about, func(r *reader, n *yamldoc.Node, _ *Procedure) {
		if n.Kind != yamldoc.Sequence {
			r.Report(n.Place, "wrong-kind", fmt.Sprintf("%q is %s, where a list is wanted", key, n.Describe()), `begin each entry with "- "`)
			return
		}
		for _, item := range n.Items {
			each(r, item)
		}
	})
}
