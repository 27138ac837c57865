package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"safeguard/internal/answers"
	"safeguard/internal/decide"
	"safeguard/internal/procedure"
	"safeguard/internal/safetext"
)

// Text writes an outcome path as a page for the people in the room.
func Text(w io.Writer, p *decide.Path, said Said, looks Looks) error {
	return pathPage(p, said).text(w, looks)
}

// Markdown writes the same page as Markdown.
func Markdown(w io.Writer, p *decide.Path, said Said) error {
	return pathPage(p, said).markdown(w)
}

// Said is what the practitioner wrote in their own words, beside the answers.
// Each is printed as it was said, and weighs in nothing.
type Said struct {
	Views   []View // before the path was shown
	Differs []View // after it
}

// A View is a practitioner's own words about a child, or about the case where
// About is empty.
type View struct{ About, Words string }

// OwnWords writes what the practitioner said beside the path, where it is not
// on the page already.
func OwnWords(w io.Writer, said Said, looks Looks) error {
	b := &pathBuilder{}
	b.views(said)
	return b.text(w, looks)
}

// pathPage lays out an outcome path: what is urgent first, then each subject
// and the case, then what is to be done and what is open.
func pathPage(p *decide.Path, said Said) *page {
	b := &pathBuilder{p: p, a: p.Answers, actions: joinActions(p)}
	b.head()
	b.urgent()
	b.inShort()
	b.routes()
	b.actionList()
	b.outstanding()
	b.tensions()
	b.setAside()
	b.views(said)
	b.readings()
	b.overtaken()
	b.foot()
	return &b.page
}

type pathBuilder struct {
	page
	p       *decide.Path
	a       *answers.Answers
	actions []joined
}

func (b *pathBuilder) head() {
	pr := b.p.Procedure
	b.heading(1, "Outcome path: "+pr.Title)
	edition := "Edition " + pr.Edition
	if !pr.ReviewBy.IsZero() {
		edition += ", to be reviewed by " + longDate(pr.ReviewBy)
	}
	b.paragraph(edition + ". " + pr.Source.Title)
	if pr.Opening != "" {
		b.paragraph(pr.Opening)
	}
	b.paragraph("This page shows which routes the chapter points to, and why. It decides nothing: judgement stays with the people in the room.")
}

func (b *pathBuilder) urgent() {
	first := true
	for i, j := range b.actions {
		if !j.view.Urgent {
			continue
		}
		if first {
			b.heading(2, "Urgent: before anything else")
			first = false
		}
		b.action(i, true)
	}
}

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
		return fmt.Sprintf("%s: no finding yet, which does not mean safe", lowerFirst(d.Tree.Title.Fill(name)))
	case d.Status == decide.NotReached:
		return ""
	case d.Status == decide.Open:
		return fmt.Sprintf("%s: still open", lowerFirst(d.Tree.Title.Fill(name)))
	case !o.Opens:
		return ""
	case d.Provisional:
		return fmt.Sprintf("%s (%s, provisional)", o.Title.Fill(name), o.Duty)
	default:
		return fmt.Sprintf("%s (%s)", o.Title.Fill(name), o.Duty)
	}
}

