//go:build unix

package cli_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
	"unicode/utf8"

	"safeguard/internal/safetext"
)

// readers are the commands that read a file of any name, which stands as FILE.
var readers = []string{
	"validate FILE", "show FILE", "export FILE", "test FILE", "diff FILE small.yaml", "diff small.yaml FILE",
	"decide small.yaml --answers FILE", "decide FILE --answers answers.yaml", "triage FILE --plain --no-save",
	"rehearse FILE --plain --no-save", "rehearse print FILE", "rehearse report FILE", "case key --passphrase-file FILE",
}

// folders are the commands that walk one.
var folders = []string{"validate FILE", "test FILE", "rehearse report FILE"}

// hostileFiles are what a file can hold that nobody wrote in good faith.
func hostileFiles() map[string]string {
	deep := func(n int) string { return strings.Repeat("[", n) + strings.Repeat("]", n) }
	var keys strings.Builder
	for i := range 100_000 {
		keys.WriteString("k" + strings.Repeat("x", i%7) + string(rune('a'+i%26)) + ": 1\n")
	}
	return map[string]string{
		"empty":                  "",
		"one line of 4 MiB":      "title: " + strings.Repeat("a", 4<<20-7),
		"a byte over 4 MiB":      strings.Repeat("a", 4<<20+1),
		"64 levels":              "a: " + deep(63),
		"65 levels":              "a: " + deep(65),
		"10,000 levels":          deep(10_000),
		"100,000 keys":           keys.String(),
		"escapes and bidi":       "id: \"\x1b[2J\x1b]0;x\a\"\ntitle: \u202e\u2066abc\u200b\n\x1b[31m: \x9b31m\n",
		"NUL":                    "id: a\x00b\n",
		"no UTF-8":               "id: \xff\xfe\xfd\ntitle: \xc3(\n",
		"carriage returns alone": "format: 1\rid: a\rtitle: b\r",
		"a byte order mark":      "\ufefformat: 1\nid: a\n",
		"UTF-16":                 "\xff\xfef\x00o\x00r\x00m\x00a\x00t\x00:\x00 \x001\x00",
		"JSON that never ends":   strings.Repeat(`{"a":`, 50_000),
		"aliases of aliases":     "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b,*b,*b,*b]\n",
	}
}

// Whatever a file is or holds, no command crashes, hangs, fills the memory, prints
// what acts on a terminal, or ends as if a hostile file had been sound.
func TestNoCommandIsHarmedByAHostileFile(t *testing.T) {
	work := aFolderOfWork(t)
	named := map[string]string{ // by what it is: the name it has in the folder
		"an endless device": "/dev/zero", "a folder": "results", "a link to itself": "loop.yaml", "a link to an endless device": "endless.yaml",
		"a name with an escape": "a\x1b[2Jb.yaml", "a name with a line break": "a\nb.yaml", "a name that turns": "\u202eabc.yaml",
		"a name of 255 bytes": strings.Repeat("n", 250) + ".yaml", "nothing": "not-there.yaml",
	}
	for what, text := range hostileFiles() {
		named[what] = strings.NewReplacer(" ", "-", ",", "").Replace(what) + ".yaml"
		put(t, work.dir, named[what], text)
	}
	for _, what := range []string{"a name with an escape", "a name with a line break", "a name that turns", "a name of 255 bytes"} {
		put(t, work.dir, named[what], "nonsense\n")
	}
	link(t, "loop.yaml", filepath.Join(work.dir, "loop.yaml"))
	link(t, "/dev/zero", filepath.Join(work.dir, "endless.yaml"))
	for _, command := range readers {
		for what, name := range named {
			t.Run(command+"/"+what, func(t *testing.T) {
				t.Parallel()
				status := bears(t, work, command, name)
				if status == 0 && what != "64 levels" {
					switch {
					case strings.HasPrefix(command, "case key"): // any words will do
					case strings.HasPrefix(command, "rehearse report") && what == "a folder":
					default:
						t.Error("it is taken for sound")
					}
				}
			})
		}
	}
}

// A folder can change while it is walked.
func TestAFolderThatChangesWhileItIsWalkedHarmsNoCommand(t *testing.T) {
	work := aFolderOfWork(t)
	dir := filepath.Join(work.dir, "moving")
	if err := os.MkdirAll(filepath.Join(dir, "deep", "deeper"), 0o700); err != nil {
		t.Fatal(err)
	}
	link(t, "..", filepath.Join(dir, "deep", "up.yaml"))
	small, err := os.ReadFile(filepath.Join(work.dir, "small.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	stop, stopped := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(stopped)
		for i := 0; ; i++ {
			select {
			case <-stop:
				return
			default:
			}
			name := filepath.Join(dir, "deep", string(rune('a'+i%26))+".yaml")
			switch i % 3 {
			case 0:
				_ = os.WriteFile(name, small, 0o600)
			case 1:
				_ = os.WriteFile(name, small[:len(small)/2], 0o600)
			default:
				_ = os.RemoveAll(filepath.Join(dir, "deep", string(rune('a'+(i*7)%26))+".yaml"))
			}
			_ = os.RemoveAll(filepath.Join(dir, "deep", "deeper"))
			_ = os.Mkdir(filepath.Join(dir, "deep", "deeper"), 0o700)
		}
	}()
	for range 3 {
		for _, command := range folders {
			bears(t, work, command, "moving")
		}
	}
	close(stop)
	<-stopped
}

// bears runs a command on a file and gives the status.
func bears(t *testing.T, work desk, line, name string) int {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	cmd := work.command(ctx, line)
	for i, word := range cmd.Args {
		if word == "FILE" {
			cmd.Args[i] = name
		}
	}
	if strings.HasPrefix(line, "case key") {
		cmd.Env = append(cmd.Env, "XDG_DATA_HOME="+t.TempDir())
	}
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	_ = cmd.Run()
	if ctx.Err() != nil {
		t.Fatal("it did not come back")
	}
	status := cmd.ProcessState.ExitCode()
	if !slices.Contains([]int{0, 1, 2, 3, 4}, status) {
		t.Errorf("status %d", status)
	}
	said := out.String()
	if strings.Contains(said, "goroutine ") || strings.Contains(said, "panic:") {
		t.Errorf("it broke down:\n%.2000s", said)
	}
	if at := strings.IndexFunc(said, safetext.Hidden); at >= 0 || !utf8.ValidString(said) {
		t.Errorf("it prints what acts on a terminal: %.80q", said[max(0, at):])
	}
	if status != 0 && strings.TrimSpace(said) == "" {
		t.Errorf("status %d, and not a word", status)
	}
	// Linux counts in kilobytes; others do not.
	if used := cmd.ProcessState.SysUsage().(*syscall.Rusage).Maxrss; runtime.GOOS == "linux" && used > 1<<20 {
		t.Errorf("it took %d MB", used>>10)
	}
	return status
}

func put(t *testing.T, dir, name, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func link(t *testing.T, to, name string) {
	t.Helper()
	if err := os.Symlink(to, name); err != nil {
		t.Fatal(err)
	}
}
