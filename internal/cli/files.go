package cli

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"safeguard/internal/fault"
	"safeguard/internal/report"
)

// A foundFile is one file that a PATH argument leads to.
type foundFile struct {
	path string // as it is shown: below the PATH that led to it
	in   origin
}

// An origin is where a file is read from.
type origin uint8

const (
	onDisk origin = iota
	bundled
	standardInput
)

// findFiles gives the files that PATH arguments lead to, each once, by path: a
// file; a folder, walked for *.yaml and *.yml; "-", standard input; or, where
// nothing on disk is called so, the id of a bundled procedure, which stands for
// it and its scenarios. What could not be read is told apart, and the rest found
// all the same.
func (a *app) findFiles(ctx context.Context, args []string) ([]foundFile, []report.Unreadable, error) {
	w := walker{ctx: ctx, seen: map[string]bool{}}
	for _, arg := range args {
		isBundled := slices.Contains(a.bundledIDs(), arg)
		_, err := os.Lstat(arg)
		switch {
		case arg == "":
			return nil, nil, misuse("a PATH is empty: name a file or a folder")
		case arg == "-":
			w.add(foundFile{"stdin", standardInput}, "-")
		case isBundled && err != nil:
			w.bundled(a.Bundled, arg)
		default:
			w.named(arg)
		}
	}
	w.follow()
	slices.SortStableFunc(w.files, func(x, y foundFile) int { return strings.Compare(x.path, y.path) })
	slices.SortStableFunc(w.unreadable, func(x, y report.Unreadable) int { return strings.Compare(x.Path, y.Path) })
	return w.files, slices.Compact(w.unreadable), ctx.Err()
}

// read gives what a file holds. Its error says why not and does not name it.
func (a *app) read(f foundFile) (data []byte, err error) {
	switch f.in {
	case standardInput:
		data, err = a.readFile("-")
	case bundled:
		data, err = fs.ReadFile(a.Bundled, f.path)
	default:
		data, err = a.readFile(f.path)
	}
	for cause := err; cause != nil; cause = errors.Unwrap(cause) {
		err = cause
	}
	return data, err
}

// readsOnce tells whether reading a file takes away what it holds: standard input,
// a pipe.
func (f foundFile) readsOnce() bool {
	if f.in != onDisk {
		return f.in == standardInput
	}
	info, err := os.Stat(f.path)
	return err == nil && !info.Mode().IsRegular()
}

// argument is how a command line names a procedure file.
func (f foundFile) argument() string {
	switch f.in {
	case standardInput:
		return "-"
	case bundled:
		return path.Dir(f.path)
	}
	return f.path
}

// shown is the path for people.
func (f foundFile) shown() string { return fault.ShowPath(f.path) }

// inParallel calls do for each number below n, as many at a time as there are
// processors, and returns when all are done or the context has ended.
func inParallel(ctx context.Context, n int, do func(i int)) {
	var next atomic.Int64
	var workers sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		workers.Go(func() {
			for i := int(next.Add(1)) - 1; i < n && ctx.Err() == nil; i = int(next.Add(1)) - 1 {
				do(i)
			}
		})
	}
	workers.Wait()
}
