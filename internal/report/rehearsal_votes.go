package report

import (
	"fmt"
	"strings"

	"safeguard/internal/answers"
	"safeguard/internal/field"
	"safeguard/internal/rehearsal"
)

// votes puts what the agencies of a group answered by themselves side by side.
func (b *debriefBuilder) votes() {
	if len(b.d.Votes) == 0 && len(b.d.UnderWay) == 0 {
		return
	}
	b.heading(2, "What each agency answered by itself")
	for _, ask := range b.d.UnderWay {
		b.paragraph(fmt.Sprintf(`A round of votes on "%s" is under way and is not shown. It will be, once the group has answered.`, ask))
	}
	if len(b.d.Votes) == 0 {
		return
	}
	b.paragraph("Each answered silently, before the group did. Those who saw it otherwise are not outvoted here: their reasons stand beside the others.")
	for i := range b.d.Votes {
		b.ballot(&b.d.Votes[i])
	}
}

func (b *debriefBuilder) ballot(v *rehearsal.Ballot) {
	b.heading(3, answers.Asked(v.Question, v.Label)+cites(v.Question.Cite))
	var rows []row
	for _, vote := range v.Votes {
		words, why := repliedWords(v.Question, v.Label, vote.Value), vote.Why
		line := vote.Agency + ": " + words
		if why == "" {
			why = "No reason was given"
		}
		rows = append(rows, row{line: line + "\n" + reasonLine(vote.Why), cells: []string{vote.Agency, words, why}})
	}
	b.table("Silent answers, by agency", []string{"Agency", "Answer", "Why"}, rows)
	if len(v.Silent) > 0 {
		b.paragraph("Not answered by: " + field.And(v.Silent))
	}
	if fewer := minority(v); len(fewer) > 0 && !v.GroupAlone() {
		b.paragraph(fmt.Sprintf("Fewer answered as %s did. What did %s see that the others did not?", field.And(fewer), verb(len(fewer), "it", "they")))
	}
	then, end := inSentence(repliedWords(v.Question, v.Label, v.Group)), inSentence(repliedWords(v.Question, v.Label, v.End))
	if v.End.Given && end != then {
		then += ", and by the end: " + end
	}
	b.paragraph(fmt.Sprintf("The group then answered: %s. %s", then, panelSaid(v)))
	if v.GroupAlone() {
		b.paragraph("No agency had answered so by itself. What brought the group there?")
	}
}

// panelSaid is what the panel knew when the group answered and, where that is
// something else, by the end.
func panelSaid(v *rehearsal.Ballot) string {
	words := func(value answers.Value) string { return inSentence(repliedWords(v.Question, v.Label, value)) }
	then, end := words(v.Panel), words(v.PanelEnd)
	said := "The panel, with what was known by then: " + then
	switch {
	case !v.Panel.Given && !v.PanelEnd.Given:
		return "The panel has no answer to it."
	case !v.Panel.Given:
		said = "The panel had no answer to it then"
	}
	if v.PanelEnd.Given && end != then {
		said += ", and by the end: " + end
	}
	return said + "."
}

func reasonLine(why string) string {
	if why == "" {
		return "No reason was given"
	}
	return "Why: " + why
}

// inSentence takes the full stop from words that stand within a sentence.
func inSentence(words string) string { return strings.TrimRight(words, ". ") }

// minority names the agencies whose answer fewer gave than another; none where
// all gave the same, or as many gave one as another.
func minority(v *rehearsal.Ballot) []string {
	n := map[answers.Value]int{}
	most := 0
	key := func(vote rehearsal.Vote) answers.Value {
		value := vote.Value
		value.Note = ""
		return value
	}
	for _, vote := range v.Votes {
		n[key(vote)]++
		most = max(most, n[key(vote)])
	}
	var fewer []string
	for _, vote := range v.Votes {
		if n[key(vote)] < most {
			fewer = append(fewer, vote.Agency)
		}
	}
	return fewer
}
