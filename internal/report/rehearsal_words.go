package report

import (
	"strings"

	"safeguard/internal/rehearsal"
)

// themeWords names a theme.
func themeWords(t rehearsal.Theme) string {
	switch t {
	case rehearsal.InterimSafety:
		return "Safety in the meantime"
	case rehearsal.OtherChildren:
		return "Other children"
	case rehearsal.ParallelRoutes:
		return "Routes side by side"
	case rehearsal.Information:
		return "Information, and what is not known"
	case rehearsal.Voice:
		return "The voice of the child"
	case rehearsal.Dissent:
		return "Reasons and dissent"
	}
	return string(t)
}

// kindWords says in short what a kind of point is; one that is not known here
// keeps its id.
func kindWords(k rehearsal.Kind) string {
	for _, known := range kinds {
		if known.kind == k {
			return known.words
		}
	}
	return upperFirst(strings.ReplaceAll(string(k), "-", " "))
}

var kinds = []struct {
	kind  rehearsal.Kind
	words string
}{
	{rehearsal.UnknownAsNo, "What the panel has as not known was answered no"},
	{rehearsal.AnsweredEarly, "It was answered before anybody could know"},
	{rehearsal.UnknownAsKnown, "What the panel has as not known was answered as known"},
	{rehearsal.KnownAsUnknown, "What somebody at the table knew was answered not known"},
	{rehearsal.AnsweredOtherwise, "What the panel knows was answered otherwise, and the path changed"},
	{rehearsal.NotListed, "Somebody whom the panel lists was not listed"},
	{rehearsal.NotSingly, "Several were answered about as one"},
	{rehearsal.RouteNotOpened, "A route that the panel holds open was closed"},
	{rehearsal.RouteOnlyTheirs, "A route was held open that the panel closes"},
	{rehearsal.NeverPossible, "An outcome was possible that the scenario rules out"},
	{rehearsal.RiskPassedOver, "An urgent action was not raised"},
	{rehearsal.RiskSeenLate, "An urgent action was raised later"},
	{rehearsal.NotRevisited, "News spoke to an answer, and it stayed as it was"},
	{rehearsal.Unanswered, "What the panel answers was left open"},
	{rehearsal.NothingOfTheirOwn, "How somebody is was not put into words"},
	{rehearsal.NoReason, "A judgement was made without what it rests on"},
	{rehearsal.OneVoice, "Fewer saw it otherwise, and their reasons are not there"},
	{rehearsal.NamedUnknown, "The unknown was named as such"},
	{rehearsal.AllListed, "Everybody was listed"},
	{rehearsal.Singly, "Each was answered about singly"},
	{rehearsal.RoutesOpened, "Routes were held open side by side"},
	{rehearsal.RiskFirst, "The urgent was raised first"},
	{rehearsal.Revisited, "Answers were gone back to after news"},
	{rehearsal.HeardTheChild, "How somebody is was put into words"},
	{rehearsal.GaveReasons, "Judgements had what they rest on"},
	{rehearsal.DifferedOpenly, "Somebody differed openly"},
}

// citeIDs is cites of paragraphs that are known by their ids alone.
func citeIDs(ids []string) string {
	if len(ids) == 0 {
		return ""
	}
	return " [" + strings.Join(ids, ", ") + "]"
}
