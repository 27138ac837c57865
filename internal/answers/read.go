package answers

import (
	"fmt"
	"slices"
	"strings"

	"safeguard/internal/fault"
	"safeguard/internal/procedure"
	"safeguard/internal/yamldoc"
)

// Load reads an answers file written as YAML. path is only named in faults.
// Where there is a fault the answers are nil and the list holds them all.
func Load(p *procedure.Procedure, path string, data []byte) (*Answers, fault.List) {
	root, faults := yamldoc.ParseLoose(path, data)
	if root == nil {
		return nil, faults
	}
	a, more := Read(p, path, root)
	if faults.Join(more); faults.Len() > 0 {
		return nil, faults
	}
	return a, faults
}

// Read reads answers from a document that is already nodes: an answers file,
// YAML or JSON, or the block of the same shape in another file.
func Read(p *procedure.Procedure, path string, root *yamldoc.Node) (*Answers, fault.List) {
	r := &reader{Sheet: fault.Sheet{Path: path}, p: p, a: &Answers{p: p, lists: make([]List, len(p.Kinds))}, vague: make([]bool, len(p.Kinds))}
	if root.Kind != yamldoc.Mapping {
		r.Reportf(root.Place, "wrong-kind", "an answers file holds keys with values: %s", strings.Join(fileKeys, ", "))
		return nil, r.List
	}
	for _, pair := range root.Pairs {
		if !slices.Contains(fileKeys, pair.Key.Value) {
			r.unknownKey(pair.Key)
		}
	}
	r.procedure(root.Lookup("procedure"))
	r.subjects(root.Lookup("subjects"))
	r.section(root.Lookup("answers"), "answers", r.answer)
	r.section(root.Lookup("notes"), "notes", r.note)
	if r.Len() > 0 {
		return nil, r.List
	}
	return r.a, fault.List{}
}

type reader struct {
	fault.Sheet
	p      *procedure.Procedure
	a      *Answers
	labels []map[string]int // by kind, for lists too long to search
	vague  []bool           // by kind: its list could not be read, so that no label is unknown
	asked  []int            // by subject: the last question read about it, from 1
}

// unknownKey reports a key of the file. Where it is a misspelt "subjects",
// nothing is said of labels that are not listed.
func (r *reader) unknownKey(key *yamldoc.Node) {
	near := yamldoc.Closest(key.Value, fileKeys)
	hint := fmt.Sprintf("did you mean %q?", near)
	if near == "" {
		hint = "known here: " + strings.Join(fileKeys, ", ")
	}
	if near == "subjects" {
		r.allVague()
	}
	r.Report(key.Place, "unknown-key", fmt.Sprintf("an answers file has no key %q", key.Value), hint)
}

func (r *reader) allVague() {
	for i := range r.vague {
		r.vague[i] = true
	}
}

func (r *reader) procedure(n *yamldoc.Node) {
	switch {
	case n == nil:
	case n.Kind != yamldoc.Scalar || n.Tag == yamldoc.Null:
		r.Reportf(n.Place, "wrong-kind", "\"procedure\" is %s, where the id %q is wanted", n.Describe(), r.p.ID)
	case n.Value != r.p.ID:
		r.Reportf(n.Place, "other-procedure", "these answers belong to %q, where the procedure in hand is %q", n.Value, r.p.ID)
	}
}

// subjects reads who is listed of each kind. A kind left out is not listed yet.
func (r *reader) subjects(n *yamldoc.Node) {
	r.labels = make([]map[string]int, len(r.p.Kinds))
	defer r.a.layOut()
	if n == nil {
		return
	}
	if !r.isMapping(n, "subjects") {
		r.allVague()
		return
	}
	taken := map[string]*procedure.Kind{}
	for _, pair := range n.Pairs {
		k := r.p.Kind(pair.Key.Value)
		if k == nil {
			r.Report(pair.Key.Place, "unknown-id", fmt.Sprintf("the procedure has no subject kind %q", pair.Key.Value), r.didYouMean(pair.Key.Value, kindIDs(r.p)))
			r.allVague()
			continue
		}
		r.a.lists[k.Index] = r.list(k, pair.Value, taken)
	}
}

