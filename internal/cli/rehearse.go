package cli

import (
	"strings"

	"github.com/spf13/cobra"
)

type rehearseOptions struct {
	plain, keep, noSave bool
	list                bool
	group               bool
	agencies, vote      []string
	names, questions    string // as they were given
	pageOptions
	generateOptions
}

// pageOptions say in which form a page is handed on, and where to.
type pageOptions struct {
	format *choice
	output string
}

func (a *app) newRehearse() *cobra.Command {
	o := &rehearseOptions{}
	cmd := &cobra.Command{
		Use:   "rehearse [SCENARIO]",
		Short: "Play an invented case, alone or as a group, and debrief it",
		Long: `Play an invented case with the same questions as a real one: news arrives on
the way, and any answer can be changed. At the end a debrief shows at which
answer your path and the panel's first go different ways, what each would have
caused, what was done well, and questions to talk about. It gives no marks, and
the clock hurries nobody.

SCENARIO is the id of one that comes with safeguard, or a path; left out, you
are offered a list. Every page is marked FICTITIOUS.

With --group each agency of the scenario answers by itself before the group
does: on this keyboard in turn, while the others look away, or keyed in from
paper. --agencies names others. They do so at each judgement; --vote names the
questions, or "all".

A sitting that is kept can be stopped and gone on with, and its debrief printed
again. It holds no names. A real case belongs in "safeguard triage".`,
		Example: `  safeguard rehearse
  safeguard rehearse workplace-unknown
  safeguard rehearse drama-group --group --format html --output debrief.html
  safeguard rehearse --list
  safeguard rehearse print workplace-unknown --output room.html
  safeguard rehearse report results/*.json`,
		Args:              cobra.MaximumNArgs(1),
		ValidArgsFunction: a.completeScenario,
	}
	flags := cmd.Flags()
	flags.BoolVar(&o.list, "list", false, "list the scenarios, with their aims and how long they take")
	flags.BoolVar(&o.plain, "plain", false, "talk line by line")
	flags.BoolVar(&o.keep, "keep", false, "keep the sitting on this computer, and do not ask")
	flags.BoolVar(&o.noSave, "no-save", false, "keep nothing, and do not ask")
	flags.BoolVar(&o.group, "group", false, "each agency of the scenario answers by itself before the group does")
	flags.StringVar(&o.names, "agencies", "", "a group of these `AGENCIES`, with commas between them")
	flags.StringVar(&o.questions, "vote", "", "the `QUESTIONS` that agencies answer by themselves, or \"all\" (default: each judgement)")
	o.generateFlags(cmd, a)
	o.pageFlags(cmd)
	cmd.RunE = a.run(func(cmd *cobra.Command, args []string) error { return a.runRehearse(cmd, args, o) })
	cmd.AddCommand(a.newRehearseResume(), a.newRehearseSittings(), a.newRehearseDebrief(), a.newRehearseDelete(), a.newRehearseReport(), a.newRehearsePrint())
	return cmd
}

// pageFlags adds the flags of a debrief.
func (o *pageOptions) pageFlags(cmd *cobra.Command) {
	o.format = formatFlag(cmd, "text", "markdown", "html", "json")
	o.outputFlag(cmd)
}

func (o *pageOptions) outputFlag(cmd *cobra.Command) {
	cmd.Flags().StringVarP(&o.output, "output", "o", "", "write to a new `FILE` that you alone can read, in place of standard output")
}

func (a *app) runRehearse(cmd *cobra.Command, args []string, o *rehearseOptions) error {
	if err := o.check(cmd, args); err != nil {
		return err
	}
	switch {
	case o.list:
		return a.runRehearseList()
	case o.seeded(cmd):
		return a.runRehearseSeed(o)
	}
	if err := a.newOutput(o.output); err != nil {
		return err
	}
	if len(args) == 0 {
		return a.rehearseChosen(o)
	}
	played, err := a.stage(args[0])
	if err != nil {
		return err
	}
	return a.rehearse(played, o)
}

// check refuses flags that contradict each other.
func (o *rehearseOptions) check(cmd *cobra.Command, args []string) error {
	o.agencies, o.vote = listed(o.names), listed(o.questions)
	switch {
	case o.keep && o.noSave:
		return misuse("--keep keeps the sitting and --no-save keeps nothing: give one of them")
	case o.list && (len(args) > 0 || cmd.Flags().NFlag() > 1):
		return misuse("--list lists every scenario: leave all else out")
	case o.seeded(cmd) && len(args) > 0:
		return misuse("--seed makes a scenario: leave SCENARIO out")
	case cmd.Flags().Changed("agencies") && !o.namesAgencies():
		return misuse("a group is 2 to %d agencies, each of another name and none longer than %d bytes: --agencies police,school", mostAgencies, longestAgency)
	case cmd.Flags().Changed("vote") && !o.group && len(o.agencies) == 0:
		return misuse("--vote is for a group: give --group or --agencies as well")
	}
	return o.generateOptions.check(cmd)
}

// listed gives what stands between commas; nil for nothing at all.
func listed(text string) []string {
	if text == "" {
		return nil
	}
	words := strings.Split(text, ",")
	for i := range words {
		words[i] = strings.TrimSpace(words[i])
	}
	return words
}

// The most agencies of a group, and the longest name of one, in bytes.
const (
	mostAgencies  = 20
	longestAgency = 80
)

// namesAgencies tells whether the names that were given make a group.
func (o *rehearseOptions) namesAgencies() bool {
	seen := map[string]bool{}
	for _, name := range o.agencies {
		if name == "" || len(name) > longestAgency || name != safeLine(name) || seen[strings.ToLower(name)] {
			return false
		}
		seen[strings.ToLower(name)] = true
	}
	return len(o.agencies) > 1 && len(o.agencies) <= mostAgencies
}
