package cli_test

import (
	"errors"
	"os"
	"os/exec"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"safeguard/internal/cli"
	"safeguard/procedures"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"safeguard": func() {
		os.Exit(cli.Main(cli.System{
			Args: os.Args[1:], In: os.Stdin, Out: os.Stdout, Err: os.Stderr,
			Getenv: os.Getenv, Bundled: procedures.Files,
		}))
	}})
}

// Each script is a story of one of the three users, or of one thing going wrong.
// A number after "status" is the exit status that the command before it gave.
func TestStories(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"status": runForStatus,
		},
	})
}

// runForStatus runs the rest of its line and wants that exit status:
// status 2 safeguard decide.
func runForStatus(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: status N command [args]")
	}
	err := ts.Exec(args[1], args[2:]...)
	got := "0"
	if err != nil {
		got = exitStatus(err)
	}
	if got != args[0] {
		ts.Fatalf("status %s, want %s\n%s", got, args[0], ts.ReadFile("stderr"))
	}
}

func exitStatus(err error) string {
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return strconv.Itoa(exit.ExitCode())
	}
	return err.Error()
}
