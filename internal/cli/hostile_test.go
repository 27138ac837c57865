//go:build hostile && linux

package cli_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// Run by "make hostile": real processes, killed and starved of disk. An answer
// counts as acknowledged once the next question is shown.

const questions = 60

// aLongTalk is a procedure of many questions that take free words.
func aLongTalk(t *testing.T, dir string) string {
	var b strings.Builder
	b.WriteString("format: 1\nid: long-talk\ntitle: A long talk\nedition: \"1\"\ncalendar: england-and-wales\n" +
		"source: {title: A manual, paragraphs: {\"1\": {section: One, gist: All is asked.}}}\nquestions:\n")
	var ids []string
	for i := range questions {
		id := fmt.Sprintf("q%d", i+1)
		ids = append(ids, id)
		fmt.Fprintf(&b, "  %s: {ask: \"Question %d?\", type: text, cite: [\"1\"]}\n", id, i+1)
	}
	fmt.Fprintf(&b, "  last: {ask: \"Is that all?\", type: yes-no, cite: [\"1\"]}\nstages:\n  - {id: only, title: Only, checklist: [%s], trees: [finding]}\n", strings.Join(ids, ", "))
	b.WriteString("trees:\n  finding: {title: A finding, ask: last, answers: {\"yes\": done, \"no\": done}}\n" +
		"outcomes:\n  done: {title: Done, duty: none, opens: false, cite: [\"1\"]}\n")
	name := filepath.Join(dir, "long-talk.yaml")
	if err := os.WriteFile(name, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

func build(t *testing.T, dir string) string {
	t.Helper()
	binary := filepath.Join(dir, "safeguard")
	if out, err := exec.CommandContext(t.Context(), "go", "build", "-o", binary, "safeguard/cmd/safeguard").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return binary
}

// A world is a binary with a home of its own.
type world struct {
	*testing.T
	binary, home string
}

func (w world) command(ctx context.Context, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, w.binary, args...)
	cmd.Env = []string{"HOME=" + w.home, "XDG_DATA_HOME=" + w.home, "PATH=" + os.Getenv("PATH")}
	return cmd
}

func (w world) run(args ...string) (out string, status int) {
	w.Helper()
	ctx, cancel := context.WithTimeout(w.Context(), 30*time.Second)
	defer cancel()
	cmd := w.command(ctx, args...)
	both, _ := cmd.CombinedOutput()
	return string(both), cmd.ProcessState.ExitCode()
}

// prompts counts the questions that a talk has shown.
type prompts struct {
	mutex sync.Mutex
	text  bytes.Buffer
	shown chan struct{}
}

func (p *prompts) Write(b []byte) (int, error) {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	before := bytes.Count(p.text.Bytes(), []byte("for more): "))
	p.text.Write(b)
	for range bytes.Count(p.text.Bytes(), []byte("for more): ")) - before {
		p.shown <- struct{}{}
	}
	return len(b), nil
}

func (p *prompts) String() string {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	return p.text.String()
}

// talkUntil answers the next questions of a case and sends the program a signal a
// moment after one of them. It gives how many answers were acknowledged, and the
// exit status: -1 where the signal killed it.
func (w world) talkUntil(signal os.Signal, from int, args ...string) (acknowledged, status int) {
	w.Helper()
	cmd := w.command(w.Context(), args...)
	in, err := cmd.StdinPipe()
	if err != nil {
		w.Fatal(err)
	}
	seen := &prompts{shown: make(chan struct{}, 10*questions)}
	cmd.Stderr, cmd.Stdout = seen, io.Discard
	if err := cmd.Start(); err != nil {
		w.Fatal(err)
	}
	stop := from + rand.IntN(8)
	wait := time.Duration(rand.IntN(4000)) * time.Microsecond
	acknowledged = from - 1
	for {
		select {
		case <-seen.shown:
			acknowledged++
		case <-time.After(20 * time.Second):
			w.Fatalf("no question came after %d answers:\n%s", acknowledged, seen)
		}
		if acknowledged == questions {
			break
		}
		fmt.Fprintf(in, "Answer %d.\n", acknowledged+1)
		if acknowledged >= stop {
			break
		}
	}
	time.Sleep(wait)
	if err := cmd.Process.Signal(signal); err != nil {
		w.Fatal(err)
	}
	_ = cmd.Wait()
	for {
		select {
		case <-seen.shown:
			acknowledged++
			continue
		default:
		}
		return min(acknowledged, questions), cmd.ProcessState.ExitCode()
	}
}

// events gives the lines of the record of a case.
func (w world) events(reference string) (name string, lines []string) {
	w.Helper()
	name = filepath.Join(w.home, "safeguard", "cases", reference, "events.jsonl")
	data, err := os.ReadFile(name)
	if err != nil {
		w.Fatal(err)
	}
	return name, strings.SplitAfter(string(data), "\n")
}

// given counts the answers that the record of a case holds, and fails where one
// before the last is missing.
func (w world) given(reference string) int {
	w.Helper()
	n := 0
	_, lines := w.events(reference)
	for _, line := range lines {
		if !strings.Contains(line, `"what":"answer"`) || !strings.HasSuffix(line, "\n") {
			continue
		}
		n++
		if !strings.Contains(line, fmt.Sprintf(`"question":"q%d","answer":"Answer %[1]d.`, n)) {
			w.Errorf("answer %d is not in its place: %s", n, line)
		}
	}
	return n
}

// tear leaves behind the last event what a write that broke off would.
func (w world) tear(reference string) {
	w.Helper()
	name, lines := w.events(reference)
	torn := fmt.Sprintf(`{"case":"%s","event":%d,"at":"2026-11-23T14:03:07Z","what":"answer","data":{"question":"q`, reference, len(lines))
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_APPEND, 0)
	if err == nil {
		_, err = f.WriteString(torn[:30+rand.IntN(len(torn)-30)])
	}
	if err != nil {
		w.Fatal(err)
	}
	f.Close()
}

