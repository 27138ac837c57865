package main

import (
	"fmt"
	"os"
	"strings"
)

// proofCurve validates larger and larger procedures.
func (b *bench) proofCurve() error {
	t := table{
		title: "The proof, as procedures grow", head: []string{"questions", "trees", "file", "wall", "processor", "peak memory"},
		note: "`safeguard validate` of one made-up file: each ten questions with a tree that asks them all, a condition over several, and a guarantee. The median of five.",
	}
	for _, n := range []int{10, 100, 1_000, 5_000} {
		say("proving %d questions", n)
		name := b.program(fmt.Sprintf("large-%d.yaml", n))
		text := large(n / 10)
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			return err
		}
		var runs samples
		for range b.times(5) {
			one, err := try(b.folder, b.program("safeguard"), "validate", name, "--fail-level", "error")
			if err != nil {
				return err
			}
			runs = append(runs, one)
		}
		middle, _, _ := runs.wall()
		t.add(fmt.Sprint(n), fmt.Sprint(n/10), fmt.Sprintf("%d kB", len(text)/1000), milliseconds(middle), milliseconds(runs.cpu()), megabytes(runs.peak()))
	}
	b.tables = append(b.tables, t)
	return nil
}

// large writes a procedure of sections of ten questions and a tree each.
func large(sections int) string {
	var questions, checklist, treeIDs, trees, guarantees strings.Builder
	for s := range sections {
		for q := range 10 {
			fmt.Fprintf(&questions, "  part-%d-q%d: {ask: \"Is step %d of part %d done?\", type: yes-no, help: Say yes once it is done., known-by: whoever does it, cite: [\"1\"]}\n", s, q, q, s)
			fmt.Fprintf(&checklist, ", part-%d-q%d", s, q)
		}
		fmt.Fprintf(&treeIDs, ", part-%d", s)
		fmt.Fprintf(&trees, "  part-%d:\n    title: Part %d\n    protective-order: [act, wait]\n", s, s)
		fmt.Fprintf(&trees, "    if: {any: [{part-%[1]d-q0: \"yes\"}, {part-%[1]d-q1: \"yes\"}, {part-%[1]d-q2: \"yes\"}, {part-%[1]d-q3: [\"yes\", not-known]}]}\n    then: act\n    else:\n", s)
		indent := "      "
		for q := 4; q < 10; q++ {
			fmt.Fprintf(&trees, "%sask: part-%d-q%d\n%sanswers:\n%s  \"yes\": act\n%s  \"no\":\n", indent, s, q, indent, indent, indent)
			indent += "    "
		}
		cut := strings.TrimSuffix(trees.String(), "\n")
		trees.Reset()
		trees.WriteString(cut + " wait\n")
		fmt.Fprintf(&guarantees, "  - {id: part-%[1]d-acts, says: \"Part %[1]d acts.\", tree: part-%[1]d, when: {part-%[1]d-q9: \"yes\", part-%[1]d-q8: \"no\"}, keeps-possible: act}\n", s)
	}
	return "format: 1\nid: large\ntitle: A large procedure\nedition: \"1\"\n" +
		"source: {title: An invented chapter, paragraphs: {\"1\": {section: One, gist: Do each step.}}}\n" +
		"questions:\n" + questions.String() +
		"stages:\n  - {id: only, title: Only, checklist: [" + checklist.String()[2:] + "], trees: [" + treeIDs.String()[2:] + "]}\n" +
		"trees:\n" + trees.String() +
		"outcomes:\n  act: {title: Act, duty: must, opens: true, cite: [\"1\"], actions: [do-it]}\n  wait: {title: Wait, duty: none, opens: false}\n" +
		"actions:\n  do-it: {do: Do each step, by: whoever does it, duty: must, cite: [\"1\"]}\n" +
		"guarantees:\n" + guarantees.String()
}
