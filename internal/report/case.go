package report

import (
	"errors"
	"fmt"
	"io"

	"safeguard/internal/decide"
	"safeguard/internal/record"
)

// A CaseView is a case as it is handed on.
type CaseView struct {
	Case    *record.Case
	Stamp   Stamp
	Damage  *record.Damage // the record is damaged from this event on: what is shown ends before it
	Unread  int            // bytes behind the damage
	Torn    int            // bytes of a write that broke off, not part of the record
	Problem string         // another thing to say at the top in one line
	Newer   *NewerEdition  // another edition is at hand; nil where there is none
}

// A NewerEdition is another edition of the procedure, and what it says of the
// same answers. Path and Differs are nil where the answers do not fit it.
type NewerEdition struct {
	Edition, Digest string
	Faults          []string // answers that do not fit it
	Path            *decide.Path
	Differs         *record.Differences
}

// errNoCase is a view of a record of which nothing can be read.
var errNoCase = errors.New("nothing of the record can be read")

// CaseText writes a case with all that its record holds as a page for the people
// in the room.
func CaseText(w io.Writer, v CaseView, looks Looks) error {
	p, err := casePage(v)
	if err != nil {
		return err
	}
	return p.text(w, looks)
}

// CaseMarkdown writes the same page as Markdown.
func CaseMarkdown(w io.Writer, v CaseView) error {
	p, err := casePage(v)
	if err != nil {
		return err
	}
	return p.markdown(w)
}

// CaseHTML writes the same page as one self-contained HTML document. A line in a
// cell of a table that a spreadsheet would take for a formula has an apostrophe
// before it, as tables are pasted into spreadsheets.
func CaseHTML(w io.Writer, v CaseView) error {
	p, err := casePage(v)
	if err != nil {
		return err
	}
	return p.html(w, v.sheetFoot())
}

func (v *CaseView) reference() string {
	if v.Stamp.Reference != "" {
		return v.Stamp.Reference
	}
	return v.Case.Reference
}

// hashBegin is how much of a hash stands where a loose sheet has to be matched.
const hashBegin = 12

// sheetFoot is what stands at the foot of every printed sheet.
func (v *CaseView) sheetFoot() string {
	foot := fmt.Sprintf("Case %s, edition %s", v.reference(), v.Case.Procedure.Edition)
	if !v.Stamp.AsAt.IsZero() {
		foot += ", as at " + timeWords(v.Stamp.AsAt)
	}
	if head := v.Stamp.Head; head != "" {
		foot += ", head " + head[:min(hashBegin, len(head))]
	}
	return foot
}

// casePage lays out a case: what is wrong with the record first, then what is
// urgent now and the path in short, what changed, the path in full, what stands
// beside it, and what happened, event by event; at the end how to check it all.
func casePage(v CaseView) (*page, error) {
	if v.Case == nil {
		return nil, errNoCase
	}
	b := &caseBuilder{v: v, c: v.Case, now: decide.Decide(v.Case.Answers)}
	path := newPathBuilder(b.now)
	b.head()
	b.pointsNow(path)
	b.changes()
	b.inFull(path)
	b.beside()
	b.views()
	b.shown()
	b.newer()
	b.handling()
	b.history()
	b.foot()
	b.check()
	return &b.page, nil
}

type caseBuilder struct {
	page
	v   CaseView
	c   *record.Case
	now *decide.Path
}

// pointsNow is what of the outcome path as of now has to be seen first.
func (b *caseBuilder) pointsNow(path *pathBuilder) {
	b.heading(2, "Where the chapter points now")
	b.paragraph("These routes follow from the answers as they stand in the record. They decide nothing: judgement stays with the people in the room.")
	b.unseen()
	path.blocks = nil
	path.first()
	b.include(&path.page, 1)
}

// inFull is the rest of the outcome path, one step further down than on a page of
// its own.
func (b *caseBuilder) inFull(path *pathBuilder) {
	b.heading(2, "Where the chapter points now, in full")
	path.blocks = nil
	path.rest(Said{})
	b.include(&path.page, 1)
}

// unseen says where the path as it stands now was shown to nobody.
func (b *caseBuilder) unseen() {
	if last := b.c.LastPath(); last != nil && b.c.ChangedSince(last) {
		b.paragraph("The answers have changed since: nobody has seen or agreed with the path as it stands now. The last that was shown is that of event " + fmt.Sprint(last.Event.Number) + ".")
		b.last().loud = true
	}
}
