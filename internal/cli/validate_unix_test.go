//go:build unix

package cli_test

import (
	"bytes"
	"io"
	"os"
	"os/signal"
	"syscall"
	"testing"
	"testing/fstest"

	"safeguard/internal/cli"
)

// reading tells when it is first read from, and then never comes back.
type reading struct{ begun chan struct{} }

func (r reading) Read([]byte) (int, error) {
	close(r.begun)
	select {}
}

func TestInterruptingAValidationIsStatus130AndPrintsNothing(t *testing.T) {
	for sent, want := range map[syscall.Signal]int{syscall.SIGINT: 130, syscall.SIGTERM: 4} {
		caught := make(chan os.Signal, 1)
		signal.Notify(caught, sent) // were the command not listening yet, the test would end here
		var out, problems bytes.Buffer
		in := reading{make(chan struct{})}
		go func() {
			<-in.begun
			_ = syscall.Kill(os.Getpid(), sent)
		}()
		status := cli.Main(cli.System{
			Args: []string{"validate", "-"}, In: io.Reader(in), Out: &out, Err: &problems,
			Getenv: func(string) string { return "" }, Bundled: fstest.MapFS{},
		})
		signal.Stop(caught)
		if status != want || out.Len() > 0 {
			t.Errorf("%v: status %d, want %d; printed %q, said %q", sent, status, want, out.String(), problems.String())
		}
	}
}
