package yamldoc

import "strings"

// parts are the pieces of one line, as far as a line can be read alone. They
// serve to explain mistakes; nothing that is accepted is read this way.
type parts struct {
	text    string // the line without the white space at its end
	indent  int    // spaces at its start
	items   int    // list marks "- " behind them
	start   int    // where the key or value starts
	hasKey  bool
	key     string
	value   string // behind the colon, or all there is; no comment
	valueAt int
}

func split(line []byte) parts {
	p := parts{text: strings.TrimRight(string(line), " \t")}
	p.indent = len(p.text) - len(strings.TrimLeft(p.text, " "))
	at := p.indent
	for at < len(p.text) && p.text[at] == '-' && (at+1 == len(p.text) || p.text[at+1] == ' ' || p.text[at+1] == '\t') {
		p.items++
		at = skipBlanks(p.text, at+1)
	}
	p.start = at
	if colon := keyColon(p.text[at:]); colon >= 0 {
		p.hasKey = true
		p.key = strings.TrimRight(p.text[at:at+colon], " \t")
		at = skipBlanks(p.text, at+colon+1)
	}
	p.valueAt = at
	p.value = withoutComment(p.text[at:])
	return p
}

func skipBlanks(s string, at int) int {
	for at < len(s) && (s[at] == ' ' || s[at] == '\t') {
		at++
	}
	return at
}

// keyColon finds the colon behind the key at the start of s, or gives -1.
func keyColon(s string) int {
	if s == "" {
		return -1
	}
	switch s[0] {
	case '{', '[', '#':
		return -1
	case '"', '\'':
		end := closing(s)
		if end < 0 {
			return -1
		}
		if at := skipBlanks(s, end+1); at < len(s) && s[at] == ':' {
			return at
		}
		return -1
	}
	return colonIn(s)
}

// colonIn finds a colon that YAML would take for the end of a key: one with
// white space or nothing behind it. It does not look into comments.
func colonIn(s string) int {
	for i := range len(s) {
		switch {
		case s[i] == '#' && i > 0 && s[i-1] == ' ':
			return -1
		case s[i] == ':' && (i+1 == len(s) || s[i+1] == ' ' || s[i+1] == '\t'):
			return i
		}
	}
	return -1
}

// closing finds the end of the quoted text at the start of s, or gives -1.
func closing(s string) int {
	quote := s[0]
	for i := 1; i < len(s); i++ {
		switch {
		case s[i] == '\\' && quote == '"':
			i++
		case s[i] != quote:
		case quote == '\'' && i+1 < len(s) && s[i+1] == '\'':
			i++
		default:
			return i
		}
	}
	return -1
}

// quotes walks over s and calls visit at each quote that opens a text, with the
// offset of the quote that closes it or -1, and at each sign outside. It stops
// where visit says so.
func quotes(s string, visit func(at, end int) bool) {
	for i := 0; i < len(s); i++ {
		end := i
		if (s[i] == '"' || s[i] == '\'') && (i == 0 || strings.IndexByte(" \t[{,:", s[i-1]) >= 0) {
			if end = closing(s[i:]); end >= 0 {
				end += i
			}
		}
		if !visit(i, end) || end < 0 {
			return
		}
		i = end
	}
}

// withoutComment cuts off a comment and the white space before it.
func withoutComment(s string) string {
	cut := len(s)
	quotes(s, func(at, end int) bool {
		if at == end && s[at] == '#' && (at == 0 || s[at-1] == ' ' || s[at-1] == '\t') {
			cut = at
		}
		return cut == len(s)
	})
	return strings.TrimRight(s[:cut], " \t")
}

// unclosed finds the quote in s that opens a text and is not closed in s.
func unclosed(s string) (int, bool) {
	found := -1
	quotes(s, func(at, end int) bool {
		if end < 0 {
			found = at
		}
		return true
	})
	return found, found >= 0
}

// isWord reports whether s looks like a key of these files: lower-case letters,
// digits and hyphens.
func isWord(s string) bool {
	for i := range len(s) {
		c := s[i]
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' && c != '_' {
			return false
		}
	}
	return s != ""
}

// shownText is the longest text that is shown in quotes: beyond it the reader
// has the line itself.
const shownText = 120

// hintQuoted says how to write a text so that YAML reads it as one.
func hintQuoted(text string) string {
	if len(text) > shownText {
		return "put the whole text in quotes"
	}
	if inner, ok := strings.CutPrefix(text, "“"); ok && strings.HasSuffix(inner, "”") {
		return "put the text in straight quotes: " + quoted(strings.TrimSuffix(inner, "”"))
	}
	return "put the text in quotes: " + quoted(text)
}

func quoted(text string) string {
	switch {
	case !strings.ContainsAny(text, `"\`):
		return `"` + text + `"`
	case !strings.Contains(text, "'"):
		return "'" + text + "'"
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(text) + `"`
}
