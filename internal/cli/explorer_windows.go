package cli

import (
	"github.com/inconshreveable/mousetrap"
	"github.com/spf13/cobra"
)

// byDoubleClick tells whether Explorer started the program, in a window that
// closes with it. It also tells cobra not to refuse that: cobra asks its package
// variable alone, which is set here, before the one run of the program begins.
func byDoubleClick() bool {
	cobra.MousetrapHelpText = ""
	return mousetrap.StartedByExplorer()
}
