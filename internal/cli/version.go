package cli

import (
	"crypto/sha256"
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

func (a *app) newVersion() *cobra.Command {
	return &cobra.Command{
		Use:               "version",
		Short:             "Print the version, and the digest of each bundled procedure",
		Example:           "  safeguard version",
		Args:              cobra.NoArgs,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE:              a.run(func(*cobra.Command, []string) error { return a.runVersion() }),
	}
}

func (a *app) runVersion() error {
	fmt.Fprintf(a.out, "safeguard %s (%s, %s/%s)\n", version(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
	for _, id := range a.bundledIDs() {
		_, data, err := a.bundledFile(id)
		if err != nil {
			return err
		}
		fmt.Fprintf(a.out, "%s sha256:%x\n", id, sha256.Sum256(data))
	}
	return nil
}

// version is what the build says of itself: a tag, or the commit it was made
// from.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	v, revision, changed := info.Main.Version, "", ""
	for _, s := range info.Settings {
		switch {
		case s.Key == "vcs.revision":
			revision = s.Value
		case s.Key == "vcs.modified" && s.Value == "true":
			changed = ", with changes"
		}
	}
	if revision != "" && (v == "" || v == "(devel)") {
		return fmt.Sprintf("development version, commit %.12s%s", revision, changed)
	}
	if v == "" || v == "(devel)" {
		return "development version"
	}
	return v
}
