package yamldoc

import "bytes"

// boundary is what a line means for the document it stands in.
type boundary uint8

const (
	inside    boundary = iota
	directive          // %YAML and the like, before the document
	another            // "---" that starts a second document
	trailing           // text behind "..."
	finish             // "..."
)

// layout follows the lines of a file as far as they can be followed without
// reading YAML: where its documents start and end, and which lines are the text
// of a block (| or >), in which tabs and odd spaces are text too.
type layout struct {
	stage stage
	end   int // where the first document ends, -1 at the end of the file
	block int // indentation that a block text must pass, or noBlock
}

type stage uint8

const (
	before   stage = iota // nothing but comments and directives yet
	within                // in the first document
	finished              // behind "..."
	beyond                // in what should not be there
)

// noBlock is more than any line can be indented.
const noBlock = MaxBytes + 1

func newLayout() layout { return layout{end: -1, block: noBlock} }

// boundary says what a line means, and where in it. In YAML "---" and "..." at
// the start of a line are never text.
func (l *layout) boundary(line []byte) (int, boundary) {
	if l.stage == beyond {
		return 0, inside
	}
	switch {
	case isMarker(line, "---"):
		if l.stage == before {
			l.stage = within
			return 0, inside
		}
		l.stage = beyond
		return 0, another
	case isMarker(line, "...") && l.stage != finished:
		l.stage = finished
		if at, ok := firstText(line, len("...")); ok {
			l.stage = beyond
			return at, trailing
		}
		return 0, finish
	}
	at, ok := firstText(line, 0)
	switch {
	case !ok:
	case l.stage == finished:
		l.stage = beyond
		return at, trailing
	case l.stage == before && line[0] == '%':
		return 0, directive
	case l.stage == before:
		l.stage = within
	}
	return 0, inside
}

// cut ends the first document at an offset, unless it has ended.
func (l *layout) cut(offset int) {
	if l.end < 0 {
		l.end = offset
	}
}

func isMarker(line []byte, marker string) bool {
	return bytes.HasPrefix(line, []byte(marker)) &&
		(len(line) == len(marker) || line[len(marker)] == ' ' || line[len(marker)] == '\t')
}

// firstText finds the first byte from an offset on that is neither white space
// nor in a comment.
func firstText(line []byte, from int) (int, bool) {
	for i := from; i < len(line); i++ {
		switch line[i] {
		case ' ', '\t', '\r':
		case '#':
			return 0, false
		default:
			return i, true
		}
	}
	return 0, false
}

// inBlock reports whether a line with this many leading spaces goes on with the
// block text above it.
func (l *layout) inBlock(spaces int) bool { return spaces > l.block }

// step moves on behind a line.
func (l *layout) step(line []byte, spaces int) {
	if spaces == len(line) || l.inBlock(spaces) {
		return
	}
	l.block = noBlock
	if bytes.IndexByte(line, '|') >= 0 || bytes.IndexByte(line, '>') >= 0 {
		l.block = blockIndent(line, spaces)
	}
}

// blockIndent gives the indentation that the lines of a block text must pass
// when this line opens one: that of its key, or of its last dash.
func blockIndent(line []byte, spaces int) int {
	head := line
	if i := bytes.Index(head, []byte(" #")); i >= 0 {
		head = head[:i]
	}
	head = bytes.TrimRight(head, " \t")
	head = bytes.TrimRight(head, "+-0123456789")
	if len(head) == 0 || head[len(head)-1] != '|' && head[len(head)-1] != '>' {
		return noBlock
	}
	mark := len(head) - 1
	lead := bytes.TrimRight(head[:mark], " \t")
	if len(lead) == mark || len(lead) == 0 || !bytes.HasSuffix(lead, []byte(":")) && !bytes.HasSuffix(lead, []byte("-")) {
		return noBlock
	}
	indent := spaces
	for indent+1 < mark && line[indent] == '-' && line[indent+1] == ' ' {
		next := indent + 1
		for line[next] == ' ' {
			next++
		}
		if next == mark {
			break
		}
		indent = next
	}
	return indent
}
