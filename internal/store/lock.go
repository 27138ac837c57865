package store

import (
	"errors"
	"io/fs"
	"os"
	"time"
)

// A lock may be held for a moment by somebody who only looks whether it is held;
// and the gate by somebody who makes a case, which takes a few syncs.
const (
	lockPause = 20 * time.Millisecond
	lockTries = 5
	gateTries = 500
)

// takeLock takes the lock of a folder, which frees itself when the process ends;
// the file that carries it means nothing. ErrInUse tells that another has it.
func takeLock(d folder, name string, tries int) (file, error) {
	f, err := openLock(d, name)
	if err != nil {
		return nil, err
	}
	err = narrowFile(f)
	if err == nil {
		err = f.lock()
	}
	for ; tries > 1 && errors.Is(err, errLocked); tries-- {
		time.Sleep(lockPause)
		err = f.lock()
	}
	if err == nil {
		err = isStillThere(d, name, f)
	}
	switch {
	case err == nil:
		return f, nil
	case errors.Is(err, errLocked):
		err = ErrInUse
	default:
		err = on(name, err)
	}
	f.close()
	return nil, err
}

// openLock opens the file that carries a lock, and makes it where it is missing.
func openLock(d folder, name string) (file, error) {
	for range 2 {
		f, err := openFile(d, name, os.O_RDWR)
		if !errors.Is(err, fs.ErrNotExist) {
			return f, err
		}
		f, err = d.open(name, os.O_RDWR|os.O_CREATE|os.O_EXCL)
		if errors.Is(err, fs.ErrExist) {
			continue // another session was quicker
		}
		if err != nil {
			return nil, on(name, err)
		}
		if err := setMode(f, fileMode); err != nil {
			f.close()
			return nil, on(name, err)
		}
		return f, nil
	}
	return nil, on(name, errors.New("it comes and goes"))
}

// isStillThere refuses a lock whose file was taken away while it was waited for:
// others would lock the next one of that name.
func isStillThere(d folder, name string, f file) error {
	opened, err := f.stat()
	if err != nil {
		return err
	}
	there, err := d.lstat(name)
	if err != nil {
		return err
	}
	if !os.SameFile(opened, there) {
		return errors.New("it was replaced while it was opened")
	}
	return nil
}

// isInUse looks whether somebody holds the lock of a folder. What cannot be looked
// at is not in use.
func isInUse(d folder, name string) bool {
	f, err := openFile(d, name, os.O_RDONLY)
	if err != nil {
		return false
	}
	defer f.close()
	return errors.Is(f.locked(), errLocked)
}
