package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"safeguard/internal/wizard"
)

// runStart is the program without a command: in a terminal a page to start from,
// otherwise help.
func (a *app) runStart(cmd *cobra.Command) error {
	if a.mustBePlain() || !isTerminal(a.Out) {
		return cmd.Help()
	}
	ctx, stop := a.untilSignal()
	defer stop()
	prompter, err := a.prompter(ctx, false)
	if err != nil {
		return couldNot("use the terminal", err)
	}
	screen, err := a.startScreen()
	if err != nil {
		return err
	}
	reply, err := prompter.Ask(ctx, screen)
	if closed := prompter.Close(); err == nil {
		err = closed
	}
	switch {
	case err == nil && reply.Act == wizard.Answered && len(reply.Chosen) == 1:
		return a.startChosen(cmd, reply.Chosen[0])
	case err == nil:
		return nil
	}
	return brokenOff(err)
}

const (
	showHelp = "help"
	leave    = "leave"
)

func (a *app) startScreen() (wizard.Screen, error) {
	s := wizard.Screen{
		Form: wizard.ChooseOne, Title: "What would you like to do?",
		Help: "Nothing is kept on this computer unless you start with: safeguard triage --save-answers FILE",
	}
	for _, id := range a.bundledIDs() {
		p, err := a.loadProcedure([]string{id})
		if err != nil {
			return s, err
		}
		s.Options = append(s.Options, wizard.Option{ID: id, Label: fmt.Sprintf("Work through: %s", p.Title), Help: "Asks the checklist and prints where the chapter points, and why."})
	}
	s.Options = append(s.Options,
		wizard.Option{ID: showHelp, Label: "See the commands there are"},
		wizard.Option{ID: leave, Label: "Leave"})
	return s, nil
}

func (a *app) startChosen(cmd *cobra.Command, id string) error {
	switch id {
	case leave:
		return nil
	case showHelp:
		return cmd.Help()
	}
	return a.runTriage([]string{id}, &triageOptions{})
}
