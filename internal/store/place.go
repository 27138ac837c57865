package store

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"safeguard/internal/safetext"
)

// Place looks whether a data folder lies where others get a copy of it, or where
// locks and writes cannot be relied on: in a folder that is synchronised, or on
// another machine. It gives one line for a person, "" where nothing tells of it;
// it cannot find out all there is. The folder need not be there yet.
func Place(dir string) (warning string) {
	full, err := filepath.Abs(dir)
	if err != nil {
		full = dir
	}
	there := nearest(full)
	if straight, err := filepath.EvalSymlinks(there); err == nil {
		there = straight
	}
	for _, path := range []string{full, there} {
		if part := synced(path); part != "" {
			return fmt.Sprintf("the data folder lies in %q, which is copied to other machines: case records belong on this one alone", safetext.Line(part))
		}
	}
	if isUNC(dir) || isRemote(there) {
		return "the data folder lies on another machine: if the connection breaks off answers may be lost, and two sessions may not see each other"
	}
	return ""
}

// nearest gives the folder that is there already: it, or one above it.
func nearest(dir string) string {
	for {
		if _, err := os.Stat(dir); err == nil {
			return dir
		}
		above := filepath.Dir(dir)
		if above == dir {
			return dir
		}
		dir = above
	}
}

// Folders of services that synchronise, in lower case: whole names, and how names
// begin that go on with an organisation or an account.
var (
	syncedNames  = []string{"google drive", "googledrive", "my drive", "shared drives", "mobile documents", "icloud drive", "iclouddrive", "cloudstorage", "box", "box sync", "creative cloud files"}
	syncedBegins = []string{"onedrive", "dropbox", "nextcloud", "owncloud", "synologydrive", "pclouddrive", "sharepoint"}
)

// synced gives the part of a path that names a synchronised folder; "" for none.
func synced(path string) string {
	for _, part := range strings.FieldsFunc(path, func(r rune) bool { return r == '/' || r == '\\' }) {
		low := strings.ToLower(part)
		for _, name := range syncedNames {
			if low == name {
				return part
			}
		}
		for _, begin := range syncedBegins {
			if strings.HasPrefix(low, begin) {
				return part
			}
		}
	}
	return ""
}

// isUNC tells of a path such as \\server\share. \\?\C:\ and \\.\ are on this machine.
func isUNC(path string) bool {
	rest, ok := strings.CutPrefix(strings.ReplaceAll(path, "/", `\`), `\\`)
	if !ok {
		return false
	}
	if local, ok := strings.CutPrefix(rest, `?\`); ok {
		return strings.HasPrefix(strings.ToUpper(local), `UNC\`)
	}
	return !strings.HasPrefix(rest, `.\`)
}
