package cli

import (
	"fmt"
	"strings"

	"safeguard/internal/record"
	"safeguard/internal/rehearsal"
	"safeguard/internal/safetext"
	"safeguard/internal/scenario"
	"safeguard/internal/store"
	"safeguard/internal/wizard"
)

// askKeeping asks whether to keep the sitting, or which one of a scenario to go on
// with. Nothing is chosen beforehand.
func (r *rehearsing) askKeeping(scenario, warning string) (string, error) {
	help := "A sitting that is kept can be stopped and gone on with, and put together with others for a debrief in the room. It holds no names."
	if dir, err := r.rehearsalFolder(); err == nil {
		help += " It stands in " + safetext.Line(dir) + ", and is not encrypted."
	}
	options := []wizard.Option{
		{ID: keepRecord, Label: "Keep this sitting", Help: "Every answer is on disk before the next question shows."},
		{ID: keepNothing, Label: "Keep nothing", Help: "When this ends, nothing is left but what was printed."},
	}
	return r.choose(wizard.Screen{
		Title: "Keep this rehearsal on this computer?", Warning: warning, Help: help,
		Options: append(options, r.sittingsToGoOnWith(scenario)...),
	})
}

// choose asks one screen before the talk begins, marked as all of them are.
func (r *rehearsing) choose(s wizard.Screen) (string, error) {
	s.Mark = rehearsal.Fictitious
	return chooseFirst(r.ctx, r.prompter, s)
}

// A keptSitting is one that is kept, with what it plays.
type keptSitting struct {
	store.Entry
	played *record.Rehearsed
}

// sittings gives what is kept of rehearsals, the last written first.
func (a *app) sittings() ([]keptSitting, error) {
	sittings, err := a.rehearsals()
	if err != nil {
		return nil, err
	}
	entries, err := sittings.List()
	if err != nil {
		return nil, caseFailure("list the sittings", err)
	}
	var list []keptSitting
	for _, e := range entries {
		switch {
		case e.Deleted != nil, e.Problem == nil && e.Case != nil && e.Case.Rehearsal == nil:
		case e.Case == nil:
			list = append(list, keptSitting{e, nil})
		default:
			list = append(list, keptSitting{e, e.Case.Rehearsal})
		}
	}
	return list, nil
}

// sittingsToGoOnWith offers the sittings that are not finished; "" is of any
// scenario.
func (a *app) sittingsToGoOnWith(scenario string) []wizard.Option {
	list, err := a.sittings()
	if err != nil {
		return nil // there is nothing to go on with; keeping one will say why
	}
	var options []wizard.Option
	for _, s := range list {
		if len(options) == mostOffered || s.played == nil || s.Problem != nil || s.InUse || s.Case.State() == record.Finished {
			continue
		}
		if scenario == "" || s.played.Scenario == scenario {
			options = append(options, wizard.Option{
				ID: goOnWith + s.Reference, Label: "Go on with sitting " + s.Reference,
				Help: fmt.Sprintf("%s: last written %s, %s", s.played.Title, momentWords(s.Last), count(s.Case.Answers.Count(), "answer")),
			})
		}
	}
	return options
}

// rehearseChosen offers the scenarios, and the sittings to go on with, and plays
// what is chosen.
func (a *app) rehearseChosen(o *rehearseOptions) error {
	list, err := a.stagedScenarios()
	if err != nil {
		return err
	}
	return a.sitRehearsal(o.plain, o.pageOptions, func(r *rehearsing) error {
		s := wizard.Screen{Title: "Which invented case would you like to rehearse?", Help: "Each is fictitious. Play it alone or, with --group, as several agencies. The debrief gives no marks."}
		s.Options = a.sittingsToGoOnWith("")
		for _, played := range list {
			s.Options = append(s.Options, wizard.Option{ID: played.ID, Label: played.Title + levelWords(played.Level), Help: scenarioHelp(played.Scenario)})
		}
		choice, err := r.choose(s)
		if err != nil {
			return r.endedEarly(err)
		}
		if reference, goOn := strings.CutPrefix(choice, goOnWith); goOn {
			return r.openKept(reference)
		}
		for _, played := range list {
			if played.ID == choice {
				return r.open(played, o)
			}
		}
		return misuse("nothing was chosen")
	})
}

// levelWords says for whom a scenario is, behind its title.
func levelWords(l scenario.Level) string {
	if l == scenario.NoLevel {
		return ""
	}
	return " (" + l.String() + ")"
}

func scenarioHelp(s *scenario.Scenario) string {
	words := []string{upperStart(lengthWords(s))}
	if len(s.Aims) > 0 {
		words = append(words, s.Aims[0].Words)
	}
	return strings.Join(words, "; ")
}
