package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"time"
)

// A measured is what "agree -side" prints.
type measured struct {
	Side         string
	Cases        int
	NanosACase   int64
	BytesACase   uint64
	PeakKilobyte int64
}

// againstOPA compares each case with Open Policy Agent, which must agree, and then
// measures each side alone.
func (b *bench) againstOPA() error {
	say("comparing with Open Policy Agent")
	args := []string{}
	if b.quick {
		args = []string{"-random", "200", "-faulty", "200", "-each", "1"}
	}
	cmd := exec.Command(b.program("agree"), args...)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return fmt.Errorf("safeguard and Open Policy Agent: %w\n%s", err, out)
	}
	agreed := table{title: "safeguard and Open Policy Agent agree", head: []string{"tried", "cases", "decided alike", "refused alike", "refused by the module alone", "differences"},
		note: "The bundled chapter as `safeguard export --format rego` writes it, on OPA " + version("github.com/open-policy-agent/opa") + ". What the module alone refuses is a text or note that is no string."}
	for line := range strings.Lines(string(out)) {
		var what string
		var n [5]int
		at := strings.Index(line, " cases: ")
		if at < 0 {
			continue
		}
		before := strings.Fields(line[:at])
		what = strings.Join(before[:len(before)-1], " ")
		if _, err := fmt.Sscan(before[len(before)-1], &n[0]); err != nil {
			return err
		}
		if _, err := fmt.Sscanf(line[at:], " cases: %d decided alike, %d refused alike, %d refused by the module alone, %d differences", &n[1], &n[2], &n[3], &n[4]); err != nil {
			return err
		}
		agreed.add(what, fmt.Sprint(n[0]), fmt.Sprint(n[1]), fmt.Sprint(n[2]), fmt.Sprint(n[3]), fmt.Sprint(n[4]))
	}
	speed := table{title: "`decide` and Open Policy Agent", head: []string{"engine", "a case", "cases a second", "allocated a case", "peak memory"},
		note: "The same random cases one after the other on one processor, from JSON to the path in JSON. safeguard gives the whole path, with actions, dates and texts; the module gives what is named in its head."}
	for _, side := range []string{"safeguard", "opa"} {
		m, err := b.side(side)
		if err != nil {
			return err
		}
		took := time.Duration(m.NanosACase)
		speed.add(side, took.Round(time.Microsecond).String(), fmt.Sprintf("%.0f", float64(time.Second)/float64(took)), fmt.Sprintf("%d kB", m.BytesACase/1000), megabytes(m.PeakKilobyte*1024))
	}
	b.tables = append(b.tables, speed, agreed)
	return nil
}

func (b *bench) side(side string) (measured, error) {
	say("measuring %s alone", side)
	cmd := exec.Command(b.program("agree"), "-side", side, "-random", fmt.Sprint(b.times(2_000)))
	cmd.Env = append(os.Environ(), "GOMAXPROCS=1")
	out, err := cmd.Output()
	if err != nil {
		return measured{}, fmt.Errorf("%s alone: %w", side, err)
	}
	var m measured
	err = json.NewDecoder(bytes.NewReader(out)).Decode(&m)
	return m, err
}

// version is the version of a module that this one is built with.
func version(module string) string {
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Version}}", module).Output()
	if err != nil {
		return "of an unknown version"
	}
	return strings.TrimSpace(string(out))
}
