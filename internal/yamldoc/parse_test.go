package yamldoc

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"safeguard/internal/fault"
)

// places gives each fault as "line:column rule", in order.
func places(list fault.List) []string {
	var all []string
	for _, f := range list.All() {
		all = append(all, fmt.Sprintf("%d:%d %s", f.Line, f.Column, f.Rule))
	}
	return all
}

func same(t *testing.T, what string, got, want []string) {
	t.Helper()
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("%s:\ngot  %q\nwant %q", what, got, want)
	}
}

// outline writes a node on one line: its place, what it is, what it holds.
func outline(n *Node) string {
	if n == nil {
		return "nil"
	}
	at := fmt.Sprintf("%d:%d", n.Line, n.Column)
	var parts []string
	switch n.Kind {
	case Mapping:
		for _, p := range n.Pairs {
			parts = append(parts, outline(p.Key)+"="+outline(p.Value))
		}
		return at + "{" + strings.Join(parts, " ") + "}"
	case Sequence:
		for _, item := range n.Items {
			parts = append(parts, outline(item))
		}
		return at + "[" + strings.Join(parts, " ") + "]"
	}
	return fmt.Sprintf("%s%s%q", at, [...]string{"", "bool", "null", "number", "date"}[n.Tag], n.Value)
}

func TestParse(t *testing.T) {
	tests := []struct{ name, data, want string }{
		{"a mapping keeps the places of keys and values", "a: b\nc: d\n", `1:1{1:1"a"=1:4"b" 2:1"c"=2:4"d"}`},
		{"a list keeps the places of its items", "- a\n- - b\n", `1:1[1:3"a" 2:3[2:5"b"]]`},
		{"brackets read like lines", "a: [b, {c: d}]", `1:1{1:1"a"=1:4[1:5"b" 1:8{1:9"c"=1:12"d"}]}`},
		{"yes, no, on and off are text", "[yes, no, on, off, y, NO]", `1:1[1:2"yes" 1:7"no" 1:11"on" 1:15"off" 1:20"y" 1:23"NO"]`},
		{"true and false are not", "[true, False]", `1:1[1:2bool"true" 1:8bool"False"]`},
		{"nothing has several names", "[null, ~, Null]", `1:1[1:2null"null" 1:8null"~" 1:11null"Null"]`},
		{"numbers are kept as they are written", "[12, 012, 0x1F, 1.50, 1_000, .inf, 1e3]", `1:1[1:2number"12" 1:6number"012" 1:11number"0x1F" 1:17number"1.50" 1:23number"1_000" 1:30number".inf" 1:36number"1e3"]`},
		{"dates and times are dates", "[2026-11-23, 2026-11-23 10:00:00]", `1:1[1:2date"2026-11-23" 1:14date"2026-11-23 10:00:00"]`},
		{"a day that does not exist is text", "a: 2026-02-30", `1:1{1:1"a"=1:4"2026-02-30"}`},
		{"quotes make text of anything", `["true", '12', "2026-11-23", "~"]`, `1:1[1:2"true" 1:10"12" 1:16"2026-11-23" 1:30"~"]`},
		{"blocks make text of anything", "a: |\n  12\nb: >-\n  true\n  x\n", `1:1{1:1"a"=1:4"12\n" 3:1"b"=3:4"true x"}`},
		{"escapes are resolved", `a: "x\ty\u00e9\n"`, "1:1{1:1\"a\"=1:4\"x\\tyé\\n\"}"},
		{"an empty value stands just behind its colon", "a:\nb:   # c\nc: \n", `1:1{1:1"a"=1:3null"" 2:1"b"=2:3null"" 3:1"c"=3:3null""}`},
		{"an empty value in braces too", "{a: , b}", `1:1{1:2"a"=1:4null"" 1:7"b"=1:8null""}`},
		{"an empty item stands just behind its dash", "- \n-\n- a", `1:1[1:2null"" 2:2null"" 3:3"a"]`},
		{"an empty last value stays inside the file", "? a\n", `1:1{1:3"a"=1:4null""}`},
		{"a key may be quoted or long", "\"a b\": c\n? d\n: e\n", `1:1{1:1"a b"=1:8"c" 2:3"d"=3:3"e"}`},
		{"columns count characters", "é: [ü, 日本, x]", `1:1{1:1"é"=1:4[1:5"ü" 1:8"日本" 1:12"x"]}`},
		{"a byte order mark may stand first", "\uFEFFa: b\n", `1:1{1:1"a"=1:4"b"}`},
		{"line ends may be those of Windows", "a: b\r\nc:\r\n  - d\r\n", `1:1{1:1"a"=1:4"b" 2:1"c"=3:3[3:5"d"]}`},
		{"a document may be marked", "# first\n---\na: b\n...\n# last\n", `3:1{3:1"a"=3:4"b"}`},
		{"a value that is << is text", "a: <<", `1:1{1:1"a"=1:4"<<"}`},
		{"a tab in a block text is text", "a: |\n  x\n  \ty\n\nb: z", `1:1{1:1"a"=1:4"x\n\ty\n" 5:1"b"=5:4"z"}`},
		{"a no-break space in a block text is text", "- a: |\n    x\n    \u00a0y\n", "1:1[1:3{1:3\"a\"=1:6\"x\\n\u00a0y\\n\"}]"},
		{"a no-break space within a line is text", "a: b\u00a0c", "1:1{1:1\"a\"=1:4\"b\u00a0c\"}"},
		{"three dashes within a line are text", "a: ---\nb: '---'\n", `1:1{1:1"a"=1:4"---" 2:1"b"=2:4"---"}`},
		{"the root may be a list or a text", "just text", `1:1"just text"`},
		{"64 levels are read", strings.Repeat("[", 64) + strings.Repeat("]", 64), strings.TrimRight(nested(64), " ")},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			n, list := Parse("p.yaml", []byte(tt.data))
			if list.Len() > 0 {
				t.Fatalf("got faults %q", places(list))
			}
			if got := outline(n); strings.ReplaceAll(got, "\u00a0", `\u00a0`) != strings.ReplaceAll(tt.want, "\u00a0", `\u00a0`) {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

// nested is the outline of lists within lists.
func nested(levels int) string {
	var b strings.Builder
	for i := range levels {
		fmt.Fprintf(&b, "1:%d[", i+1)
	}
	return b.String() + strings.Repeat("]", levels)
}

func TestParseFaults(t *testing.T) {
	tests := []struct {
		name, data string
		want       []string
	}{
		{"an empty file", "", []string{"1:1 empty-file"}},
		{"nothing but comments", "# a\n\n# b\n", []string{"1:1 empty-file"}},
		{"nothing but a marker", "---\n", []string{"1:1 empty-file"}},
		{"a second document", "a: b\n---\nc: d\n---\n", []string{"2:1 second-document"}},
		{"a second document that is broken too", "a: b\n--- [\n", []string{"2:1 second-document"}},
		{"a second document behind a marked first", "---\na: b\n---\n", []string{"3:1 second-document"}},
		{"text behind the end of the document", "a: b\n...\n# c\n  d: e\n", []string{"4:3 second-document"}},
		{"text behind the end on the same line", "a: b\n... c\n", []string{"2:5 second-document"}},
		{"text behind a bracket that ends the document", "{a: b}\nc: d\n", []string{"2:1 yaml-syntax"}},
		{"a directive", "%YAML 1.2\n---\na: b\na: c\n", []string{"1:1 yaml-syntax", "4:1 duplicate-key"}},
		{"an anchor and an alias", "a: &x [b]\nc: *x\n", []string{"1:4 anchor", "2:4 anchor"}},
		{"an anchor on a mapping", "a: &x\n  b: c\n", []string{"1:4 anchor"}},
		{"an alias inside its own anchor", "a: &x [1, *x]", []string{"1:4 anchor", "1:11 anchor"}},
		{"an alias of nothing", "a: b\nc: *yes\nd: e\n", []string{"2:4 anchor"}},
		{"a merge key with its alias, told once", "a: &x {b: c}\nd:\n  <<: *x\ne:\n  <<: [*x, *x]\n", []string{"1:4 anchor", "3:3 anchor", "5:3 anchor"}},
		{"a merge key with a mapping", "a:\n  <<: {b: c, b: d}\n", []string{"2:3 anchor", "2:14 duplicate-key"}},
		{"an alias as a key", "a: &x b\n*x : c\n", []string{"1:4 anchor", "2:1 anchor"}},
		{"a tag", "a: !foo b\nc: !!str 12\nd: !<x:y> e\n", []string{"1:4 tag", "2:4 tag", "3:4 tag"}},
		{"a tag on a list, a mapping and nothing", "a: !x [b]\nc: !y\n  d: e\nf: !z\n", []string{"1:4 tag", "2:4 tag", "4:4 tag"}},
		{"a tag without a name", "a: ! 12\nb: ! \"c\"\nd: ! [e]\n", []string{"1:4 tag", "2:4 tag", "3:4 tag"}},
		{"a tag without a name on the first key", "! a: b\n", []string{"1:1 tag"}},
		{"a key that stands twice", "a: b\nc: d\n\"a\": e\n", []string{"3:1 duplicate-key"}},
		{"a key that stands three times", "{a: b, a: c, a: d}", []string{"1:8 duplicate-key", "1:14 duplicate-key"}},
		{"a key twice among many", manyKeys(40) + "k3: x\nk39: y\n", []string{"41:1 duplicate-key", "42:1 duplicate-key"}},
		{"a mapping as a key", "{a: b}: c\n", []string{"1:1 key-not-text"}},
		{"a list as a key", "? [a]\n: c\n", []string{"1:3 key-not-text"}},
		{"a placeholder as a key", "a: {{child}}\n", []string{"1:5 key-not-text"}},
		{"keys that are not text", "true: a\nnull: b\n012: c\n2026-11-23: d\n~: e\n1.5: f\n", []string{
			"1:1 key-not-text", "2:1 key-not-text", "3:1 key-not-text", "4:1 key-not-text", "5:1 key-not-text", "6:1 key-not-text",
		}},
		{"a level too many", strings.Repeat("[", 65) + strings.Repeat("]", 65), []string{"1:65 too-deep"}},
		{"far too many levels", strings.Repeat("[", 20000), []string{"1:1 too-deep"}},
		{"invalid UTF-8", "a: b\xff\nc\xe9: d\n", []string{"1:5 not-utf8", "2:2 not-utf8"}},
		{"UTF-16 with a mark", "\xff\xfea\x00:\x00", []string{"1:1 not-utf8"}},
		{"UTF-16 without a mark", "a\x00:\x00 \x00b\x00", []string{"1:1 not-utf8"}},
		{"UTF-16 the other way round", "\x00a\x00:\x00 \x00b", []string{"1:1 not-utf8"}},
		{"control characters", "a: b\x00\nc: \x1b[2J\nd: \x7f\u0080\n", []string{"1:5 control-character", "2:4 control-character", "3:4 control-character", "3:5 control-character"}},
		{"hidden characters", "é: \u202eb\nc: d\u200b # \u2066\n", []string{"1:4 control-character", "2:5 control-character", "2:9 control-character"}},
		{"separators that some take for line ends", "a: b\u2028c\u2029d\u0085e\n", []string{"1:5 control-character", "1:7 control-character", "1:9 control-character"}},
		{"a byte order mark elsewhere", "a: b\n\uFEFFc: d\n", []string{"2:1 control-character"}},
		{"characters that are none", "a: \uFFFE\uFFFF\n", []string{"1:4 control-character", "1:5 control-character"}},
		{"hidden characters from escapes", `a: "x\e[2J\u202E\x07\N\L\0"` + "\nb: \"é\\U0000200b\"\n", []string{
			"1:6 control-character", "1:11 control-character", "1:17 control-character", "1:21 control-character", "1:23 control-character", "1:25 control-character", "2:6 control-character",
		}},
		{"an escape on a further line", "a: \"x\n  y\\e\"\n", []string{"2:4 control-character"}},
		{"an escape behind an anchor", `a: &b "\e"`, []string{"1:4 anchor", "1:8 control-character"}},
		{"harmless escapes are harmless", `a: "\\e \" \' \_ \t` + "\\\n  b\"\n\"a\": c\n", []string{"3:1 duplicate-key"}},
		{"a tab in the indentation", "a:\n\tb: c\n  \td: e\n", []string{"2:1 yaml-syntax", "3:3 yaml-syntax"}},
		{"a no-break space in the indentation", "a:\n \u00a0b: c\n\u3000d: e\n\u2003\u00a0f: g\n", []string{"2:2 yaml-syntax", "3:1 yaml-syntax", "4:1 yaml-syntax"}},
		{"lone carriage returns, told once", "a: b\rc: d\re: f\r", []string{"1:5 control-character"}},
		{"every fault, not only the first", "a: \xff\na: &x true\nb: {c: 1, c: 2}\ntrue: !d e\n---\n", []string{
			"1:4 not-utf8", "2:1 duplicate-key", "2:4 anchor", "3:11 duplicate-key", "4:1 key-not-text", "4:7 tag", "5:1 second-document",
		}},
		{"faults before a mistake in the syntax", "a: \u202e\nb: c: d\n", []string{"1:4 control-character", "2:4 yaml-syntax"}},
		{"no fault that only follows from another", "a: b\nc: \u202ed: e\n", []string{"2:4 control-character"}},
		{"Windows line ends move nothing", "a: b\r\na: c\r\nd: e\xff\r\n\tf: g\r\n", []string{"3:5 not-utf8", "4:1 yaml-syntax"}},
		{"Windows line ends and a mistake in the syntax", "a: b\r\nc: d: e\r\n", []string{"2:4 yaml-syntax"}},
		{"a byte order mark moves nothing", "\uFEFFa: b: c\n", []string{"1:4 yaml-syntax"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			n, list := Parse("p.yaml", []byte(tt.data))
			if n != nil && !harmless(list) {
				t.Errorf("got a node beside faults that leave nothing plain: %s", outline(n))
			}
			same(t, "faults", places(list), tt.want)
			if got := len(list.All()); got != list.Len() {
				t.Errorf("got %d faults, %d of them different", list.Len(), got)
			}
			for _, f := range list.All() {
				checkWords(t, f)
			}
		})
	}
}

// checkWords holds a fault to the form that all have.
func checkWords(t *testing.T, f fault.Fault) {
	t.Helper()
	if f.Path != "p.yaml" {
		t.Errorf("got path %q", f.Path)
	}
	for _, text := range []string{f.Message, f.Hint} {
		if strings.HasSuffix(text, ".") || strings.Contains(text, "\n") || strings.Contains(text, "yaml:") {
			t.Errorf("got %q", text)
		}
	}
	if f.Message == "" || f.Message[0] >= 'A' && f.Message[0] <= 'Z' && !strings.HasPrefix(f.Message, "YAML") {
		t.Errorf("got message %q", f.Message)
	}
}

func manyKeys(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "k%d: v\n", i)
	}
	return b.String()
}

func TestFaultWords(t *testing.T) {
	tests := []struct{ name, data, message, hint string }{
		{"a key twice names the line of the first", "a: b\nc: d\na: e\n", `the key "a" stands here again, it first stands on line 1`, ""},
		{"a key that is not text is told to be quoted", "true: a\n", "the key true is read as true or false, text was wanted", `put it in quotes: "true":`},
		{"so is a number", "012: a\n", "the key 012 is read as a number, text was wanted", `put it in quotes: "012":`},
		{"a hidden character is named", "a: \u202eb\n", "a hidden character stands here, U+202E (writing direction); plain text was wanted", "delete it; most editors do not show it"},
		{"an escape is shown", `a: "\e"`, `the escape \e makes a hidden character, U+001B (escape); plain text was wanted`, "leave it out"},
		{"a placeholder as a key is told to be quoted", "a: {{child}}", "a word in braces stands as a key, text was wanted", `put the text in quotes: "{child}"`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, list := Parse("p.yaml", []byte(tt.data))
			if list.Len() != 1 {
				t.Fatalf("got %q", places(list))
			}
			f := list.All()[0]
			same(t, "words", []string{f.Message, f.Hint}, []string{tt.message, tt.hint})
		})
	}
}

