package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"safeguard/internal/cli"
)

const sumsName = "SHA256SUMS"

// writeSums writes the digest of every file of a folder, sorted by name, in the
// form that sha256sum -c and shasum -c read.
func writeSums(out string) error {
	entries, err := os.ReadDir(out)
	if err != nil {
		return err
	}
	var b strings.Builder
	for _, e := range entries {
		data, err := os.ReadFile(filepath.Join(out, e.Name()))
		if err != nil {
			return err
		}
		fmt.Fprintf(&b, "%x  %s\n", sha256.Sum256(data), e.Name())
	}
	return os.WriteFile(filepath.Join(out, sumsName), []byte(b.String()), 0o644)
}

// readBack reads what was made from the disk again and fails where a file is not
// as its digest says, an archive lacks something, or the program for this machine
// does not run.
func (s *source) readBack(out string, all []made) error {
	sums, err := readSums(out)
	if err != nil {
		return err
	}
	for _, m := range all {
		content, err := readArchive(filepath.Join(out, m.archive), m.name+"/")
		if err != nil {
			return fmt.Errorf("%s: %w", m.archive, err)
		}
		if err := lacksNothing(content, m, sums); err != nil {
			return fmt.Errorf("%s: %w", m.archive, err)
		}
		if m.os == runtime.GOOS && m.arch == runtime.GOARCH {
			if err := s.tryOut(content, m); err != nil {
				return fmt.Errorf("%s: %w", m.archive, err)
			}
		}
	}
	return nil
}

// readSums reads the digests, by name, and checks every file against its own.
func readSums(out string) (map[string]string, error) {
	data, err := os.ReadFile(filepath.Join(out, sumsName))
	if err != nil {
		return nil, err
	}
	sums := map[string]string{}
	for line := range strings.Lines(string(data)) {
		sum, name, _ := strings.Cut(strings.TrimSpace(line), "  ")
		content, err := os.ReadFile(filepath.Join(out, name))
		if err != nil {
			return nil, err
		}
		if got := digest(content); got != sum {
			return nil, fmt.Errorf("%s has the digest %s; %s was wanted", name, got, sum)
		}
		sums[name] = sum
	}
	return sums, nil
}

func digest(data []byte) string { return fmt.Sprintf("%x", sha256.Sum256(data)) }

// lacksNothing fails where an archive lacks something: the same program and list as beside it, a
// manual page for each command, completions, and what there is to read.
func lacksNothing(content files, m made, sums map[string]string) error {
	for name, beside := range map[string]string{m.target.binary(): m.binary, "safeguard.cdx.json": m.bom, "IT.md": "IT.md"} {
		if got, want := digest(content[name].data), sums[beside]; got != want {
			return fmt.Errorf("%s has the digest %s; %s of %s was wanted", name, got, want, beside)
		}
	}
	wanted := append(manualPages(cli.Command(cli.System{})),
		"README.md", "CHANGELOG.md", "THIRD-PARTY.txt", "procedures/child-abuse-ict/procedure.yaml",
		"completions/safeguard.bash", "completions/_safeguard", "completions/safeguard.fish", "completions/safeguard.ps1",
		"pages/child-abuse-ict.txt", "pages/child-abuse-ict.html")
	for _, name := range wanted {
		if len(content[name].data) == 0 {
			return fmt.Errorf("%s is not there, or empty", name)
		}
	}
	return nil
}

func manualPages(cmd *cobra.Command) []string {
	if !hasPage(cmd) {
		return nil
	}
	pages := []string{"man/man1/" + strings.ReplaceAll(cmd.CommandPath(), " ", "-") + ".1"}
	for _, sub := range cmd.Commands() {
		pages = append(pages, manualPages(sub)...)
	}
	return pages
}

// tryOut unpacks an archive and runs the program in it, on the files in it.
func (s *source) tryOut(content files, m made) error {
	folder, err := os.MkdirTemp("", "safeguard-dist-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	for _, name := range content.names() {
		full := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(full, content[name].data, content[name].mode()); err != nil {
			return err
		}
	}
	program := filepath.Join(folder, m.target.binary())
	version, err := s.run(program, "version")
	if err != nil {
		return err
	}
	say("%s", strings.ReplaceAll(version, "\n", "; "))
	for _, args := range [][]string{{"validate", filepath.Join(folder, "procedures")}, {"test", filepath.Join(folder, "procedures")}} {
		if _, err := s.run(program, args...); err != nil {
			return err
		}
	}
	return nil
}

// readArchive gives the files of an archive, all of them below one folder.
func readArchive(name, folder string) (files, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	content := files{}
	add := func(path string, runs bool, r io.Reader) error {
		below, ok := strings.CutPrefix(path, folder)
		if !ok || slices.Contains(strings.Split(below, "/"), "..") {
			return fmt.Errorf("%q lies outside of %s", path, folder)
		}
		text, err := io.ReadAll(r)
		content[below] = file{text, runs}
		return err
	}
	if strings.HasSuffix(name, ".zip") {
		return content, eachInZip(data, add)
	}
	return content, eachInTar(data, add)
}

func eachInTar(data []byte, add func(string, bool, io.Reader) error) error {
	unpacked, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return err
	}
	for r := tar.NewReader(unpacked); ; {
		h, err := r.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err == nil {
			err = add(h.Name, h.Mode&0o100 != 0, r)
		}
		if err != nil {
			return err
		}
	}
}

func eachInZip(data []byte, add func(string, bool, io.Reader) error) error {
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return err
	}
	for _, entry := range r.File {
		f, err := entry.Open()
		if err == nil {
			err = add(entry.Name, entry.Mode()&0o100 != 0, f)
			_ = f.Close()
		}
		if err != nil {
			return err
		}
	}
	return nil
}
