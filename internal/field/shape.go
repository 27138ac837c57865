package field

import "fmt"

// A Shape is what stands under a key, in words and in form.
type Shape struct {
	Says  string // "a text", "a list of question ids"
	Form  Form
	Words []string // of WordForm: those there are
	Bars  []string // of IDForm and MapForm: ids that may not stand there
	Least int      // of NumberForm; of lists, maps and tables: how many entries
	Most  int      // of NumberForm; of maps: how many entries, 0 for any number
	Of    []Shape  // of a list or map: what stands in it; of EitherForm: the choices
	Table string   // of TableForm: the name of its table
}

// A Form is how a value is built.
type Form uint8

// The forms. A scalar is a value of one word or many, whatever YAML makes of
// it. A map has ids for keys, a key map any words.
const (
	AnyForm Form = iota
	ScalarForm
	TextForm
	IDForm
	DateForm
	FlagForm
	NumberForm
	WordForm
	ListForm
	MapForm
	KeyMapForm
	TableForm
	EitherForm
)

// TextShape is words.
func TextShape(says string) Shape { return Shape{Says: says, Form: TextForm} }

// IDShape is an id.
func IDShape(says string) Shape { return Shape{Says: says, Form: IDForm} }

// WordShape is one of a few words.
func WordShape(words []string) Shape {
	return Shape{Says: OneOf(words), Form: WordForm, Words: words}
}

// DateShape is a day.
func DateShape(says string) Shape { return Shape{Says: says, Form: DateForm} }

// NumberShape is a whole number within bounds.
func NumberShape(least, most int) Shape {
	return Shape{Says: fmt.Sprintf("a whole number from %d to %d", least, most), Form: NumberForm, Least: least, Most: most}
}

// ListShape is a list of one shape.
func ListShape(says string, of Shape) Shape {
	return Shape{Says: says, Form: ListForm, Of: []Shape{of}}
}

// MapShape is ids with values of one shape.
func MapShape(says string, of Shape) Shape {
	return Shape{Says: says, Form: MapForm, Of: []Shape{of}}
}

// KeyMapShape is a map whose keys need not be ids.
func KeyMapShape(says string, of Shape) Shape {
	return Shape{Says: says, Form: KeyMapForm, Of: []Shape{of}}
}

// TableShape is a mapping whose keys stand in the table of this name.
func TableShape(says, table string) Shape {
	return Shape{Says: says, Form: TableForm, Table: table}
}

// EitherShape is one of several shapes that are built differently: words, a
// list, or keys with values. The first is meant where none of the others was
// begun, and alone may be a scalar.
func EitherShape(says string, choices ...Shape) Shape {
	return Shape{Says: says, Form: EitherForm, Of: choices}
}

// Filled is a list, a map or a table with at least one entry.
func (s Shape) Filled() Shape {
	s.Least = 1
	return s
}
