package yamldoc

import (
	"fmt"
	"unicode/utf8"

	"safeguard/internal/fault"
)

// place is where the next byte stands.
func (p *jsonParser) place() fault.Place {
	return fault.Place{Line: p.line, Column: p.pos - p.base + 1}
}

func (p *jsonParser) fault(rule, message, hint string) {
	p.found.add(p.place(), rule, message, hint)
}

// unexpected says what stands here in place of what was wanted, and gives up.
func (p *jsonParser) unexpected(wanted string) {
	if p.stopped {
		return
	}
	p.stopped = true
	if p.pos == len(p.src) {
		p.fault(ruleJSON, "the end stands here, "+wanted+" was wanted", "")
		return
	}
	r, width := utf8.DecodeRuneInString(p.src[p.pos:])
	what := fmt.Sprintf("%q", p.src[p.pos:p.pos+width])
	if isLetter(r) {
		end := p.pos
		for end < len(p.src) && end < p.pos+20 && isLetter(rune(p.src[end])) {
			end++
		}
		what = fmt.Sprintf("%q", p.src[p.pos:end])
	}
	if r == utf8.RuneError && width == 1 {
		p.fault(ruleUTF8, fmt.Sprintf("the byte %02X is not UTF-8, %s was wanted", p.src[p.pos], wanted), "")
		return
	}
	p.fault(ruleJSON, what+" stands here, "+wanted+" was wanted", p.hint(r))
}

func isLetter(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }

func (p *jsonParser) hint(r rune) string {
	switch {
	case r == '\'' || r == '“' || r == '”':
		return `JSON takes only double quotes (")`
	case r == '#' || r == '/':
		return "JSON has no comments"
	case isLetter(r):
		return "put texts and keys in double quotes; true, false and null are written in small letters"
	}
	return ""
}
