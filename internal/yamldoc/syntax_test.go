package yamldoc

import (
	"fmt"
	"strings"
	"testing"

	"safeguard/internal/fault"
)

// The mistakes below stand from line 8 on, between these two.
const (
	above = `format: 1
id: a-b
title: A procedure
questions:
  risk:
    ask: Is there a risk?
    type: yes-no
`
	below = `
  other:
    ask: Is there another?
    type: yes-no
    cite: ["4.1"]
edition: "2009-02"
`
)

var mistakes = []struct{ name, text, at, hint string }{
	{"a colon in a text", "    help: Risk: high", "8:11", `put the text in quotes: "Risk: high"`},
	{"a colon further on in a text", "    help: see this Note: see", "8:11", `"see this Note: see"`},
	{"a colon at the end of a text", "    help: as follows:", "8:11", `"as follows:"`},
	{"a colon in the first line of a text", "    help: a long text: and\n      that goes on here", "8:11", `"a long text: and"`},
	{"a colon in the next line of a text", "    help: a long text\n      That goes on: here", "9:7", "put the whole text in quotes"},
	{"a colon in the third line of a text", "    help: a long text\n      that goes on\n      and Note: see", "10:7", "put the whole text in quotes"},
	{"a colon in curly quotes", "    help: “Risk: high”", "8:11", `straight quotes: "Risk: high"`},
	{"a colon in an item", "    cite:\n      - Note: see: this", "9:9", `"Note: see: this"`},
	{"a colon in a text with double quotes", "    help: he said: \"no\"", "8:11", `'he said: "no"'`},
	{"a colon in a text with all quotes", "    help: it's: \"no\"", "8:11", `"it's: \"no\""`},
	{"a text that starts with a placeholder", "    help: {child} is safe", "8:11", `put the text in quotes: "{child} is safe"`},
	{"a placeholder and a question mark", "    ask2: {child} is safe?", "8:11", `"{child} is safe?"`},
	{"a placeholder and a colon", "    help: {child}: is safe?", "8:11", `"{child}: is safe?"`},
	{"a placeholder before a colon", "    help: Is {child}: safe?", "8:11", `"Is {child}: safe?"`},
	{"a placeholder in an item", "    cite:\n      - {child} is\n      - c", "9:9", `"{child} is"`},
	{"a placeholder in braces", "    when: {ask: Is {child} safe?}", "8:17", `"Is {child} safe?"`},
	{"a placeholder first in braces", "    when: {ask: {child} is safe?, b: c}", "8:17", `"{child} is safe?"`},
	{"two braces", "    help: {{child}} is safe", "8:11", `"{{child}} is safe"`},
	{"a question mark in braces", "    when: {ask: Is it safe? Say so}", "8:17", `"Is it safe? Say so"`},
	{"a question mark at the end in braces", "    when: {a: b, ask: Is it safe?}", "8:23", `"Is it safe?"`},
	{"a question mark in a list", "    cite: [Is it safe?]", "8:12", `"Is it safe?"`},
	{"a bracket at the start of a text", "    help: [see] is safe", "8:11", `"[see] is safe"`},
	{"a bracket in a text in braces", "    when: {a: text [x], b: c}", "8:15", `"text [x]"`},
	{"text behind its quotes", "    help: \"see\" is safe", "8:15", `'"see" is safe'`},
	{"a colon behind its quotes", "    help: \"a\": b", "8:13", `'"a": b'`},
	{"an apostrophe in single quotes", "    help: 'the child's home'", "8:21", `"the child's home"`},
	{"double quotes in double quotes", "    help: \"he said \"no\" to it\"", "8:20", `'he said "no" to it'`},
	{"text behind quotes of two lines", "    help: \"one\n      two\" three", "9:10", "starts on line 8"},
	{"a double quote not closed", "    help: \"see this", "8:11", "at the end of the text"},
	{"a double quote not closed, quotes below", "    help: \"see this\n    why: \"b\"", "8:11", "at the end of the text"},
	{"a single quote not closed", "    help: 'see this", "8:11", "at the end of the text"},
	{"an apostrophe at the start", "    help: 'tis the season", "8:11", "put the whole text in double quotes"},
	{"a quote not closed in a list", "    cite: [\"5.1]", "8:12", "at the end of the text"},
	{"a quote missing in a list", "    cite: [\"5.1, \"5.2\"]", "8:12", "both its quotes"},
	{"a quoted key not closed", "    \"help: x", "8:5", "at the end of the text"},
	{"a bracket not closed", "    cite: [\"5.1\"", "8:11", `close it with "]"`},
	{"a bracket not closed behind a comma", "    cite: [\"5.1\",", "8:11", `close it with "]"`},
	{"a brace not closed", "    when: {a: b", "8:11", `close it with "}"`},
	{"a brace not closed in a text", "    help: {child is safe", "8:11", `or put the text in quotes: "{child is safe"`},
	{"a bracket of many lines not closed", "    cite: [a,\n      b,\n      c", "10:8", ""},
	{"a brace missing at the end of many lines", "    when: {any: [\n      {a: b},\n      {c: d}\n      ]", "11:8", ""},
	{"a bracket too many", "    cite: [\"5.1\"]]", "8:18", "leave it out"},
	{"a brace too many", "    when: {a: b}} # c", "8:17", "leave it out"},
	{"a brace too many on its own line", "    when: {a: b}\n    }", "9:5", "leave it out"},
	{"a bracket where a brace was opened", "    when: {a: b]", "8:16", ""},
	{"a brace where a bracket was opened", "    when: [a, b}", "8:16", ""},
	{"a comma missing in braces", "    when: {a: b c: d}", "8:15", "or put a comma between two entries"},
	{"a comma missing in a list", "    cite: [\"a\" \"b\"]", "8:16", "put a comma between two entries"},
	{"a comma missing between lines", "    when: {any: [\n      {a: b}\n      {c: d}\n      ]}", "9:13", ""},
	{"a comma too many", "    cite: [a,,b]", "8:14", ""},
	{"a comma first on its line", "    cite: [a\n      ,, b]", "9:8", ""},
	{"a colon too many in braces", "    when: {a: b: c}", "8:15", `"b: c"`},
	{"a colon too many in braces of many lines", "    when: {any: [\n      {a: b},\n      {c: d: e}\n      ]}", "10:11", `"d: e"`},
	{"an at sign", "    help: @police say", "8:11", `"@police say"`},
	{"a backtick", "    help: `code` here", "8:11", "\"`code` here\""},
	{"a per cent sign", "    help: %5 of them", "8:11", `"%5 of them"`},
	{"a per cent sign at the start of a line", "%5 of them", "8:1", "indent it"},
	{"a per cent sign in braces", "    when: {a: %5}", "8:15", `"%5"`},
	{"a star", "    help: *important* this", "8:11", `"*important* this"`},
	{"a star as a dot", "    help: * important", "8:11", `"* important"`},
	{"an ampersand", "    help: & more", "8:11", `"& more"`},
	{"an ampersand and a colon", "    help: &x a: b", "8:11", `"&x a: b"`},
	{"an exclamation mark", "    help: !<x", "8:11", `"!<x"`},
	{"a bar before text", "    help: | text here", "8:11", `"| text here"`},
	{"a greater-than sign before text", "    help: >15 days", "8:11", `">15 days"`},
	{"a dash before text", "    help: - text", "8:11", "or start the list on a line of its own"},
	{"a question mark before text", "    help: ? text", "8:11", `"? text"`},
	{"a comma before text", "    help: , text", "8:11", `", text"`},
	{"a closing bracket before text", "    help: ] text", "8:11", `"] text"`},
	{"a backslash in double quotes", `    help: "C:\police"`, "8:14", `write \\ for a backslash`},
	{"half an escape in double quotes", `    help: "é \x zz"`, "8:14", `write \\ for a backslash`},
	{"no space behind a colon", "    help:text", "8:9", `write "help: text"`},
	{"no space behind a colon, a key below", "    help:text\n    why: x", "8:9", `write "help: text"`},
	{"no space behind a dash", "    cite:\n      - a\n      -b\n      - c", "10:7", `write "- b"`},
	{"a key without a colon", "    help", "8:5", `write it as "key: value"`},
	{"text without a key", "    just some text", "8:5", `write it as "key: value"`},
	{"nothing before a colon", "    : x", "8:5", ""},
	{"block text that is not indented", "    help: |\n    some text", "9:5", "indent it further"},
	{"block text that is indented less on its second line", "    help: |\n      some text\n    more text\n    cite: x", "10:5", "indent it further"},
	{"a comment within a text", "    help: a # b\n      c", "9:7", "the comment on line 8"},
	{"a space too few", "   help: x", "8:4", "indent it by 2 or 4 spaces"},
	{"three spaces too few", " help: x", "8:2", "indent it by 0 or 2 spaces"},
	{"a space too many", "     help: x\n     cite: y", "8:6", "indent it by 4 spaces"},
	{"two spaces too many", "      help: x", "8:7", "indent it by 4 spaces"},
	{"a key under a value", "    help: text\n      more: x", "9:7", "or leave out the value on line 8"},
	{"a list under a value", "    help: text\n      - x: y", "9:7", "or leave out the value on line 8"},
	{"an item among keys", "    - help", "8:5", "indent it further"},
	{"an item among keys further up", "  - help", "8:3", "indent it further"},
	{"a key among items", "    cite:\n      - a\n      b: c\n      - c", "10:7", "indent it as far as that item's text"},
	{"an item indented too little", "    cite:\n      - a\n     - b", "10:6", "indent it by 4 or 6 spaces"},
	{"an item indented too far", "    cite:\n      - a\n        - b: c\n      - c", "10:9", "indent it by 6 spaces"},
	{"a tab in the indentation", "    \tcite: 5", "8:5", "replace each tab by spaces"},
	{"a tab behind a dash", "    cite:\n      -\ta: b\n      - c", "9:8", "replace the tab by a space"},
	{"a blank and a comment behind the mistake", "    help: {child} is safe\n\n    # a comment\n\n", "8:11", `"{child} is safe"`},
}

