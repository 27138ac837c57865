package report

import (
	"fmt"
	"io"

	"safeguard/internal/answers"
	"safeguard/internal/decide"
	"safeguard/internal/procedure"
)

// Text writes an outcome path as a page for the people in the room.
func Text(w io.Writer, p *decide.Path, said Said, looks Looks) error {
	return pathPage(p, said).text(w, looks)
}

// Markdown writes the same page as Markdown.
func Markdown(w io.Writer, p *decide.Path, said Said) error {
	return pathPage(p, said).markdown(w)
}

// HTML writes the same page as one self-contained HTML document, for a browser,
// a printer or a word processor.
func HTML(w io.Writer, p *decide.Path, said Said) error {
	pr := p.Procedure
	return pathPage(p, said).html(w, fmt.Sprintf("%s, edition %s", pr.ID, pr.Edition))
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
	b := newPathBuilder(p)
	b.head()
	b.first()
	b.rest(said)
	b.foot()
	return &b.page
}

func newPathBuilder(p *decide.Path) *pathBuilder {
	b := &pathBuilder{p: p, a: p.Answers, actions: joinActions(p)}
	b.index()
	return b
}

// first is what a reader has to see before anything else, rest what bears it out.
func (b *pathBuilder) first() {
	b.urgent()
	b.inShort()
}

func (b *pathBuilder) rest(said Said) {
	b.routes()
	b.actionList()
	b.outstanding()
	b.tensions()
	b.besides()
	b.setAside()
	b.views(said)
	b.readings()
	b.overtaken()
}

type pathBuilder struct {
	page
	p       *decide.Path
	a       *answers.Answers
	actions []joined

	// Where things stand that are looked for again and again: a case may have
	// thousands of subjects.
	ofSubject map[decide.Subject][]*decide.Decision
	brings    map[*decide.Decision][]*decide.Action
	numbered  map[*decide.Decision][]int // the actions of the page that a decision brings, in order
}

func (b *pathBuilder) index() {
	b.ofSubject = map[decide.Subject][]*decide.Decision{}
	b.brings = map[*decide.Decision][]*decide.Action{}
	b.numbered = map[*decide.Decision][]int{}
	for i := range b.p.Decisions {
		d := &b.p.Decisions[i]
		b.ofSubject[d.Subject] = append(b.ofSubject[d.Subject], d)
	}
	for i := range b.p.Actions {
		for _, d := range b.p.Actions[i].Because {
			b.brings[d] = append(b.brings[d], &b.p.Actions[i])
		}
	}
	for i, j := range b.actions {
		for _, a := range j.all {
			for _, d := range a.Because {
				if have := b.numbered[d]; len(have) == 0 || have[len(have)-1] != i+1 {
					b.numbered[d] = append(have, i+1)
				}
			}
		}
	}
}

func (b *pathBuilder) head() {
	pr := b.p.Procedure
	b.heading(1, "Outcome path: "+pr.Title)
	if pr.Opening != "" {
		b.paragraph(pr.Opening)
	}
	b.paragraph("This page shows which routes the chapter points to, and why. It decides nothing: judgement stays with the people in the room.")
}

func (b *pathBuilder) foot() {
	b.heading(2, "Judgement")
	b.paragraph(judgement)
	b.editionOf(b.p.Procedure)
}

// judgement stands at the end of every page that shows routes.
const judgement = "The routes above are where the chapter points, given these answers. What to do is for the people in the room, who know more than was asked. Record the decision, and any difference from this page with its reason, in your case system."

// editionOf says which procedure a page rests on.
func (p *page) editionOf(pr *procedure.Procedure) {
	edition := fmt.Sprintf("Procedure %s, edition %s", pr.ID, pr.Edition)
	if !pr.ReviewBy.IsZero() {
		edition += ", to be reviewed by " + longDate(pr.ReviewBy)
	}
	p.paragraph(edition + ". " + pr.Source.Title)
	p.paragraph("File: " + pr.Digest)
}
