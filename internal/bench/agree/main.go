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
	opaAlone := flag.Bool("opa", false, "only measure Open Policy Agent with the random whole cases")
	cases := flag.Bool("cases", false, "only print the random whole cases, as JSON Lines")
	flag.Parse()
	var err error
	switch ctx := context.Background(); {
	case *opaAlone:
		err = measure(ctx, e)
	case *cases:
		err = writeCases(e, os.Stdout)
	default:
		err = compare(ctx, e)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "agree:", err)
		os.Exit(1)
	}
}

func compare(ctx context.Context, e extent) error {
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
