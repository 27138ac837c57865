package rehearsal

import (
	"safeguard/internal/field"
	"safeguard/internal/yamldoc"
)

// The keys of a results file, one table for each mapping in it.

func resultsFields() []resultsField[Results] {
	return []resultsField[Results]{
		number("format", ResultsFormat, ResultsFormat, func(r *Results) *int { return &r.Format }),
		field.Need(field.New("fictitious", field.Shape{Says: "true"}, "", readTrue)),
		text("reference", func(r *Results) *string { return &r.Reference }),
		part("scenario", scenarioResultFields(), func(r *Results) *ScenarioResult { return &r.Scenario }),
		part("procedure", procedureResultFields(), func(r *Results) *ProcedureResult { return &r.Procedure }),
		flag("finished", func(r *Results) *bool { return &r.Finished }),
		number("minutes", 0, most, func(r *Results) *int { return &r.Minutes }),
		number("sittings", 0, most, func(r *Results) *int { return &r.Sittings }),
		field.Need(field.New("parting", field.Shape{Says: "keys with values, or null"}, "", readParting)),
		list("points", pointFields(), func(r *Results) *[]PointResult { return &r.Points }),
		list("well", pointFields(), func(r *Results) *[]PointResult { return &r.Well }),
		texts("discuss", func(r *Results) *[]string { return &r.Discuss }),
		list("answers", lineFields(), func(r *Results) *[]LineResult { return &r.Answers }),
		list("votes", voteFields(), func(r *Results) *[]VoteResult { return &r.Votes }),
		list("counts", countFields(), func(r *Results) *[]CountResult { return &r.Counts }),
		list("panel", viewResultFields(), func(r *Results) *[]ViewResult { return &r.Panel }),
	}
}

func scenarioResultFields() []resultsField[ScenarioResult] {
	return []resultsField[ScenarioResult]{
		text("id", func(s *ScenarioResult) *string { return &s.ID }),
		text("title", func(s *ScenarioResult) *string { return &s.Title }),
		text("digest", func(s *ScenarioResult) *string { return &s.Digest }),
	}
}

func procedureResultFields() []resultsField[ProcedureResult] {
	return []resultsField[ProcedureResult]{
		text("id", func(p *ProcedureResult) *string { return &p.ID }),
		text("edition", func(p *ProcedureResult) *string { return &p.Edition }),
		text("digest", func(p *ProcedureResult) *string { return &p.Digest }),
	}
}

func partingFields() []resultsField[PartingResult] {
	return []resultsField[PartingResult]{
		text("question", func(p *PartingResult) *string { return &p.Question }),
		text("subject", func(p *PartingResult) *string { return &p.Subject }),
		text("ask", func(p *PartingResult) *string { return &p.Ask }),
		part("panel", saidFields(), func(p *PartingResult) *Said { return &p.Panel }),
		part("trainee", saidFields(), func(p *PartingResult) *Said { return &p.Trainee }),
		texts("with", func(p *PartingResult) *[]string { return &p.With }),
		flag("corrected", func(p *PartingResult) *bool { return &p.Corrected }),
		texts("panel-would-bring", func(p *PartingResult) *[]string { return &p.Panels }),
		texts("trainee-would-bring", func(p *PartingResult) *[]string { return &p.Theirs }),
		texts("cite", func(p *PartingResult) *[]string { return &p.Cite }),
	}
}

func pointFields() []resultsField[PointResult] {
	return []resultsField[PointResult]{
		field.Need(field.New("kind", field.IDShape("an id"), "", func(r *resultsReader, n *yamldoc.Node, p *PointResult) {
			if w, ok := field.ReadWord(r, n, "kind"); ok && !field.IsID(w.ID) {
				field.Wanted(r, n, "kind", "an id")
			} else {
				p.Kind = Kind(w.ID)
			}
		})),
		field.Need(field.New("theme", field.WordShape(themeWords()), "", readTheme)),
		text("question", func(p *PointResult) *string { return &p.Question }),
		text("subject", func(p *PointResult) *string { return &p.Subject }),
		text("says", func(p *PointResult) *string { return &p.Says }),
		text("ask", func(p *PointResult) *string { return &p.Ask }),
		texts("cite", func(p *PointResult) *[]string { return &p.Cite }),
	}
}

func themeWords() []string {
	var words []string
	for _, t := range Themes() {
		words = append(words, string(t))
	}
	return words
}

func lineFields() []resultsField[LineResult] {
	return []resultsField[LineResult]{
		text("question", func(l *LineResult) *string { return &l.Question }),
		text("subject", func(l *LineResult) *string { return &l.Subject }),
		text("ask", func(l *LineResult) *string { return &l.Ask }),
		part("panel", saidFields(), func(l *LineResult) *Said { return &l.Panel }),
		part("first", saidFields(), func(l *LineResult) *Said { return &l.First }),
		part("last", saidFields(), func(l *LineResult) *Said { return &l.Last }),
		flag("news", func(l *LineResult) *bool { return &l.News }),
		number("changes", 0, most, func(l *LineResult) *int { return &l.Changes }),
		flag("matters", func(l *LineResult) *bool { return &l.Matters }),
		flag("listed", func(l *LineResult) *bool { return &l.Listed }),
	}
}

func voteFields() []resultsField[VoteResult] {
	return []resultsField[VoteResult]{
		text("question", func(v *VoteResult) *string { return &v.Question }),
		text("subject", func(v *VoteResult) *string { return &v.Subject }),
		text("ask", func(v *VoteResult) *string { return &v.Ask }),
		text("agency", func(v *VoteResult) *string { return &v.Agency }),
		part("vote", saidFields(), func(v *VoteResult) *Said { return &v.Vote }),
		text("why", func(v *VoteResult) *string { return &v.Why }),
		part("group", saidFields(), func(v *VoteResult) *Said { return &v.Group }),
	}
}

func countFields() []resultsField[CountResult] {
	return []resultsField[CountResult]{
		text("id", func(c *CountResult) *string { return &c.ID }),
		text("label", func(c *CountResult) *string { return &c.Label }),
		number("n", 0, most, func(c *CountResult) *int { return &c.N }),
		number("of", 0, most, func(c *CountResult) *int { return &c.Of }),
	}
}

func viewResultFields() []resultsField[ViewResult] {
	return []resultsField[ViewResult]{
		text("view", func(v *ViewResult) *string { return &v.View }),
		text("because", func(v *ViewResult) *string { return &v.Because }),
		texts("cite", func(v *ViewResult) *[]string { return &v.Cite }),
	}
}

func saidFields() []resultsField[Said] {
	return []resultsField[Said]{
		field.Need(field.New("answer", field.Shape{Says: "a text, a list of texts, true or null"}, "", readAnswer)),
		text("words", func(s *Said) *string { return &s.Words }),
	}
}
