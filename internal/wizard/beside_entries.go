package wizard

import (
	"fmt"

	"safeguard/internal/calendar"
	"safeguard/internal/decide"
	"safeguard/internal/record"
)

// What each kind of entry asks, in the order of its fields: they are filled in
// as they are written here.

func (f *form) agency(title string) string {
	return f.text(Screen{Form: Line, Title: title, Help: "Such as the police, a school or a hospital."})
}

func (f *form) participant() record.Body {
	return record.Participant{
		Agency:   f.agency("Which agency was invited?"),
		Role:     f.text(Screen{Form: Line, Title: "In which role?", Help: "Such as designated lead or social worker.", Optional: true}),
		Presence: f.oneOf("Did they take part?", "", record.Presences),
	}
}

func (f *form) information() record.Body {
	return record.Information{
		Agency:   f.agency("Which agency brought it?"),
		Standing: f.oneOf("Is it a fact or an opinion?", "A fact was seen, heard or written down; an opinion was made of facts.", record.Standings),
		About:    f.about(),
		Words:    f.text(Screen{Form: Words, Title: "What did they bring?", Help: "Say who saw or heard it, and when."}),
	}
}

func (f *form) safetyPlan() record.Body {
	return record.SafetyPlan{
		About: f.about(),
		Words: f.text(Screen{Form: Words, Title: "How are they kept safe meanwhile?", Help: "Say who does what, and until when."}),
	}
}

func (f *form) takenUp() record.Body {
	entry, due := f.action()
	pathSays := ""
	if !due.IsZero() {
		pathSays = "The path says by " + due.Long() + "."
	}
	entry.Owner = f.text(Screen{Form: Line, Title: "Who takes it up?", Help: "The agency and the role of the owner."})
	entry.By = f.date("By when?", pathSays, true)
	entry.Check = f.text(Screen{Form: Words, Title: "How will it be known that it is done?", Optional: true})
	return entry
}

// action asks which action is taken up, one of the path or one of their own, and
// gives its date on the path; zero where it has none.
func (f *form) action() (record.TakenUp, calendar.Date) {
	path := f.t.interview.Path()
	var offered []record.TakenUp
	var due []calendar.Date
	s := Screen{Title: "Which action is taken up?", Help: "One of the path, or one of your own."}
	for i := range path.Actions {
		a := &path.Actions[i]
		if a.Do != nil && a.Do.Forbids() {
			continue
		}
		entry := record.TakenUp{Action: a.ID(), About: a.Subject.Label(path.Answers), Do: actionText(path, a)}
		offered, due = append(offered, entry), append(due, a.Due)
		s.Options = append(s.Options, Option{
			ID: fmt.Sprintf("action-%d", len(offered)), Label: doText(entry), Help: f.owner(entry),
		})
	}
	s.Options = append(s.Options, Option{ID: ownWords, Label: "Another one, in my own words"})
	switch i := f.choose(s); {
	case i < 0:
		return record.TakenUp{}, calendar.Date{}
	case i < len(offered):
		return offered[i], due[i]
	}
	return record.TakenUp{
		Do:    f.text(Screen{Form: Words, Title: "What is to be done?"}),
		About: f.about(),
	}, calendar.Date{}
}

// owner says who has taken an action of the path up already; "" for nobody.
func (f *form) owner(of record.TakenUp) string {
	for _, e := range record.Standing(f.t.theCase().TakenUp) {
		if e.Said.Action == of.Action && e.Said.About == of.About {
			return "Taken up already: " + short(e.Said.Owner, 60)
		}
	}
	return ""
}

// actionText says what an action of a path wants done.
func actionText(p *decide.Path, a *decide.Action) string {
	if a.Do == nil {
		return "Find out: " + askOf(p.Answers, a.FindOut)
	}
	return a.Do.Do.Fill(a.Subject.Name(p.Answers))
}

func (f *form) dissent() record.Body {
	return record.Dissent{
		Agency:     f.agency("Which agency dissents?"),
		Would:      f.text(Screen{Form: Words, Title: "What would they have done?"}),
		Why:        f.text(Screen{Form: Words, Title: "Why?", Optional: true}),
		Escalation: f.text(Screen{Form: Words, Title: "What is the next step to settle it, and by when?", Help: "The step of escalation, and its date.", Optional: true}),
	}
}

func (f *form) retention() record.Body {
	return record.Retention{Until: f.date("Until when is the record to be kept?", "A later date replaces an earlier one. Nothing is deleted by itself.", false)}
}

func (f *form) withdrawn() record.Body {
	there := entries(f.t.theCase())
	s := Screen{Title: "Which entry is taken back?", Help: "It stays in the record, marked as taken back."}
	for _, e := range there {
		s.Options = append(s.Options, Option{ID: fmt.Sprintf("event-%d", e.event), Label: e.text})
	}
	i := f.choose(s)
	if i < 0 {
		return nil
	}
	return record.Withdrawn{
		Event: there[i].event,
		Why:   f.text(Screen{Form: Words, Title: "Why is it taken back?", Help: short(there[i].text, 100) + ".", Optional: true}),
	}
}
