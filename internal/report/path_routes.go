package report

import (
	"fmt"
	"slices"
	"strings"

	"safeguard/internal/answers"
	"safeguard/internal/decide"
	"safeguard/internal/field"
	"safeguard/internal/procedure"
	"safeguard/internal/safetext"
)

// inShort gives one line for each subject: the routes that open for them, and
// those that are still open.
func (b *pathBuilder) inShort() {
	b.heading(2, "In short")
	b.eachSubject(func(title string, decisions []*decide.Decision) {
		var routes []string
		for _, d := range decisions {
			if route := b.routeInShort(d); route != "" {
				routes = append(routes, route)
			}
		}
		if len(routes) == 0 {
			routes = []string{"no route opened"}
		}
		b.item(0, title+": "+strings.Join(routes, "; "))
	})
}

func (b *pathBuilder) routeInShort(d *decide.Decision) string {
	name := d.Subject.Name(b.a)
	switch o := d.Outcome(); {
	case d.Status == decide.NotReached && d.Tree.For != nil:
		return fmt.Sprintf("%s: no finding yet, which does not mean safe", d.Tree.Title.Fill(name))
	case d.Status == decide.NotReached:
		return ""
	case d.Status == decide.Open:
		return fmt.Sprintf("%s: still open", d.Tree.Title.Fill(name))
	case !o.Opens:
		return ""
	default:
		facts := o.Duty.String()
		if d.Provisional {
			facts += ", provisional"
		}
		return fmt.Sprintf("%s (%s)%s", o.Title.Fill(name), facts, b.deadlines(d))
	}
}

// deadlines says by when the actions that a decision brings are due, and which
// dates are not the chapter's own.
func (b *pathBuilder) deadlines(d *decide.Decision) string {
	var dates []string
	add := func(basis procedure.Basis, words string) {
		for _, a := range b.brings[d] {
			if a.Do == nil || a.Do.Basis != basis || a.Due.IsZero() {
				continue
			}
			if basis == procedure.Chapter && a.Do.Duty != procedure.NoDuty && a.Do.Duty > d.Outcome().Duty {
				continue // the route's own duty does not carry this date
			}
			date := "by " + longDate(a.Due)
			if !slices.ContainsFunc(dates, func(have string) bool { return strings.HasPrefix(have, date) }) {
				dates = append(dates, date+words)
			}
		}
	}
	add(procedure.Chapter, "")
	add(procedure.Practice, " in today's practice")
	if len(dates) == 0 {
		return ""
	}
	return ", " + field.And(dates)
}

// eachSubject calls f for each subject that something is decided about, kind by
// kind, and for the case, with its decisions.
func (b *pathBuilder) eachSubject(f func(title string, decisions []*decide.Decision)) {
	one := func(title string, s decide.Subject) {
		if decisions := b.ofSubject[s]; len(decisions) > 0 {
			f(title, decisions)
		}
	}
	for _, k := range b.p.Procedure.Kinds {
		for s := range b.a.Subjects(k) {
			one(b.a.Label(k, s), decide.Subject{Kind: k, Index: s})
		}
		one(k.Label+" not listed yet", decide.Subject{Kind: k, Index: decide.Unlisted})
	}
	one("The case", decide.Subject{})
}

// routes gives the decisions of each subject and of the case.
func (b *pathBuilder) routes() {
	b.eachSubject(func(title string, decisions []*decide.Decision) {
		b.heading(2, title)
		for _, d := range decisions {
			b.decision(d)
		}
	})
}

func (b *pathBuilder) decision(d *decide.Decision) {
	b.heading(3, d.Tree.Title.Fill(d.Subject.Name(b.a)))
	switch d.Status {
	case decide.Settled:
		b.settled(d)
	case decide.Open:
		b.open(d)
	case decide.NotReached:
		b.notReached(d)
	}
}

// reading points to the readings of the source that bear on a decision.
func (b *pathBuilder) reading(d *decide.Decision) {
	var numbers []string
	for _, in := range d.Interpretations {
		numbers = append(numbers, fmt.Sprint(slices.Index(b.p.Interpretations, in)+1))
	}
	switch len(numbers) {
	case 0:
	case 1:
		b.paragraph("How the chapter was read here: see reading " + numbers[0] + " below")
	default:
		b.paragraph("How the chapter was read here: see readings " + field.And(numbers) + " below")
	}
}

func (b *pathBuilder) settled(d *decide.Decision) {
	o := d.Outcome()
	title := o.Title.Fill(d.Subject.Name(b.a))
	if o.Opens {
		b.paragraph(fmt.Sprintf("The chapter points to: %s. Duty: %s%s", title, o.Duty, cites(o.Cite)))
	} else {
		b.paragraph(fmt.Sprintf("No route is opened here. %s%s", title, cites(o.Cite)))
	}
	if d.Provisional {
		b.provisional(d)
	}
	b.why(d)
	b.numbers(d)
	b.reading(d)
	b.wouldChange(d)
}

func (b *pathBuilder) provisional(d *decide.Decision) {
	if d.Applies == decide.Unknown {
		b.paragraph(fmt.Sprintf("Provisional: it is not certain yet that the stage %q applies.", d.Tree.Stage.Title))
		return
	}
	b.paragraph("Provisional: it rests on an answer of \"not known\", and is to be looked at again when that is known.")
}

