package main

import (
	"os"
)

const oneCase = `subjects: {child: [Child A], person: [Person 1]}
answers:
  concern: [accessing-images]
  strategy-discussion: held
  work-contact: {Person 1: not-known}
  last-strategy-discussion: 2026-11-23
  continuing-risk: {Child A: "yes"}
`

// coldStart runs each program again and again, in turn, so that what the machine
// does meanwhile falls on all of them.
func (b *bench) coldStart() error {
	say("starting programs")
	answers := b.program("case.yaml")
	if err := os.WriteFile(answers, []byte(oneCase), 0o600); err != nil {
		return err
	}
	safeguard := b.program("safeguard")
	lines := []struct {
		name string
		line []string
	}{
		{"a Go program that says hello", []string{b.program("hello")}},
		{"cobra with one command: `version`", []string{b.program("cobra"), "version"}},
		{"`safeguard version`", []string{safeguard, "version"}},
		{"`safeguard --help`", []string{safeguard, "--help"}},
		{"`safeguard decide`, the bundled chapter and a case", []string{safeguard, "decide", "--answers", answers}},
		{"`safeguard validate`, the bundled chapter with its proof", []string{safeguard, "validate", "child-abuse-ict"}},
	}
	runs := make([]samples, len(lines))
	for range b.times(300) {
		for i, l := range lines {
			one, err := try(b.folder, l.line...)
			if err != nil {
				return err
			}
			runs[i] = append(runs[i], one)
		}
	}
	t := table{
		title: "Cold start", head: []string{"program", "median", "middle half", "peak memory", "binary"},
		note: "Each started 300 times, in turn with the others. The program that measures has some megabytes of its own, and no figure for memory can fall below those.",
	}
	for i, l := range lines {
		middle, from, to := runs[i].wall()
		size, err := os.Stat(l.line[0])
		if err != nil {
			return err
		}
		t.add(l.name, milliseconds(middle), milliseconds(from)+" to "+milliseconds(to), megabytes(runs[i].peak()), megabytes(size.Size()))
	}
	b.tables = append(b.tables, t)
	return nil
}
