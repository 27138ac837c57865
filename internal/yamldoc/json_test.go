package yamldoc

import (
	"strings"
	"testing"

	"safeguard/internal/fault"
)

var top = fault.Place{Line: 1, Column: 1}

func TestParseJSON(t *testing.T) {
	tests := []struct{ name, data, want string }{
		{"a mapping keeps the places of keys and values", `{"a": "b", "c":"d"}`, `1:1{1:2"a"=1:7"b" 1:12"c"=1:16"d"}`},
		{"a list keeps the places of its items", `["a", [ "b" ]]`, `1:1[1:2"a" 1:7[1:9"b"]]`},
		{"lines are counted", "{\n  \"a\":\r\n\t[\n\"b\"]\n}\n", `1:1{2:3"a"=3:2[4:1"b"]}`},
		{"words", `[true, false, null]`, `1:1[1:2bool"true" 1:8bool"false" 1:15null"null"]`},
		{"numbers are kept as they are written", `[0, -0, 12, 1.50, 1e5, -1.2E+3, 0.1e-7]`, `1:1[1:2number"0" 1:5number"-0" 1:9number"12" 1:13number"1.50" 1:19number"1e5" 1:24number"-1.2E+3" 1:33number"0.1e-7"]`},
		{"a text is text whatever it looks like", `["2026-11-23", "12", "true", "~", ""]`, `1:1[1:2"2026-11-23" 1:16"12" 1:22"true" 1:30"~" 1:35""]`},
		{"nothing in brackets", `[{}, [], { }, [ ]]`, `1:1[1:2{} 1:6[] 1:10{} 1:15[]]`},
		{"escapes", `"\"\\\/\b\f\n\r\t\u0041\u00e9\u65e5\ud83d\ude00x"`, `1:1"\"\\/\b\f\n\r\tAé日😀x"`},
		{"an escape first, last and between", `["\n", "a\n", "\na", "a\nb\nc"]`, `1:1[1:2"\n" 1:8"a\n" 1:15"\na" 1:22"a\nb\nc"]`},
		{"hidden characters pass, raw or as escapes", "[\"\u202e\u007f\", \"\\u0000\\u001b\\u202e\"]", `1:1[1:2"\u202e\x7f" 1:8"\x00\x1b\u202e"]`},
		{"columns count characters", `["é", "日本", "😀", "x"]`, `1:1[1:2"é" 1:7"日本" 1:13"😀" 1:18"x"]`},
		{"columns count an escape as it is written", `["\u00e9", "x"]`, `1:1[1:2"é" 1:12"x"]`},
		{"white space around", " \t\r\n [] \n", `2:2[]`},
		{"a single text", `"a"`, `1:1"a"`},
		{"a byte order mark at the start of a file", "\uFEFF[]", `1:1[]`},
		{"64 levels are read", strings.Repeat("[", 64) + strings.Repeat("]", 64), nested(64)},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			n, list := ParseJSON("p.yaml", []byte(tt.data), top)
			if list.Len() > 0 {
				t.Fatalf("got faults %q", places(list))
			}
			if got := outline(n); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

func TestParseJSONFaults(t *testing.T) {
	tests := []struct {
		name, data string
		want       []string
	}{
		{"nothing", "", []string{"1:1 empty-file"}},
		{"white space", " \n ", []string{"1:1 empty-file"}},
		{"text behind the value", `{} x`, []string{"1:4 json-syntax"}},
		{"a second value", "{}\n{}", []string{"2:1 json-syntax"}},
		{"a bracket too many", `{"a": [1]]}`, []string{"1:10 json-syntax"}},
		{"a comma at the end of a list", `[1, 2, ]`, []string{"1:8 json-syntax"}},
		{"a comma at the end of a mapping", `{"a": 1,}`, []string{"1:9 json-syntax"}},
		{"a comma alone", `[,]`, []string{"1:2 json-syntax"}},
		{"two commas", `[1,,2]`, []string{"1:4 json-syntax"}},
		{"no comma", `[1 2]`, []string{"1:4 json-syntax"}},
		{"no colon", `{"a" 1}`, []string{"1:6 json-syntax"}},
		{"no value", `{"a": }`, []string{"1:7 json-syntax"}},
		{"no key", `{: 1}`, []string{"1:2 json-syntax"}},
		{"a key without quotes", `{a: 1}`, []string{"1:2 json-syntax"}},
		{"a number as a key", `{1: 1}`, []string{"1:2 json-syntax"}},
		{"single quotes", `{'a': 1}`, []string{"1:2 json-syntax"}},
		{"curly quotes", `{“a”: 1}`, []string{"1:2 json-syntax"}},
		{"a comment", "{ // a\n}", []string{"1:3 json-syntax"}},
		{"a comment behind", "{} # a", []string{"1:4 json-syntax"}},
		{"a word that is none", `[tru, True]`, []string{"1:2 json-syntax"}},
		{"a word that goes on", `[truely]`, []string{"1:6 json-syntax"}},
		{"not a number", `[NaN]`, []string{"1:2 json-syntax"}},
		{"a leading zero", `[012]`, []string{"1:2 json-syntax"}},
		{"a leading plus", `[+1]`, []string{"1:2 json-syntax"}},
		{"a leading dot", `[.5]`, []string{"1:2 json-syntax"}},
		{"nothing behind a dot", `[1.]`, []string{"1:4 json-syntax"}},
		{"nothing behind a minus", `[-]`, []string{"1:3 json-syntax"}},
		{"nothing behind an exponent", `[1e+]`, []string{"1:5 json-syntax"}},
		{"another base", `[0x1F]`, []string{"1:3 json-syntax"}},
		{"a bracket not closed", `{"a": [1`, []string{"1:9 json-syntax"}},
		{"a brace not closed", `{"a": 1`, []string{"1:8 json-syntax"}},
		{"a bracket where a brace was opened", `{"a": 1]`, []string{"1:8 json-syntax"}},
		{"a text not closed at the end", `{"a`, []string{"1:4 json-syntax"}},
		{"a text not closed on its line", "{\"a\": \"b\n}", []string{"1:9 json-syntax"}},
		{"a backslash at the end", `"\`, []string{"1:3 json-syntax"}},
		{"a backslash before the last quote", `"\"`, []string{"1:4 json-syntax"}},
		{"escapes that are none, each told", `["\a", "é\x41", "\u12G4", "\U0041", "\u12"]`, []string{"1:3 json-syntax", "1:10 json-syntax", "1:18 json-syntax", "1:28 json-syntax", "1:38 json-syntax"}},
		{"half characters, each told", `["\ud83d", "\ude00", "\ud83d\u0041", "\ud83d\ud83d\ude00"]`, []string{"1:3 json-syntax", "1:13 json-syntax", "1:23 json-syntax", "1:39 json-syntax"}},
		{"raw control characters, each told", "[\"a\tb\x01\", \"\x1b\"]", []string{"1:4 control-character", "1:6 control-character", "1:11 control-character"}},
		{"a control character between values", "[1,\x012]", []string{"1:4 json-syntax"}},
		{"a no-break space between values", "[1,\u00a02]", []string{"1:4 json-syntax"}},
		{"a NUL behind the value", "[]\x00", []string{"1:3 json-syntax"}},
		{"invalid UTF-8, each told", "[\"a\xff\xfe\", \"\xed\xa0\x80\"]", []string{"1:4 not-utf8", "1:5 not-utf8", "1:10 not-utf8", "1:11 not-utf8", "1:12 not-utf8"}},
		{"invalid UTF-8 between values", "[\xff]", []string{"1:2 not-utf8"}},
		{"keys twice, each told", `{"a": {"b": 1, "b": 2}, "c": 1, "\u0061": 2}`, []string{"1:16 duplicate-key", "1:33 duplicate-key"}},
		{"a key twice among many", "{" + strings.Repeat(" ", 2) + manyJSONKeys(40) + `"k39": 1}`, []string{"1:314 duplicate-key"}},
		{"a level too many", strings.Repeat("[", 65) + strings.Repeat("]", 65), []string{"1:65 too-deep"}},
		{"far too many levels", strings.Repeat(`{"a":`, 100000), []string{"1:321 too-deep"}},
		{"a byte order mark elsewhere", "[]\uFEFF", []string{"1:3 json-syntax"}},
		{"several faults in one value", "{\"a\": \"\\q\",\n \"a\": \"\xff\",\n}", []string{"1:8 json-syntax", "2:2 duplicate-key", "2:8 not-utf8", "3:1 json-syntax"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			n, list := ParseJSON("p.yaml", []byte(tt.data), top)
			if n != nil {
				t.Errorf("got a node beside faults: %s", outline(n))
			}
			same(t, "faults", places(list), tt.want)
			for _, f := range list.All() {
				checkWords(t, f)
			}
		})
	}
}

func manyJSONKeys(n int) string {
	var b strings.Builder
	for line := range strings.SplitSeq(strings.TrimSpace(manyKeys(n)), "\n") {
		key, _, _ := strings.Cut(line, ":")
		b.WriteString(`"` + key + `":1,`)
	}
	return b.String()
}

func TestParseJSONWords(t *testing.T) {
	tests := []struct{ name, data, message, hint string }{
		{"what stands and what was wanted", `{"a" 1}`, `"1" stands here, a colon was wanted`, ""},
		{"the end", `[1`, `the end stands here, a comma or "]" was wanted`, ""},
		{"a comma too many", `[1,]`, `"]" stands behind a comma, another value was wanted`, "leave out the comma"},
		{"single quotes", `['a']`, `"'" stands here, a value was wanted`, `JSON takes only double quotes (")`},
		{"a word", `[True]`, `"True" stands here, a value was wanted`, "put texts and keys in double quotes; true, false and null are written in small letters"},
		{"an escape", `["\d"]`, `"\d" stands in a text, where a backslash starts an escape that JSON knows`, `write \\ for a backslash`},
		{"a tab", "[\"\t\"]", "a tab stands in a text as it is", `write it as \t`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, list := ParseJSON("p.yaml", []byte(tt.data), top)
			if list.Len() != 1 {
				t.Fatalf("got %q", places(list))
			}
			f := list.All()[0]
			same(t, "words", []string{f.Message, f.Hint}, []string{tt.message, tt.hint})
		})
	}
}

func TestParseJSONWithinAFile(t *testing.T) {
	at := fault.Place{Line: 7, Column: 5}
	n, _ := ParseJSON("p.yaml", []byte("[\"é\", 1,\n 2]"), at)
	if got, want := outline(n), `7:5[7:6"é" 7:11number"1" 8:2number"2"]`; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	_, list := ParseJSON("p.yaml", []byte("[é"), at)
	same(t, "faults", places(list), []string{"7:6 json-syntax"})
	_, list = ParseJSON("p.yaml", nil, at)
	same(t, "faults", places(list), []string{"7:5 empty-file"})
	_, list = ParseJSON("p.yaml", []byte("\uFEFF[]"), at)
	same(t, "faults", places(list), []string{"7:5 json-syntax"})
}

func TestParseJSONTooBig(t *testing.T) {
	_, list := ParseJSON("p.yaml", make([]byte, MaxBytes+1), top)
	same(t, "faults", places(list), []string{"1:1 file-too-big"})
	if n, list := ParseJSON("p.yaml", []byte(`"`+strings.Repeat("x", MaxBytes-2)+`"`), top); n == nil {
		t.Errorf("got %q", places(list))
	}
	n, list := ParseJSON("p.yaml", []byte("["+strings.Repeat("1,", 100000)+"1]"), top)
	if n == nil || len(n.Items) != 100001 {
		t.Errorf("got %q", places(list))
	}
}

func TestJSONReaderKeepsNothing(t *testing.T) {
	var r JSONReader
	values := []string{caseJSON, `{"a": [1, {"b": "\u0041"}]}`, `[1,`, `[]`, `"x"`, `{"a": {}, "b": null}`, caseJSON, `{"a": 1, "a": 2}`, `[` + strings.Repeat(`{"k": "v"},`, 2*slabSize) + `[]]`, `[[], {}]`}
	for _, value := range values {
		got, list := r.Parse("p.yaml", []byte(value), top)
		want, wantList := ParseJSON("p.yaml", []byte(value), top)
		if outline(got) != outline(want) {
			t.Errorf("got  %s\nwant %s", outline(got), outline(want))
		}
		same(t, "faults", places(list), places(wantList))
	}
}
