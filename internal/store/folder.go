package store

import (
	"errors"
	"regexp"
	"strings"
)

// Folder gives where the data folder of a person is on a system (as runtime.GOOS
// names it): safeguard below $XDG_DATA_HOME, or ~/.local/share; below %LocalAppData%
// on windows; below ~/Library/Application Support on darwin. A setting that is not
// an absolute path is as good as none.
func Folder(goos string, getenv func(string) string) (string, error) {
	switch goos {
	case "windows":
		if dir := getenv("LocalAppData"); isWindowsPath.MatchString(dir) {
			return strings.TrimRight(dir, `\/`) + `\safeguard`, nil
		}
		return "", errors.New("there is no place for case records: LocalAppData is not set to an absolute path")
	case "darwin":
		if home := getenv("HOME"); strings.HasPrefix(home, "/") {
			return below(home, "Library/Application Support/safeguard"), nil
		}
		return "", errors.New("there is no place for case records: HOME is not set to an absolute path")
	}
	if dir := getenv("XDG_DATA_HOME"); strings.HasPrefix(dir, "/") {
		return below(dir, "safeguard"), nil
	}
	if home := getenv("HOME"); strings.HasPrefix(home, "/") {
		return below(home, ".local/share/safeguard"), nil
	}
	return "", errors.New("there is no place for case records: neither XDG_DATA_HOME nor HOME is set to an absolute path")
}

var isWindowsPath = regexp.MustCompile(`^([A-Za-z]:[\\/]|\\\\)`)

func below(dir, path string) string { return strings.TrimRight(dir, "/") + "/" + path }
