package store

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
)

// A disk opens folders. Everything that this room does to a disk goes through it
// and through what it gives, so that tests can make each step fail.
type disk interface {
	open(dir string) (folder, error) // by its path; links on the way are followed
	make(dir string) error           // and what is missing above it, for the owner alone
}

// A folder is an open folder. A name is that of something right in it.
type folder interface {
	list() ([]fs.DirEntry, error) // by name
	info() (fs.FileInfo, error)
	lstat(name string) (fs.FileInfo, error)
	open(name string, flag int) (file, error)
	folder(name string) (folder, error)
	mkdir(name string) error
	rename(from, to string) error
	removeAll(name string) error
	chmod(fs.FileMode) error
	sync() error // what was made, renamed and removed in it; where the system can
	close() error
}

// A file is an open file.
type file interface {
	io.Reader
	io.ReaderAt
	io.Writer
	io.WriterAt
	stat() (fs.FileInfo, error)
	truncate(size int64) error
	chmod(fs.FileMode) error
	sync() error
	lock() error   // for this opened file alone, without waiting: errLocked
	locked() error // errLocked while another opened file holds the lock
	close() error  // frees the lock
}

// errLocked is what the system says of a lock that another holds.
var errLocked = errors.New("the lock is held")

// The modes of all that is kept: for its owner alone, whatever the umask is.
const (
	folderMode fs.FileMode = 0o700
	fileMode   fs.FileMode = 0o600
)

type realDisk struct{}

func (realDisk) open(dir string) (folder, error) {
	switch is, err := os.Stat(dir); { // opening a pipe would wait
	case err != nil:
		return nil, err
	case !is.IsDir():
		return nil, &wrongKindError{dir, is.Mode(), "a folder"}
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	return realFolder{root}, nil
}

func (d realDisk) make(dir string) error {
	if _, err := os.Stat(dir); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	above := filepath.Dir(dir)
	if err := d.make(above); err != nil {
		return err
	}
	if err := os.Mkdir(dir, folderMode); err != nil {
		if errors.Is(err, fs.ErrExist) {
			return nil // another session was quicker
		}
		return err
	}
	if err := os.Chmod(dir, folderMode); err != nil && !cannot(err) {
		return err
	}
	f, err := d.open(above)
	if err != nil {
		return nil // it can be passed through but not read: not ours to sync
	}
	defer f.close()
	return f.sync()
}

type realFolder struct{ root *os.Root }

func (d realFolder) info() (fs.FileInfo, error)             { return d.root.Stat(".") }
func (d realFolder) lstat(name string) (fs.FileInfo, error) { return d.root.Lstat(name) }
func (d realFolder) mkdir(name string) error                { return d.root.Mkdir(name, folderMode) }
func (d realFolder) rename(from, to string) error           { return d.root.Rename(from, to) }
func (d realFolder) removeAll(name string) error            { return d.root.RemoveAll(name) }
func (d realFolder) close() error                           { return d.root.Close() }

func (d realFolder) list() ([]fs.DirEntry, error) {
	f, err := d.root.Open(".")
	if err != nil {
		return nil, err
	}
	defer f.Close()
	entries, err := f.ReadDir(-1)
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return entries, err
}

func (d realFolder) open(name string, flag int) (file, error) {
	f, err := d.root.OpenFile(name, flag|dontWait, fileMode)
	if err != nil {
		return nil, err
	}
	return realFile{f}, nil
}

func (d realFolder) folder(name string) (folder, error) {
	root, err := d.root.OpenRoot(name)
	if err != nil {
		return nil, err
	}
	return realFolder{root}, nil
}

func (d realFolder) chmod(mode fs.FileMode) error {
	f, err := d.root.Open(".")
	if err != nil {
		return err
	}
	defer f.Close()
	return chmod(f, mode)
}

func (d realFolder) sync() error {
	f, err := d.root.Open(".")
	if err != nil {
		return err
	}
	defer f.Close()
	if err := syncFolder(f); err != nil && !cannot(err) {
		return err
	}
	return nil
}

type realFile struct{ *os.File }

func (f realFile) stat() (fs.FileInfo, error)   { return f.Stat() }
func (f realFile) truncate(size int64) error    { return f.Truncate(size) }
func (f realFile) chmod(mode fs.FileMode) error { return chmod(f.File, mode) }
func (f realFile) sync() error                  { return f.Sync() }
func (f realFile) lock() error                  { return lock(f.File) }
func (f realFile) locked() error                { return locked(f.File) }
func (f realFile) close() error                 { return f.Close() }

// cannot tells whether a file system has no such thing: modes on a memory stick,
// the sync of a folder on some network drives.
func cannot(err error) bool {
	return errors.Is(err, errors.ErrUnsupported) || errors.Is(err, syscall.EINVAL)
}
