// Command cobra is a command line with one command, and nothing else: what the
// library for command lines costs.
package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"
)

func main() {
	root := &cobra.Command{Use: "alone"}
	root.AddCommand(&cobra.Command{Use: "version", Run: func(*cobra.Command, []string) { fmt.Println("alone") }})
	if root.Execute() != nil {
		os.Exit(1)
	}
}
