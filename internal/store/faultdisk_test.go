package store

import (
	"errors"
	"io/fs"
	"strings"
	"sync"
)

// A faultDisk is the real disk, whose operation number at goes wrong. It syncs
// nothing, which no test could see and all would wait for.
type faultDisk struct {
	at    int    // from 1; 0 for none
	on    string // in place of at: the first operation that is called so
	how   fault
	short int   // of a write that fails or dies, how many bytes are written
	err   error // what the operation gives; errDead of one on a dead disk

	meanwhile func(name string) // what another does right before an operation; may be nil

	mu   sync.Mutex
	n    int
	dead bool
	hit  string // the operation that went wrong
	done []string
	left map[interface{ close() error }]bool
}

// A fault is how an operation goes wrong.
type fault uint8

const (
	fails    fault = iota // it is not done, and says so
	lies                  // it is done, and says that it is not
	dies                  // it is not done, nor is anything after it
	diesThen              // it is done, and nothing after it
)

var faults = map[string]fault{"fails": fails, "is done and says it is not": lies, "kills": dies, "is the last": diesThen}

var errDead = errors.New("the program is dead")

// step counts an operation and does it, or not.
func (d *faultDisk) step(name string, do func() error) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.n++
	d.done = append(d.done, name)
	if d.meanwhile != nil {
		d.meanwhile(name)
	}
	if d.dead {
		return errDead
	}
	if d.n != d.at && (d.on != name || d.hit != "") {
		return do()
	}
	d.at = d.n
	d.hit = name
	d.dead = d.how == dies || d.how == diesThen
	isOpening := strings.HasPrefix(name, "open ") || strings.HasPrefix(name, "folder ")
	if d.how == diesThen || d.how == lies && !isOpening { // what is opened for nobody is not opened
		if err := do(); err != nil {
			return err
		}
		if d.how == diesThen {
			return nil
		}
	}
	return d.err
}

func (d *faultDisk) opened(c interface{ close() error }) {
	if d.left == nil {
		d.left = map[interface{ close() error }]bool{}
	}
	d.left[c] = true
}

// closing closes in any case: the kernel does so for the dead.
func (d *faultDisk) closing(c interface{ close() error }) error {
	d.mu.Lock()
	if d.left[c] {
		delete(d.left, c)
		c.close()
	}
	d.mu.Unlock()
	return d.step("close", func() error { return nil })
}

// bury closes what the dead left open, and tells how much that was.
func (d *faultDisk) bury() int {
	n := len(d.left)
	for c := range d.left {
		c.close()
	}
	d.left = nil
	return n
}

func (d *faultDisk) open(dir string) (f folder, err error) {
	err = d.step("open "+dir, func() error {
		inner, err := realDisk{}.open(dir)
		if err == nil {
			d.opened(inner)
			f = faultFolder{d, inner}
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	return f, nil
}

func (d *faultDisk) make(dir string) error {
	return d.step("make "+dir, func() error { return realDisk{}.make(dir) })
}

type faultFolder struct {
	d     *faultDisk
	inner folder
}

func (f faultFolder) list() (entries []fs.DirEntry, err error) {
	err = f.d.step("list", func() error { entries, err = f.inner.list(); return err })
	return entries, err
}

func (f faultFolder) info() (is fs.FileInfo, err error) {
	err = f.d.step("info", func() error { is, err = f.inner.info(); return err })
	return is, err
}

func (f faultFolder) lstat(name string) (is fs.FileInfo, err error) {
	err = f.d.step("lstat "+name, func() error { is, err = f.inner.lstat(name); return err })
	return is, err
}

func (f faultFolder) open(name string, flag int) (opened file, err error) {
	err = f.d.step("open "+name, func() error {
		inner, err := f.inner.open(name, flag)
		if err == nil {
			f.d.opened(inner)
			opened = faultFile{f.d, inner, name}
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	return opened, nil
}

func (f faultFolder) folder(name string) (opened folder, err error) {
	err = f.d.step("folder "+name, func() error {
		inner, err := f.inner.folder(name)
		if err == nil {
			f.d.opened(inner)
			opened = faultFolder{f.d, inner}
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	return opened, nil
}

func (f faultFolder) mkdir(name string) error {
	return f.d.step("mkdir "+name, func() error { return f.inner.mkdir(name) })
}

func (f faultFolder) rename(from, to string) error {
	return f.d.step("rename "+to, func() error { return f.inner.rename(from, to) })
}

func (f faultFolder) removeAll(name string) error {
	return f.d.step("remove "+name, func() error { return f.inner.removeAll(name) })
}

func (f faultFolder) chmod(mode fs.FileMode) error {
	return f.d.step("chmod", func() error { return f.inner.chmod(mode) })
}

func (f faultFolder) sync() error {
	return f.d.step("sync a folder", func() error { return nil })
}

func (f faultFolder) close() error { return f.d.closing(f.inner) }

type faultFile struct {
	d     *faultDisk
	inner file
	name  string
}

func (f faultFile) Read(b []byte) (n int, err error) {
	err = f.d.step("read "+f.name, func() error { n, err = f.inner.Read(b); return err })
	return n, err
}

func (f faultFile) ReadAt(b []byte, at int64) (n int, err error) {
	err = f.d.step("readat "+f.name, func() error { n, err = f.inner.ReadAt(b, at); return err })
	return n, err
}

func (f faultFile) Write(b []byte) (n int, err error) {
	err = f.d.step("write "+f.name, func() error { n, err = f.inner.Write(b); return err })
	if f.d.n == f.d.at && f.d.short > 0 && (f.d.how == fails || f.d.how == dies) {
		return f.inner.Write(b[:min(len(b), f.d.short)])
	}
	return n, err
}

func (f faultFile) WriteAt(b []byte, at int64) (n int, err error) {
	err = f.d.step("writeat "+f.name, func() error { n, err = f.inner.WriteAt(b, at); return err })
	return n, err
}

func (f faultFile) stat() (is fs.FileInfo, err error) {
	err = f.d.step("stat "+f.name, func() error { is, err = f.inner.stat(); return err })
	return is, err
}

func (f faultFile) truncate(size int64) error {
	return f.d.step("truncate "+f.name, func() error { return f.inner.truncate(size) })
}

func (f faultFile) chmod(mode fs.FileMode) error {
	return f.d.step("chmod "+f.name, func() error { return f.inner.chmod(mode) })
}

func (f faultFile) sync() error   { return f.d.step("sync "+f.name, func() error { return nil }) }
func (f faultFile) lock() error   { return f.d.step("lock "+f.name, f.inner.lock) }
func (f faultFile) locked() error { return f.d.step("locked "+f.name, f.inner.locked) }
func (f faultFile) close() error  { return f.d.closing(f.inner) }
