package procedure

// A Table lists the keys of one kind of mapping of the file format, for the page
// that tells how to write a procedure.
type Table struct {
	Of   string // "an outcome"
	Rows []Row
}

// A Row is one key: whether it is needed, what stands under it, what it is for.
type Row struct {
	Key    string
	Needed bool
	Says   string
	About  string
}

// Tables gives the keys of every mapping there is, in the order of the page.
func Tables() []Table {
	return []Table{
		tableOf("the file", procedureFields),
		tableOf("source", sourceFields),
		tableOf("a paragraph", paragraphFields),
		tableOf("a subject kind", kindFields),
		tableOf("a question", questionFields),
		tableOf("an option (or just its label)", optionFields),
		tableOf("a stage", stageFields),
		tableOf("a tree", append(treeFields[:len(treeFields):len(treeFields)], branchFields...)),
		tableOf("a branch within a tree", branchFields),
		tableOf("an outcome", outcomeFields),
		tableOf("an action", actionFields),
		tableOf("a deadline (due)", dueFields),
		tableOf("an interpretation", interpretationFields),
		tableOf("a tension", tensionFields),
		tableOf("a currency note", currencyFields),
		tableOf("a guarantee", guaranteeFields),
	}
}

func tableOf[T any](of string, fields []field[T]) Table {
	t := Table{Of: of}
	for _, f := range fields {
		t.Rows = append(t.Rows, Row{f.key, f.required, f.shape.says, f.about})
	}
	return t
}
