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
	random := flag.Int("random", 20_000, "how many random whole cases to try")
	seed := flag.Uint64("seed", 1, "where the random cases begin")
	module := flag.Bool("module", false, "print the module and stop")
	trees := flag.Int("trees", 200_000, "the most answer sets to try of one tree")
	flag.Parse()
	if err := run(context.Background(), *random, *seed, *trees, *module); err != nil {
		fmt.Fprintln(os.Stderr, "agree:", err)
		os.Exit(1)
	}
}
