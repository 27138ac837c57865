package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestWhatReachesANetworkIsToldFromWhatDoesNot(t *testing.T) {
	for symbol, want := range map[string]bool{
		"net.Dial": true, "net.(*Dialer).DialContext": true, "net.Listen": true, "net.LookupHost": true, "net.(*Resolver).lookupIP": true,
		"net.socket": true, "net/http.Get": true, "crypto/tls.Dial": true, "syscall.connect": true, "syscall.bind": true,
		"net.ParseCIDR": false, "net.(*IP).String": false, "net.IP.To4": false, "net.lookupOrderName": false, "net/url.Parse": false,
		"internal/poll.(*FD).Accept": false, "main.connect": false,
	} {
		if got := connects.MatchString(symbol); got != want {
			t.Errorf("%s: reaches a network %v, want %v", symbol, got, want)
		}
	}
}

func TestAnArchiveHoldsWhatWasPutInAndIsTheSameEachTime(t *testing.T) {
	s := &source{date: time.Unix(1_700_000_000, 0).UTC()}
	content := files{"b/c.txt": {data: []byte("text")}, "a": {data: []byte("program"), runs: true}}
	for _, system := range []string{"linux", "windows"} {
		var written [][]byte
		for range 2 {
			dir := t.TempDir()
			name, err := s.archive(dir, "x", target{os: system}, content)
			if err != nil {
				t.Fatal(err)
			}
			got, err := readArchive(filepath.Join(dir, name), "x/")
			if err != nil {
				t.Fatal(err)
			}
			if len(got) != 2 || string(got["b/c.txt"].data) != "text" || got["b/c.txt"].runs || string(got["a"].data) != "program" || !got["a"].runs {
				t.Errorf("%s holds %v", name, got)
			}
			data, err := os.ReadFile(filepath.Join(dir, name))
			if err != nil {
				t.Fatal(err)
			}
			written = append(written, data)
		}
		if !bytes.Equal(written[0], written[1]) {
			t.Errorf("%s: two archives of the same files differ", system)
		}
	}
}

func TestAFileThatIsNotAsItsDigestSaysIsFound(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "a")
	if err := os.WriteFile(name, []byte("as built"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := writeSums(dir); err != nil {
		t.Fatal(err)
	}
	if _, err := readSums(dir); err != nil {
		t.Errorf("unchanged: %v", err)
	}
	if err := os.WriteFile(name, []byte("changed"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := readSums(dir); err == nil || !strings.Contains(err.Error(), "a has the digest") {
		t.Errorf("changed: got %v, want the name of the file", err)
	}
}

func TestAnArchiveThatLacksAManualPageIsNotHandedOut(t *testing.T) {
	empty := digest(nil)
	m := made{target: target{os: "linux"}, binary: "b", bom: "l"}
	err := lacksNothing(files{}, m, map[string]string{"b": empty, "l": empty, "IT.md": empty})
	if err == nil || !strings.Contains(err.Error(), "man/man1/safeguard.1 is not there") {
		t.Errorf("got %v, want the page that is not there", err)
	}
}

func TestALicenceIsKnownByItsWords(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("testdata", "licence.txt"))
	if err != nil {
		t.Fatal(err)
	}
	if got := licenceIDs(text); len(got) != 1 || got[0] != "MIT" {
		t.Errorf("got %v, want MIT", got)
	}
	if got := licenceIDs([]byte("All rights reserved.")); len(got) != 0 {
		t.Errorf("got %v of words that grant nothing", got)
	}
}