// eachSubject calls f for each subject that something is decided about, kind by
// kind, and for the case, with its decisions.
func (b *pathBuilder) eachSubject(f func(title string, decisions []*decide.Decision)) {
	one := func(title string, s decide.Subject) {
		var decisions []*decide.Decision
		for i := range b.p.Decisions {
			if d := &b.p.Decisions[i]; d.Subject == s {
				decisions = append(decisions, d)
			}
		}
		if len(decisions) > 0 {
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

func (b *pathBuilder) settled(d *decide.Decision) {
	o := d.Outcome()
	title := o.Title.Fill(d.Subject.Name(b.a))
	if o.Opens {
		b.paragraph(fmt.Sprintf("The chapter points to: %s. Duty: %s%s", title, o.Duty, cites(o.Cite)))
	} else {
		b.paragraph(fmt.Sprintf("No route is opened here: %s%s", title, cites(o.Cite)))
	}
	if d.Provisional {
		b.provisional(d)
	}
	b.why(d)
	b.numbers(d)
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
		labels := slices.Clone(l.Labels)
		if l.NotKnown {
			labels = append(labels, "others not known")
		}
		if len(labels) == 0 {
			labels = []string{"none"}
		}
		return fmt.Sprintf("%s %s", step.List.Ask, strings.Join(labels, ", "))
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
	words := replyWords(b.a, i, v, false)
	if len(words) == 0 {
		words = []string{"None of these"}
	}
	return strings.Join(words, ", ") + "."
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
	return orList(titles)
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
	for i, j := range b.actions {
		if j.from(d) {
			numbers = append(numbers, fmt.Sprint(i+1))
		}
	}
	switch len(numbers) {
	case 0:
	case 1:
		b.paragraph("Action on this page: " + numbers[0])
	default:
		b.paragraph("Actions on this page: " + andList(numbers))
	}
}

func (b *pathBuilder) actionList() {
	first := true
	for i, j := range b.actions {
		if j.view.Urgent {
			continue
		}
		if first {
			b.heading(2, "Actions")
			first = false
		}
		b.action(i, false)
	}
}

// action writes the i-th action of the page under its number.
func (b *pathBuilder) action(i int, loud bool) {
	j := b.actions[i]
	v := j.view
	text := v.Do
	if v.DoNot != "" {
		text = "Do not: " + v.DoNot + "\nUntil: " + v.Until
	}
	b.marked(0, fmt.Sprintf("%d.", i+1), text)
	b.blocks[len(b.blocks)-1].loud = loud
	var facts []string
	if len(j.subjects) > 1 || j.subjects[0] != "" && !strings.Contains(text, j.subjects[0]) {
		facts = append(facts, "for "+andList(j.subjects))
	}
	if v.By != "" {
		facts = append(facts, "by "+v.By)
	}
	if v.Duty != procedure.NoDuty.String() {
		facts = append(facts, "duty: "+v.Duty)
	}
	if v.Practice {
		facts = append(facts, "added by today's practice")
	}
	line := strings.Join(facts, "; ") + cites(v.Cite)
	if line = strings.TrimSpace(line); line != "" {
		b.item(1, upperFirst(line))
	}
	b.deadline(j.action)
	if j.answered != "" {
		b.item(1, "Raised by the answer to: "+j.answered)
	}
}

func (b *pathBuilder) deadline(a *decide.Action) {
	switch {
	case !a.Due.IsZero() && a.Do == nil:
		b.item(1, fmt.Sprintf("In time for %s", longDate(a.Due)))
	case !a.Due.IsZero():
		of := b.a.Value(a.Do.Due.Of, max(0, a.Subject.Index)).Date
		if a.Do.Due.Of.About == nil {
			of = b.a.Value(a.Do.Due.Of, 0).Date
		}
		line := fmt.Sprintf("By %s: %s after %s, which is day 0", longDate(a.Due), decide.Span(a.Do.Due), longDate(of))
		if !a.DueIfFirstDay.IsZero() {
			line += fmt.Sprintf(" (%s if that day counts as the first)", longDate(a.DueIfFirstDay))
		}
		b.item(1, line)
	case a.DueNote != "":
		b.item(1, "No date yet: "+a.DueNote)
	}
}

func (b *pathBuilder) outstanding() {
	if len(b.p.Outstanding) == 0 {
		return
	}
	b.heading(2, "Still to be answered")
	for _, o := range b.p.Outstanding {
		state := "Not answered"
		if o.NotKnown {
			state = "Not known"
		}
		b.item(0, fmt.Sprintf("%s: %s%s", state, b.about(o.Item), askOf(b.a, o.Item)))
		if q := o.Question; q != nil && !q.KnownBy.Empty() {
			b.item(1, "Who could know: "+q.KnownBy.Fill(o.Of().Name(b.a)))
		}
		var titles []string
		for _, t := range o.Decides {
			name := o.Of().Name(b.a)
			if t.For != nil && t.For != o.Of().Kind {
				name = t.For.Label
			}
			titles = append(titles, t.Title.Fill(name))
		}
		if len(titles) > 0 {
			b.item(1, "Waited for by: "+strings.Join(titles, "; "))
		}
	}
}

func (b *pathBuilder) tensions() {
	if len(b.p.Tensions) == 0 {
		return
	}
	b.heading(2, "Answers that pull apart")
	b.paragraph("Nothing here blocks anything. Each is a question to the room.")
	for _, t := range b.p.Tensions {
		says := t.Tension.Says.Fill(t.Subject.Name(b.a))
		if name := t.Subject.Label(b.a); name != "" && !strings.Contains(says, name) {
			says = name + ": " + says
		}
		b.item(0, says+cites(t.Tension.Cite))
	}
}

func (b *pathBuilder) setAside() {
	if len(b.p.SetAside) == 0 {
		return
	}
	b.heading(2, "Answers set aside")
	b.paragraph("These answers are kept and count for nothing now, because their questions no longer apply.")
	for _, s := range b.p.SetAside {
		v := b.a.Value(s.Question, s.Subject)
		b.item(0, fmt.Sprintf("%s%s %s", b.about(s.Item), askOf(b.a, s.Item), b.said(s.Item, v)))
		var asks []string
		for _, id := range s.Because {
			asks = append(asks, b.asked(id))
		}
		b.item(1, "Set aside by the answer to: "+strings.Join(asks, " and "))
	}
}

// asked gives the words of a question or kind by its id.
func (b *pathBuilder) asked(id string) string {
	if k := b.p.Procedure.Kind(id); k != nil {
		return k.Ask
	}
	q := b.p.Procedure.Question(id)
	if q.About == nil {
		return q.Ask.Fill("")
	}
	return q.Ask.Fill(q.About.Label)
}

func (b *pathBuilder) views(said Said) {
	for _, part := range []struct {
		title string
		views []View
	}{
		{"What you would have done, said before the path was shown", said.Views},
		{"Where you differ", said.Differs},
	} {
		if len(part.views) == 0 {
			continue
		}
		b.heading(2, part.title)
		for _, v := range part.views {
			about := v.About
			if about == "" {
				about = "The case"
			}
			b.item(0, about+": "+v.Words)
		}
	}
}

func (b *pathBuilder) readings() {
	if len(b.p.Interpretations) == 0 {
		return
	}
	b.heading(2, "How the chapter was read")
	for _, in := range b.p.Interpretations {
		b.item(0, in.Says+cites(in.Cite))
	}
}

func (b *pathBuilder) overtaken() {
	if len(b.p.Currency) == 0 {
		return
	}
	b.heading(2, "What has been overtaken since this edition")
	for _, c := range b.p.Currency {
		b.page.overtaken(c)
	}
}

// overtaken writes one note on what has been overtaken.
func (p *page) overtaken(c *procedure.Currency) {
	text := c.Now
	if c.Then != "" {
		text = fmt.Sprintf("Then: %s\nNow: %s", c.Then, c.Now)
	}
	p.item(0, text+cites(c.Cite))
	if c.Source == "" {
		return
	}
	source := "Source: " + c.Source
	if !c.AsAt.IsZero() {
		source += ", as at " + longDate(c.AsAt)
	}
	p.item(1, source)
}

func (b *pathBuilder) foot() {
	b.heading(2, "Judgement")
	b.paragraph("The routes above are where the chapter points, given these answers. What to do is for the people in the room, who know more than was asked. Record the decision, and any difference from this page with its reason, in your case system.")
	b.paragraph(fmt.Sprintf("Procedure %s, edition %s, %s", b.p.Procedure.ID, b.p.Procedure.Edition, b.p.Procedure.Digest))
}

// cites gives the paragraphs something rests on, in brackets.
func cites(list []*procedure.Paragraph) string {
	if len(list) == 0 {
		return ""
	}
	ids := make([]string, len(list))
	for i, p := range list {
		ids[i] = p.ID
	}
	return " [" + strings.Join(ids, ", ") + "]"
}

func andList(words []string) string { return joinWords(words, "and") }

func orList(words []string) string { return joinWords(words, "or") }

func joinWords(words []string, last string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	end := len(words) - 1
	return strings.Join(words[:end], ", ") + " " + last + " " + words[end]
}

func lowerFirst(s string) string {
	first, rest, _ := strings.Cut(s, " ")
	if len(first) > 1 && first == strings.ToUpper(first) || rest == "" || strings.ContainsAny(rest[:1], "0123456789") {
		return s // an acronym, or a label such as "Person 1"
	}
	return strings.ToLower(s[:1]) + s[1:]
}

func upperFirst(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
