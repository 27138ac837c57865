package report

import (
	"fmt"
	"io"
	"strings"

	"safeguard/internal/fault"
	"safeguard/internal/rehearsal"
)

// Rooms writes what many sittings come to as a page of text. It puts no sitting
// beside another, and prints of how many everything was counted.
func Rooms(w io.Writer, rooms []*rehearsal.Room, looks Looks) error {
	return roomsPage(rooms).text(w, looks)
}

// RoomsMarkdown writes the same page as Markdown.
func RoomsMarkdown(w io.Writer, rooms []*rehearsal.Room) error { return roomsPage(rooms).markdown(w) }

// RoomsHTML writes the same page as one self-contained HTML document. A line in a
// cell of a table that a spreadsheet would take for a formula has an apostrophe
// before it.
func RoomsHTML(w io.Writer, rooms []*rehearsal.Room) error {
	return roomsPage(rooms).html(w, "FICTITIOUS. Rehearsals side by side")
}

// RoomsJSON writes the same as one indented JSON document. Keys are never left out.
func RoomsJSON(w io.Writer, rooms []*rehearsal.Room) error {
	_, err := w.Write(rehearsal.RoomsJSON(rooms))
	return err
}

func roomsPage(rooms []*rehearsal.Room) *page {
	p := &page{}
	p.heading(1, "Rehearsals side by side")
	p.fictitious()
	p.paragraph("This page shows how answers fell, for a room to talk about. It holds no sitting by itself, ranks nobody, and says of how many everything was counted.")
	if len(rooms) == 0 {
		p.paragraph("There is no sitting to show.")
	}
	for _, r := range rooms {
		b := &roomBuilder{r: r}
		b.head()
		if r.N > 1 {
			b.sideBySide()
		}
		b.views()
		p.include(&b.page, 0)
	}
	return p
}

type roomBuilder struct {
	page
	r *rehearsal.Room
}

// sideBySide is what several sittings come to. Of one alone it would be that
// sitting.
func (b *roomBuilder) sideBySide() {
	b.divided()
	b.partings()
	b.tallies("What stood out", b.r.Points)
	b.tallies("What was done well", b.r.Well)
	b.splits()
}

func (b *roomBuilder) head() {
	r := b.r
	b.heading(2, fmt.Sprintf("%s: n = %d", orWord(r.Scenario.Title), r.N))
	b.item(0, fmt.Sprintf("Scenario %s, for %s, edition %s", r.Scenario.ID, r.Procedure.ID, r.Procedure.Edition))
	b.item(0, fmt.Sprintf("%s: %d finished, %d broken off", countOf(r.N, "sitting"), r.Finished, r.N-r.Finished))
	if r.N > r.Finished {
		b.item(1, "The answers of a sitting that was broken off count as far as it went")
	}
	if r.Voted > 0 {
		b.item(0, fmt.Sprintf("Groups whose agencies answered silently first: %d of %d", r.Voted, r.N))
	}
	if r.Finished > 0 {
		b.item(0, "Time taken by those that were finished: "+spanWords(r.MinutesLow, r.MinutesHigh))
	}
	if r.N == 1 {
		b.paragraph("With one sitting there is nothing to set side by side: its debrief says more.")
	}
	b.apart()
}

func spanWords(low, high int) string {
	if low == high {
		return countOf(low, "minute")
	}
	return fmt.Sprintf("%d to %d minutes", low, high)
}

// apart says what is not counted here.
func (b *roomBuilder) apart() {
	if len(b.r.Beside)+len(b.r.Apart) == 0 {
		return
	}
	b.heading(3, "Set apart, and not counted here")
	for _, other := range b.r.Beside {
		b.item(0, fmt.Sprintf("%s %s: in a part of %s own on this page", countOf(other.N, "sitting"), other.Why, verb(other.N, "its", "their")))
	}
	for _, a := range b.r.Apart {
		b.item(0, fault.ShowPath(a.Path)+": "+a.Why)
	}
}

