package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"safeguard/internal/fault"
	"safeguard/internal/interview"
	"safeguard/internal/record"
	"safeguard/internal/safetext"
	"safeguard/internal/store"
	"safeguard/internal/wizard"
)

// What the first screen can be answered with, beside the references of cases to
// go on with.
const (
	keepRecord  = "keep"
	keepNothing = "nothing"
	goOnWith    = "case:"
)

// mostOffered is how many cases the first screen offers to go on with.
const mostOffered = 5

// askKeeping asks whether to keep a record, or which case to go on with. Nothing
// is chosen beforehand.
func (a *app) askKeeping(ctx context.Context, prompter wizard.Prompter, warning string) (string, error) {
	screen := wizard.Screen{
		Title: "Keep a record of this case on this computer?", Warning: warning,
		Help: "With a record you can stop and go on, look again when new evidence comes, and hand the case on. It is an aid note: the decision belongs in your case system.\n\n" + a.keepHelp(),
	}
	keep := wizard.Option{ID: keepRecord, Label: "Keep a record", Help: "Every answer is on disk before the next question shows."}
	nothing := wizard.Option{ID: keepNothing, Label: "Keep nothing", Help: "When this ends, nothing is left but what was printed."}
	screen.Options = append([]wizard.Option{keep, nothing}, a.casesToGoOnWith()...)
	return chooseFirst(ctx, prompter, screen)
}

// chooseFirst asks one screen before a talk begins, and gives what was chosen.
func chooseFirst(ctx context.Context, prompter wizard.Prompter, s wizard.Screen) (string, error) {
	s.Form, s.Alone = wizard.ChooseOne, true
	reply, err := prompter.Ask(ctx, s)
	switch {
	case err != nil:
		return "", err
	case reply.Act != wizard.Answered || len(reply.Chosen) != 1:
		return "", errLeft
	}
	return reply.Chosen[0], nil
}

// errLeft tells that the person left before anything was asked.
var errLeft = errors.New("stopped before the first question")

// keepHelp says where a record would stand and who could read it.
func (a *app) keepHelp() string {
	dir, err := a.dataFolder()
	if err != nil {
		return "It cannot be kept here: " + safeLine(err.Error())
	}
	sealer, err := a.sealer(dir, &recordOptions{})
	if err != nil {
		return "It cannot be kept here: " + safeLine(err.Error())
	}
	help := "A record stands in " + fault.ShowPath(dir) + ". "
	if sealer != nil {
		help += "It is sealed with your keys."
	} else {
		help += "It is not encrypted: whoever can read your files can read it."
	}
	if warning := store.Place(dir); warning != "" {
		help += " " + upperStart(warning)
	}
	return help
}

func upperStart(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// casesToGoOnWith offers the cases worked last that are not finished.
func (a *app) casesToGoOnWith() []wizard.Option {
	records, err := a.lookAtStore()
	if err != nil {
		return nil
	}
	entries, err := records.List()
	if err != nil {
		return nil // there is nothing to go on with; keeping one will say why
	}
	var options []wizard.Option
	for _, e := range entries {
		var help string
		switch {
		case len(options) == mostOffered || e.Deleted != nil || e.InUse:
			continue
		case errors.Is(e.Problem, record.ErrSealed):
			help = fmt.Sprintf("sealed, last written %s", momentWords(e.Last))
		case e.Problem != nil || e.Case.State() == record.Finished:
			continue
		default:
			help = fmt.Sprintf("%s, last written %s, %s", e.Case.State(), momentWords(e.Last), count(e.Case.Answers.Count(), "answer"))
		}
		options = append(options, wizard.Option{ID: goOnWith + e.Reference, Label: "Go on with case " + e.Reference, Help: upperStart(help)})
	}
	return options
}

// askWho asks in which role somebody works; an empty reply is accepted.
func (a *app) askWho(ctx context.Context, prompter wizard.Prompter) (record.Who, error) {
	screen := wizard.Screen{
		Form: wizard.Line, Optional: true, Alone: true, Title: "In which role are you working, and for which agency?",
		Help: "Such as: social worker, children's services. It stands beside what you write. Never a name; it may be left empty.",
	}
	var last string
	for {
		reply, err := prompter.Ask(ctx, screen)
		switch {
		case err != nil:
			return record.Who{}, err
		case reply.Act == wizard.Quit:
			return record.Who{}, errLeft
		}
		what := interview.DoubtText(reply.Text)
		if what == "" || reply.Text == last {
			return parseWho(reply.Text), nil
		}
		last = reply.Text
		screen.Earlier, screen.HasReply = reply, true
		screen.Warning = fmt.Sprintf("This looks as if it holds %s (best effort). To go on all the same, give the same reply again.", what)
	}
}

// parseWho reads "role, agency".
func parseWho(text string) record.Who {
	role, agency, _ := strings.Cut(safetext.Line(text), ",")
	return record.Who{Role: strings.TrimSpace(role), Agency: strings.TrimSpace(agency)}
}
