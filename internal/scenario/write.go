package scenario

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"safeguard/internal/decide"
	"safeguard/internal/safetext"
)

func skeletonID(number int) string { return fmt.Sprintf("suggested-%d", number) }

// free gives the first number after this one whose id is not taken.
func free(taken func(string) bool, number int) int {
	for number++; taken(skeletonID(number)); number++ {
		// the next one may be free
	}
	return number
}

// File is the name of the file that a skeleton is meant for.
func (s *Skeleton) File() string { return s.ID + ".yaml" }

// YAML writes a skeleton as a scenario file that loads and comes out as it
// expects. Its first lines name the file, and what it reaches.
func (s *Skeleton) YAML() []byte {
	p := s.Answers.Procedure()
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n", s.File())
	writeReached(&b, s.Reaches)
	fmt.Fprintf(&b, "format: %d\nid: %s\nprocedure: %s\nedition: %s\n", Format, s.ID, plain(p.ID), strconv.Quote(p.Edition))
	fmt.Fprintf(&b, "title: %s\nlevel: %s\nopening: Write what is known at the start.\n", strconv.Quote("Give this case a title: "+s.ID), First)
	_, said, _ := strings.Cut(string(s.Answers.YAML()), "\n") // without the procedure, which stands above
	if b.WriteString(said); !strings.Contains("\n"+said, "\nanswers:\n") {
		b.WriteString("answers: {}\n")
	}
	writeExpectation(&b, decide.Decide(s.Answers))
	return []byte(b.String())
}

// writeReached tells in comments what a case reaches that others do not.
func writeReached(b *strings.Builder, gaps []Gap) {
	for _, kind := range kindsCovered {
		var names []string
		for _, g := range gaps {
			if g.Of == kind {
				names = append(names, safetext.Line(g.Name)) // the id of a paragraph may hold a line end
			}
		}
		const most = 100
		line := ""
		for i, name := range names {
			if i < len(names)-1 {
				name += ";"
			}
			if line != "" && len(line)+len(name) > most {
				fmt.Fprintf(b, "#   %s\n", line)
				line = ""
			}
			if i == 0 {
				fmt.Fprintf(b, "# It reaches these %s:\n", kind)
			}
			line = strings.TrimSpace(line + " " + name)
		}
		if line != "" {
			fmt.Fprintf(b, "#   %s\n", line)
		}
	}
}

// plain writes an id or a label, in quotes where YAML would take it for anything
// else.
func plain(s string) string {
	last := byte('-')
	for i := range len(s) {
		c := s[i]
		letter := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' && i > 0
		if !letter && (i == 0 || c != '-' && c != ' ') {
			return strconv.Quote(s)
		}
		last = c
	}
	switch strings.ToLower(s) {
	case "true", "false", "null", "yes", "no", "on", "off", "y", "n":
		return strconv.Quote(s)
	}
	if last == '-' || last == ' ' {
		return strconv.Quote(s)
	}
	return s
}

func plainList(words []string) string {
	list := make([]string, len(words))
	for i, w := range words {
		list[i] = plain(w)
	}
	return "[" + strings.Join(list, ", ") + "]"
}

// A line is what stands behind one label.
type line struct{ of, says string }

// writeLines writes what stands under one id: in one line for a single label.
func writeLines(b *strings.Builder, id string, lines []line) {
	if len(lines) == 1 {
		fmt.Fprintf(b, "    %s: {%s: %s}\n", plain(id), plain(lines[0].of), lines[0].says)
		return
	}
	fmt.Fprintf(b, "    %s:\n", plain(id))
	for _, l := range lines {
		fmt.Fprintf(b, "      %s: %s\n", plain(l.of), l.says)
	}
}

// writeExpectation expects what the engine decides.
func writeExpectation(b *strings.Builder, path *decide.Path) {
	b.WriteString("expect:\n")
	heading := "  decisions:\n"
	for _, t := range path.Procedure.Trees {
		var lines []line
		for i := range path.Decisions {
			if d := &path.Decisions[i]; d.Tree == t {
				lines = append(lines, line{key(path, d.Subject), plainList(ids(d.Possible))})
			}
		}
		if len(lines) > 0 {
			b.WriteString(heading)
			heading = ""
			writeLines(b, t.ID, lines)
		}
	}
	var raised []string
	for _, a := range path.Alerts {
		if !slices.Contains(raised, a.Action.ID) {
			raised = append(raised, a.Action.ID)
		}
	}
	fmt.Fprintf(b, "  alerts: %s\n", plainList(raised))
	writeDue(b, path)
}

// writeDue writes the dated actions, those of one id together.
func writeDue(b *strings.Builder, path *decide.Path) {
	heading := "  due:\n"
	for _, do := range path.Procedure.Actions {
		var lines []line
		for i := range path.Actions {
			if a := &path.Actions[i]; a.Do == do && !a.Due.IsZero() {
				lines = append(lines, line{key(path, a.Subject), a.Due.String()})
			}
		}
		if len(lines) > 0 {
			b.WriteString(heading)
			heading = ""
			writeLines(b, do.ID, lines)
		}
	}
}
