package report

import (
	"fmt"
	"strings"

	"safeguard/internal/record"
)

// history is every event of the record, in order.
func (b *caseBuilder) history() {
	b.heading(2, "History")
	b.paragraph("Every event of the record, in order. Times are in UTC, as the clock of the computer gave them.")
	var rows []row
	for _, e := range b.c.Events {
		what := b.happened(e)
		rows = append(rows, row{
			line:  fmt.Sprintf("%s: %s", eventWords(e), what),
			cells: []string{fmt.Sprint(e.Number), timeWords(e.At), whoWords(e.By), what},
		})
	}
	b.table("The events of the record", []string{"Event", "When (UTC)", "Who", "What"}, rows)
}

// happened says in words what an event says.
func (b *caseBuilder) happened(e record.Event) string {
	if s, ok := sayWords(b.c.Procedure, e.Body); ok {
		return changeLine(s, e.Body)
	}
	switch body := e.Body.(type) {
	case record.Opened:
		return fmt.Sprintf("Opened under procedure %s, edition %s (%s), with safeguard %s", body.Procedure.ID, body.Procedure.Edition, body.Procedure.Digest, body.Tool)
	case record.Resumed:
		return "Taken up again, with safeguard " + body.Tool
	case record.Reasoned:
		return "Why it was said anew: " + b.reasonAbout(body) + "\n" + orNotSaid(body.Why)
	case record.Shown:
		return "The outcome path was shown, by safeguard " + body.Tool
	case record.Agreed:
		return "Agreed with where the path points"
	case record.Differed:
		return "Differed from the path: " + orNotSaid(body.Words)
	case record.Ended:
		return "Finished"
	case record.Reopened:
		return "Reopened, with safeguard " + body.Tool + ": " + orNotSaid(body.Why)
	case record.Retention:
		if body.Until.IsZero() {
			return "The date until which the record is kept was taken away"
		}
		return "To be kept until " + longDate(body.Until)
	case record.Withdrawn:
		return fmt.Sprintf("Event %d was taken back: %s", body.Event, orNotSaid(body.Why))
	case record.Exported:
		return "Handed on as " + body.Format + " (" + body.Digest + ")"
	case record.Torn:
		return fmt.Sprintf("What a broken-off write left was set aside: %s in %s (%s)", countOf(body.Bytes, "byte"), body.File, body.Digest)
	case record.Rehearsed:
		return "A rehearsal of the invented case " + body.Title + " (" + body.Scenario + ")"
	case record.Told:
		return "News arrived: " + body.Inject
	case record.Voted:
		return body.Agency + " answered by itself: " + askWords(b.c.Procedure, body.Question, body.Subject) + "\n" +
			givenWords(b.c.Procedure, body.Question, body.Subject, body.Answer) + "\n" + orNotSaid(body.Why)
	}
	return b.besidePath(e.Body)
}

// reasonAbout names what a reason is given for.
func (b *caseBuilder) reasonAbout(r record.Reasoned) string {
	if r.Question != "" {
		return askWords(b.c.Procedure, r.Question, r.Subject)
	}
	if k := b.c.Procedure.Kind(r.Kind); k != nil {
		return k.Ask
	}
	return r.Kind
}

// besidePath says in words what an entry beside the path says.
func (b *caseBuilder) besidePath(body record.Body) string {
	switch body := body.(type) {
	case record.Viewed:
		return "Own view, " + aboutInside(body.About) + ": " + body.Words
	case record.Participant:
		return "Taking part: " + besideName(body.Agency, body.Role) + ": " + body.Presence
	case record.Information:
		return fmt.Sprintf("Information from %s, %s, about %s: %s", body.Agency, body.Standing, aboutInside(body.About), body.Words)
	case record.SafetyPlan:
		return "Interim safety plan, " + aboutInside(body.About) + ": " + body.Words
	case record.TakenUp:
		line := "Action taken up: " + body.Do + "; owner: " + body.Owner
		if !body.By.IsZero() {
			line += "; by " + longDate(body.By)
		}
		if body.Check != "" {
			line += "; how it will be checked: " + body.Check
		}
		return line
	case record.Dissent:
		line := "Dissent: " + body.Agency + " would have: " + body.Would
		if body.Why != "" {
			line += "; why: " + body.Why
		}
		if body.Escalation != "" {
			line += "; escalation: " + body.Escalation
		}
		return line
	}
	return "Something that this version has no words for"
}

// changeLine says what was said, and what of it was a change.
func changeLine(s saidAnew, body record.Body) string {
	lines := []string{s.asked, s.now}
	if s.before != "" {
		lines = append(lines, "Before: "+s.before)
	}
	after := afterWhat(body)
	if after.AfterPath {
		lines = append(lines, "Said after an outcome path had been shown")
	}
	if after.AfterNews {
		lines = append(lines, "Said after news had arrived")
	}
	return strings.Join(lines, "\n")
}

func afterWhat(body record.Body) record.Change {
	switch b := body.(type) {
	case record.Listed:
		return b.Change
	case record.Answered:
		return b.Change
	case record.Noted:
		return b.Change
	}
	return record.Change{}
}
