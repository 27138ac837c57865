package store

import (
	"errors"
	"io/fs"
	"os"

	"golang.org/x/sys/windows"
)

// dontWait is for systems on which a pipe can stand among files.
const dontWait = 0

// lock takes the lock of an opened file. The system frees it when the file is
// closed or the process ends, however it ends.
func lock(f *os.File) error {
	return lockFileEx(f, windows.LOCKFILE_EXCLUSIVE_LOCK)
}

// locked looks whether another holds the lock: for that moment it holds a share
// of it itself.
func locked(f *os.File) error {
	if err := lockFileEx(f, 0); err != nil {
		return err
	}
	return windows.UnlockFileEx(windows.Handle(f.Fd()), 0, 1, 0, new(windows.Overlapped))
}

func lockFileEx(f *os.File, how uint32) error {
	err := windows.LockFileEx(windows.Handle(f.Fd()), how|windows.LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0, new(windows.Overlapped))
	if errors.Is(err, windows.ERROR_LOCK_VIOLATION) || errors.Is(err, windows.ERROR_IO_PENDING) {
		return errLocked
	}
	return err
}

// chmod does nothing: modes say nothing here. What guards the data folder is that
// it lies in the person's own profile.
func chmod(*os.File, fs.FileMode) error { return nil }

// syncFolder does nothing: a folder cannot be synced here.
func syncFolder(*os.File) error { return nil }
