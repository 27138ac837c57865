package main

import (
	"context"
	"fmt"
	"os"
	"time"

	"safeguard/internal/rego"
)

func run(ctx context.Context, random int, seed uint64, trees int, module bool) error {
	p, err := bundled()
	if err != nil {
		return err
	}
	if module {
		_, err := os.Stdout.Write(rego.Module(p))
		return err
	}
	w, err := newPair(ctx, p)
	if err != nil {
		return err
	}
	d := newDrawer(p, seed)
	differences := 0
	began := time.Now()
	for i := range random {
		input := d.wholeCase()
		why, err := w.differ(ctx, input)
		if err != nil {
			return fmt.Errorf("%s: %w", input, err)
		}
		if why != "" {
			differences++
			if differences <= 2 {
				fmt.Printf("case %d: %s\n%s\n\n", i, input, why)
			}
		}
	}
	fmt.Println(random, "cases", w.decided, "decided", differences, "differences", time.Since(began))
	_ = trees
	return nil
}
