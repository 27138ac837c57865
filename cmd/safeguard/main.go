// Command safeguard supports people who protect children in working through a
// safeguarding procedure.
package main

import (
	"os"

	"safeguard/internal/cli"
	"safeguard/procedures"
)

func main() {
	os.Exit(cli.Main(cli.System{
		Args:    os.Args[1:],
		In:      os.Stdin,
		Out:     os.Stdout,
		Err:     os.Stderr,
		Getenv:  os.Getenv,
		Bundled: procedures.Files,
	}))
}
