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
	b.body(said)
	b.foot()
	return &b.page
}

func newPathBuilder(p *decide.Path) *pathBuilder {
	return &pathBuilder{p: p, a: p.Answers, actions: joinActions(p)}
}

// body is all that stands between the head of the page and its foot.
func (b *pathBuilder) body(said Said) {
	b.urgent()
	b.inShort()
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
