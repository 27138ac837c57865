package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"time"
)

const copies = 1_000

// validateFiles checks the same files with what there is for YAML.
func (b *bench) validateFiles() error {
	say("checking %d files", copies)
	files := b.program("files")
	if err := makeCopies(files); err != nil {
		return err
	}
	schema, err := exec.Command(b.program("safeguard"), "schema", "procedure").Output()
	if err != nil {
		return err
	}
	if err := os.WriteFile(b.program("schema.json"), schema, 0o600); err != nil {
		return err
	}
	t := table{
		title: "`validate` and what there is for YAML", head: []string{"program", "checks", "wall", "processor", "peak memory"},
		note: fmt.Sprintf("%d copies of the bundled chapter of about 70 kB each, all in one process, the best of three runs in turn. Dates are put in quotes, because ajv-cli reads plain ones as something else than text.", copies),
	}
	lines := []struct {
		name, checks string
		line         []string
	}{
		{"`safeguard validate`", "YAML, ids, conditions, all rules, and the proof over every combination of answers", []string{b.program("safeguard"), "validate", files}},
	}
	why := b.fetch()
	npm := filepath.Join(b.folder, "node_modules", ".bin")
	if why == "" {
		lines = append(lines, []struct {
			name, checks string
			line         []string
		}{
			{"ajv-cli 5.0.0", "the JSON Schema alone", []string{filepath.Join(npm, "ajv"), "validate", "--spec=draft2020", "--strict=false", "-s", b.program("schema.json"), "-d", filepath.Join(files, "*.yaml")}},
			{"yaml-lint 1.7.0", "that it is YAML", []string{filepath.Join(npm, "yamllint"), filepath.Join(files, "*.yaml")}},
		}...)
	} else {
		t.note += " ajv-cli and yaml-lint are left out: " + why + "."
	}
	runs := make([]samples, len(lines))
	for range b.times(3) {
		for i, l := range lines {
			one, err := try(b.folder, l.line...)
			if err != nil {
				return err
			}
			runs[i] = append(runs[i], one)
		}
	}
	for i, l := range lines {
		best := runs[i].sorted(func(s sample) time.Duration { return s.wall })[0]
		t.add(l.name, l.checks, seconds(best), seconds(runs[i].cpu()), megabytes(runs[i].peak()))
	}
	b.tables = append(b.tables, t)
	return nil
}

var (
	idLine   = regexp.MustCompile(`(?m)^id: .*$`)
	dateLine = regexp.MustCompile(`(as-at|review-by): ([0-9-]+)`)
)

func makeCopies(folder string) error {
	text, err := os.ReadFile("../../procedures/child-abuse-ict/procedure.yaml")
	if err != nil {
		return err
	}
	if err := os.Mkdir(folder, 0o700); err != nil {
		return err
	}
	text = dateLine.ReplaceAll(text, []byte(`$1: "$2"`))
	for i := range copies {
		id := fmt.Sprintf("copy-%d", i+1)
		name := filepath.Join(folder, id+".yaml")
		if err := os.WriteFile(name, idLine.ReplaceAll(text, []byte("id: "+id)), 0o600); err != nil {
			return err
		}
	}
	return nil
}

// fetch fetches the two from npm; it gives why they could not be had, or "".
func (b *bench) fetch() string {
	if _, err := exec.LookPath("npm"); err != nil {
		return "npm is not here"
	}
	cmd := exec.Command("npm", "install", "--silent", "--no-fund", "--no-audit", "ajv-cli@5.0.0", "yaml-lint@1.7.0")
	cmd.Dir = b.folder
	if cmd.Run() != nil {
		return "npm could not fetch them"
	}
	return ""
}
