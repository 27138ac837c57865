package store

import "syscall"

// mntLocal is MNT_LOCAL of sys/mount.h: the file system is on this machine.
const mntLocal = 0x1000

// isRemote tells whether a folder lies on another machine.
func isRemote(dir string) bool {
	var fs syscall.Statfs_t
	return syscall.Statfs(dir, &fs) == nil && fs.Flags&mntLocal == 0
}
