//go:build unix

package store

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
)

// dontWait keeps the opening of a pipe or a device from waiting for somebody at
// its other end.
const dontWait = syscall.O_NONBLOCK

// lock takes the lock of an opened file. The kernel frees it when the file is
// closed or the process ends, however it ends.
func lock(f *os.File) error { return flock(f, syscall.LOCK_EX) }

// locked looks whether another holds the lock: for that moment it holds a share
// of it itself.
func locked(f *os.File) error {
	if err := flock(f, syscall.LOCK_SH); err != nil {
		return err
	}
	return flock(f, syscall.LOCK_UN)
}

func flock(f *os.File, how int) error {
	conn, err := f.SyscallConn()
	if err != nil {
		return err
	}
	var failed error
	if err := conn.Control(func(fd uintptr) {
		for failed = syscall.EINTR; failed == syscall.EINTR; {
			failed = syscall.Flock(int(fd), how|syscall.LOCK_NB)
		}
	}); err != nil {
		return err
	}
	if errors.Is(failed, syscall.EWOULDBLOCK) {
		return errLocked
	}
	return failed
}

func chmod(f *os.File, mode fs.FileMode) error { return f.Chmod(mode) }

func syncFolder(f *os.File) error { return f.Sync() }