func TestTooBig(t *testing.T) {
	_, list := Parse("p.yaml", make([]byte, MaxBytes+1))
	same(t, "faults", places(list), []string{"1:1 file-too-big"})
	n, list := Parse("p.yaml", []byte("a: "+strings.Repeat("x", MaxBytes-3)))
	if n == nil {
		t.Errorf("got %q for a file of the size that is read", places(list))
	}
}

func TestFaultsAreBounded(t *testing.T) {
	_, list := Parse("p.yaml", []byte(strings.Repeat("\x01\n", 5000)))
	all := list.All()
	if got, want := len(all), maxFaults+1; got != want {
		t.Fatalf("got %d faults, want %d", got, want)
	}
	if got, want := all[maxFaults].Message, "there are more faults than the 200 shown"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestWhatCanBeReadBesideAFaultIsThere(t *testing.T) {
	for _, tt := range []struct{ name, data, want string }{
		{"of a key that stands twice the first", "a: b\na: c\nd: e\n", `1:1{1:1"a"=1:4"b" 3:1"d"=3:4"e"}`},
		{"a value with an anchor", "a: &x b\n", `1:1{1:1"a"=1:4"b"}`},
		{"nothing where an alias stands for a value", "a: &x b\nc: *x\n", ""},
		{"nothing where a key is read as something else", "true: b\nd: e\n", ""},
		{"nothing behind a mistake in the syntax", "a: b\nc: d: e\n", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			n, list := Parse("p.yaml", []byte(tt.data))
			got := ""
			if n != nil {
				got = outline(n)
			}
			if got != tt.want || list.Len() == 0 {
				t.Errorf("got %s and %d faults, want %s", got, list.Len(), tt.want)
			}
		})
	}
}

