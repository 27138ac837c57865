//go:build unix

package cli_test

import (
	"bytes"
	"context"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"safeguard/internal/cli"
	"safeguard/procedures"
)

// A commandRow is one command as these tests run it: in a folder that holds what
// aFolderOfWork puts there.
type commandRow struct {
	args   string // what follows the words of the command
	input  string
	status int    // how it ends where every stream works
	quiet  string // why it writes nothing to standard output on this way, and so does not miss it
}

// commandRows names every command once: a command without a row fails the tests.
var commandRows = map[string]commandRow{
	"":                      {},
	"case":                  {},
	"case delete":           {args: "2026-1 --reason Entered-for-practice --yes"},
	"case export":           {args: "2026-1"},
	"case key":              {args: "--passphrase-file words.txt"},
	"case list":             {},
	"case reopen":           {args: "2026-1 --plain --reason New-evidence", status: 4, quiet: "it stops before the page"},
	"case resume":           {args: "2026-2 --plain", status: 4, quiet: "it stops before the page"},
	"case show":             {args: "2026-1"},
	"case verify":           {},
	"completion":            {},
	"completion bash":       {},
	"completion fish":       {},
	"completion powershell": {},
	"completion zsh":        {},
	"decide":                {args: "small.yaml --answers answers.yaml"},
	"diff":                  {args: "small.yaml other.yaml", status: 1},
	"explain":               {},
	"export":                {args: "small.yaml --format rego"},
	"help":                  {},
	"list":                  {},
	"new":                   {args: "another --output -"},
	"rehearse":              {args: "messages-at-night --plain --no-save", input: begunKeys + restKeys},
	"rehearse debrief":      {args: "SITTING"},
	"rehearse delete":       {args: "SITTING --yes"},
	"rehearse print":        {args: "messages-at-night"},
	"rehearse report":       {args: "results"},
	"rehearse resume":       {args: "UNFINISHED --plain", input: restKeys},
	"rehearse sittings":     {},
	"schema":                {},
	"show":                  {args: "small.yaml"},
	"test":                  {args: "small.yaml scenarios"},
	"triage":                {args: "small.yaml --plain --no-save", input: smallKeys},
	"validate":              {args: "small.yaml"},
	"version":               {},
}

// What is typed into a talk, line by line.
const (
	smallKeys = "Child A\nyes\nSeen by the school.\n2026-11-20\npath\n3\n"
	begunKeys = "inappropriate-contact\nno\nno\nnot-known\nChild A\nPerson 1\nno\nNobody said so.\nno\ncontacted-online, not-known\n1\n"
	restKeys  = "Sleeps badly, said by the mentor.\n1\n:review\npath\nend\nfinish\n"
)

// A desk is a folder to work in, with a data folder of its own below it.
type desk struct {
	dir                  string
	finished, unfinished string // the references of two sittings
}

// command is a command line in the folder, whose words SITTING and UNFINISHED stand
// for the sittings. It is ended where it does not come back.
func (d desk) command(ctx context.Context, line string) *exec.Cmd {
	words := strings.NewReplacer("UNFINISHED", d.unfinished, "SITTING", d.finished).Replace(line)
	cmd := exec.CommandContext(ctx, os.Args[0], strings.Fields(words)...)
	cmd.Args[0], cmd.Dir = "safeguard", d.dir
	cmd.Env = []string{"HOME=" + d.dir, "XDG_DATA_HOME=" + filepath.Join(d.dir, "data"), "TERM=dumb"}
	return cmd
}

