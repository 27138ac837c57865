package cli

import (
	"os"
	"path/filepath"
)

// writeWhole replaces a file by one that holds data, readable by its owner
// alone: either the old or the new content is there, whatever happens.
func writeWhole(name string, data []byte) (err error) {
	f, err := os.CreateTemp(filepath.Dir(name), ".safeguard-*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = os.Remove(f.Name()) // the error in hand says more
		}
	}()
	if err = f.Chmod(0o600); err == nil { // whatever the umask is
		_, err = f.Write(data)
	}
	if err == nil {
		err = f.Sync()
	}
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return err
	}
	if err = os.Rename(f.Name(), name); err != nil {
		return err
	}
	syncFolder(filepath.Dir(name))
	return nil
}

// syncFolder asks for a new name to outlast a power cut. Not every system can
// do that for a folder; the file itself is safe either way.
func syncFolder(name string) {
	if folder, err := os.Open(name); err == nil {
		_ = folder.Sync()
		_ = folder.Close()
	}
}
