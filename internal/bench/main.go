// Command bench measures safeguard beside others on this machine, in one run, and
// writes the figures with the method into README.md. It fails where safeguard and
// Open Policy Agent differ. It builds what it compares, and fetches from npm what
// is published there; what cannot be had is left out, and the table says so.
//
// Run it in its own folder: go run .
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	quick := flag.Bool("quick", false, "try everything once, and write no file")
	flag.Parse()
	if err := run(*quick); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// A bench is one run: where it works, and what it has found out.
type bench struct {
	folder string // of its own, and gone afterwards
	quick  bool
	tables []table
}

func run(quick bool) error {
	folder, err := os.MkdirTemp("", "safeguard-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	b := &bench{folder: folder, quick: quick}
	for _, step := range []func() error{b.build, b.coldStart, b.validateFiles, b.proofCurve, b.againstOPA} {
		if err := step(); err != nil {
			return err
		}
	}
	return b.report()
}

// program is where a program that was built lies.
func (b *bench) program(name string) string { return filepath.Join(b.folder, name) }

// times is how often something is measured.
func (b *bench) times(n int) int {
	if b.quick {
		return 1
	}
	return n
}

// build builds what is compared, all as safeguard is built to be handed out.
func (b *bench) build() error {
	say("building")
	for name, source := range map[string]string{"hello": "./startup/hello", "cobra": "./startup/cobra", "agree": "./agree"} {
		if err := build(".", source, b.program(name)); err != nil {
			return err
		}
	}
	return build("../..", "./cmd/safeguard", b.program("safeguard"))
}

func say(format string, args ...any) { fmt.Fprintf(os.Stderr, "bench: "+format+"\n", args...) }
