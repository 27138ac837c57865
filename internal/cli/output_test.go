package cli_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"safeguard/internal/cli"
	"safeguard/procedures"
)

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errors.New("no space left on device") }

func TestAFullDiskIsNeverTakenForSuccess(t *testing.T) {
	for _, command := range []string{
		"help", "--help", "version", "list", "show", "show --format mermaid", "completion bash",
		"decide --answers testdata/full-case.json", "decide --answers testdata/full-case.json --format json",
	} {
		var problems bytes.Buffer
		status := cli.Main(cli.System{
			Args: strings.Fields(command), In: strings.NewReader(""), Out: fullDisk{}, Err: &problems,
			Getenv: func(string) string { return "" }, Bundled: procedures.Files,
		})
		if status != 3 || !strings.Contains(problems.String(), "could not write the output: no space left") {
			t.Errorf("%s: status %d, %s", command, status, problems.String())
		}
	}
}
