package store

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

// openFolder opens a folder in another: never through a link. What is opened is
// what was looked at, since a link could be put there in between.
func openFolder(d folder, name string) (folder, error) {
	before, err := d.lstat(name)
	if err != nil {
		return nil, on(name, err)
	}
	if !before.IsDir() {
		return nil, &wrongKindError{name, before.Mode(), "a folder"}
	}
	inner, err := d.folder(name)
	if err != nil {
		return nil, on(name, err)
	}
	after, err := inner.info()
	if err == nil && !os.SameFile(before, after) {
		err = errors.New("it was replaced while it was opened")
	}
	if err != nil {
		inner.close()
		return nil, on(name, err)
	}
	return inner, nil
}

// openFile opens a file that is there: never a link, a pipe, a device or a folder,
// and without waiting for one.
func openFile(d folder, name string, flag int) (file, error) {
	before, err := d.lstat(name)
	if err != nil {
		return nil, on(name, err)
	}
	if !before.Mode().IsRegular() {
		return nil, &wrongKindError{name, before.Mode(), "a file"}
	}
	f, err := d.open(name, flag)
	if err != nil {
		return nil, on(name, err)
	}
	after, err := f.stat()
	if err == nil && (!after.Mode().IsRegular() || !os.SameFile(before, after)) {
		err = errors.New("it was replaced while it was opened")
	}
	if err != nil {
		f.close()
		return nil, on(name, err)
	}
	return f, nil
}

var errTooLarge = errors.New("too large")

// readFile reads a file of at most so many bytes.
func readFile(d folder, name string, most int64) ([]byte, error) {
	f, err := openFile(d, name, os.O_RDONLY)
	if err != nil {
		return nil, err
	}
	defer f.close()
	data, err := io.ReadAll(io.LimitReader(f, most+1))
	if err == nil && int64(len(data)) > most {
		err = fmt.Errorf("%w: it has more than %d bytes", errTooLarge, most)
	}
	if err != nil {
		return nil, on(name, err)
	}
	return data, nil
}

// writeNew writes a file that is not there yet, and brings it to the disk. What is
// there already, were it a link, is left alone and gives an error.
func writeNew(d folder, name string, data []byte) error {
	f, err := d.open(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL)
	if err != nil {
		return on(name, err)
	}
	err = setMode(f, fileMode)
	if err == nil {
		err = writeAll(f, data)
	}
	if err == nil {
		err = f.sync()
	}
	return on(name, errors.Join(err, f.close()))
}

// putFile writes a file whole or not at all, in the place of what was there.
func putFile(d folder, name string, data []byte) error {
	half := newPrefix + name
	if err := d.removeAll(half); err != nil {
		return on(half, err)
	}
	if err := writeNew(d, half, data); err != nil {
		return err
	}
	if err := d.rename(half, name); err != nil {
		return on(name, err)
	}
	return on(name, d.sync())
}

func writeAll(f io.Writer, data []byte) error {
	n, err := f.Write(data)
	if err == nil && n < len(data) {
		err = io.ErrShortWrite
	}
	return err
}

// setMode sets the mode of something newly made, which the umask may have cut.
// A file system without modes is no reason to stop.
func setMode(f interface{ chmod(fs.FileMode) error }, mode fs.FileMode) error {
	if err := f.chmod(mode); err != nil && !cannot(err) && !errors.Is(err, fs.ErrPermission) {
		return err
	}
	return nil
}

// narrow takes from others what they may do with something that was there.
func narrow(f interface{ chmod(fs.FileMode) error }, is, mode fs.FileMode) error {
	if is.Perm()&^mode == 0 {
		return nil
	}
	return setMode(f, is.Perm()&mode)
}

func narrowFolder(d folder) error {
	is, err := d.info()
	if err != nil {
		return err
	}
	return narrow(d, is.Mode(), folderMode)
}

func narrowFile(f file) error {
	is, err := f.stat()
	if err != nil {
		return err
	}
	return narrow(f, is.Mode(), fileMode)
}
