package cli

import (
	"strings"

	"github.com/spf13/cobra"
)

// CommandLines gives every command, hidden ones and those that only list others
// too, as the words after the name of the program; "" is the program alone.
func CommandLines(sys System) []string {
	root := (&app{System: sys, out: &checkedWriter{to: sys.Out}}).root()
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd()
	var lines []string
	var walk func(*cobra.Command)
	walk = func(cmd *cobra.Command) {
		lines = append(lines, strings.TrimSpace(strings.TrimPrefix(cmd.CommandPath(), root.Name())))
		for _, sub := range cmd.Commands() {
			walk(sub)
		}
	}
	walk(root)
	return lines
}
