// Command dist makes what is handed out of safeguard: for every system a binary,
// an archive and a list of what is in it, and one SHA256SUMS over all. The same
// commit and the same Go make the same bytes, in any folder. What it made it
// reads back, and it fails where something is missing or different.
//
// It runs Go and, where the sources are a clone, git. It writes to dist alone.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"time"
)

func main() {
	root := flag.String("root", ".", "the folder of the sources")
	flag.Parse()
	if err := makeAll(*root); err != nil {
		fmt.Fprintln(os.Stderr, "dist:", err)
		os.Exit(1)
	}
}

// makeAll goes from the sources in root to a checked folder root/dist. SHA256SUMS
// is written last: without it the folder is not whole.
func makeAll(root string) error {
	began := time.Now()
	src, err := openSource(root)
	if err != nil {
		return err
	}
	say("safeguard %s, dated %s, with %s", src.version, src.date.Format(time.DateOnly), src.goVersion)
	out := filepath.Join(src.root, "dist")
	if err := freshFolder(out); err != nil {
		return err
	}
	if err := src.vet(); err != nil {
		return err
	}
	common, err := src.commonFiles()
	if err != nil {
		return err
	}
	made, err := src.makeTargets(out, common)
	if err != nil {
		return err
	}
	if err := writeSums(out); err != nil {
		return err
	}
	say("reading back")
	if err := src.readBack(out, made); err != nil {
		return err
	}
	say("done in %s; see %s", time.Since(began).Round(time.Second), filepath.Join("dist", sumsName))
	return nil
}

func freshFolder(name string) error {
	if err := os.RemoveAll(name); err != nil {
		return err
	}
	return os.MkdirAll(name, 0o755)
}

// say tells how far it is.
func say(format string, args ...any) { fmt.Printf("dist: "+format+"\n", args...) }
