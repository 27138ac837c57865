package store

import (
	"path/filepath"

	"golang.org/x/sys/windows"
)

// isRemote tells whether a folder lies on a drive of another machine.
func isRemote(dir string) bool {
	root, err := windows.UTF16PtrFromString(filepath.VolumeName(dir) + `\`)
	return err == nil && windows.GetDriveType(root) == windows.DRIVE_REMOTE
}