// aFolderOfWork holds a procedure and what was made with it: a finished case, one
// that was begun, two sittings, their results, answers and scenarios.
func aFolderOfWork(t *testing.T) desk {
	t.Helper()
	d := desk{dir: t.TempDir()}
	do := func(want int, input, line string) string {
		t.Helper()
		cmd := d.command(t.Context(), line)
		cmd.Stdin = strings.NewReader(input)
		var problems bytes.Buffer
		cmd.Stderr = &problems
		out, _ := cmd.Output()
		if got := cmd.ProcessState.ExitCode(); got != want {
			t.Fatalf("%s: status %d, want %d\n%s", line, got, want, &problems)
		}
		return string(out)
	}
	put := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(d.dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	do(0, "", "new small")
	put("words.txt", "correct horse battery\n")
	small, err := os.ReadFile(filepath.Join(d.dir, "small.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	put("other.yaml", strings.Replace(string(small), "within: 15", "within: 20", 1))
	do(0, smallKeys+"finish\n", "triage small.yaml --plain --case 2026-1")
	do(4, "Child A\n", "triage small.yaml --plain --case 2026-2")
	put("answers.yaml", do(0, "", "case export 2026-1 --format answers"))
	do(0, "", "test small.yaml --suggest=scenarios")
	sitting := regexp.MustCompile(`(?m)^\S+`)
	do(0, begunKeys+restKeys, "rehearse messages-at-night --plain --keep")
	d.finished = sitting.FindString(do(0, "", "rehearse sittings"))
	do(4, begunKeys, "rehearse messages-at-night --plain --keep")
	for _, line := range sitting.FindAllString(do(0, "", "rehearse sittings"), -1) {
		if line != d.finished {
			d.unfinished = line
		}
	}
	if err := os.Mkdir(filepath.Join(d.dir, "results"), 0o700); err != nil {
		t.Fatal(err)
	}
	do(0, "", "rehearse debrief SITTING --format json --output results/one.json")
	return d
}

// copied is the same folder anew, for a command that changes it.
func (d desk) copied(t *testing.T) desk {
	t.Helper()
	from := d.dir
	d.dir = t.TempDir()
	if err := os.CopyFS(d.dir, os.DirFS(from)); err != nil {
		t.Fatal(err)
	}
	return d
}

// A spoiled run is a command whose streams are not what they should be.
type spoiled struct {
	name  string
	spoil func(t *testing.T, cmd *exec.Cmd) // takes the place of the streams it spoils
	shell string                            // or: what a shell does to them
	want  func(row commandRow) int
}

func asEver(row commandRow) int { return row.status }

// couldNotWrite is the status where the output is lost, and noticed to be.
func couldNotWrite(row commandRow) int {
	if row.quiet != "" {
		return row.status
	}
	return 3
}

// killedByPipe is the status of what every tool dies of that writes to nobody.
func killedByPipe(row commandRow) int {
	if row.quiet != "" {
		return row.status
	}
	return -1
}

// spoiledStreams are the ways in which they break. A stream that was closed before the
// program began is opened by its runtime as an empty one: what goes there is lost as in
// /dev/null, but never into a file that was opened later.
func spoiledStreams() []spoiled {
	return []spoiled{
		{name: "output full", spoil: toFull, want: couldNotWrite},
		{name: "output a pipe that nobody reads", spoil: toNobody, want: killedByPipe},
		{name: "output closed", shell: `exec "$0" "$@" >&-`, want: asEver},
		{name: "problems closed", shell: `exec "$0" "$@" 2>&-`, want: asEver},
		{name: "problems full", shell: `exec "$0" "$@" 2>/dev/full`, want: asEver},
		{name: "all closed", shell: `exec "$0" "$@" <&- >&- 2>&-`, want: nil},
		{name: "input closed", shell: `exec "$0" "$@" <&-`, want: nil},
	}
}

func toFull(t *testing.T, cmd *exec.Cmd) {
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip("this system has no full device:", err)
	}
	t.Cleanup(func() { full.Close() })
	cmd.Stdout = full
}

func toNobody(t *testing.T, cmd *exec.Cmd) {
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	read.Close()
	t.Cleanup(func() { write.Close() })
	cmd.Stdout = write
}

// underShell makes a command one that a shell starts after it has closed a stream.
func underShell(t *testing.T, cmd *exec.Cmd, script string) {
	t.Helper()
	if _, err := os.Stat("/dev/full"); err != nil && strings.Contains(script, "/dev/full") {
		t.Skip("this system has no full device:", err)
	}
	program, err := exec.LookPath("safeguard") // the tests put it there, under its own name
	if err != nil {
		t.Fatal(err)
	}
	cmd.Path = "/bin/sh"
	cmd.Args = append([]string{"sh", "-c", script, program}, cmd.Args[1:]...)
}

func everyCommand() []string {
	return cli.CommandLines(cli.System{Out: io.Discard, Bundled: procedures.Files, Getenv: func(string) string { return "" }})
}

func TestEveryCommandHasARowHere(t *testing.T) {
	commands := everyCommand()
	for _, command := range commands {
		if _, ok := commandRows[command]; !ok {
			t.Errorf("%q has no row: say how it is run and how it ends", command)
		}
	}
	for command := range commandRows {
		if !slices.Contains(commands, command) {
			t.Errorf("there is a row of %q, and no such command", command)
		}
	}
}

// No command crashes, hangs or takes what it could not write for success, whatever
// became of its streams.
func TestEveryCommandBearsSpoiledStreams(t *testing.T) {
	work := aFolderOfWork(t)
	for _, s := range spoiledStreams() {
		for _, command := range everyCommand() {
			row := commandRows[command]
			t.Run(s.name+"/"+command, func(t *testing.T) {
				t.Parallel()
				run(t, work.copied(t), s, command+" "+row.args, row)
			})
		}
	}
}

// Help is output like any other.
func TestHelpOfEveryCommandIsMissedWhereItCannotBeWritten(t *testing.T) {
	work := desk{dir: t.TempDir()}
	for _, command := range everyCommand() {
		for _, s := range spoiledStreams()[:2] {
			t.Run(s.name+"/"+command, func(t *testing.T) {
				t.Parallel()
				run(t, work, s, command+" --help", commandRow{})
			})
		}
	}
}

func run(t *testing.T, work desk, s spoiled, line string, row commandRow) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	cmd := work.command(ctx, line)
	var out, problems bytes.Buffer
	cmd.Stdin, cmd.Stdout, cmd.Stderr = strings.NewReader(row.input), &out, &problems
	if s.shell != "" {
		underShell(t, cmd, s.shell)
	} else {
		s.spoil(t, cmd)
	}
	_ = cmd.Run()
	if ctx.Err() != nil {
		t.Fatalf("it did not come back:\n%s", &problems)
	}
	status := cmd.ProcessState.ExitCode()
	if s.want != nil && status != s.want(row) {
		t.Errorf("status %d, want %d\n%s", status, s.want(row), &problems)
	}
	if waited := cmd.ProcessState.Sys().(syscall.WaitStatus); waited.Signaled() && waited.Signal() != syscall.SIGPIPE {
		t.Errorf("it was ended by %v", waited.Signal())
	}
	if !slices.Contains([]int{-1, 0, 1, 2, 3, 4, 130}, status) {
		t.Errorf("status %d stands for nothing", status)
	}
	said := problems.String()
	if n := strings.Count(said, "could not write the output"); status == 3 && s.name == "output full" && (n != 1 || !strings.HasSuffix(said, "\n")) {
		t.Errorf("that the output is lost is said %d times:\n%s", n, said)
	}
	for _, both := range []string{said, out.String()} {
		if strings.Contains(both, "goroutine ") || strings.Contains(both, "panic:") || strings.Contains(both, "fatal error") {
			t.Errorf("it broke down:\n%s", both)
		}
	}
}
