package procedure

import "safeguard/internal/fault"

// A Type is what kind of reply a question takes.
type Type uint8

// The types of question.
const (
	YesNo Type = iota
	Choice
	Many
	FreeText
	DateType
)

var typeWords = []string{"yes-no", "choice", "many", "text", "date"}

func (t Type) String() string { return typeWords[t] }

// MaxOptions is how many options a question may have.
const MaxOptions = 60

// An Option is one reply that may be chosen. Its bit stands for it wherever
// several options are held together.
type Option struct {
	At     fault.Place
	ID     string
	Label  Text
	Help   Text
	Alerts []*Action // raised the moment it is chosen
}

// A Set holds options of one question, bit i for its i-th option.
type Set uint64

// Has reports whether the i-th option is in the set.
func (s Set) Has(i int) bool { return s&(1<<i) != 0 }

// A Question is one thing asked: about the case, or about each subject of a
// kind. Index is its place in Procedure.Questions.
type Question struct {
	Written
	Index           int
	ID              string
	About           *Kind // nil: the case
	Ask             Text
	Help            Text
	Type            Type
	Options         []*Option // of a yes-no question: yes and no
	Groups          map[string]Set
	RefusesNotKnown bool
	Judgement       bool // also asks what the reply is based on
	Recall          []*Question
	KnownBy         Text
	Basis           Basis
	When            *Condition
	Cite            []*Paragraph
	NotKnownAlerts  []*Action
	Stage           *Stage // where it is asked
	InChecklist     bool   // false: only a tree asks it
	Turn            int    // rises along the interview: a when reads earlier turns only
}

// Option gives the place of an option in Options, or -1.
func (q *Question) Option(id string) int {
	for i, o := range q.Options {
		if o.ID == id {
			return i
		}
	}
	return -1
}

// All is the set of every option of the question.
func (q *Question) All() Set { return 1<<len(q.Options) - 1 }

// A Stage is a part of the procedure worked through in order.
type Stage struct {
	Written
	Index     int
	ID, Title string
	When      *Condition
	Kinds     []*Kind
	Checklist []*Question
	Trees     []*Tree
	Turn      int // before those of its questions
}

// A Tree leads from its root to outcomes, once for the case or once for each
// subject of a kind.
type Tree struct {
	Written
	Index   int // in the order of stages and of trees within them
	ID      string
	Title   Text
	For     *Kind // nil: the case
	Root    *Branch
	Leaves  []*Outcome // each once: protective order where given, else as written
	Ordered bool       // Leaves stand in protective order
	Stage   *Stage
	Reads   Reads // what its branches ask and their conditions read
	waits   map[*Question]bool
}

// MaxLeaves is how many outcomes one tree may lead to.
const MaxLeaves = 64

// BranchesOnNotKnown reports whether the tree gives not known a branch of its
// own where it asks q.
func (t *Tree) BranchesOnNotKnown(q *Question) bool { return t.waits[q] }

// A Branch is a node of a tree: a leaf (Outcome), a question with one branch for
// each reply (Ask), or a condition (If).
type Branch struct {
	At       fault.Place
	Outcome  *Outcome
	Ask      *Question
	Answers  []*Branch // by option of Ask
	replies  []*Branch // of Ask, as written
	NotKnown *Branch   // nil: not known takes every option's branch
	If       *Condition
	Then     *Branch
	Else     *Branch
}

// Walk calls visit for b and every branch below it, in file order.
func (b *Branch) Walk(visit func(*Branch)) {
	visit(b)
	for _, child := range b.Children() {
		child.Walk(visit)
	}
}

// Children gives the branches directly below b, in file order.
func (b *Branch) Children() []*Branch {
	switch {
	case b.Ask != nil:
		return b.replies
	case b.If != nil:
		return []*Branch{b.Then, b.Else}
	}
	return nil
}