func (r *reader) list(k *procedure.Kind, n *yamldoc.Node, taken map[string]*procedure.Kind) List {
	if n.Kind == yamldoc.Scalar && n.Value == procedure.NotKnown {
		return List{Given: true, NotKnown: true}
	}
	if n.Kind != yamldoc.Sequence {
		r.Report(n.Place, "wrong-kind", fmt.Sprintf("%q is %s, where a list of labels is wanted", k.ID, n.Describe()), fmt.Sprintf("write [%[1]s A], [%[1]s A, not-known], [not-known], or [] where there is none", k.Label))
		r.vague[k.Index] = true
		return List{}
	}
	l := List{Given: true, Labels: make([]string, 0, len(n.Items))}
	for _, item := range n.Items {
		r.label(k, &l, item, taken)
	}
	if len(n.Items) < k.Min && !l.NotKnown {
		r.Report(n.Place, "too-few", fmt.Sprintf("the list of each %s names %d, where at least %d is wanted", k.ID, len(n.Items), k.Min), "write not-known in it where nobody can say yet")
		r.vague[k.Index] = true
	}
	return l
}

// label reads one entry of a list. Where it cannot be read, a label that is not
// listed may be the one that was meant.
func (r *reader) label(k *procedure.Kind, l *List, n *yamldoc.Node, taken map[string]*procedure.Kind) {
	label := strings.TrimSpace(n.Value)
	readable := false
	switch {
	case n.Kind == yamldoc.Scalar && n.Tag == yamldoc.Null && n.Value == "":
		r.Reportf(n.Place, "empty-value", "a label is missing here")
	case n.Kind != yamldoc.Scalar || n.Tag != yamldoc.Text:
		r.Report(n.Place, "wrong-kind", fmt.Sprintf("a label is %s, where a text is wanted", n.Describe()), "put it in quotes")
	case label == "":
		r.Reportf(n.Place, "empty-value", "a label has no letters")
	case label == procedure.NotKnown && l.NotKnown:
		r.Reportf(n.Place, "named-twice", "not-known stands twice in one list")
		readable = true
	case label == procedure.NotKnown:
		l.NotKnown, readable = true, true
	case MeansNotKnown(label):
		r.Report(n.Place, "wrong-value", fmt.Sprintf("label %q says that somebody is not known, and would be taken for a person", label), "write not-known where there may be others")
	case MeansNone(label):
		r.Report(n.Place, "wrong-value", fmt.Sprintf("label %q says that there is nobody, and would be taken for a person", label), "write [] where there is none")
	case HidesInLabel(label):
		r.Reportf(n.Place, "control-character", "label %q holds a character that cannot be shown", label)
	case taken[label] != nil:
		r.Reportf(n.Place, "named-twice", "label %q is listed already: labels must differ, across kinds too", label)
		readable = taken[label] == k
	default:
		taken[label], readable = k, true
		l.Labels = append(l.Labels, label)
	}
	r.vague[k.Index] = r.vague[k.Index] || !readable
}

// section reads the answers or the notes, question by question. one is called
// with a subject of -1 for what belongs to nobody who is listed: it has nowhere
// to go, and can have faults of its own.
func (r *reader) section(n *yamldoc.Node, name string, one func(q *procedure.Question, subject int, n *yamldoc.Node)) {
	if n == nil || !r.isMapping(n, name) {
		return
	}
	for _, pair := range n.Pairs {
		q := r.p.Question(pair.Key.Value)
		switch {
		case q == nil:
			r.unknownQuestion(pair.Key)
		case q.About == nil:
			one(q, 0, pair.Value)
		default:
			r.bySubject(q, pair.Value, one)
		}
	}
}

