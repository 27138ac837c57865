package store

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"safeguard/internal/record"
)

func TestOnlyOneOfFourSessionsGetsACase(t *testing.T) {
	s, folder := whole(t, Options{})
	for name, open := range map[string]func() (*Session, error){
		"resume": func() (*Session, error) { return New(s.dir, Options{}).Resume(ref, someone) },
		"create": func() (*Session, error) {
			return New(s.dir, Options{}).Create("BOTH-1", "a test", someone, small(t), []byte(written))
		},
	} {
		var got atomic.Int32
		var all sync.WaitGroup
		closed := make(chan struct{})
		var tried sync.WaitGroup
		for range 4 {
			tried.Add(1)
			all.Go(func() {
				x, err := open()
				tried.Done()
				if err == nil {
					got.Add(1)
					<-closed
					x.Close()
				} else if !errors.Is(err, ErrInUse) && !errors.Is(err, ErrExists) {
					t.Errorf("%s: %v", name, err)
				}
			})
		}
		tried.Wait()
		close(closed)
		all.Wait()
		if got.Load() != 1 {
			t.Errorf("%s: %d sessions got the case", name, got.Load())
		}
	}
	if k := read(t, s); !isWhole(k) {
		t.Error(k.Damage)
	}
	x := resume(t, s)
	if _, err := s.Delete(ref, "It is time.", someone); !errors.Is(err, ErrInUse) {
		t.Errorf("an open case is deleted: %v", err)
	}
	if _, err := os.Stat(filepath.Join(folder, tombstoneFile)); err == nil {
		t.Error("it has a tombstone")
	}
	x.Close()
}

func TestManyCasesAreMadeAtOnce(t *testing.T) {
	dir := t.TempDir()
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() {
			x, err := New(dir, Options{}).Create(fmt.Sprint("CASE-", i), "a test", someone, small(t), []byte(written))
			if err != nil {
				t.Error(err)
				return
			}
			if err := x.Append(record.Resumed{Tool: "a test"}); err != nil {
				t.Error(err)
			}
			x.Close()
		})
	}
	all.Wait()
	entries, err := New(dir, Options{}).List()
	if err != nil || len(entries) != 8 {
		t.Errorf("got %d entries, %v", len(entries), err)
	}
	for _, e := range entries {
		if e.Problem != nil || len(e.Case.Events) != 2 {
			t.Errorf("%s: %v", e.Reference, e.Problem)
		}
	}
}

// holder names the data folder in the environment of a process that holds a case.
const holder = "SAFEGUARD_TEST_HOLDS"

// TestAHolder is what the other processes of these tests run.
func TestAHolder(t *testing.T) {
	dir := os.Getenv(holder)
	if dir == "" {
		t.Skip("run by another test")
	}
	x, err := New(dir, Options{}).Resume(ref, someone)
	if err != nil {
		fmt.Println("refused:", err)
		return
	}
	if err := x.Append(record.Viewed{Words: "Said by a process."}); err != nil {
		fmt.Println("refused:", err)
		return
	}
	fmt.Println("holds")
	bufio.NewReader(os.Stdin).ReadByte() // until it is killed
}

func TestAKilledProcessLeavesTheCaseFree(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Skip(err)
	}
	s, _ := whole(t, Options{})
	var running []*exec.Cmd
	var said []string
	for range 4 {
		c := exec.CommandContext(t.Context(), self, "-test.run=^TestAHolder$")
		c.Env = append(os.Environ(), holder+"="+s.dir)
		in, _ := c.StdinPipe()
		defer in.Close()
		out, err := c.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		running = append(running, c)
		line, _ := bufio.NewReader(out).ReadString('\n')
		said = append(said, strings.TrimSpace(line))
	}
	refused := "refused: case " + ref + ": " + ErrInUse.Error()
	if want := []string{"holds", refused, refused, refused}; !slices.Equal(said, want) {
		t.Errorf("got %q, want %q", said, want)
	}
	_, err = s.Resume(ref, someone)
	wantError(t, err, ErrInUse)
	if entries, err := s.List(); err != nil || len(entries) != 1 || !entries[0].InUse {
		t.Errorf("got %v, %v: want one case in use", entries, err)
	}
	for _, c := range running {
		_ = c.Process.Kill()
		_ = c.Wait()
	}
	x := resume(t, s)
	if got := len(x.Case().Events); got != 12 {
		t.Errorf("got %d events, want 12: what the killed process had said is there", got)
	}
}
