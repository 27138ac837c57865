package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"safeguard/internal/safetext"
	"safeguard/internal/scenario"
	"safeguard/internal/yamldoc"
)

// A staged scenario is one that can be played: it has no fault, and comes out as
// it expects.
type staged struct {
	*scenario.Scenario
	file      []byte // of the scenario
	procedure []byte // of its procedure
}

// stage finds and loads the scenario that an argument means: a bundled id, or a
// path.
func (a *app) stage(arg string) (*staged, error) {
	f, err := a.scenarioFile(arg)
	if err != nil {
		return nil, err
	}
	data, err := a.read(f)
	if err != nil {
		return nil, couldNot("read "+f.shown(), err)
	}
	return a.stageFile(f, data)
}

func (a *app) stageFile(f foundFile, data []byte) (*staged, error) {
	finder := a.newProcedures()
	p, _, unknown := finder.of(f, data)
	if unknown != nil {
		faults := readable(f.path, data)
		faults.Add(*unknown)
		return nil, faulty(faults)
	}
	s, faults := scenario.Load(p, f.path, data)
	if s == nil {
		return nil, faulty(faults)
	}
	if found := scenario.Check(s); len(found) > 0 {
		return nil, &failure{status: statusMisuse, faults: found}
	}
	file, _ := finder.find(f, p.ID)
	source, err := a.read(file)
	if err != nil {
		return nil, couldNot("read "+file.shown(), err)
	}
	return &staged{s, data, source}, nil
}

// scenarioFile finds the file of a scenario.
func (a *app) scenarioFile(arg string) (foundFile, error) {
	files := a.bundledScenarios()
	for _, f := range files {
		if scenarioID(f) == arg {
			return f, nil
		}
	}
	if arg == "" {
		return foundFile{}, misuse("the SCENARIO is empty: name one, or leave it out to be offered a list")
	}
	if arg == "-" {
		return foundFile{}, misuse("a scenario cannot come from standard input: that is where you answer")
	}
	f := foundFile{arg, onDisk}
	if _, err := a.read(f); errors.Is(err, fs.ErrNotExist) && !strings.ContainsAny(arg, `/\.`) {
		var ids []string
		for _, f := range files {
			ids = append(ids, scenarioID(f))
		}
		return f, misuse("no scenario %q comes with safeguard, and there is no such file: %s", arg, orElse(yamldoc.DidYouMean(arg, ids), `run "safeguard rehearse --list"`))
	}
	return f, nil
}

// bundledScenarios gives the scenario files that come with the program.
func (a *app) bundledScenarios() []foundFile {
	names, err := fs.Glob(a.Bundled, "*/scenarios/*.yaml")
	if err != nil {
		return nil // only a malformed pattern gives an error
	}
	files := make([]foundFile, len(names))
	for i, name := range names {
		files[i] = foundFile{name, bundled}
	}
	return files
}

// scenarioID is the id of a bundled scenario, which names its file.
func scenarioID(f foundFile) string { return strings.TrimSuffix(path.Base(f.path), ".yaml") }

// stagedScenarios gives every bundled scenario, easiest first and then by
// title.
func (a *app) stagedScenarios() ([]*staged, error) {
	var list []*staged
	for _, f := range a.bundledScenarios() {
		s, err := a.stage(scenarioID(f))
		if err != nil {
			return nil, err
		}
		list = append(list, s)
	}
	slices.SortStableFunc(list, func(x, y *staged) int {
		if x.Level != y.Level {
			return int(x.Level) - int(y.Level)
		}
		return strings.Compare(x.Title, y.Title)
	})
	return list, nil
}

// lengthWords says how long a scenario takes.
func lengthWords(s *scenario.Scenario) string {
	return fmt.Sprintf("about %d minutes alone", s.Minutes())
}

func (a *app) runRehearseList() error {
	list, err := a.stagedScenarios()
	if err != nil {
		return err
	}
	for i, s := range list {
		if i > 0 {
			fmt.Fprintln(a.out)
		}
		fmt.Fprintln(a.out, safeLine(s.Title))
		fmt.Fprintf(a.out, "  safeguard rehearse %s\n", s.ID)
		facts := []string{lengthWords(s.Scenario), count(len(s.Roles), "role"), count(len(s.Injects), "piece") + " of news"}
		if s.Level != scenario.NoLevel {
			facts = append([]string{"level " + s.Level.String()}, facts...)
		}
		if s.Pair != "" {
			facts = append(facts, "paired with "+s.Pair)
		}
		fmt.Fprintf(a.out, "  %s\n", strings.Join(facts, ", "))
		for _, aim := range s.Aims {
			fmt.Fprintf(a.out, "  - %s\n", safetext.Line(aim.Words))
		}
	}
	return nil
}

// completeScenario offers the bundled scenarios, and files.
func (a *app) completeScenario(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var ids []string
	for _, f := range a.bundledScenarios() {
		ids = append(ids, scenarioID(f))
	}
	return ids, cobra.ShellCompDirectiveDefault
}
