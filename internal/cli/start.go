package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"safeguard/internal/wizard"
)

// runStart is the program without a command: in a terminal a page to start from,
// otherwise help.
func (a *app) runStart(cmd *cobra.Command) error {
	if !isTerminal(a.In) || !isTerminal(a.Err) || !isTerminal(a.Out) {
		return cmd.Help()
	}
	ctx, stop := a.untilSignal()
	defer stop()
	prompter, err := a.prompter(ctx, a.mustBePlain(), a.out)
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
	rehearseOne = "rehearse"
	showHelp    = "help"
	leave       = "leave"
)

func (a *app) startScreen() (wizard.Screen, error) {
	s := wizard.Screen{
		Form: wizard.ChooseOne, Alone: true, Title: "What would you like to do?",
		Help: "Whether a record is kept is asked before the first question.",
	}
	for _, id := range a.bundledIDs() {
		p, err := a.loadProcedure([]string{id})
		if err != nil {
			return s, err
		}
		s.Options = append(s.Options, wizard.Option{ID: id, Label: fmt.Sprintf("Work through: %s", p.Title), Help: "Asks the checklist and prints where the chapter points, and why."})
	}
	s.Options = append(s.Options, a.casesToGoOnWith()...)
	s.Options = append(s.Options,
		wizard.Option{ID: rehearseOne, Label: "Rehearse an invented case", Help: "Played with the same questions, and debriefed."},
		wizard.Option{ID: showHelp, Label: "See the commands there are"},
		wizard.Option{ID: leave, Label: "Leave"})
	return s, nil
}

func (a *app) startChosen(cmd *cobra.Command, id string) error {
	if reference, ok := strings.CutPrefix(id, goOnWith); ok {
		return a.runCaseResume(reference, &caseResumeOptions{})
	}
	switch id {
	case leave:
		return nil
	case showHelp:
		return cmd.Help()
	case rehearseOne:
		return a.rehearseChosen(&rehearseOptions{pageOptions: pageOptions{format: &choice{value: "text"}}})
	}
	return a.runTriage([]string{id}, &triageOptions{})
}
