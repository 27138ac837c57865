package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"runtime"
	"syscall"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"
)

// A Measured is what one side took for a number of random cases, one after the
// other, from JSON to the path in JSON.
type Measured struct {
	Side         string
	Cases        int
	NanosACase   int64
	BytesACase   uint64
	PeakKilobyte int64 // of the whole process, with the procedure loaded
}

// measure works random cases on one side alone, and prints a Measured as JSON.
func measure(ctx context.Context, e extent, side string) error {
	p, err := bundled()
	if err != nil {
		return err
	}
	w, err := newPair(ctx, p)
	if side == "safeguard" {
		w, err = &pair{p: p}, nil
	}
	if err != nil {
		return err
	}
	work := func(input []byte) error {
		if side == "safeguard" {
			_, ok := w.path(input)
			if !ok {
				return fmt.Errorf("refused: %s", input)
			}
			return nil
		}
		value, err := ast.ValueFromReader(bytes.NewReader(input))
		if err == nil {
			_, _, err = w.theirs(ctx, value)
		}
		return err
	}
	inputs := make([][]byte, e.random)
	for i := range inputs {
		inputs[i] = newDrawer(p, e.seed+uint64(i)).wholeCase()
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	began := time.Now()
	for _, input := range inputs {
		if err := work(input); err != nil {
			return err
		}
	}
	took := time.Since(began)
	runtime.ReadMemStats(&after)
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		return err
	}
	n := len(inputs)
	return json.NewEncoder(os.Stdout).Encode(Measured{side, n, took.Nanoseconds() / int64(n), (after.TotalAlloc - before.TotalAlloc) / uint64(n), usage.Maxrss})
}
