package cli_test

import (
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"strconv"
	"strings"
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
			"status":      runForStatus,
			"holds-path":  holdsPath,
			"the-sitting": theSitting,
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

// holdsPath wants the first file, an export of a case, to hold the second, what
// decide prints, byte for byte under "outcome-path".
func holdsPath(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: holds-path EXPORT PATH")
	}
	var export map[string]json.RawMessage
	ts.Check(json.Unmarshal([]byte(ts.ReadFile(args[0])), &export))
	if got, want := string(export["outcome-path"]), strings.TrimSuffix(ts.ReadFile(args[1]), "\n"); got != want {
		ts.Fatalf("the outcome path of the export is\n%s\nwant\n%s", got, want)
	}
	if len(export) != 2 || export["record"] == nil {
		ts.Fatalf("the export holds %d keys, where outcome-path and record are wanted", len(export))
	}
}

// theSitting puts the reference that the last command printed first into
// $SITTING.
func theSitting(ts *testscript.TestScript, neg bool, args []string) {
	reference, _, found := strings.Cut(ts.ReadFile("stdout"), "\t")
	if neg || len(args) > 0 || !found {
		ts.Fatalf("nothing was printed that begins with a reference")
	}
	ts.Setenv("SITTING", reference)
}