func TestParseLoose(t *testing.T) {
	tests := []struct {
		name, data, want string
		faults           []string
	}{
		{"hidden characters in texts pass", "a: b\u202ec\u200b\n", "1:1{1:1\"a\"=1:4\"b\\u202ec\\u200b\"}", nil},
		{"hidden characters in keys pass", "a\u2066: b\n", "1:1{1:1\"a\\u2066\"=1:5\"b\"}", nil},
		{"escapes pass", `a: "\e[2J\0"`, `1:1{1:1"a"=1:4"\x1b[2J\x00"}`, nil},
		{"raw control characters do not", "a: \x1b[2J\x7f\u0090\n", "nil", []string{"1:4 control-character", "1:8 control-character", "1:9 control-character"}},
		{"separators do not", "a: b\u2028c\u0085d\n", "nil", []string{"1:5 control-character", "1:7 control-character"}},
		{"byte order marks do not", "a: b\uFEFF\n", "nil", []string{"1:5 control-character"}},
		{"all else is as strict", "a: &x b\na: \tc\n\td: e\n", "nil", []string{"3:1 yaml-syntax"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			n, list := ParseLoose("p.yaml", []byte(tt.data))
			same(t, "faults", places(list), tt.faults)
			if got := outline(n); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

func TestLooksLikePlaceholder(t *testing.T) {
	tests := []struct {
		name, data string
		want       bool
	}{
		{"a lone word in braces", "{child}", true},
		{"a lone word with a space", "{ the child }", true},
		{"a word with a value", "{child: a}", false},
		{"a word with nothing written out", "{child: ~}", false},
		{"two words", "{child, person}", false},
		{"nothing", "{}", false},
		{"a list", "[child]", false},
		{"a key with nothing on a line", "child:", false},
		{"text", "'{child}'", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			n, list := Parse("p.yaml", []byte(tt.data))
			if n == nil {
				t.Fatalf("got %q", places(list))
			}
			if got := n.LooksLikePlaceholder(); got != tt.want {
				t.Errorf("got %v, want %v", got, tt.want)
			}
		})
	}
}

// What a file of 4 MiB can do to a reader: go over a line again for each value
// in it. Each of these took minutes, or would, where time grows with the square.
func TestTimeGrowsWithTheSizeOnly(t *testing.T) {
	fill := func(s string) string { return strings.Repeat(s, 600_000/len(s)) }
	tests := []struct{ name, data string }{
		{"empty values on one line", "[" + fill("{a},") + "]"},
		{"empty values behind wide characters", "[é" + fill(",{é: }") + "]"},
		{"exclamation marks on one line", "[" + fill("b!, ") + "! c]"},
		{"escapes on one line", `"` + fill(`\e`) + `"`},
		{"invalid bytes on one line", fill("\xff")},
		{"keys of one mapping", manyKeys(60_000)},
		{"one key again and again", fill("a: b\n")},
		{"tabs in a block text", "a: |\n  x\n" + fill("  \tx\n")},
		{"a mistake behind many lines", "x:\n" + fill("    b: c\n") + "  d: e\n"},
		{"a bracket not closed", "a: [" + fill("b,\n")},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			start := time.Now()
			Parse("p.yaml", []byte(tt.data))
			if got := time.Since(start); got > 5*time.Second {
				t.Errorf("took %v", got)
			}
		})
	}
}

type panics struct{}

func (panics) Read([]byte) (int, error) { panic("out of reach") }

func TestAPanicBelowIsAnError(t *testing.T) {
	root, err := decode(panics{})
	if root != nil || err == nil || err.Error() != "yaml: out of reach" {
		t.Errorf("got %v, %v", root, err)
	}
}
