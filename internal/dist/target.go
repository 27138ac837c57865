package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// A target is a system that is built for.
type target struct{ os, arch string }

func targets() []target {
	return []target{
		{"linux", "amd64"}, {"linux", "arm64"},
		{"windows", "amd64"}, {"windows", "arm64"},
		{"darwin", "amd64"}, {"darwin", "arm64"},
	}
}

func (t target) env() []string { return []string{"GOOS=" + t.os, "GOARCH=" + t.arch} }

// binary is the name of the program in an archive.
func (t target) binary() string {
	if t.os == "windows" {
		return "safeguard.exe"
	}
	return "safeguard"
}

// A made is what was made for a target; the names are of files in dist.
type made struct {
	target
	name                 string // without an ending: the folder inside the archive
	binary, archive, bom string
}

// vet looks the code over once for each system, as each has files of its own.
func (s *source) vet() error {
	for _, os := range []string{"linux", "windows", "darwin"} {
		say("go vet for %s", os)
		if _, err := s.runWith(target{os, "amd64"}.env(), "go", "vet", "./..."); err != nil {
			return err
		}
	}
	return nil
}

// makeTargets makes the files of each target, and the notices over all of them.
func (s *source) makeTargets(out string, common files) ([]made, error) {
	var all []made
	for _, t := range targets() {
		m, err := s.makeTarget(out, t, common)
		if err != nil {
			return nil, fmt.Errorf("%s/%s: %w", t.os, t.arch, err)
		}
		all = append(all, m)
	}
	return all, os.WriteFile(filepath.Join(out, "IT.md"), common["IT.md"].data, 0o644)
}

func (s *source) makeTarget(out string, t target, common files) (made, error) {
	name := fmt.Sprintf("safeguard-%s-%s-%s", s.version, t.os, t.arch)
	m := made{target: t, name: name, binary: name + strings.TrimPrefix(t.binary(), "safeguard"), bom: name + ".cdx.json"}
	say("building %s", m.binary)
	binary := filepath.Join(out, m.binary)
	if err := s.build(t, binary, "-s -w"); err != nil {
		return m, err
	}
	if err := s.opensNoConnection(t); err != nil {
		return m, err
	}
	linked, err := s.linkedInto(t, binary)
	if err != nil {
		return m, err
	}
	bom, err := s.bom(t, binary, linked)
	if err != nil {
		return m, err
	}
	data, err := os.ReadFile(binary)
	if err != nil {
		return m, err
	}
	content := common.with(files{
		t.binary():           {data: data, runs: true},
		"THIRD-PARTY.txt":    {data: notices(linked)},
		"safeguard.cdx.json": {data: bom},
	})
	if m.archive, err = s.archive(out, name, t, content); err != nil {
		return m, err
	}
	return m, os.WriteFile(filepath.Join(out, m.bom), bom, 0o644)
}

// build builds the program for a target into a file.
func (s *source) build(t target, file, ldflags string) error {
	_, err := s.runWith(t.env(), "go", "build", "-trimpath", fmt.Sprintf("-buildvcs=%v", s.stamped),
		"-ldflags", ldflags, "-o", file, "./cmd/safeguard")
	return err
}

// connects are the functions a Go program needs to reach a network: one to open
// a connection or to look up a name, whoever calls it.
var connects = regexp.MustCompile(`^(net\.(Dial|Listen|Lookup|\(\*(Dialer|Resolver|ListenConfig|netFD|TCPConn|UDPConn)\))|net\.(internetS|s)ocket|net/http|crypto/tls|syscall\.(connect|bind|listen|Connect|Bind|Listen|RawSyscall.*socket)\b)`)

// opensNoConnection fails where a function that reaches a network is linked in.
// Stripped binaries have no names in them, so another is linked for this.
func (s *source) opensNoConnection(t target) error {
	folder, err := os.MkdirTemp("", "safeguard-dist-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	named := filepath.Join(folder, "named")
	if err := s.build(t, named, ""); err != nil {
		return err
	}
	symbols, err := s.run("go", "tool", "nm", named)
	if err != nil {
		return err
	}
	for _, line := range strings.Split(symbols, "\n") {
		fields := strings.Fields(line)
		if len(fields) > 0 && connects.MatchString(fields[len(fields)-1]) {
			return fmt.Errorf("the binary can reach a network: %s is linked in", fields[len(fields)-1])
		}
	}
	return nil
}
