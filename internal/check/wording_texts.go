package check

import (
	"fmt"
	"iter"
	"strings"

	"safeguard/internal/fault"
	"safeguard/internal/procedure"
)

// A role is what a text is for. A set of roles is their sum.
type role uint16

const (
	asks    role = 1 << iota // of a question, or of a list of subjects
	helps                    // of one of these, or of an option
	labels                   // of an option or of a kind of subject
	titles                   // of a stage, a tree or an outcome
	dos                      // what is to be done, or not until when
	people                   // by, known-by
	remarks                  // what a tension says
	quoting                  // speaks of the source: gists, interpretations, currency, guarantees
)

// What the people in the room read, and every text.
const (
	readInRoom = asks | helps | labels | titles | dos | people | remarks
	everyText  = readInRoom | quoting
)

// A text is some words of the file, with what they are part of.
type text struct {
	role     role
	at       fault.Place
	words    string
	what, id string              // of what it is part of; id may be ""
	question *procedure.Question // of an ask, a help or a label; else nil
	action   *procedure.Action   // of a do, a do-not or an until; else nil
	topics   topic
}

// of names what the text is part of, as `question "concern"`.
func (t text) of() string {
	if t.id == "" {
		return t.what
	}
	return fmt.Sprintf("%s %q", t.what, t.id)
}

// texts gives the texts of these roles, in the order of the sections.
func (l *look) texts(roles role) iter.Seq[text] {
	return func(yield func(text) bool) {
		for i := range l.words {
			if l.words[i].role&roles != 0 && !yield(l.words[i]) {
				return
			}
		}
	}
}

// allTexts gives every text of a procedure, in the order of the sections.
func allTexts(p *procedure.Procedure) []text {
	var g textGiver
	g.head(p)
	g.subjects(p)
	for _, q := range p.Questions {
		g.question(q)
	}
	g.trees(p)
	for _, a := range p.Actions {
		g.action(a)
	}
	for _, t := range p.Tensions {
		g.filled(text{role: remarks, what: "tension", id: t.ID}, t.Says)
	}
	g.quoting(p)
	return g.all
}

// A textGiver gathers texts.
type textGiver struct{ all []text }

func (g *textGiver) give(t text) {
	if t.words != "" {
		t.topics = topicsIn(t.words)
		g.all = append(g.all, t)
	}
}

// filled gives a text that may name the subject in hand.
func (g *textGiver) filled(t text, words procedure.Text) {
	t.at, t.words = words.At, words.String()
	g.give(t)
}

// head takes the texts at the root of the file.
func (g *textGiver) head(p *procedure.Procedure) {
	g.give(text{role: titles, at: p.PlaceOf("title"), words: p.Title, what: "the procedure"})
	g.give(text{role: remarks, at: p.PlaceOf("opening"), words: p.Opening, what: "the opening"})
	g.give(text{role: quoting, at: p.Source.PlaceOf("title"), words: p.Source.Title, what: "the source"})
	for _, term := range p.Glossary {
		g.give(text{role: quoting, at: term.At, words: term.Means, what: "glossary entry", id: term.ID})
	}
}

func (g *textGiver) subjects(p *procedure.Procedure) {
	for _, k := range p.Kinds {
		g.give(text{role: labels, at: k.PlaceOf("label"), words: k.Label, what: "subject", id: k.ID})
		g.give(text{role: asks, at: k.PlaceOf("ask"), words: k.Ask, what: "subject", id: k.ID})
		g.give(text{role: helps, at: k.PlaceOf("help"), words: k.Help, what: "subject", id: k.ID})
	}
}

func (g *textGiver) question(q *procedure.Question) {
	give := func(role role, words procedure.Text, what, id string) {
		g.filled(text{role: role, what: what, id: id, question: q}, words)
	}
	give(asks, q.Ask, "question", q.ID)
	give(helps, q.Help, "question", q.ID)
	give(people, q.KnownBy, "question", q.ID)
	if q.Type == procedure.YesNo {
		return // its options are the program's own
	}
	for _, o := range q.Options {
		give(labels, o.Label, "option", o.ID)
		give(helps, o.Help, "option", o.ID)
	}
}

func (g *textGiver) trees(p *procedure.Procedure) {
	for _, s := range p.Stages {
		g.give(text{role: titles, at: s.PlaceOf("title"), words: s.Title, what: "stage", id: s.ID})
	}
	for _, t := range p.Trees {
		g.filled(text{role: titles, what: "tree", id: t.ID}, t.Title)
	}
	for _, o := range p.Outcomes {
		g.filled(text{role: titles, what: "outcome", id: o.ID}, o.Title)
	}
}

func (g *textGiver) action(a *procedure.Action) {
	for _, t := range []procedure.Text{a.Do, a.DoNot, a.Until} {
		g.filled(text{role: dos, what: "action", id: a.ID, action: a}, t)
	}
	g.give(text{role: people, at: a.PlaceOf("by"), words: a.By, what: "action", id: a.ID})
}

func (g *textGiver) quoting(p *procedure.Procedure) {
	for _, c := range p.Source.Paragraphs {
		g.give(text{role: quoting, at: c.PlaceOf("gist"), words: c.Gist, what: "paragraph", id: c.ID})
	}
	for _, n := range p.Currency {
		g.give(text{role: quoting, at: n.PlaceOf("then"), words: n.Then, what: "a currency note"})
		g.give(text{role: quoting, at: n.PlaceOf("now"), words: n.Now, what: "a currency note"})
	}
	for _, i := range p.Interpretations {
		g.give(text{role: quoting, at: i.PlaceOf("says"), words: i.Says, what: "interpretation", id: i.ID})
	}
	for _, c := range p.Guarantees {
		g.give(text{role: quoting, at: c.PlaceOf("says"), words: c.Says, what: "guarantee", id: c.ID})
	}
}

// normal gives words for comparing: in lower case, without punctuation or
// spaces at the ends or doubled.
func normal(s string) string { return strings.Join(wordsOf(s), " ") }
