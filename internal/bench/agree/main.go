// Command agree works the same cases with safeguard and, as the module that
// "safeguard export --format rego" writes, with Open Policy Agent, and fails where
// they differ in anything that the module speaks of.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
)

func main() {
	e := extent{}
	flag.IntVar(&e.random, "random", 20_000, "how many random whole cases to try")
	flag.IntVar(&e.faulty, "faulty", 5_000, "how many spoiled cases to try")
	flag.IntVar(&e.perExample, "each", 100, "how many random cases to try of each small procedure")
	flag.Uint64Var(&e.seed, "seed", 1, "where the random cases begin")
	side := flag.String("side", "", "only measure one side: safeguard or opa")
	flag.Parse()
	if err := run(context.Background(), e, *side); err != nil {
		fmt.Fprintln(os.Stderr, "agree:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, e extent, side string) error {
	if side != "" {
		return measure(ctx, e, side)
	}
	sum, err := all(ctx, e)
	if err != nil {
		return err
	}
	fmt.Printf("%-58s%v\n", "in all", &sum)
	if sum.differ > 0 {
		return fmt.Errorf("%d differences", sum.differ)
	}
	return nil
}
