package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"runtime/debug"
	"slices"
	"syscall"
	"time"
)

func build(folder, source, program string) error {
	cmd := exec.Command("go", "build", "-trimpath", "-ldflags", "-s -w", "-o", program, source)
	cmd.Dir = folder
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("building %s: %w\n%s", source, err, out)
	}
	return nil
}

// A sample is one run of a program.
type sample struct {
	wall, cpu time.Duration
	peak      int64 // bytes in memory at once
}

// try runs a command line once. A status other than 0 is a failure: what did not
// work is not measured.
func try(folder string, line ...string) (sample, error) {
	cmd := exec.Command(line[0], line[1:]...)
	cmd.Dir = folder
	var problems bytes.Buffer
	cmd.Stderr = &problems
	forgetPeak()
	began := time.Now()
	err := cmd.Run()
	wall := time.Since(began)
	if err != nil {
		return sample{}, fmt.Errorf("%v: %w\n%.2000s", line, err, problems.String())
	}
	used := cmd.ProcessState.SysUsage().(*syscall.Rusage)
	return sample{wall, cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(), used.Maxrss * 1024}, nil
}

// forgetPeak lets go of what this program had in memory at most, which Linux counts
// for the programs that it starts. Elsewhere nothing does.
func forgetPeak() {
	debug.FreeOSMemory()
	_ = os.WriteFile("/proc/self/clear_refs", []byte("5"), 0)
}

// samples are many runs of one program.
type samples []sample

func (s samples) sorted(of func(sample) time.Duration) []time.Duration {
	var all []time.Duration
	for _, one := range s {
		all = append(all, of(one))
	}
	slices.Sort(all)
	return all
}

// wall is the time in the middle, and the middle half of all times.
func (s samples) wall() (middle, from, to time.Duration) {
	all := s.sorted(func(one sample) time.Duration { return one.wall })
	return all[len(all)/2], all[len(all)/4], all[len(all)*3/4]
}

func (s samples) cpu() time.Duration {
	all := s.sorted(func(one sample) time.Duration { return one.cpu })
	return all[len(all)/2]
}

// peak is the most that any run had in memory.
func (s samples) peak() int64 {
	most := int64(0)
	for _, one := range s {
		most = max(most, one.peak)
	}
	return most
}

func milliseconds(d time.Duration) string {
	return fmt.Sprintf("%.1f ms", float64(d.Microseconds())/1000)
}

func seconds(d time.Duration) string { return fmt.Sprintf("%.1f s", d.Seconds()) }

func megabytes(bytes int64) string { return fmt.Sprintf("%.0f MB", float64(bytes)/1e6) }