func (r *reader) unknownQuestion(key *yamldoc.Node) {
	hint := r.didYouMean(key.Value, questionIDs(r.p))
	if r.p.Kind(key.Value) != nil {
		hint = fmt.Sprintf("who is listed of each %s stands under \"subjects\"", key.Value)
	}
	r.Report(key.Place, "unknown-id", fmt.Sprintf("the procedure has no question %q", key.Value), hint)
}

func (r *reader) bySubject(q *procedure.Question, n *yamldoc.Node, one func(*procedure.Question, int, *yamldoc.Node)) {
	if n.Kind != yamldoc.Mapping {
		r.Report(n.Place, "wrong-kind", fmt.Sprintf("%q is %s, where one answer for each %s is wanted", q.ID, n.Describe(), q.About.ID),
			fmt.Sprintf("write {%s A: ...}", q.About.Label))
		return
	}
	r.asked = slices.Grow(r.asked[:0], r.a.Subjects(q.About))[:r.a.Subjects(q.About)]
	clear(r.asked)
	for i, pair := range n.Pairs {
		label := strings.TrimSpace(pair.Key.Value)
		s := r.find(q.About, label)
		switch {
		case s < 0:
			r.unknownLabel(pair.Key, q.About)
			one(q, s, pair.Value)
		case r.asked[s] > 0:
			r.Reportf(pair.Key.Place, "duplicate-key", "the label %q stands here again, it first stands on line %d", label, n.Pairs[r.asked[s]-1].Key.Line)
		default:
			r.asked[s] = i + 1
			one(q, s, pair.Value)
		}
	}
}

// find gives the place of a label in its kind's list, or -1.
func (r *reader) find(k *procedure.Kind, label string) int {
	labels := r.a.lists[k.Index].Labels
	if len(labels) <= 8 {
		return slices.Index(labels, label)
	}
	byLabel := r.labels[k.Index]
	if byLabel == nil {
		byLabel = make(map[string]int, len(labels))
		for i, l := range labels {
			byLabel[l] = i
		}
		r.labels[k.Index] = byLabel
	}
	if s, ok := byLabel[label]; ok {
		return s
	}
	return -1
}

func (r *reader) unknownLabel(key *yamldoc.Node, k *procedure.Kind) {
	if r.vague[k.Index] {
		return
	}
	hint := r.didYouMean(key.Value, r.a.lists[k.Index].Labels)
	if hint == "" {
		hint = fmt.Sprintf("list it under \"subjects\", in the list of each %s", k.ID)
	}
	r.Report(key.Place, "unknown-label", fmt.Sprintf("no %s is listed as %q", k.ID, key.Value), hint)
}

// manyFaults is how many a file has when near words are no longer looked for: by
// then it is much work and little help.
const manyFaults = 200

func (r *reader) didYouMean(wrong string, among []string) string {
	if r.Len() > manyFaults {
		return ""
	}
	return yamldoc.DidYouMean(wrong, among)
}

func (r *reader) note(q *procedure.Question, subject int, n *yamldoc.Node) {
	if s, ok := r.words(q, n); ok && subject >= 0 {
		r.a.values[r.a.Slot(q, subject)].Note = s
	}
}

// answer reads one answer by the type of its question.
func (r *reader) answer(q *procedure.Question, subject int, n *yamldoc.Node) {
	v, ok := r.value(q, n)
	if !ok || subject < 0 {
		return
	}
	v.Given = true
	r.a.Set(q, subject, v)
}

func (r *reader) isMapping(n *yamldoc.Node, what string) bool {
	if n.Kind == yamldoc.Mapping {
		return true
	}
	r.Reportf(n.Place, "wrong-kind", "%q is %s, where keys with values are wanted", what, n.Describe())
	return false
}

func questionIDs(p *procedure.Procedure) []string {
	var ids []string
	for _, q := range p.Questions {
		ids = append(ids, q.ID)
	}
	return ids
}

func kindIDs(p *procedure.Procedure) []string {
	var ids []string
	for _, k := range p.Kinds {
		ids = append(ids, k.ID)
	}
	return ids
}
