package yamldoc

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"safeguard/internal/fault"
)

// pieces reads a stream to its end and gives each value as "line:column value".
func pieces(s *Scanner) ([]string, error) {
	var all []string
	for {
		value, at, err := s.Next()
		if err != nil {
			if errors.Is(err, io.EOF) {
				err = nil
			}
			return all, err
		}
		all = append(all, fmt.Sprintf("%d:%d %s", at.Line, at.Column, value))
	}
}

// readers give the same stream in chunks of many sizes.
var readers = map[string]func(io.Reader) io.Reader{
	"whole":             func(r io.Reader) io.Reader { return r },
	"in halves":         iotest.HalfReader,
	"byte by byte":      iotest.OneByteReader,
	"with data and end": iotest.DataErrReader,
}

func TestScanner(t *testing.T) {
	tests := []struct {
		name, data string
		want       []string
	}{
		{"nothing", "", nil},
		{"white space", " \n\t\r\n", nil},
		{"one value a line", "{\"a\":1}\n[2]\n", []string{`1:1 {"a":1}`, "2:1 [2]"}},
		{"no line end at the end", "{}\n{}", []string{"1:1 {}", "2:1 {}"}},
		{"blank lines and Windows line ends", "\r\n{}\r\n\r\n {}\r\n", []string{"2:1 {}", "4:2 {}"}},
		{"several values on a line", `{}{} []  "x"`, []string{"1:1 {}", "1:3 {}", "1:6 []", `1:10 "x"`}},
		{"columns count characters", `{"é": "日本😀"} {}`, []string{`1:1 {"é": "日本😀"}`, "1:14 {}"}},
		{"a value over several lines", "{\n  \"a\": [\n    1\n  ]\n}\n{}\n", []string{"1:1 {\n  \"a\": [\n    1\n  ]\n}", "6:1 {}"}},
		{"columns behind a value of several lines", "{\n} {}", []string{"1:1 {\n}", "2:3 {}"}},
		{"brackets in texts do not count", `{"a": "}]{[", "b": "\"}\\"} {}`, []string{`1:1 {"a": "}]{[", "b": "\"}\\"}`, "1:29 {}"}},
		{"anything else goes to the end of its line", "1 2\ntrue \r\n\"a b\"\n{}", []string{"1:1 1 2", "2:1 true", `3:1 "a b"`, "4:1 {}"}},
		{"what follows a closed value", "{} x {}\n{}", []string{"1:1 {}", "1:4 x {}", "2:1 {}"}},
		{"a comma behind a value", "{},\n{}", []string{"1:1 {}", "1:3 ,", "2:1 {}"}},
		{"a bracket too many", "{}}\n{}", []string{"1:1 {}", "1:3 }", "2:1 {}"}},
		{"a value that is not closed before the next", "{\"a\": [1\n{\"b\": 2}\n[3]\n", []string{`1:1 {"a": [1`, `2:1 {"b": 2}`, "3:1 [3]"}},
		{"a value that is not closed over several lines", "{\n  \"a\": [1,\n\n[3]\n", []string{"1:1 {\n  \"a\": [1,", "4:1 [3]"}},
		{"a bracket that is not in the first column goes on", "[\n {},\n [1]]\n", []string{"1:1 [\n {},\n [1]]"}},
		{"a value that is not closed at the end", "{\"a\": 1\n", []string{`1:1 {"a": 1`}},
		{"a text that is not closed", "{\"a\": \"b}\n{\"c\": 1}\n", []string{`1:1 {"a": "b}`, `2:1 {"c": 1}`}},
		{"a text that is not closed further down", "{\n \"a\": \"b,\n \"c\": 1}\n{}\n", []string{"1:1 {\n \"a\": \"b,", `3:2 "c": 1}`, "4:1 {}"}},
		{"a text that ends in a backslash", "{\"a\\\n{}", []string{`1:1 {"a\`, "2:1 {}"}},
		{"a text that is not closed at the end", `{"a`, []string{`1:1 {"a`}},
		{"a byte order mark", "\uFEFF{}\n{}", []string{"1:1 {}", "2:1 {}"}},
		{"a byte order mark elsewhere", "{}\n\uFEFF{}\n", []string{"1:1 {}", "2:1 \uFEFF{}"}},
		{"invalid UTF-8", "{\"\xff\"} {}\n\xff\n{}", []string{"1:1 {\"\xff\"}", "1:7 {}", "2:1 \xff", "3:1 {}"}},
		{"half a byte order mark", "\xef\xbb", []string{"1:1 \xef\xbb"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for chunks, reader := range readers {
				got, err := pieces(NewScanner(reader(strings.NewReader(tt.data))))
				if err != nil {
					t.Errorf("%s: %v", chunks, err)
				}
				same(t, chunks, got, tt.want)
			}
		})
	}
}

func TestScannerBoundsAValue(t *testing.T) {
	long := strings.Repeat("x", MaxBytes)
	tests := []struct {
		name, data string
		want       []int // lengths
		last       string
	}{
		{"as long as may be", `"` + long[2:] + `"` + "\n{}", []int{MaxBytes, 2}, "2:1 {}"},
		{"as long as may be in brackets", `["` + long[4:] + `"]` + "{}", []int{MaxBytes, 2}, fmt.Sprintf("1:%d {}", MaxBytes+1)},
		{"a byte too long", `["` + long[3:] + `"] {}` + "\n{}", []int{MaxBytes + 1, 2}, "2:1 {}"},
		{"far too long", "[\n" + long + long + " {}\n\n[]", []int{MaxBytes + 1, 2}, "4:1 []"},
		{"far too long in a text", `{"` + long + long + "\n[]", []int{MaxBytes + 1, 2}, "2:1 []"},
		{"far too long without brackets", long + long + "\n[]", []int{MaxBytes + 1, 2}, "2:1 []"},
		{"a line end just behind the limit", "[" + long[1:] + "\n {}\n", []int{MaxBytes + 1, 2}, "2:2 {}"},
		{"as long as may be and not closed", "[" + long[1:], []int{MaxBytes}, ""},
		{"nothing behind", "[" + long + long, []int{MaxBytes + 1}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for _, chunks := range []string{"whole", "in halves"} {
				got, err := pieces(NewScanner(readers[chunks](strings.NewReader(tt.data))))
				if err != nil || len(got) != len(tt.want) {
					t.Fatalf("%s: got %d values, %v", chunks, len(got), err)
				}
				for i, piece := range got {
					_, value, _ := strings.Cut(piece, " ")
					if len(value) != tt.want[i] {
						t.Errorf("%s: value %d: got %d bytes, want %d", chunks, i, len(value), tt.want[i])
					}
				}
				if tt.last != "" && got[len(got)-1] != tt.last {
					t.Errorf("%s: got %q, want %q", chunks, got[len(got)-1], tt.last)
				}
			}
		})
	}
}

func TestScannerHandsOutWithoutWaiting(t *testing.T) {
	r, w := io.Pipe()
	defer w.Close()
	go io.WriteString(w, `{"a": 1}`)
	value, _, err := NewScanner(r).Next()
	if err != nil || string(value) != `{"a": 1}` {
		t.Errorf("got %q, %v", value, err)
	}
}

func TestMoreBuffered(t *testing.T) {
	tests := []struct {
		name, data string
		want       []bool // behind each value
	}{
		{"values behind values", "{}\n{}\n", []bool{true, false}},
		{"values on one line", "{} [] 1", []bool{true, true, false}},
		{"nothing but white space", "{}\n \r\n\t", []bool{false}},
		{"behind a value that is too long", "[" + strings.Repeat("x", MaxBytes+10) + " {}\n\n[]", []bool{true, false}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := NewScanner(strings.NewReader(tt.data))
			for i, want := range tt.want {
				if _, _, err := s.Next(); err != nil {
					t.Fatal(err)
				}
				if got := s.MoreBuffered(); got != want {
					t.Errorf("behind value %d: got %v, want %v", i, got, want)
				}
			}
		})
	}
}

// endless gives the same byte for ever.
type endless byte

func (e endless) Read(b []byte) (int, error) {
	for i := range b {
		b[i] = byte(e)
	}
	return len(b), nil
}

func TestScannerDoesNotFollowALineWithoutEnd(t *testing.T) {
	for name, first := range map[string]string{"of text": "", "in brackets": "["} {
		t.Run(name, func(t *testing.T) {
			s := NewScanner(io.MultiReader(strings.NewReader(first), endless('x')))
			value, _, err := s.Next()
			if err != nil || len(value) != MaxBytes+1 {
				t.Fatalf("got %d bytes, %v", len(value), err)
			}
			for range 2 {
				if _, _, err := s.Next(); err == nil || !strings.Contains(err.Error(), "line 1 goes on for more than 268435456 bytes") {
					t.Errorf("got %v", err)
				}
			}
		})
	}
}

func TestScannerPassesOnErrors(t *testing.T) {
	broken := errors.New("broken")
	tests := []struct {
		name, data string
		want       []string
	}{
		{"at once", "", nil},
		{"between values", "{}\n", []string{"1:1 {}"}},
		{"within a value, which is not handed out", "{}\n{", []string{"1:1 {}"}},
		{"within a line, which is not handed out", "{}\n1", []string{"1:1 {}"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := pieces(NewScanner(io.MultiReader(strings.NewReader(tt.data), iotest.ErrReader(broken))))
			if !errors.Is(err, broken) {
				t.Errorf("got %v, want %v", err, broken)
			}
			same(t, "values", got, tt.want)
		})
	}
	if _, err := pieces(NewScanner(readNothing{})); !errors.Is(err, io.ErrNoProgress) {
		t.Errorf("got %v, want %v", err, io.ErrNoProgress)
	}
}

type readNothing struct{}

func (readNothing) Read([]byte) (int, error) { return 0, nil }

func TestScannerAndParserTogether(t *testing.T) {
	s := NewScanner(strings.NewReader("{\"a\": 1}\n{\"b\": 1,}\n{\"c\n{\"d\": 1} x\n"))
	var got []string
	for {
		value, at, err := s.Next()
		if err != nil {
			break
		}
		n, list := ParseJSON("p.yaml", value, at)
		if n != nil {
			got = append(got, outline(n))
		}
		got = append(got, places(list)...)
	}
	same(t, "values and faults", got, []string{
		`1:1{1:2"a"=1:7number"1"}`, "2:9 json-syntax", "3:4 json-syntax", `4:1{4:2"d"=4:7number"1"}`, "4:10 json-syntax",
	})
}

func TestScannerAtTheEndStaysThere(t *testing.T) {
	s := NewScanner(strings.NewReader("{}\n"))
	want := fault.Place{Line: 1, Column: 1}
	if _, at, err := s.Next(); err != nil || at != want {
		t.Errorf("got %v, %v", at, err)
	}
	for range 2 {
		if _, _, err := s.Next(); err != io.EOF {
			t.Errorf("got %v, want %v", err, io.EOF)
		}
	}
}