func TestMistakes(t *testing.T) {
	for _, tt := range mistakes {
		t.Run(tt.name, func(t *testing.T) {
			for _, lines := range []string{"\n", "\r\n"} {
				data := strings.ReplaceAll(above+tt.text+below, "\n", lines)
				n, list := Parse("p.yaml", []byte(data))
				if n != nil || list.Len() != 1 {
					t.Fatalf("got %q", places(list))
				}
				f := list.All()[0]
				if got := fmt.Sprintf("%d:%d", f.Line, f.Column); got != tt.at {
					t.Errorf("got %s, want %s: %s", got, tt.at, f)
				}
				if f.Rule != ruleYAML || !strings.Contains(f.Hint, tt.hint) || tt.hint == "" && f.Hint != "" {
					t.Errorf("got hint %q, want %q: %s", f.Hint, tt.hint, f)
				}
				if strings.HasPrefix(f.Message, "YAML cannot read") {
					t.Errorf("got no cause: %s", f)
				}
				checkWords(t, f)
			}
		})
	}
}

// The same mistakes with nothing before or behind them: on the first line there
// is no line above to compare with, and yaml.v3 counts from 0.
func TestMistakesAlone(t *testing.T) {
	for _, tt := range mistakes {
		t.Run(tt.name, func(t *testing.T) {
			text := strings.TrimLeft(tt.text, " ")
			lost := len(tt.text) - len(text)
			var line, column int
			if _, err := fmt.Sscanf(tt.at, "%d:%d", &line, &column); err != nil {
				t.Fatal(err)
			}
			if line != 8 || column <= lost || strings.Contains(text, "\n") {
				t.Skip("does not stand alone")
			}
			_, list := Parse("p.yaml", []byte(text))
			for _, f := range list.All() {
				if want := (fault.Place{Line: 1, Column: column - lost}); f.Place != want {
					t.Errorf("got %v, want %v: %s", f.Place, want, f)
				}
			}
		})
	}
}
