package yamldoc

import (
	"bytes"
	"io"
	"strconv"
	"strings"
)

// What yaml.v3 says about syntax, where the words matter here.
const (
	problemColon   = "mapping values are not allowed in this context"
	problemNoColon = "could not find expected ':'"
	problemKey     = "did not find expected key"
	problemDash    = "did not find expected '-' indicator"
	problemQuote   = "found unexpected end of stream"
	problemNode    = "did not find expected node content"
	problemBrace   = "did not find expected ',' or '}'"
	problemBracket = "did not find expected ',' or ']'"
	problemStart   = "found character that cannot start any token"
	problemBlock   = "did not find expected comment or line break"
	problemBehind  = "did not find expected <document start>"
	problemDeep    = "exceeded max depth"
	problemAlias   = "unknown anchor '"
	problemAfter   = "text behind a quoted text of several lines" // our own words
)

// failure is what yaml.v3 tells about text it cannot read, and how far it had
// read when it gave up.
type failure struct {
	problem string
	line    int // that it names: often where the mistake began, never where it is
	read    int // bytes it had asked for
}

// try reads the data one byte at a time. yaml.v3 names the line at which the
// enclosing list or mapping starts, or none at all; how far it got before it
// gave up is the better guide. The line break put first keeps it from taking
// line 0 for "no line".
func try(data []byte) failure {
	r := &slowReader{data: data}
	_, err := decode(r)
	if err == nil {
		return failure{}
	}
	f := failure{read: max(r.read-1, 0)}
	f.problem = strings.TrimPrefix(err.Error(), "yaml: ")
	rest, ok := strings.CutPrefix(f.problem, "line ")
	if !ok {
		return f
	}
	number, problem, _ := strings.Cut(rest, ": ")
	f.line, _ = strconv.Atoi(number)
	f.problem = problem
	if f.problem == problemNoColon || f.problem == problemQuote {
		f.line-- // for what the scanner finds, yaml.v3 counts one more
	}
	return f
}

// slowReader gives a line break, then the data, a byte at each call.
type slowReader struct {
	data []byte
	read int
}

func (r *slowReader) Read(p []byte) (int, error) {
	switch {
	case r.read > len(r.data):
		return 0, io.EOF
	case len(p) == 0:
		return 0, nil
	case r.read == 0:
		p[0] = '\n'
	default:
		p[0] = r.data[r.read-1]
	}
	r.read++
	return 1, nil
}

// lookBack is how many lines yaml.v3 may have read past a mistake.
const lookBack = 8

// locate finds the line of a mistake in the syntax. What yaml.v3 had to read to
// see it may reach into the lines behind, so lines are taken away from the end
// as long as the rest fails in the same way.
func locate(src *source) (failure, int) {
	f := try(src.data)
	line := src.lineAt(len(bytes.TrimRight(src.data[:f.read], " \t\r\n")))
	if f.problem == problemNoColon || f.problem == problemQuote {
		line = f.line
	} else {
		for range lookBack {
			before := writtenBefore(src, line)
			if before == 0 || goesOn(src.line(before)) || try(src.data[:src.end(before)]).problem != f.problem {
				break
			}
			line = before
		}
	}
	f, line = inQuotes(src, f, line)
	return f, min(max(line, 1), len(src.lines))
}

// inQuotes looks whether a quoted text of several lines ends on the line of the
// mistake. When it ran on over lines that look like keys or list items, its
// closing quote was forgotten, and the mistake is where it starts.
func inQuotes(src *source, f failure, line int) (failure, int) {
	if f.problem == problemQuote || line < 2 {
		return f, line
	}
	cut := try(src.data[:src.end(line-1)])
	if cut.problem != problemQuote || cut.line < 1 || cut.line >= line {
		return f, line
	}
	if startsAnew(src, cut.line, line) > 0 {
		return cut, cut.line
	}
	if f.problem == problemKey {
		f.problem, f.line = problemAfter, cut.line
	}
	return f, line
}

// startsAnew finds a line behind from, up to to, that is not indented more than
// from and looks like a key or a list item. It gives 0 for none.
func startsAnew(src *source, from, to int) int {
	limit := split(src.line(from)).indent
	for n := from + 1; n <= to; n++ {
		p := split(src.line(n))
		if p.text != "" && p.indent <= limit && (p.hasKey || p.items > 0) {
			return n
		}
	}
	return 0
}

// writtenBefore is the nearest line before this one that is neither blank nor a
// comment, or 0.
func writtenBefore(src *source, line int) int {
	for line--; line > 0; line-- {
		if _, ok := firstText(src.line(line), 0); ok {
			return line
		}
	}
	return 0
}

// goesOn reports whether a line stops where a list or mapping in brackets goes
// on in the next.
func goesOn(line []byte) bool {
	line = bytes.TrimRight(line, " \t")
	return len(line) > 0 && strings.IndexByte(",[{", line[len(line)-1]) >= 0
}
