package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"syscall"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"

	"safeguard/internal/procedure"
)

// A Measured is what Open Policy Agent took for a number of random cases, one after
// the other, from JSON to the path.
type Measured struct {
	Cases        int
	NanosACase   int64
	PeakKilobyte int64 // of the whole process, with the procedure loaded
}

// measure works random cases with Open Policy Agent alone, and prints a Measured as
// JSON.
func measure(ctx context.Context, e extent) error {
	p, err := bundled()
	if err != nil {
		return err
	}
	w, err := newPair(ctx, p)
	if err != nil {
		return err
	}
	inputs := e.cases(p)
	began := time.Now()
	for _, input := range inputs {
		value, err := ast.ValueFromReader(bytes.NewReader(input))
		if err != nil {
			return err
		}
		_, ok, err := w.theirs(ctx, value)
		if err != nil {
			return err
		}
		if !ok {
			return fmt.Errorf("refused: %s", input)
		}
	}
	took := time.Since(began)
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		return err
	}
	n := len(inputs)
	return json.NewEncoder(os.Stdout).Encode(Measured{n, took.Nanoseconds() / int64(n), usage.Maxrss})
}

// writeCases writes the cases that are measured, a line each, for another program.
func writeCases(e extent, to io.Writer) error {
	p, err := bundled()
	if err != nil {
		return err
	}
	_, err = to.Write(append(bytes.Join(e.cases(p), []byte("\n")), '\n'))
	return err
}

// cases are the random whole cases of a procedure, as JSON.
func (e extent) cases(p *procedure.Procedure) [][]byte {
	all := make([][]byte, e.random)
	for i := range all {
		all[i] = newDrawer(p, e.seed+uint64(i)).wholeCase()
	}
	return all
}
