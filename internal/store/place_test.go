package store

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestTheDataFolderOfEachSystem(t *testing.T) {
	for _, c := range []struct {
		goos string
		env  map[string]string
		want string
	}{
		{"linux", map[string]string{"HOME": "/home/a"}, "/home/a/.local/share/safeguard"},
		{"linux", map[string]string{"HOME": "/home/a", "XDG_DATA_HOME": "/data/"}, "/data/safeguard"},
		{"linux", map[string]string{"HOME": "/home/a", "XDG_DATA_HOME": "data"}, "/home/a/.local/share/safeguard"},
		{"linux", map[string]string{"HOME": "/"}, "/.local/share/safeguard"},
		{"linux", map[string]string{"HOME": "home"}, ""},
		{"linux", nil, ""},
		{"freebsd", map[string]string{"HOME": "/home/a"}, "/home/a/.local/share/safeguard"},
		{"darwin", map[string]string{"HOME": "/Users/a", "XDG_DATA_HOME": "/data"}, "/Users/a/Library/Application Support/safeguard"},
		{"darwin", nil, ""},
		{"windows", map[string]string{"LocalAppData": `C:\Users\a\AppData\Local`, "HOME": "/home/a"}, `C:\Users\a\AppData\Local\safeguard`},
		{"windows", map[string]string{"LocalAppData": `\\server\a\`}, `\\server\a\safeguard`},
		{"windows", map[string]string{"LocalAppData": `Local`}, ""},
		{"windows", nil, ""},
	} {
		got, err := Folder(c.goos, func(key string) string { return c.env[key] })
		oneLine(t, err)
		if got != c.want || (err != nil) != (c.want == "") {
			t.Errorf("%s with %v: got %q, %v, want %q", c.goos, c.env, got, err, c.want)
		}
	}
}

func TestFoldersThatAreSynchronisedAreKnown(t *testing.T) {
	for path, want := range map[string]string{
		`C:\Users\a\OneDrive - A Council\safeguard`:                       "OneDrive - A Council",
		`C:\Users\a\OneDrive\safeguard`:                                   "OneDrive",
		"/home/a/Dropbox (Personal)/safeguard":                            "Dropbox (Personal)",
		"/home/a/dropbox/safeguard":                                       "dropbox",
		`G:\My Drive\safeguard`:                                           "My Drive",
		"/home/a/Google Drive/x":                                          "Google Drive",
		"/Users/a/Library/Mobile Documents/com~apple~CloudDocs/safeguard": "Mobile Documents",
		"/Users/a/Library/CloudStorage/Box-Box/safeguard":                 "CloudStorage",
		"/home/a/Nextcloud/safeguard":                                     "Nextcloud",
		"/home/a/Box/safeguard":                                           "Box",
		"/home/a/.local/share/safeguard":                                  "",
		"/home/a/boxes/my documents/safeguard":                            "",
		`C:\Users\a\AppData\Local\safeguard`:                              "",
		"/home/a/mydropboxes":                                             "",
	} {
		if got := synced(path); got != want {
			t.Errorf("%s: got %q, want %q", path, got, want)
		}
	}
}

func TestPathsOfOtherMachinesAreKnown(t *testing.T) {
	for path, want := range map[string]bool{
		`\\server\share\a`: true, `//server/share/a`: true, `\\?\UNC\server\share`: true,
		`\\?\C:\Users\a`: false, `\\.\C:\a`: false, `C:\Users\a`: false, "/home/a": false,
	} {
		if got := isUNC(path); got != want {
			t.Errorf("%s: got %v, want %v", path, got, want)
		}
	}
}

func TestAPlaceIsWarnedOfInOneLine(t *testing.T) {
	dir := t.TempDir()
	if got := Place(filepath.Join(dir, "new", "data")); got != "" {
		t.Errorf("got %q of a folder on this machine", got)
	}
	cloud := filepath.Join(dir, "OneDrive \x1b[31m")
	if err := os.Mkdir(cloud, 0o700); err != nil {
		t.Skip(err)
	}
	link := filepath.Join(dir, "link")
	if err := os.Symlink(cloud, link); err != nil {
		t.Skip(err)
	}
	for _, dir := range []string{filepath.Join(cloud, "data"), filepath.Join(link, "data")} {
		if got := Place(dir); !strings.Contains(got, "OneDrive") || strings.ContainsAny(got, "\n\x1b") {
			t.Errorf("got %q", got)
		}
	}
	if got := Place(`\\server\share`); !strings.Contains(got, "another machine") {
		t.Errorf("got %q", got)
	}
}
