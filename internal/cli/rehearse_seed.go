package cli

import (
	"fmt"
	"strconv"

	"github.com/spf13/cobra"

	"safeguard/internal/fault"
	"safeguard/internal/procedure"
	"safeguard/internal/scenario"
	"safeguard/internal/yamldoc"
)

// generateOptions say what scenario is to be made.
type generateOptions struct {
	seed      string
	procedure string
	reach     string
	tension   bool
	write     string
}

func (o *generateOptions) generateFlags(cmd *cobra.Command, a *app) {
	flags := cmd.Flags()
	flags.StringVar(&o.seed, "seed", "", "make a scenario from the procedure; the same `NUMBER` makes the same one again")
	flags.StringVar(&o.procedure, "procedure", "", "with --seed: the `PROCEDURE` it is made from (default: the only bundled one)")
	flags.StringVar(&o.reach, "reach", "", "with --seed: the `OUTCOME` that it comes to")
	flags.BoolVar(&o.tension, "tension", false, "with --seed: answers that pull apart are wanted")
	flags.StringVar(&o.write, "write", "", "with --seed: write the scenario to a new `FILE`, and do not play it")
	// An error here means that a flag does not exist, which they do.
	_ = cmd.RegisterFlagCompletionFunc("procedure", a.completeProcedure)
}

func (o *generateOptions) seeded(cmd *cobra.Command) bool { return cmd.Flags().Changed("seed") }

func (o *generateOptions) check(cmd *cobra.Command) error {
	if o.seeded(cmd) {
		if _, err := strconv.ParseUint(o.seed, 10, 64); err != nil {
			return misuse("--seed is %q, where a whole number from 0 up is wanted", o.seed)
		}
		return o.checkWrite(cmd)
	}
	for _, flag := range []string{"procedure", "reach", "tension", "write"} {
		if cmd.Flags().Changed(flag) {
			return misuse("--%s goes with --seed", flag)
		}
	}
	return nil
}

// checkWrite refuses what belongs to playing beside --write, which does not play.
func (o *generateOptions) checkWrite(cmd *cobra.Command) error {
	if o.write == "" {
		return nil
	}
	for _, flag := range []string{"output", "format", "group", "agencies", "vote", "keep", "no-save", "plain"} {
		if cmd.Flags().Changed(flag) {
			return misuse("--write does not play the scenario: leave --%s out", flag)
		}
	}
	if o.write == "-" {
		return misuse("--write needs the name of a file")
	}
	return nil
}

// runRehearseSeed makes a scenario and plays it, or writes it down.
func (a *app) runRehearseSeed(o *rehearseOptions) error {
	for _, output := range []string{o.output, o.write} {
		if err := a.newOutput(output); err != nil {
			return err
		}
	}
	played, err := a.makeScenario(&o.generateOptions)
	if err != nil {
		return err
	}
	if o.write == "" {
		return a.rehearse(played, o)
	}
	if err := a.handOn(played.file, o.write); err != nil {
		return err
	}
	fmt.Fprintf(a.Err, "Written to %s. Play it with:\n  safeguard rehearse %[1]s\n", fault.ShowPath(o.write))
	return nil
}

func (a *app) makeScenario(o *generateOptions) (*staged, error) {
	var args []string
	if o.procedure != "" {
		args = []string{o.procedure}
	}
	name, file, err := a.procedureFile(args)
	if err != nil {
		return nil, err
	}
	p, faults := procedure.Load(name, file)
	if faults.Len() > 0 {
		return nil, faulty(faults)
	}
	seed, _ := strconv.ParseUint(o.seed, 10, 64) // checked before
	wanted := scenario.GenerateOptions{Seed: seed, Tension: o.tension}
	if o.reach != "" {
		if wanted.Reach, err = outcomeOf(p, o.reach); err != nil {
			return nil, err
		}
	}
	made, err := scenario.Generate(p, wanted)
	if err != nil {
		return nil, couldNot("make a scenario", err)
	}
	data := made.YAML()
	s, faults := scenario.Load(p, made.File(), data)
	if s == nil {
		return nil, couldNot("make a scenario", fmt.Errorf("what was made has faults: %v", faults.All()[0]))
	}
	return &staged{s, data, file}, nil
}

func outcomeOf(p *procedure.Procedure, id string) (*procedure.Outcome, error) {
	var ids []string
	for _, o := range p.Outcomes {
		if o.ID == id {
			return o, nil
		}
		ids = append(ids, o.ID)
	}
	return nil, misuse("the procedure has no outcome %q: %s", id, orElse(yamldoc.DidYouMean(id, ids), `see "safeguard show"`))
}
