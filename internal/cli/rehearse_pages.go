package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"safeguard/internal/fault"
	"safeguard/internal/rehearsal"
	"safeguard/internal/report"
)

// newOutput refuses a file that would be written over, and one that could not be
// written: better now than at the end of the work.
func (a *app) newOutput(output string) error {
	if output == "" {
		return nil
	}
	if _, err := os.Lstat(output); err == nil {
		return misuse("%s exists already; name another file", fault.ShowPath(output))
	} else if !errors.Is(err, fs.ErrNotExist) {
		return couldNot("use "+fault.ShowPath(output), reason(err))
	}
	trial, err := os.CreateTemp(filepath.Dir(output), ".safeguard-*")
	if err != nil {
		return couldNot("write "+fault.ShowPath(output), reason(err))
	}
	_ = trial.Close()
	_ = os.Remove(trial.Name()) // it was made just now
	return nil
}

// pageLooks gives how a page of text is set: for the terminal, or for a file.
func (a *app) pageLooks(output string) report.Looks {
	if output != "" {
		return report.Looks{Width: pipedWidth}
	}
	return a.looks()
}

// writeDebrief hands on a debrief.
func (a *app) writeDebrief(d *rehearsal.Debrief, o pageOptions) error {
	return a.handOnPage(o.output, func(w io.Writer) error {
		switch o.format.value {
		case "markdown":
			return report.DebriefMarkdown(w, d)
		case "html":
			return report.DebriefHTML(w, d)
		case "json":
			return report.DebriefJSON(w, d)
		}
		return report.Debrief(w, d, a.pageLooks(o.output))
	})
}

// handOnPage writes a page to a new file or to standard output.
func (a *app) handOnPage(output string, write func(io.Writer) error) error {
	var page bytes.Buffer
	if err := write(&page); err != nil {
		return couldNot("write the page", err)
	}
	return a.handOn(page.Bytes(), output)
}

func (a *app) newRehearseReport() *cobra.Command {
	o := &pageOptions{}
	cmd := &cobra.Command{
		Use:   "report RESULTS...",
		Short: "Put the results of many sittings together, for the debrief in the room",
		Long: `Put the results of many sittings together: for each question how the answers
fell, the question that divided the room, and what stood out how often. Each
figure says of how many. Nobody is compared with anybody.

RESULTS are the files that "rehearse debrief --format json" writes, or folders
with them. Results of another scenario, or of another edition of it or of its
procedure, are set apart and never counted with the rest.`,
		Example: `  safeguard rehearse report results
  safeguard rehearse report results/*.json --format csv --output room.csv`,
		Args: cobra.MinimumNArgs(1),
		RunE: a.run(func(_ *cobra.Command, args []string) error { return a.runRehearseReport(args, o) }),
	}
	o.format = formatFlag(cmd, "text", "markdown", "html", "json", "csv")
	o.outputFlag(cmd)
	return cmd
}

func (a *app) runRehearseReport(args []string, o *pageOptions) error {
	if err := a.newOutput(o.output); err != nil {
		return err
	}
	files, err := resultsFiles(args)
	if err != nil {
		return err
	}
	var named []rehearsal.NamedResults
	var faults fault.List
	for _, name := range files {
		data, err := a.readFile(name)
		if err != nil {
			return err
		}
		results, wrong := rehearsal.ReadResults(name, data)
		for _, f := range wrong.All() {
			faults.Add(f)
		}
		if results != nil {
			named = append(named, rehearsal.NamedResults{Path: name, Results: results})
		}
	}
	if faults.Len() > 0 {
		return faulty(faults) // a room without some of those who were in it would mislead
	}
	rooms := rehearsal.Gather(named)
	return a.handOnPage(o.output, func(w io.Writer) error {
		switch o.format.value {
		case "markdown":
			return report.RoomsMarkdown(w, rooms)
		case "html":
			return report.RoomsHTML(w, rooms)
		case "json":
			return report.RoomsJSON(w, rooms)
		case "csv":
			return report.RoomsCSV(w, rooms)
		}
		return report.Rooms(w, rooms, a.pageLooks(o.output))
	})
}

// resultsFiles gives the files that arguments name, and the *.json in the folders
// among them, in that order and each once.
func resultsFiles(args []string) ([]string, error) {
	var files []string
	seen := map[string]bool{}
	add := func(name string) {
		if !seen[name] {
			seen[name] = true
			files = append(files, name)
		}
	}
	for _, arg := range args {
		info, err := os.Stat(arg)
		switch {
		case arg == "":
			return nil, misuse("a RESULTS is empty: name a file or a folder")
		case arg == "-":
			return nil, misuse("results cannot come from standard input: name files")
		case err != nil:
			return nil, couldNot("read "+fault.ShowPath(arg), reason(err))
		case !info.IsDir():
			add(arg)
			continue
		}
		inside, err := jsonIn(arg)
		if err != nil {
			return nil, err
		}
		if len(inside) == 0 {
			return nil, misuse("the folder %s holds no results file (*.json)", fault.ShowPath(arg))
		}
		for _, name := range inside {
			add(name)
		}
	}
	return files, nil
}

func (a *app) newRehearsePrint() *cobra.Command {
	o := &pageOptions{}
	cmd := &cobra.Command{
		Use:   "print SCENARIO",
		Short: "Print a scenario for a room without computers, as one HTML file",
		Long: `Print a scenario for a room without computers: a handout with the checklist, a
card for each role, a sheet for each piece of news, and the facilitator's notes
at the end. One HTML file, a new sheet for each; hand the last part to nobody.`,
		Example:           "  safeguard rehearse print workplace-unknown --output room.html",
		Args:              cobra.ExactArgs(1),
		ValidArgsFunction: a.completeScenario,
		RunE: a.run(func(_ *cobra.Command, args []string) error {
			if err := a.newOutput(o.output); err != nil {
				return err
			}
			played, err := a.stage(args[0])
			if err != nil {
				return err
			}
			if err := a.handOnPage(o.output, func(w io.Writer) error { return report.FacilitatorPack(w, played.Scenario) }); err != nil {
				return err
			}
			if o.output != "" {
				fmt.Fprintf(a.Err, "Written to %s: open it in a browser and print it. Its last part is for the facilitator alone.\n", fault.ShowPath(o.output))
			}
			return nil
		}),
	}
	o.outputFlag(cmd)
	return cmd
}

// jsonIn gives the *.json files in a folder, by name.
func jsonIn(folder string) ([]string, error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, couldNot("read "+fault.ShowPath(folder), reason(err))
	}
	var files []string
	for _, e := range entries {
		name := filepath.Join(folder, e.Name())
		if !strings.EqualFold(filepath.Ext(name), ".json") {
			continue
		}
		if info, err := os.Stat(name); err != nil || info.Mode().IsRegular() { // a pipe would keep everybody waiting
			files = append(files, name)
		}
	}
	return files, nil
}
