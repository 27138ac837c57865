package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"time"
)

// A table is one part of what was found out.
type table struct {
	title, note string
	head        []string
	rows        [][]string
}

func (t *table) add(cells ...string) { t.rows = append(t.rows, cells) }

func (t *table) String() string {
	var b strings.Builder
	line := func(cells []string) { fmt.Fprintf(&b, "| %s |\n", strings.Join(cells, " | ")) }
	fmt.Fprintf(&b, "### %s\n\n%s\n\n", t.title, t.note)
	line(t.head)
	line(strings.Split(strings.Repeat("---,", len(t.head)-1)+"---", ","))
	for _, row := range t.rows {
		line(row)
	}
	return b.String()
}

const (
	begins = "<!-- measured: begins -->\n"
	ends   = "<!-- measured: ends -->\n"
)

// report prints the tables, and writes them between the marks in README.md.
func (b *bench) report() error {
	var text strings.Builder
	fmt.Fprintf(&text, "Measured on %s, %s, %d processors, %s.\n", time.Now().Format(time.DateOnly), machine(), runtime.NumCPU(), runtime.Version())
	for _, t := range b.tables {
		text.WriteString("\n" + t.String())
	}
	fmt.Print(text.String())
	if b.quick {
		return nil
	}
	const name = "README.md"
	page, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	from, to := bytes.Index(page, []byte(begins)), bytes.Index(page, []byte(ends))
	if from < 0 || to < from {
		return fmt.Errorf("%s has no marks to write between: %q and %q", name, begins, ends)
	}
	page = append(append(append([]byte{}, page[:from+len(begins)]...), "\n"+text.String()+"\n"...), page[to:]...)
	return os.WriteFile(name, page, 0o644)
}

// machine is what the processor calls itself.
func machine() string {
	info, err := os.ReadFile("/proc/cpuinfo")
	if err == nil {
		for line := range strings.Lines(string(info)) {
			if name, ok := strings.CutPrefix(line, "model name"); ok {
				return strings.TrimSpace(strings.TrimLeft(name, "\t :"))
			}
		}
	}
	out, err := exec.Command("uname", "-m").Output()
	if err != nil {
		return runtime.GOARCH
	}
	return strings.TrimSpace(string(out))
}