func (b *roomBuilder) divided() {
	b.heading(3, "The question that divided the room")
	d := b.r.Divided
	if d == nil {
		b.paragraph(fmt.Sprintf("None did: wherever two or more answered, all said the same (n = %d).", b.r.N))
		return
	}
	b.paragraph(d.Ask)
	b.last().loud = true
	b.item(0, "At the end: "+shareWords(d.Answers, d.N))
	if d.Voters > 0 {
		b.item(0, "Silent answers of agencies: "+shareWords(d.Votes, d.Voters))
	}
	for _, reason := range d.Reasons {
		b.item(1, fmt.Sprintf("%s (%s): %s", inSentence(reason.Words), reason.Agency, reason.Why))
	}
	b.item(0, "The panel: "+d.Panel.Words)
	b.item(0, "To talk about: what would each have needed to hear to answer otherwise?")
}

// shareWords says how many gave each answer, and of how many.
func shareWords(shares []rehearsal.Share, n int) string {
	return strings.Join(append(shareLines(shares), fmt.Sprintf("n = %d", n)), "; ")
}

// shareLines is a line for each answer. The number stands first, as an answer may
// have several parts.
func shareLines(shares []rehearsal.Share) []string {
	var lines []string
	for _, s := range shares {
		lines = append(lines, fmt.Sprintf("%d × %s", s.N, inSentence(s.Words)))
	}
	return lines
}

// shareCell is the same for a cell of a table; empty where nobody answered.
func shareCell(shares []rehearsal.Share, n int) string {
	if n == 0 {
		return ""
	}
	return strings.Join(append(shareLines(shares), fmt.Sprintf("n = %d", n)), "\n")
}

func (b *roomBuilder) partings() {
	b.heading(3, "Where the paths parted from the panel's")
	for _, p := range b.r.Partings {
		b.item(0, fmt.Sprintf("%s %d of %d", p.Ask, p.N, b.r.N))
	}
	b.item(0, fmt.Sprintf("Did not part, as far as they went: %d of %d", b.r.N-b.r.Parted, b.r.N))
}

func (b *roomBuilder) tallies(title string, tallies []rehearsal.Tally) {
	if len(tallies) == 0 {
		return
	}
	b.heading(3, title+", in how many sittings")
	for _, t := range tallies {
		b.item(0, fmt.Sprintf("%s (%s): %d of %d", kindWords(t.Kind), themeWords(t.Theme), t.N, b.r.N))
	}
}

// splits is how the answers to each question fell.
func (b *roomBuilder) splits() {
	var rows []row
	for i := range b.r.Splits {
		s := &b.r.Splits[i]
		if s.N+s.Voters == 0 && !s.Panel.Given() {
			continue
		}
		last, first := shareWords(s.Answers, s.N), shareWords(s.First, countShares(s.First))
		line := s.Ask + "\nAt the end: " + last
		if first != last {
			line += "\nFirst: " + first
		}
		if s.Voters > 0 {
			line += "\nSilent answers of agencies: " + shareWords(s.Votes, s.Voters)
		}
		rows = append(rows, row{
			line:  line + "\nThe panel: " + s.Panel.Words,
			cells: []string{s.Ask, shareCell(s.Answers, s.N), shareCell(s.First, countShares(s.First)), shareCell(s.Votes, s.Voters), s.Panel.Words},
		})
	}
	if len(rows) == 0 {
		return
	}
	b.heading(3, "How the answers fell")
	b.paragraph("n is how many answered. Not known is an answer. Whoever the scenario does not list is left aside.")
	b.table("In the order of the interview", []string{"Question", "At the end", "First", "Silent answers of agencies", "The panel"}, rows)
}

func countShares(shares []rehearsal.Share) int {
	n := 0
	for _, s := range shares {
		n += s.N
	}
	return n
}

func (b *roomBuilder) views() {
	if len(b.r.Panel) == 0 {
		return
	}
	b.heading(3, "How the panel sees it")
	b.paragraph("These are views with reasons, not a key: others can be held.")
	for _, v := range b.r.Panel {
		b.item(0, v.View)
		b.item(1, "Because: "+v.Because+citeIDs(v.Cite))
	}
}
