package yamldoc

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf8"

	"safeguard/internal/fault"
)

// inFile reports whether a place is on a line of the data, and at most one
// column behind its end.
func inFile(data []byte, at fault.Place) bool {
	lines := strings.Split(strings.TrimPrefix(string(data), byteOrderMark), "\n")
	return at.Line >= 1 && at.Line <= len(lines) && at.Column >= 1 && at.Column <= utf8.RuneCountInString(lines[at.Line-1])+1
}

// offsetOf is the way from a place to the bytes that stand there.
func offsetOf(data []byte, at fault.Place) int {
	return newSource(data).offset(at)
}

func visit(n *Node, see func(*Node)) {
	see(n)
	for _, p := range n.Pairs {
		visit(p.Key, see)
		visit(p.Value, see)
	}
	for _, item := range n.Items {
		visit(item, see)
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(above + "    help: text" + below))
	for _, m := range mistakes {
		f.Add([]byte(above + m.text + below))
		f.Add([]byte(m.text))
	}
	f.Add([]byte("\uFEFF%YAML 1.1\r\n---\r\na: &x !t \"\\e\"\r\n<<: *x\r\n...\r\n"))
	f.Add([]byte("a: |\n  \tb\n\u00a0c: \xff\u2028\n? [d]\n: {e}\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		strict, list := Parse("p.yaml", data)
		checkOutcome(t, data, strict, list)
		loose, list := ParseLoose("p.yaml", data)
		checkOutcome(t, data, loose, list)
		if strict != nil && outline(strict) != outline(loose) {
			t.Errorf("strict %s\nloose  %s", outline(strict), outline(loose))
		}
	})
}

func checkOutcome(t *testing.T, data []byte, n *Node, list fault.List) {
	t.Helper()
	if n == nil && list.Len() == 0 || n != nil && !harmless(list) {
		t.Fatalf("got node %v beside %d faults", n, list.Len())
	}
	for _, f := range list.All() {
		if !inFile(data, f.Place) {
			t.Errorf("got a place that is not in the file: %s", f)
		}
		if strings.TrimSpace(f.Message) == "" || !utf8.ValidString(f.Message) || !utf8.ValidString(f.Hint) {
			t.Errorf("got message %q, hint %q", f.Message, f.Hint)
		}
	}
	if got, all := list.Len(), len(list.All()); got != all {
		t.Errorf("got %d faults, %d of them different", got, all)
	}
	if n == nil {
		return
	}
	visit(n, func(n *Node) {
		if !inFile(data, n.Place) {
			t.Errorf("got a node that is not in the file: %s", outline(n))
		}
	})
}

func FuzzParseJSON(f *testing.F) {
	f.Add([]byte(caseJSON))
	for _, seed := range []string{`[0, -1.5e+3, "\u00e9\ud83d\ude00", {"a": null, "é": [true, false]}]`, `{"a": 1,}`, "\"\\x\t\xff\"", "[1\n,\r\n2]", `{"a":{"a":1},"b":1,"a":2}`} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		n, list := ParseJSON("p.yaml", data, top)
		checkOutcome(t, data, n, list)
		if !utf8.Valid(data) || bytes.HasPrefix(data, []byte(byteOrderMark)) {
			return
		}
		switch valid := json.Valid(data); {
		case n != nil && !valid:
			t.Fatalf("got %s, want a fault", outline(n))
		case n == nil && valid && !onlyStricter(list):
			t.Fatalf("got %q, want none", places(list))
		case n != nil:
			checkJSON(t, data, n)
		}
	})
}

// onlyStricter reports whether all faults are of what encoding/json lets pass.
func onlyStricter(list fault.List) bool {
	for _, f := range list.All() {
		if f.Rule != ruleDuplicate && f.Rule != ruleDeep && !strings.Contains(f.Message, "one half of a character") {
			return false
		}
	}
	return true
}

func checkJSON(t *testing.T, data []byte, n *Node) {
	t.Helper()
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	var want any
	if err := d.Decode(&want); err != nil {
		t.Fatal(err)
	}
	if !equal(n, want) {
		t.Errorf("got %s, want %v", outline(n), want)
	}
	visit(n, func(n *Node) {
		start := data[offsetOf(data, n.Place)]
		wanted := map[Kind]string{Mapping: "{", Sequence: "[", Scalar: map[Tag]string{Text: `"`, Bool: "tf", Null: "n", Number: "-0123456789"}[n.Tag]}[n.Kind]
		if strings.IndexByte(wanted, start) < 0 {
			t.Errorf("got %q at the place of %s", start, outline(n))
		}
	})
}

// equal compares a node with what encoding/json makes of the same value.
func equal(n *Node, want any) bool {
	switch want := want.(type) {
	case nil:
		return n.Kind == Scalar && n.Tag == Null && n.Value == "null"
	case bool:
		return n.Tag == Bool && n.Value == map[bool]string{true: "true", false: "false"}[want]
	case json.Number:
		return n.Tag == Number && n.Value == want.String()
	case string:
		return n.Kind == Scalar && n.Tag == Text && n.Value == want
	case []any:
		if n.Kind != Sequence || len(n.Items) != len(want) {
			return false
		}
		for i, item := range n.Items {
			if !equal(item, want[i]) {
				return false
			}
		}
	case map[string]any:
		if n.Kind != Mapping || len(n.Pairs) != len(want) {
			return false
		}
		for _, p := range n.Pairs {
			if value, ok := want[p.Key.Value]; !ok || !equal(p.Value, value) {
				return false
			}
		}
	}
	return true
}

func FuzzScanner(f *testing.F) {
	for _, seed := range []string{"{\"a\": \"}\\\"\"}\n[1,\n 2]\r\n x {}\n", "{\"a\n{\"b\": [\n{}\n", "{}}\n\xef\xbb\xbf{\"é\xff\"} 1", "\"a\\\n[\n\n[\n{}"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		want, err := pieces(NewScanner(bytes.NewReader(data)))
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range []*Scanner{NewScanner(iotest.OneByteReader(bytes.NewReader(data))), NewScanner(iotest.HalfReader(bytes.NewReader(data)))} {
			if got, err := pieces(s); err != nil || strings.Join(got, "\n") != strings.Join(want, "\n") {
				t.Errorf("in chunks %q, whole %q, %v", got, want, err)
			}
		}
		checkPieces(t, bytes.TrimPrefix(data, []byte(byteOrderMark)))
	})
}

// checkPieces holds the scanner to losing nothing but white space, and to the
// places it gives.
func checkPieces(t *testing.T, data []byte) {
	t.Helper()
	var all []byte
	s := NewScanner(bytes.NewReader(data))
	for value, at, err := s.Next(); err == nil; value, at, err = s.Next() {
		all = append(all, value...)
		if len(value) == 0 || isSpace(value[0]) || isSpace(value[len(value)-1]) {
			t.Errorf("got value %q", value)
		}
		if !bytes.HasPrefix(data, []byte(byteOrderMark)) && !bytes.HasPrefix(data[offsetOf(data, at):], value) {
			t.Errorf("got %q at %v", value, at)
		}
	}
	if got, want := withoutSpace(all), withoutSpace(data); !bytes.HasPrefix(data, []byte(byteOrderMark)) && !bytes.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func withoutSpace(b []byte) []byte {
	var kept []byte
	for _, c := range b {
		if !isSpace(c) {
			kept = append(kept, c)
		}
	}
	return kept
}