func (b *pathBuilder) open(d *decide.Decision) {
	var routes []string
	for _, o := range d.Possible {
		route := o.Title.Fill(d.Subject.Name(b.a))
		if o.Duty != procedure.NoDuty {
			route += fmt.Sprintf(" (%s%s)", o.Duty, cites(o.Cite))
		}
		routes = append(routes, route)
	}
	b.paragraph("Still open. These remain possible:")
	for _, r := range routes {
		b.item(0, r)
	}
	if d.Applies == decide.Unknown {
		b.paragraph(fmt.Sprintf("It is not certain yet that the stage %q applies.", d.Tree.Stage.Title))
	}
	if len(d.Awaiting) > 0 {
		b.paragraph("It waits for:")
	}
	for _, await := range d.Awaiting {
		b.item(0, b.about(await.Item)+askOf(b.a, await.Item))
		for _, lead := range await.Leads {
			b.item(1, fmt.Sprintf("%s: %s", b.replyLabel(await.Item, lead.Reply), b.leadsTo(d, lead.Possible)))
		}
	}
	b.why(d)
	b.numbers(d)
	b.reading(d)
	b.wouldChange(d)
}

func (b *pathBuilder) notReached(d *decide.Decision) {
	text := fmt.Sprintf("Not reached: the stage %q does not apply.", d.Tree.Stage.Title)
	if d.Tree.For != nil {
		text += fmt.Sprintf(" There is no finding for %s yet, which does not mean that all is safe.", d.Subject.Name(b.a))
	}
	b.paragraph(text)
	b.why(d)
}

// why lists the answers that a decision rests on.
func (b *pathBuilder) why(d *decide.Decision) {
	if len(d.Trace) == 0 {
		return
	}
	b.paragraph("Because:")
	for _, step := range d.Trace {
		b.item(0, b.stepWords(step))
		if step.List == nil {
			if note := b.a.Value(step.Question, step.Subject).Note; note != "" {
				b.item(1, "Noted: "+safetext.Clean(note))
			}
		}
	}
}

func (b *pathBuilder) stepWords(step decide.Item) string {
	if step.List != nil {
		l := b.a.List(step.List)
		listed := l.Words()
		if len(l.Labels) == 0 && !l.NotKnown {
			listed = "none" // it stands within a line
		}
		return fmt.Sprintf("%s %s", step.List.Ask, listed)
	}
	v := b.a.Value(step.Question, step.Subject)
	return fmt.Sprintf("%s%s %s%s", b.about(step), askOf(b.a, step), b.said(step, v), cites(step.Question.Cite))
}

// about names the subject of a question whose words do not.
func (b *pathBuilder) about(i decide.Item) string {
	name := i.Of().Label(b.a)
	if name == "" || strings.Contains(askOf(b.a, i), name) {
		return ""
	}
	return name + ": "
}

func (b *pathBuilder) said(i decide.Item, v answers.Value) string {
	words := v.Words(i.Question, i.Of().Name(b.a))
	return strings.TrimRight(strings.Join(words, ", "), ".") + "."
}

func (b *pathBuilder) replyLabel(i decide.Item, reply string) string {
	switch {
	case reply == procedure.NotKnown:
		return "Not known"
	case reply == "none" && b.a.Value(i.Question, i.Subject).Options != 0:
		return "Nothing further"
	case reply == "none":
		return "None of these"
	}
	return i.Question.Options[i.Question.Option(reply)].Label.Fill(i.Of().Name(b.a))
}

func (b *pathBuilder) leadsTo(d *decide.Decision, outcomes []*procedure.Outcome) string {
	if len(outcomes) == 0 {
		return "this would not be reached"
	}
	var titles []string
	for _, o := range outcomes {
		titles = append(titles, o.Title.Fill(d.Subject.Name(b.a)))
	}
	if len(titles) == 1 {
		return titles[0]
	}
	return "one of: " + strings.Join(titles, "; ")
}

// wouldChange lists what other replies would give. Those to a question that is
// awaited stand there already.
func (b *pathBuilder) wouldChange(d *decide.Decision) {
	first := true
	for _, c := range d.WouldChange {
		if slices.ContainsFunc(d.Awaiting, func(w decide.Await) bool { return w.Item == c.Item }) {
			continue
		}
		if first {
			b.paragraph("What would change it:")
			first = false
		}
		said := strings.TrimSuffix(b.said(c.Item, c.Answer), ".")
		b.item(0, fmt.Sprintf("%s%s %s: %s", b.about(c.Item), askOf(b.a, c.Item), said, b.leadsTo(d, c.Possible)))
	}
}

// numbers says which of the page's actions a decision brings.
func (b *pathBuilder) numbers(d *decide.Decision) {
	var numbers []string
	for _, n := range b.numbered[d] {
		numbers = append(numbers, fmt.Sprint(n))
	}
	switch len(numbers) {
	case 0:
	case 1:
		b.paragraph("Action on this page: " + numbers[0])
	default:
		b.paragraph("Actions on this page: " + field.And(numbers))
	}
}
