//go:build unix

package cli_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
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
	"diff small.yaml small.yaml --answers FILE", "decide small.yaml --answers FILE", "decide small.yaml --answers FILE --format json",
	"decide FILE --answers answers.yaml", "triage FILE --plain --no-save", "triage small.yaml --answers FILE --plain --no-save",
	"rehearse FILE --plain --no-save", "rehearse print FILE", "rehearse report FILE", "case key --recovery FILE --passphrase-file words.txt",
	"case show 2026-3 --identity FILE --passphrase-file words.txt",
}

// folders are the commands that walk one.
var folders = []string{"validate FILE", "test FILE", "rehearse report FILE"}

// hostileFiles are what a file can hold that nobody wrote in good faith.
func hostileFiles() map[string]string {
	var rungs strings.Builder
	for i := range 65 {
		fmt.Fprintf(&rungs, "%sa:\n", strings.Repeat(" ", i))
	}
	return map[string]string{
		"empty":                  "",
		"a byte over 4 MiB":      strings.Repeat("a", 4<<20+1),
		"64 levels":              "a: " + levels(63),
		"65 levels":              "a: " + levels(65),
		"65 levels of lines":     rungs.String(),
		"10,000 levels":          levels(10_000),
		"escapes and bidi":       "id: \"\x1b[2J\x1b]0;x\a\"\ntitle: \u202e\u2066abc\u200b\n\x1b[31m: \x9b31m\n",
		"escapes spelt out":      "id: \"\\e[2J\\u202E\\0\"\ntitle: \"\\x9b31m\"\n",
		"halves of characters":   "id: \"\\ud800\"\ntitle: \xed\xa0\x80\n",
		"NUL":                    "id: a\x00b\n",
		"no UTF-8":               "id: \xff\xfe\xfd\ntitle: \xc3(\n",
		"carriage returns alone": "format: 1\rid: a\rtitle: b\r",
		"a byte order mark":      "\ufefformat: 1\nid: a\n",
		"UTF-16":                 "\xff\xfef\x00o\x00r\x00m\x00a\x00t\x00:\x00 \x001\x00",
		"aliases of aliases":     "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b,*b,*b,*b]\n",
	}
}

func levels(n int) string { return strings.Repeat("[", n) + strings.Repeat("]", n) }

// largeFiles are as long as any that is read, of what costs the most.
func largeFiles() map[string]string {
	var keys strings.Builder
	for i := range 100_000 {
		fmt.Fprintf(&keys, "key%d: 1\n", i)
	}
	return map[string]string{
		"one line of 4 MiB":     "title: " + strings.Repeat("a", 4<<20-7),
		"100,000 keys":          keys.String(),
		"100,000 times one key": strings.Repeat("key: 1\n", 100_000),
		"4 MiB of NUL":          strings.Repeat("\x00", 4<<20),
		"JSON that never ends":  strings.Repeat(`{"a":`, 50_000),
	}
}

// tooLarge is what is said of a file that is longer than any that is read. Results
// are known by their first character.
var tooLarge = regexp.MustCompile(`more than the 4194304 bytes|4194305 bytes long|is no results file`)

// Whatever a file is or holds, no command crashes, hangs, fills the memory, prints
// what acts on a terminal, or ends as if a hostile file had been sound.
func TestNoCommandIsHarmedByAHostileFile(t *testing.T) {
	work := aFolderOfWork(t)
	sealed(t, work)
	named := hostileNames(t, work)
	for what, name := range putAll(t, work, hostileFiles()) {
		named[what] = name
	}
	allBear(t, work, readers, named)
	allBear(t, work, []string{"validate FILE", "decide small.yaml --answers FILE"}, putAll(t, work, largeFiles()))
}

// putAll writes files into the folder and gives their names by what they hold.
func putAll(t *testing.T, work desk, files map[string]string) map[string]string {
	t.Helper()
	named := map[string]string{}
	for what, text := range files {
		named[what] = strings.NewReplacer(" ", "-", ",", "").Replace(what) + ".yaml"
		put(t, work.dir, named[what], text)
	}
	return named
}