func TestNoAcknowledgedAnswerIsLostWhenTheProgramIsKilled(t *testing.T) {
	dir := t.TempDir()
	w := world{t, build(t, dir), filepath.Join(dir, "home")}
	procedure := aLongTalk(t, dir)
	kills, torn, byHand, unacknowledged := 0, 0, 0, 0
	for number := 1; kills < 200; number++ {
		reference := fmt.Sprintf("KILL-%d", number)
		args := []string{"triage", procedure, "--plain", "--case", reference}
		for given := 0; given < questions && kills < 200; kills++ {
			acknowledged, _ := w.talkUntil(os.Kill, given, args...)
			out, status := w.run("case", "verify", reference)
			switch {
			case acknowledged == 0 && strings.Contains(out, "no such case"):
				continue
			case status == 1 && strings.Contains(out, "broken off"):
				torn++
			case status != 0:
				t.Fatalf("kill %d: verify gives %d:\n%s", kills, status, out)
			}
			given = w.given(reference)
			if given < acknowledged {
				t.Fatalf("kill %d: %d answers were acknowledged, %d are kept", kills, acknowledged, given)
			}
			unacknowledged += given - acknowledged
			args = []string{"case", "resume", "--plain", reference}
			if status == 0 && rand.IntN(3) == 0 {
				w.tear(reference)
				byHand++
			}
		}
		if out, status := w.run("case", "export", reference, "--format", "answers"); status != 0 || strings.Count(out, "\"Answer ") != w.given(reference) {
			t.Fatalf("status %d, %d answers in the record, and exported:\n%s", status, w.given(reference), out)
		}
	}
	t.Logf("%d kills: no acknowledged answer lost; %d torn writes and %d torn by hand set aside, %d answers kept that had not been acknowledged yet", kills, torn, byHand, unacknowledged)
}

