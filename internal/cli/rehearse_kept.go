package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"safeguard/internal/fault"
	"safeguard/internal/record"
	"safeguard/internal/rehearsal"
	"safeguard/internal/store"
)

func (a *app) newRehearseResume() *cobra.Command {
	o := &rehearseOptions{}
	cmd := &cobra.Command{
		Use:   "resume SITTING",
		Short: "Go on with a sitting that was broken off",
		Long: `Go on with a sitting that was broken off, with the scenario as it was when it
began. The time between the two is not counted.`,
		Example:           "  safeguard rehearse resume K7QX-M2PD",
		Args:              cobra.ExactArgs(1),
		ValidArgsFunction: a.completeSitting,
		RunE: a.run(func(_ *cobra.Command, args []string) error {
			if err := a.newOutput(o.output); err != nil {
				return err
			}
			return a.sitRehearsal(o.plain, o.pageOptions, func(r *rehearsing) error { return r.openKept(args[0]) })
		}),
	}
	cmd.Flags().BoolVar(&o.plain, "plain", false, "talk line by line")
	o.pageFlags(cmd)
	return cmd
}

func (a *app) newRehearseSittings() *cobra.Command {
	return &cobra.Command{
		Use:   "sittings",
		Short: "List the sittings kept on this computer, the last written first",
		Long: `List the sittings kept on this computer, the last written first: reference,
state, when it was last written, how many answers it holds, and the scenario.`,
		Example:           "  safeguard rehearse sittings",
		Args:              cobra.NoArgs,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE:              a.run(func(*cobra.Command, []string) error { return a.runRehearseSittings() }),
	}
}

func (a *app) runRehearseSittings() error {
	list, err := a.sittings()
	if err != nil {
		return err
	}
	if dir, err := a.rehearsalFolder(); err == nil && len(list) == 0 {
		fmt.Fprintf(a.Err, "No sitting is kept in %s.\n", fault.ShowPath(dir))
	}
	for _, s := range list {
		fmt.Fprintln(a.out, strings.Join(s.line(), "\t"))
	}
	return nil
}

func (s *keptSitting) line() []string {
	if s.played == nil {
		return []string{s.Reference, "not readable", "", safeLine(fmt.Sprint(s.Problem))}
	}
	line := []string{s.Reference, s.Case.State().String(), momentWords(s.Last), count(s.Case.Answers.Count(), "answer"), safeLine(s.played.Scenario)}
	if s.Problem != nil {
		line = append(line, safeLine(s.Problem.Error()))
	}
	if s.InUse {
		line = append(line, "in use")
	}
	return line
}

func (a *app) newRehearseDebrief() *cobra.Command {
	o := &pageOptions{}
	cmd := &cobra.Command{
		Use:   "debrief SITTING",
		Short: "Print the debrief of a sitting that is kept",
		Long: `Print the debrief of a sitting that is kept, also of one that was broken off.
--format json is a results file, which "rehearse report" puts together with
others: it names nobody, and holds none of the words that were typed as answers.`,
		Example: `  safeguard rehearse debrief K7QX-M2PD
  safeguard rehearse debrief K7QX-M2PD --format json --output results/K7QX-M2PD.json`,
		Args:              cobra.ExactArgs(1),
		ValidArgsFunction: a.completeSitting,
		RunE:              a.run(func(_ *cobra.Command, args []string) error { return a.runRehearseDebrief(args[0], o) }),
	}
	o.pageFlags(cmd)
	return cmd
}

func (a *app) runRehearseDebrief(reference string, o *pageOptions) error {
	if err := a.newOutput(o.output); err != nil {
		return err
	}
	sittings, err := a.rehearsals()
	if err != nil {
		return err
	}
	kept, err := sittings.Read(reference)
	if err != nil {
		return sittingFailure(reference, "read the sitting", err)
	}
	c := kept.Case
	if c == nil || c.Rehearsal == nil {
		return couldNot("read the sitting", fmt.Errorf("%s: %v", kept.Reference, orNoScenario(kept)))
	}
	s, faults := rehearsal.ScenarioOf(c)
	if s == nil {
		return faulty(faults)
	}
	if err := a.writeDebrief(rehearsal.Of(c, s), *o); err != nil {
		return err
	}
	if torn := len(kept.Log.Torn); torn > 0 {
		fmt.Fprintf(a.Err, "A write of sitting %s broke off: its %d bytes are no part of what was printed.\n", c.Reference, torn)
	}
	if kept.Damage != nil {
		fmt.Fprintf(a.Err, "Sitting %s is damaged at %v. What was printed ends before it.\n", c.Reference, kept.Damage)
		return silent(statusFound)
	}
	return nil
}

func orNoScenario(kept *store.Kept) any {
	if kept.Damage != nil {
		return kept.Damage
	}
	return "it holds no scenario: it was broken off before anything was said"
}

func (a *app) newRehearseDelete() *cobra.Command {
	var yes bool
	cmd := &cobra.Command{
		Use:   "delete SITTING",
		Short: "Delete a sitting that is kept",
		Long: `Delete a sitting that is kept. What stays is a note that it was deleted. You are
asked to type its reference, unless --yes is given.`,
		Example:           "  safeguard rehearse delete K7QX-M2PD",
		Args:              cobra.ExactArgs(1),
		ValidArgsFunction: a.completeSitting,
		RunE:              a.run(func(_ *cobra.Command, args []string) error { return a.runRehearseDelete(args[0], yes) }),
	}
	cmd.Flags().BoolVar(&yes, "yes", false, "do not ask")
	return cmd
}

func (a *app) runRehearseDelete(reference string, yes bool) error {
	sittings, err := a.rehearsals()
	if err != nil {
		return err
	}
	if !yes {
		if err := a.confirm(reference); err != nil {
			return err
		}
	}
	gone, err := sittings.Delete(reference, "a rehearsal", record.Who{})
	if err != nil {
		return sittingFailure(reference, "delete the sitting", err)
	}
	fmt.Fprintf(a.out, "Deleted: sitting %s, %s\n", gone.Reference, count(gone.Events, "event"))
	return nil
}

// completeSitting offers the references of the sittings there are.
func (a *app) completeSitting(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	var references []string
	if len(args) == 0 {
		list, _ := a.sittings() // what cannot be listed cannot be offered
		for _, s := range list {
			references = append(references, s.Reference)
		}
	}
	return references, cobra.ShellCompDirectiveNoFileComp
}
