package schema_test

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/textproto"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// editorServer is what gives most editors their help with YAML.
const editorServer = "yaml-language-server@1.25.0"

// An editor is one who talks to the server as an editor does.
type editor struct {
	t    *testing.T
	to   io.Writer
	from *bufio.Reader
}

// fetchServer gives the path of the server, which npx fetches once and keeps.
// Where it is not to be had the test is skipped.
func fetchServer(ctx context.Context, t *testing.T) string {
	t.Helper()
	npx, err := exec.LookPath("npx")
	if err != nil {
		t.Skip("npx is not here: ", err)
	}
	ctx, cancel := context.WithTimeout(ctx, 25*time.Second)
	defer cancel()
	fetch := exec.CommandContext(ctx, npx, "--yes", "--package", editorServer, "--call", "command -v yaml-language-server")
	fetch.WaitDelay = time.Second
	out, err := fetch.Output()
	if err != nil {
		t.Skipf("%s is not to be had: %v", editorServer, err)
	}
	return strings.TrimSpace(string(out))
}

// openEditor starts the server, which ends with the test and in any case within
// a minute.
func openEditor(t *testing.T) *editor {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Second)
	t.Cleanup(cancel)
	server := exec.CommandContext(ctx, fetchServer(ctx, t), "--stdio")
	server.WaitDelay = time.Second
	in, err := server.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := server.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = in.Close()
		cancel()
		_ = server.Wait() // it was told to end, and how it does is its own affair
	})
	e := &editor{t, in, bufio.NewReader(out)}
	e.greet()
	return e
}

// greet begins the talk, and asks for no help from the network.
func (e *editor) greet() {
	e.t.Helper()
	e.send(map[string]any{"id": 1, "method": "initialize", "params": map[string]any{"processId": nil, "rootUri": nil, "capabilities": map[string]any{}}})
	e.until(func(m message) bool { return m.ID == 1 })
	e.send(map[string]any{"method": "initialized", "params": map[string]any{}})
	settings := map[string]any{"yaml": map[string]any{"validate": true, "schemaStore": map[string]any{"enable": false}}}
	e.send(map[string]any{"method": "workspace/didChangeConfiguration", "params": map[string]any{"settings": settings}})
}

type message struct {
	ID     int
	Method string
	Params struct {
		URI         string
		Diagnostics []diagnostic
	}
}

type diagnostic struct {
	Message string
	Range   struct{ Start struct{ Line int } }
}

func (d diagnostic) String() string {
	return fmt.Sprintf("line %d: %s", d.Range.Start.Line+1, d.Message)
}

func (e *editor) send(m map[string]any) {
	e.t.Helper()
	m["jsonrpc"] = "2.0"
	body, err := json.Marshal(m)
	if err != nil {
		e.t.Fatal(err)
	}
	if _, err := fmt.Fprintf(e.to, "Content-Length: %d\r\n\r\n%s", len(body), body); err != nil {
		e.t.Fatal(err)
	}
}

// until reads messages up to the one that is wanted.
func (e *editor) until(wanted func(message) bool) message {
	e.t.Helper()
	for {
		header, err := textproto.NewReader(e.from).ReadMIMEHeader()
		if err != nil {
			e.t.Fatal("the server said nothing more: ", err)
		}
		length, err := strconv.Atoi(header.Get("Content-Length"))
		if err != nil {
			e.t.Fatal(err)
		}
		body := make([]byte, length)
		if _, err := io.ReadFull(e.from, body); err != nil {
			e.t.Fatal(err)
		}
		var m message
		if err := json.Unmarshal(body, &m); err != nil {
			continue // an answer of another shape is not what is waited for
		}
		if wanted(m) {
			return m
		}
	}
}

// marks opens a text under a name and gives what the server marks in it.
func (e *editor) marks(file, text string) []diagnostic {
	e.t.Helper()
	uri := "file://" + filepath.ToSlash(file)
	e.send(map[string]any{"method": "textDocument/didOpen", "params": map[string]any{
		"textDocument": map[string]any{"uri": uri, "languageId": "yaml", "version": 1, "text": text},
	}})
	return e.until(func(m message) bool {
		return m.Method == "textDocument/publishDiagnostics" && m.Params.URI == uri
	}).Params.Diagnostics
}

func TestAnEditorFindsNothingInABundledFileAndAnUnknownKeyAtItsLine(t *testing.T) {
	folder, err := filepath.Abs("../../procedures/child-abuse-ict")
	if err != nil {
		t.Fatal(err)
	}
	scenarios, err := filepath.Glob(filepath.Join(folder, "scenarios", "*.yaml"))
	if err != nil || len(scenarios) == 0 {
		t.Fatal(scenarios, err)
	}
	e := openEditor(t)
	for _, file := range append(scenarios, filepath.Join(folder, "procedure.yaml")) {
		if got := e.marks(file, read(t, file)); len(got) > 0 {
			t.Errorf("%s: got %v, want nothing marked", file, got)
		}
	}
	for _, c := range []struct{ file, known, unknown string }{
		{filepath.Join(folder, "procedure.yaml"), "    known-by: the referrer\n", "    know-by: the referrer\n"},
		{scenarios[0], "\nopening:", "\nopenning:"},
	} {
		before, after, found := strings.Cut(read(t, c.file), c.known)
		if !found {
			t.Fatalf("%s no longer holds %q", c.file, c.known)
		}
		got := e.marks(filepath.Join(filepath.Dir(c.file), "changed.yaml"), before+c.unknown+after)
		key, _, _ := strings.Cut(strings.TrimSpace(c.unknown), ":")
		line := strings.Count(before+c.unknown[:strings.Index(c.unknown, key)], "\n")
		if !slices.ContainsFunc(got, func(d diagnostic) bool { return d.Range.Start.Line == line && strings.Contains(d.Message, key) }) {
			t.Errorf("got %v, want %q marked on line %d", got, key, line+1)
		}
	}
}

func read(t *testing.T, file string) string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
