//go:build unix

package cli

import (
	"syscall"
	"testing"
)

func TestAPipeInAFolderIsNotWaitedFor(t *testing.T) {
	inFolder(t, "a/x.yaml")
	if err := syscall.Mkfifo("a/pipe.yaml", 0o644); err != nil {
		t.Fatal(err)
	}
	if got, want := found(t, "a"), "a/x.yaml; ! a/pipe.yaml: it is not a file"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
