//go:build unix

package cli_test

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// A pipe that is named is waited for, as by every tool: that is how a shell hands
// over what another program prints.
func TestAPipeThatIsNamedIsReadToItsEnd(t *testing.T) {
	work := aFolderOfWork(t)
	for line, file := range map[string]string{
		"decide small.yaml --answers FILE":                   "answers.yaml",
		"triage small.yaml --answers FILE --plain --no-save": "answers.yaml",
		"diff small.yaml small.yaml --answers FILE":          "answers.yaml",
		"decide FILE --answers answers.yaml":                 "small.yaml",
		"validate FILE":                                      "small.yaml",
		"validate FILE answers.yaml scenarios":               "small.yaml",
		"show FILE":                                          "small.yaml",
		"export FILE":                                        "small.yaml",
		"diff FILE small.yaml":                               "small.yaml",
		"test FILE scenarios":                                "small.yaml",
		"rehearse report FILE":                               "results/one.json",
	} {
		data, err := os.ReadFile(filepath.Join(work.dir, file))
		if err != nil {
			t.Fatal(err)
		}
		for name, hand := range pipes() {
			t.Run(line+"/"+name, func(t *testing.T) {
				t.Parallel()
				plain, _ := bears(t, work, line, file)
				ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
				defer cancel()
				cmd := work.command(ctx, line)
				named := hand(t, cmd, data)
				for i, word := range cmd.Args {
					if word == "FILE" {
						cmd.Args[i] = named
					}
				}
				if status, said := ends(t, ctx, cmd); status != plain {
					t.Errorf("status %d, want %d as of the file itself\n%s", status, plain, said)
				}
			})
		}
	}
}

// pipes hand a command data through one, and give the name that it has there.
func pipes() map[string]func(t *testing.T, cmd *exec.Cmd, data []byte) string {
	return map[string]func(t *testing.T, cmd *exec.Cmd, data []byte) string{
		"a named pipe": func(t *testing.T, cmd *exec.Cmd, data []byte) string {
			name := filepath.Join(t.TempDir(), "pipe")
			if err := syscall.Mkfifo(name, 0o600); err != nil {
				t.Fatal(err)
			}
			go os.WriteFile(name, data, 0o600) // waits for the reader
			return name
		},
		"what a shell substitutes": func(t *testing.T, cmd *exec.Cmd, data []byte) string {
			read, write, err := os.Pipe()
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { read.Close() })
			go func() {
				defer write.Close()
				_, _ = write.Write(data)
			}()
			cmd.ExtraFiles = []*os.File{read}
			return "/dev/fd/3"
		},
		"standard input by its name": func(t *testing.T, cmd *exec.Cmd, data []byte) string {
			if strings.Contains(strings.Join(cmd.Args, " "), "triage") {
				t.Skip("a triage is answered there")
			}
			cmd.Stdin = strings.NewReader(string(data))
			return "/dev/stdin"
		},
	}
}