func TestNoAcknowledgedAnswerIsLostAtASignal(t *testing.T) {
	dir := t.TempDir()
	w := world{t, build(t, dir), filepath.Join(dir, "home")}
	procedure := aLongTalk(t, dir)
	for signal, want := range map[os.Signal]int{syscall.SIGTERM: 4, syscall.SIGHUP: 4, os.Interrupt: 130} {
		for round := range 20 {
			reference := fmt.Sprintf("SIGNAL-%d-%d", signal, round)
			acknowledged, status := w.talkUntil(signal, 0, "triage", procedure, "--plain", "--case", reference)
			if given := w.given(reference); status != want || given < acknowledged {
				t.Errorf("%v: status %d, want %d; %d answers acknowledged, %d kept", signal, status, want, acknowledged, given)
			}
		}
	}
}

func TestAFullDiskLosesNoAcknowledgedAnswer(t *testing.T) {
	disk := os.Getenv("SAFEGUARD_SMALL_DISK")
	if disk == "" {
		t.Skip("needs a small file system of its own: make hostile mounts one where it may")
	}
	dir := t.TempDir()
	w := world{t, build(t, dir), disk}
	cmd := w.command(t.Context(), "triage", aLongTalk(t, dir), "--plain", "--case", "FULL-1")
	var input strings.Builder
	for i := range questions {
		fmt.Fprintf(&input, "Answer %d. %s\n", i+1, strings.Repeat("and more ", 700))
	}
	cmd.Stdin = strings.NewReader(input.String())
	out, _ := cmd.CombinedOutput()
	if !strings.Contains(string(out), "Not saved") || cmd.ProcessState.ExitCode() != 3 {
		t.Fatalf("status %d, and nothing says that the disk is full:\n%.2000s", cmd.ProcessState.ExitCode(), out)
	}
	before, _, _ := strings.Cut(string(out), "Not saved")
	acknowledged := strings.Count(before, "for more): ") - 1
	verified, status := w.run("case", "verify", "FULL-1")
	if status > 1 || strings.Contains(verified, "damaged") {
		t.Fatalf("verify gives %d:\n%s", status, verified)
	}
	kept := w.given("FULL-1")
	if kept < acknowledged || kept == 0 {
		t.Errorf("%d answers were acknowledged before the disk was full, %d are kept", acknowledged, kept)
	}
	t.Logf("%d answers were acknowledged until the disk was full, and %d are kept", acknowledged, kept)
	w.roomAgain(dir)
}

// roomAgain fills what is left of the disk while a talk waits, makes room again
// and wants all that was said in the record in the end.
func (w world) roomAgain(dir string) {
	w.Helper()
	for _, name := range []string{"cases/FULL-1/events.jsonl", "ballast"} {
		if err := os.RemoveAll(filepath.Join(w.home, "safeguard", name)); err != nil {
			w.Fatal(err)
		}
	}
	cmd := w.command(w.Context(), "triage", filepath.Join(dir, "long-talk.yaml"), "--plain", "--case", "FULL-2")
	in, err := cmd.StdinPipe()
	if err != nil {
		w.Fatal(err)
	}
	seen := &prompts{shown: make(chan struct{}, 10*questions)}
	cmd.Stderr, cmd.Stdout = seen, io.Discard
	if err := cmd.Start(); err != nil {
		w.Fatal(err)
	}
	<-seen.shown
	ballast := filepath.Join(w.home, "safeguard", "ballast")
	filled := os.WriteFile(ballast, make([]byte, 1<<20), 0o600)
	for i := range 3 {
		fmt.Fprintf(in, "Answer %d.%s\n", i+1, strings.Repeat(" and more", 700))
		<-seen.shown
	}
	if filled == nil || !strings.Contains(seen.String(), "Not saved") {
		w.Errorf("the disk was not full, or nobody said so:\n%.2000s", seen)
	}
	if err := os.Remove(ballast); err != nil {
		w.Fatal(err)
	}
	in.Close() // the end of the input: what waits is tried once more
	_ = cmd.Wait()
	if kept := w.given("FULL-2"); kept != 3 || cmd.ProcessState.ExitCode() != 4 {
		w.Errorf("status %d, %d of 3 answers are kept, though there was room again:\n%.3000s", cmd.ProcessState.ExitCode(), kept, seen)
	}
}
