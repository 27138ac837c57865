package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"

	"safeguard/internal/cli"
	"safeguard/procedures"
)

// commonFiles gives what is the same in every archive.
func (s *source) commonFiles() (files, error) {
	all := files{}
	for name, from := range map[string]string{
		"README.md": "README.md", "CHANGELOG.md": "CHANGELOG.md", "IT.md": "internal/dist/IT.md",
		"procedures/README.md": "procedures/README.md", "testdata/screen.svg": "testdata/screen.svg", // the README's picture
	} {
		data, err := os.ReadFile(filepath.Join(s.root, from))
		if err != nil {
			return nil, err
		}
		all[name] = file{data: data}
	}
	for _, add := range []func(files) error{s.addManual, s.addProcedures, s.addFromProgram} {
		if err := add(all); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// addManual adds a manual page for each command.
func (s *source) addManual(all files) error {
	say("writing the manual pages")
	root := cli.Command(cli.System{Getenv: func(string) string { return "" }, Bundled: procedures.Files})
	root.InitDefaultCompletionCmd()
	return s.addManualOf(root, all)
}

// hasPage tells whether a command has a manual page: help itself has none.
func hasPage(cmd *cobra.Command) bool {
	return cmd.IsAvailableCommand() && !cmd.IsAdditionalHelpTopicCommand()
}

func (s *source) addManualOf(cmd *cobra.Command, all files) error {
	if !hasPage(cmd) {
		return nil
	}
	cmd.DisableAutoGenTag = true
	name := strings.ReplaceAll(cmd.CommandPath(), " ", "-")
	date := s.date
	var page bytes.Buffer
	header := &doc.GenManHeader{Title: strings.ToUpper(name), Section: "1", Date: &date, Source: "safeguard " + s.version, Manual: "safeguard"}
	if err := doc.GenMan(cmd, header, &page); err != nil {
		return fmt.Errorf("%s: %w", cmd.CommandPath(), err)
	}
	all["man/man1/"+name+".1"] = file{data: page.Bytes()}
	for _, sub := range cmd.Commands() {
		if err := s.addManualOf(sub, all); err != nil {
			return err
		}
	}
	return nil
}

// addProcedures adds the procedures and scenarios as they are in the program.
func (s *source) addProcedures(all files) error {
	return fs.WalkDir(procedures.Files, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := fs.ReadFile(procedures.Files, name)
		all["procedures/"+name] = file{data: data}
		return err
	})
}

// addFromProgram adds what the program says itself: the completions for four
// shells, and each procedure to read and to print.
func (s *source) addFromProgram(all files) error {
	say("writing the completions and the pages of the procedures")
	folder, err := os.MkdirTemp("", "safeguard-dist-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	program := filepath.Join(folder, "safeguard.exe")
	if err := s.build(target{}, program, ""); err != nil {
		return err
	}
	commands := map[string][]string{
		"completions/safeguard.bash": {"completion", "bash"},
		"completions/_safeguard":     {"completion", "zsh"},
		"completions/safeguard.fish": {"completion", "fish"},
		"completions/safeguard.ps1":  {"completion", "powershell"},
	}
	ids, err := fs.Glob(procedures.Files, "*/procedure.yaml")
	if err != nil {
		return err
	}
	for _, name := range ids {
		id := strings.TrimSuffix(name, "/procedure.yaml")
		commands["pages/"+id+".txt"] = []string{"show", id}
		commands["pages/"+id+".html"] = []string{"show", id, "--format", "html"}
	}
	for name, args := range commands {
		out, err := s.run(program, args...)
		if err != nil {
			return err
		}
		all[name] = file{data: []byte(out + "\n")}
	}
	return nil
}
