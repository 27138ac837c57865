package wizard

import (
	"strings"

	"safeguard/internal/safetext"
)

// screenReviewRows is what one answer may take of the list; the page of help has
// it whole.
const screenReviewRows = 4

// A screenReview is the list of all questions with their answers.
type screenReview struct {
	lines  []ReviewLine
	at     int  // the line the cursor is on
	shown  bool // the cursor is drawn
	scroll screenScroll
	rows   []screenReviewRow
	width  int
}

// A screenReviewRow is one row of the list as it is drawn.
type screenReviewRow struct {
	text string
	line int // the line it belongs to; -1 for a heading
}

func newScreenReview(lines []ReviewLine) *screenReview { return &screenReview{lines: lines} }

// move is a movement key; it reports whether it was one. The first one shows the
// cursor.
func (r *screenReview) move(key string) bool {
	last := len(r.lines) - 1
	at, page := r.at, max(1, r.scroll.rows-2)
	switch key {
	case "up":
		at--
	case "down":
		at++
	case "pgup":
		at = r.lineAt(r.firstRow(r.at) - page)
	case "pgdown":
		at = max(r.at, r.lineAt(r.firstRow(r.at)+page))
	case "home":
		at = 0
	case "end":
		at = last
	default:
		return false
	}
	if last < 0 {
		return false
	}
	if !r.shown && key != "end" {
		at = 0
	}
	r.at, r.shown = max(0, min(at, last)), true
	return true
}

// firstRow is where a line begins in the list as last drawn.
func (r *screenReview) firstRow(line int) int {
	for i, row := range r.rows {
		if row.line == line {
			return i
		}
	}
	return 0
}

// lineAt is the line at a row or, of a heading, the one that follows it.
func (r *screenReview) lineAt(row int) int {
	for _, row := range r.rows[max(0, min(row, len(r.rows))):] {
		if row.line >= 0 {
			return row.line
		}
	}
	return len(r.lines) - 1
}

// fit sizes the list; the cursor's line, with the headings right above it, stays
// in sight.
func (r *screenReview) fit(width, rows int) {
	if r.width != width {
		r.width, r.rows = width, screenReviewList(r.lines, width, screenReviewRows)
	}
	r.scroll.fit(rows, len(r.rows))
	if !r.shown {
		return
	}
	first := r.firstRow(r.at)
	last := first
	for last+1 < len(r.rows) && r.rows[last+1].line == r.at {
		last++
	}
	if first > 0 && r.rows[first-1].line < 0 && last-first+1 < rows {
		first--
	}
	r.scroll.keep(first, last)
}

// view gives the rows in sight; the first row of the line under the cursor is
// marked.
func (r *screenReview) view(theme *screenTheme) []string {
	var out []string
	for i := r.scroll.top; i < min(r.scroll.top+r.scroll.rows, len(r.rows)); i++ {
		row := r.rows[i]
		switch {
		case row.line < 0:
			out = append(out, theme.strong.Render(row.text))
		case r.shown && row.line == r.at:
			mark := "  "
			if i == r.firstRow(r.at) {
				mark = "> "
			}
			out = append(out, theme.field.Focused.SelectedOption.Render(mark+row.text))
		default:
			out = append(out, "  "+row.text)
		}
	}
	return out
}

// screenReviewList sets all lines in a width, grouped by stage and subject, each
// in at most most rows.
func screenReviewList(lines []ReviewLine, width, most int) []screenReviewRow {
	var rows []screenReviewRow
	group := "\x00"
	for i, line := range lines {
		heading := screenGroup(line)
		if heading != group && heading != "" {
			rows = append(rows, screenReviewRow{screenMiddle(heading, width), -1})
		}
		group = heading
		texts := screenClip(screenHang("", screenReviewText(line), width-2), most, width-2, "...")
		if line.Note != "" {
			texts = append(texts, "  "+screenLine("Note: "+line.Note, width-4))
		}
		for _, text := range texts {
			rows = append(rows, screenReviewRow{text, i})
		}
	}
	return rows
}

func screenGroup(line ReviewLine) string {
	stage, subject := safetext.Line(line.Stage), safetext.Line(line.Subject)
	if stage == "" || subject == "" {
		return stage + subject
	}
	return stage + " | " + subject
}

// screenReviewText is a question with its answer, on one line.
func screenReviewText(line ReviewLine) string {
	answer := safetext.Line(line.Answer)
	switch {
	case line.SetAside && answer != "":
		answer += " (set aside)"
	case line.SetAside:
		answer = "set aside"
	case answer == "":
		answer = "not answered"
	}
	question := safetext.Line(line.Question)
	if strings.HasSuffix(question, "?") {
		return question + " " + answer
	}
	return question + ": " + answer
}
