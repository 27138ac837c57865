package cli

import (
	"strings"

	"github.com/spf13/cobra"
)

// helpOfNone makes help about a command that does not exist a misuse. Cobra's own
// prints the word as it came and ends as if all were well.
func helpOfNone(root *cobra.Command) {
	root.InitDefaultHelpCmd()
	for _, cmd := range root.Commands() {
		if cmd.Name() != "help" {
			continue
		}
		show := cmd.Run
		cmd.Run = nil
		cmd.RunE = func(cmd *cobra.Command, words []string) error {
			if found, _, err := cmd.Root().Find(words); found == nil || err != nil {
				return misuse("there is no command %q\nrun \"safeguard help\" for what there is", strings.Join(words, " "))
			}
			show(cmd, words)
			return nil
		}
	}
}