// hostileNames puts into the folder what is no file, or is called as no file should
// be, and gives the names.
func hostileNames(t *testing.T, work desk) map[string]string {
	t.Helper()
	named := map[string]string{
		"a name with an escape": "a\x1b[2Jb.yaml", "a name with a line break": "a\nb.yaml", "a name that turns": "\u202eabc.yaml",
		"a name of 255 bytes": strings.Repeat("n", 250) + ".yaml", "a name like a flag": "-n.yaml",
	}
	for _, name := range named {
		put(t, work.dir, name, "nonsense\n")
	}
	for name, to := range map[string]string{"loop.yaml": "loop.yaml", "endless.yaml": "/dev/zero", "endless.json": "/dev/zero"} {
		link(t, to, filepath.Join(work.dir, name))
	}
	named["a link to itself"], named["a link to an endless device"], named["an endless device as JSON"] = "loop.yaml", "endless.yaml", "endless.json"
	named["an endless device"], named["a folder"], named["nothing"] = "/dev/zero", "results", "not-there.yaml"
	return named
}

// allBear runs each command on each file.
func allBear(t *testing.T, work desk, commands []string, named map[string]string) {
	for _, command := range commands {
		for what, name := range named {
			t.Run(command+"/"+what, func(t *testing.T) {
				t.Parallel()
				status, said := bears(t, work, command, name)
				aFolder := what == "a folder" && strings.HasPrefix(command, "rehearse report")
				if status == 0 && what != "64 levels" && !aFolder {
					t.Error("it is taken for sound")
				}
				if strings.Contains(what, "endless") && !tooLarge.MatchString(said) {
					t.Errorf("it does not say that there is more than is read:\n%.500s", said)
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

// sealed makes keys in the folder, and a case 2026-3 that is sealed with them.
func sealed(t *testing.T, work desk) {
	t.Helper()
	for _, line := range []string{"case key --passphrase-file words.txt", "triage small.yaml --plain --case 2026-3 --passphrase-file words.txt"} {
		cmd := work.command(t.Context(), line)
		cmd.Stdin = strings.NewReader("Child A\n")
		if out, err := cmd.CombinedOutput(); cmd.ProcessState.ExitCode()%4 != 0 {
			t.Fatalf("%s: %v\n%s", line, err, out)
		}
	}
}

// bears runs a command on a file and gives how it ended and what it said.
func bears(t *testing.T, work desk, line, name string) (status int, said string) {
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
	return ends(t, ctx, cmd)
}

// ends runs a command to its end, wants it to have harmed nothing, and gives its
// status and what it said.
func ends(t *testing.T, ctx context.Context, cmd *exec.Cmd) (status int, said string) {
	t.Helper()
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	_ = cmd.Run()
	if ctx.Err() != nil {
		t.Fatal("it did not come back")
	}
	status, said = cmd.ProcessState.ExitCode(), out.String()
	if !slices.Contains([]int{0, 1, 2, 3, 4}, status) {
		t.Errorf("status %d", status)
	}
	if strings.Contains(said, "goroutine ") || strings.Contains(said, "panic:") {
		t.Errorf("it broke down:\n%.2000s", said)
	}
	if at := strings.IndexFunc(said, safetext.Hidden); at >= 0 || !utf8.ValidString(said) {
		t.Errorf("it prints what acts on a terminal: %.80q", said[max(0, at):])
	}
	if status != 0 && strings.TrimSpace(said) == "" {
		t.Errorf("status %d, and not a word", status)
	}
	if n := len(failures.FindAllString(said, -1)); n > 1 && !strings.Contains(said, " paths could not be read") {
		t.Errorf("that it failed is said %d times:\n%.2000s", n, said)
	}
	// Linux counts in kilobytes; others do not.
	if used := cmd.ProcessState.SysUsage().(*syscall.Rusage).Maxrss; runtime.GOOS == "linux" && used > 1<<20 {
		t.Errorf("it took %d MB", used>>10)
	}
	return status, said
}

// failures are the lines that say why a command could not go on.
var failures = regexp.MustCompile(`(?m)^safeguard: `)

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
