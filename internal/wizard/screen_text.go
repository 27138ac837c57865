package wizard

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"safeguard/internal/safetext"
)

// screenWrap gives the lines of a text in a width, cleaned. A line that begins
// with spaces keeps its indent on every line it is broken into.
func screenWrap(text string, width int) []string {
	if text == "" {
		return nil
	}
	var lines []string
	text = strings.ReplaceAll(safetext.Clean(text), "\t", "    ")
	for line := range strings.SplitSeq(text, "\n") {
		rest := strings.TrimLeft(line, " ")
		indent := len(line) - len(rest)
		if indent > width/2 {
			indent = 0
		}
		lines = append(lines, screenHang(strings.Repeat(" ", indent), rest, width)...)
	}
	return lines
}

// screenHang puts lead before the first line of a one-line text and as much
// space before the others.
func screenHang(lead, text string, width int) []string {
	room := max(1, width-ansi.StringWidth(lead))
	body := strings.Split(ansi.Wrap(text, room, ""), "\n")
	blank := strings.Repeat(" ", ansi.StringWidth(lead))
	for i, line := range body {
		before := blank
		if i == 0 {
			before = lead
		}
		body[i] = strings.TrimRight(before+line, " ")
	}
	return body
}

// screenCut shortens a line to a width, and shows that it did.
func screenCut(line string, width int) string {
	return ansi.Truncate(line, width, "...")
}

// screenLine gives a text on one line no wider than width.
func screenLine(text string, width int) string {
	return screenCut(safetext.Line(text), width)
}

// screenOne gives a text on one line with its spaces as they are.
func screenOne(text string) string {
	return strings.NewReplacer("\n", " ", "\t", " ").Replace(safetext.Clean(text))
}

// screenClip gives at most rows lines; where it leaves some out it ends with
// more.
func screenClip(lines []string, rows, width int, more string) []string {
	if len(lines) <= rows {
		return lines
	}
	if rows <= 0 {
		return nil
	}
	kept := append([]string{}, lines[:rows]...)
	last := kept[rows-1]
	if room := width - ansi.StringWidth(more); ansi.StringWidth(last) > room {
		last = ansi.Truncate(last, max(0, room), "")
	}
	kept[rows-1] = last + more
	return kept
}

// screenMiddle shortens a line in its middle, so that both ends can be told.
func screenMiddle(line string, width int) string {
	w := ansi.StringWidth(line)
	if w <= width {
		return line
	}
	if width < 8 {
		return screenCut(line, width)
	}
	left := (width - 3 + 1) / 2
	right := width - 3 - left
	return ansi.Truncate(line, left, "") + "..." + ansi.TruncateLeft(line, w-right, "")
}

// clockAfter stands between how far along a talk is and how long it has been.
const clockAfter = "; "

// screenHeader puts the stage, whom it is about and how far along on one line.
// Where there is little room the stage gives way first, then the progress. A mark
// stands before them, and gives way to nothing.
func screenHeader(s Screen, width int) string {
	if mark := safetext.Line(s.Mark); mark != "" {
		s.Mark = ""
		room := width - ansi.StringWidth(mark) - len(" | ")
		if room < 8 || s.Stage+s.Subject+s.Progress == "" {
			return screenCut(mark, width)
		}
		return mark + " | " + screenHeader(s, room)
	}
	stage, subject, progress := safetext.Line(s.Stage), safetext.Line(s.Subject), safetext.Line(s.Progress)
	if stage != "" && subject != "" {
		subject = " | " + subject
	}
	sw, pw := ansi.StringWidth(subject), ansi.StringWidth(progress)
	const least, gap = 12, 3
	if most := width - min(ansi.StringWidth(stage), least) - sw - gap; pw > most {
		progress, _, _ = strings.Cut(progress, clockAfter) // a clock is told whole or not at all
		progress = screenCut(progress, max(0, most))
		if most < least {
			progress = ""
		}
		pw = ansi.StringWidth(progress)
	}
	room := width
	if progress != "" {
		room -= pw + gap
	}
	left := screenMiddle(stage, max(0, room-sw)) + subject
	left = screenMiddle(left, room)
	return left + strings.Repeat(" ", max(0, width-ansi.StringWidth(left)-pw)) + progress
}

// screenShown makes the hidden characters in what a field has drawn visible; the
// escapes of its styles stay.
func screenShown(drawn string) string {
	return strings.Map(func(r rune) rune {
		if r != '\x1b' && safetext.Hidden(r) {
			return safetext.Replacement
		}
		return r
	}, drawn)
}

// unixLines ends every line with a line feed alone.
func unixLines(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
}
