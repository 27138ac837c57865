package rehearsal

import (
	"fmt"
	"strings"

	"safeguard/internal/decide"
	"safeguard/internal/field"
	"safeguard/internal/procedure"
	"safeguard/internal/record"
)

// dissents gives the points about who saw it otherwise. one-voice: an agency
// answered by itself otherwise than the group then did, and no reason is written
// down; or agencies answered a question by themselves and one of the group did
// not. differed-openly: an agency did and gave its reason; somebody said where they
// differ from the path that was shown; or the dissent of an agency was noted.
func (k *course) dissents(ballots []Ballot) (points, well []Point) {
	silent := Point{Kind: OneVoice, Theme: Dissent, Ask: "What did those see who answered otherwise, and was there room to say it?"}
	open := Point{Kind: DifferedOpenly, Theme: Dissent}
	var without, with, unasked []string
	for n := range ballots {
		b := &ballots[n]
		for _, v := range b.minority() {
			words := fmt.Sprintf("%s %s answered %s, the group %s", b.asked(), v.Agency, answerWords(b.Question, b.Label, v.Value), answerWords(b.Question, b.Label, b.Group))
			if v.Why == "" {
				without = append(without, words)
				silent.Cite = joinCites(silent.Cite, k.citeOf(b.Question))
			} else {
				with = append(with, words)
				open.Cite = joinCites(open.Cite, k.citeOf(b.Question))
			}
		}
		if len(b.Silent) > 0 {
			unasked = append(unasked, fmt.Sprintf("%s without %s", b.asked(), field.And(b.Silent)))
			silent.Cite = joinCites(silent.Cite, k.citeOf(b.Question))
		}
	}
	var says []string
	if len(without) > 0 {
		says = append(says, "An agency saw it otherwise than the group, and why is not written down: "+someOf(without)+".")
	}
	if len(unasked) > 0 {
		says = append(says, "Not every agency answered by itself: "+someOf(unasked)+".")
	}
	if silent.Says = strings.Join(says, " "); silent.Says != "" {
		points = append(points, silent)
	}
	if open.Says = strings.Join(k.openly(with), " "); open.Says != "" {
		if len(open.Cite) == 0 {
			open.Cite = k.anyCite()
		}
		well = append(well, open)
	}
	return points, well
}

// openly says in which ways a difference was said.
func (k *course) openly(with []string) []string {
	var says []string
	if len(with) > 0 {
		says = append(says, "An agency kept its own answer, and wrote down why: "+someOf(with)+".")
	}
	for _, v := range k.c.Verdicts {
		if _, differed := v.Said.(record.Differed); differed {
			says = append(says, fmt.Sprintf("%s said where %s would differ from the path that was shown.", k.you.You, k.you.they()))
			break
		}
	}
	if n := len(record.Standing(k.c.Dissent)); n > 0 {
		says = append(says, "An agency's dissent is noted beside the path.")
	}
	return says
}

func (v voice) they() string {
	if v.you == "you" {
		return "you"
	}
	return "it"
}

func (k *course) citeOf(q *procedure.Question) []*procedure.Paragraph {
	return k.cite(decide.Item{Question: q})
}