// Who waits for a pipe to which nobody writes can be interrupted.
func TestWhoWaitsForAPipeCanBeInterrupted(t *testing.T) {
	work := aFolderOfWork(t)
	if err := syscall.Mkfifo(filepath.Join(work.dir, "pipe.yaml"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, command := range []string{"validate pipe.yaml", "test pipe.yaml", "show pipe.yaml", "decide small.yaml --answers pipe.yaml"} {
		t.Run(command, func(t *testing.T) {
			t.Parallel()
			ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
			defer cancel()
			cmd := work.command(ctx, command)
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			ended := make(chan error, 1)
			go func() { ended <- cmd.Wait() }()
			for tick := time.Tick(20 * time.Millisecond); ; { // it may not be listening yet
				select {
				case <-tick:
					_ = cmd.Process.Signal(os.Interrupt)
					continue
				case <-ended:
				}
				break
			}
			killed := cmd.ProcessState.Sys().(syscall.WaitStatus).Signal() == syscall.SIGINT
			if got := cmd.ProcessState.ExitCode(); ctx.Err() != nil || got != 130 && !killed {
				t.Errorf("status %d, %v", got, ctx.Err())
			}
		})
	}
}

// A file can grow for as long as it is read.
func TestAFileThatGrowsWhileItIsReadHarmsNoCommand(t *testing.T) {
	work := aFolderOfWork(t)
	name := filepath.Join(work.dir, "growing.yaml")
	f, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	stop, stopped := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(stopped)
		defer f.Close()
		line := []byte(strings.Repeat("- growing\n", 1000))
		for size := 0; ; size += len(line) {
			select {
			case <-stop:
				return
			default:
			}
			if size > 8<<20 { // and it can be cut short
				_ = f.Truncate(0)
				_, _ = f.Seek(0, 0)
				size = 0
			}
			_, _ = f.Write(line)
		}
	}()
	for _, command := range []string{"validate FILE", "show FILE", "decide small.yaml --answers FILE", "rehearse report FILE"} {
		bears(t, work, command, "growing.yaml")
	}
	close(stop)
	<-stopped
}

// deepFolder makes folders in each other, as deep as given.
func deepFolder(t *testing.T, dir string, levels int) {
	t.Helper()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	for range levels {
		if err := root.Mkdir("deep", 0o700); err != nil {
			t.Fatal(err)
		}
		inner, err := root.OpenRoot("deep")
		root.Close()
		if err != nil {
			t.Fatal(err)
		}
		root = inner
	}
	defer root.Close()
	if err := root.WriteFile("lowest.yaml", []byte("nonsense\n"), 0o600); err != nil {
		t.Fatal(err)
	}
}

// Folders can be deeper than the system can name.
func TestADeepTreeOfFoldersHarmsNoCommand(t *testing.T) {
	for _, test := range []struct {
		name   string
		levels int
		status []int // of validate; of test, which passes over what is no scenario
	}{
		{"as deep as can be named", 500, []int{1, 2}},
		{"deeper", 3000, []int{3, 3}},
	} {
		t.Run(test.name, func(t *testing.T) {
			work := desk{dir: t.TempDir()}
			deepFolder(t, work.dir, test.levels)
			for i, command := range folders[:2] {
				if status, said := bears(t, work, command, "deep"); status != test.status[i] {
					t.Errorf("%s: status %d, want %d\n%.500s", command, status, test.status[i], said)
				}
			}
		})
	}
}

// Whatever somebody puts in the place of a record is told as damage, or as what
// it is, and nothing is taken from it.
func TestARecordThatIsReplacedHarmsNoCommand(t *testing.T) {
	work := aFolderOfWork(t)
	record := filepath.Join("data", "safeguard", "cases", "2026-2")
	spoils := map[string]func(t *testing.T, name string){
		"an endless device": func(t *testing.T, name string) { link(t, "/dev/zero", name) },
		"a folder":          func(t *testing.T, name string) { _ = os.Mkdir(name, 0o700) },
		"a pipe":            func(t *testing.T, name string) { _ = syscall.Mkfifo(name, 0o600) },
		"a link to itself":  func(t *testing.T, name string) { link(t, filepath.Base(name), name) },
		"nothing":           func(*testing.T, string) {},
	}
	files := hostileFiles()
	for _, what := range []string{"empty", "a byte over 4 MiB", "65 levels", "escapes and bidi", "NUL", "UTF-16"} {
		spoils[what] = func(t *testing.T, name string) { put(t, filepath.Dir(name), filepath.Base(name), files[what]) }
	}
	for _, file := range []string{"events.jsonl", "procedure.yaml"} {
		for what, spoil := range spoils {
			t.Run(file+"/"+what, func(t *testing.T) {
				t.Parallel()
				work := work.copied(t)
				name := filepath.Join(work.dir, record, file)
				if err := os.Remove(name); err != nil {
					t.Fatal(err)
				}
				spoil(t, name)
				for _, command := range []string{"case show 2026-2", "case verify", "case export 2026-2", "case resume 2026-2 --plain", "case list"} {
					status, said := bears(t, work, command, "")
					if status == 0 && command != "case list" {
						t.Errorf("%s takes it for sound:\n%.500s", command, said)
					}
				}
			})
		}
	}
}
