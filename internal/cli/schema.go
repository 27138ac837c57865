package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"safeguard/internal/answers"
	"safeguard/internal/field"
	"safeguard/internal/procedure"
	"safeguard/internal/scenario"
	"safeguard/internal/schema"
)

// A fileFormat is a kind of file that editors can be told of.
type fileFormat struct {
	word, title string
	tables      []field.Table
}

func fileFormats() []fileFormat {
	return []fileFormat{
		{"procedure", "A safeguarding procedure", procedure.Tables()},
		{"scenario", "A scenario", scenario.Tables()},
		{"answers", "What was said of a case", answers.Tables()},
	}
}

func formatWords() []string {
	var words []string
	for _, f := range fileFormats() {
		words = append(words, f.word)
	}
	return words
}

func (a *app) newSchema() *cobra.Command {
	words := formatWords()
	return &cobra.Command{
		Use:   "schema [" + strings.Join(words, "|") + "]",
		Short: "Print the JSON Schema of a file format, for editors",
		Long: `Prints the JSON Schema of a file format. An editor that is given it completes
keys and words, shows what each is for, and marks what the format does not know
while the file is being written. Without a word it is that of a procedure.

Keep the schema in a file, and name that file in the first line of what you
write, by its path from there:

  # yaml-language-server: $schema=procedure.json

A schema sees one place of a file at a time. Whether ids exist, every reply has
a branch and nothing is asked too late, "safeguard validate" tells.`,
		Example: `  safeguard schema > procedure.json
  safeguard schema scenario > scenario.json
  safeguard schema answers > answers.json`,
		Args:      cobra.MaximumNArgs(1),
		ValidArgs: words,
		RunE:      a.run(func(_ *cobra.Command, args []string) error { return a.runSchema(args) }),
	}
}

func (a *app) runSchema(args []string) error {
	formats := fileFormats()
	i := 0
	if len(args) > 0 {
		i = slices.IndexFunc(formats, func(f fileFormat) bool { return f.word == args[0] })
	}
	if i < 0 {
		return misuse("there is no schema %q, only those of %s", args[0], strings.Join(formatWords(), ", "))
	}
	text, err := schema.Of(formats[i].title, formats[i].tables)
	if err != nil {
		return fmt.Errorf("make the schema: %w", err)
	}
	_, err = a.out.Write(text)
	return err
}
