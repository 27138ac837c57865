//go:build unix

package cli_test

import (
	"bufio"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/creack/pty"
	"golang.org/x/term"
)

// program is the command itself, with a data folder of its own.
func program(home string, args ...string) *exec.Cmd {
	return &exec.Cmd{
		Path: os.Args[0], Args: append([]string{"safeguard"}, args...),
		Env: []string{"HOME=" + home, "XDG_DATA_HOME=" + home, "TERM=xterm-256color"},
	}
}

// aSealedCase makes keys and a case that is sealed with them.
func aSealedCase(t *testing.T) (home, passphrase string) {
	t.Helper()
	home = t.TempDir()
	passphrase = filepath.Join(home, "passphrase.txt")
	if err := os.WriteFile(passphrase, []byte("correct horse battery\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := program(home, "case", "key", "--passphrase-file", passphrase).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	begin := program(home, "triage", "--plain", "--case", "S-1", "--passphrase-file", passphrase)
	begin.Stdin = strings.NewReader("grooming\n")
	out, _ := begin.CombinedOutput()
	if begin.ProcessState.ExitCode() != 4 {
		t.Fatalf("status %d\n%s", begin.ProcessState.ExitCode(), out)
	}
	return home, passphrase
}

// Whoever breaks off at the passphrase gets the terminal back as it was, with what
// they type to be seen, and the status of having broken off.
func TestASignalAtThePassphraseGivesTheTerminalBack(t *testing.T) {
	home, _ := aSealedCase(t)
	commands := [][]string{{"case", "show", "S-1"}, {"case", "resume", "--plain", "--role", "social worker", "S-1"}, {"triage", "--case", "S-1", "--role", "social worker"}}
	for signal, want := range map[syscall.Signal]int{syscall.SIGINT: 130, syscall.SIGTERM: 4, syscall.SIGHUP: 4} {
		for _, args := range commands {
			keyboard, tty, err := pty.Open()
			if err != nil {
				t.Skip("no pseudo-terminal:", err)
			}
			before, err := term.GetState(int(tty.Fd()))
			if err != nil {
				t.Fatal(err)
			}
			cmd := program(home, args...)
			cmd.Stdin, cmd.Stdout, cmd.Stderr = tty, tty, tty
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			awaitWords(t, keyboard, "Passphrase for your case records")
			if err := cmd.Process.Signal(signal); err != nil {
				t.Fatal(err)
			}
			_ = cmd.Wait()
			after, err := term.GetState(int(tty.Fd()))
			if err != nil {
				t.Fatal(err)
			}
			if got := cmd.ProcessState.ExitCode(); got != want || *after != *before {
				t.Errorf("%v at %v: status %d, want %d; the terminal is as it was: %v", signal, args, got, want, *after == *before)
			}
			keyboard.Close()
			tty.Close()
		}
	}
}

// awaitWords reads a terminal until the words stand on it.
func awaitWords(t *testing.T, keyboard *os.File, words string) {
	t.Helper()
	seen := ""
	for r := bufio.NewReader(keyboard); !strings.Contains(seen, words); {
		b, err := r.ReadByte()
		if err != nil {
			t.Fatalf("%v before %q came: %q", err, words, seen)
		}
		seen += string(b)
	}
}

// Keys that are there by half, or reached through a link or a pipe, stop the
// program: what is believed to be sealed is not written in the open.
func TestKeysThatAreNotWholeStopTheProgram(t *testing.T) {
	tests := map[string]func(t *testing.T, keys string) error{
		"the recipients are missing": func(t *testing.T, keys string) error { return os.Remove(filepath.Join(keys, "recipients.txt")) },
		"the recipients are no recipients": func(t *testing.T, keys string) error {
			return os.WriteFile(filepath.Join(keys, "recipients.txt"), []byte("x"), 0o600)
		},
		"the recipients are a pipe": func(t *testing.T, keys string) error {
			name := filepath.Join(keys, "recipients.txt")
			if err := os.Remove(name); err != nil {
				return err
			}
			return syscall.Mkfifo(name, 0o600)
		},
		"the folder is a dangling link": func(t *testing.T, keys string) error {
			if err := os.RemoveAll(keys); err != nil {
				return err
			}
			return os.Symlink("nowhere", keys)
		},
	}
	for name, spoil := range tests {
		t.Run(name, func(t *testing.T) {
			home, passphrase := aSealedCase(t)
			if err := spoil(t, filepath.Join(home, "safeguard", "keys")); err != nil {
				t.Fatal(err)
			}
			for _, args := range [][]string{{"triage", "--plain", "--case", "S-2", "--passphrase-file", passphrase}, {"case", "key"}} {
				cmd := program(home, args...)
				cmd.Stdin = strings.NewReader("grooming\n")
				if out, _ := cmd.CombinedOutput(); cmd.ProcessState.ExitCode() != 3 {
					t.Errorf("%v: status %d, want 3\n%s", args, cmd.ProcessState.ExitCode(), out)
				}
			}
			if _, err := os.Stat(filepath.Join(home, "safeguard", "cases", "S-2")); err == nil {
				t.Error("a case was begun in the open")
			}
		})
	}
}
