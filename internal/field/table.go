package field

// A Table lists the keys of one kind of mapping of a file format, for the page
// that tells how to write one and for the JSON Schema.
type Table struct {
	Name   string // what a TableShape calls it by: "outcome"
	Of     string // "an outcome"
	Rows   []Row
	Others *Row    // what else may stand there under ids of the file's own; nil: nothing
	Ways   []Way   // of several ways to fill it exactly one is taken
	Givens []Given // what one word asks of other keys
	Fewest int     // how many keys there are at the least
}

// A Row is one key: whether it is needed, what stands under it, what it is for.
type Row struct {
	Key    string
	Needed bool
	Shape  Shape
	About  string
}

// A Way is one of several ways to fill a mapping. It is known by the first key
// that it needs. The keys of other ways do not stand beside it, nor, where it
// needs some, do the others of its table.
type Way struct {
	Needs []string
	May   []string
}

// A Given is what follows where one of some words stands under a key.
type Given struct {
	Key   string
	Words []string
	Needs []string
	Bars  []string // keys that may not stand there then
}

// TableOf gives the table of what fields read.
func TableOf[R Reporter, T any](name, of string, fields []Field[R, T]) Table {
	t := Table{Name: name, Of: of}
	for _, f := range fields {
		t.Rows = append(t.Rows, Row{f.Key, f.Needed, f.Shape, f.About})
	}
	return t
}

// Keys gives the keys of a table.
func (t Table) Keys() []string {
	keys := make([]string, len(t.Rows))
	for i, row := range t.Rows {
		keys[i] = row.Key
	}
	return keys
}

// OneWay adds ways of which exactly one is taken.
func (t Table) OneWay(ways ...Way) Table {
	t.Ways = ways
	return t
}

// Where adds what one word asks of other keys.
func (t Table) Where(givens ...Given) Table {
	t.Givens = givens
	return t
}
