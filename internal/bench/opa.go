package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"time"
)

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
	speed, err := b.eachEngine()
	b.tables = append(b.tables, speed, agreed)
	return err
}

// eachEngine gives the same cases to the program that is handed out and to Open
// Policy Agent, on one processor.
func (b *bench) eachEngine() (table, error) {
	say("measuring each engine alone")
	n := b.times(2_000)
	random := fmt.Sprint(n)
	lines, err := exec.Command(b.program("agree"), "-cases", "-random", random).Output()
	if err != nil {
		return table{}, err
	}
	file := b.program("cases.jsonl")
	if err := os.WriteFile(file, lines, 0o600); err != nil {
		return table{}, err
	}
	ours, err := try(b.folder, "env", "GOMAXPROCS=1", b.program("safeguard"), "decide", "child-abuse-ict", "--answers", file, "--format", "json")
	if err != nil {
		return table{}, err
	}
	cmd := exec.Command(b.program("agree"), "-opa", "-random", random)
	cmd.Env = append(os.Environ(), "GOMAXPROCS=1")
	forgetPeak()
	out, err := cmd.Output()
	if err != nil {
		return table{}, fmt.Errorf("Open Policy Agent alone: %w", err)
	}
	var theirs struct{ NanosACase, PeakKilobyte int64 }
	if err := json.Unmarshal(out, &theirs); err != nil {
		return table{}, err
	}
	t := table{title: "`decide` and Open Policy Agent", head: []string{"engine", "a case", "cases a second", "peak memory"},
		note: fmt.Sprintf("The same %d random cases one after the other on one processor, from JSON to the path in JSON: with the program as it is handed out, its start and reading the chapter in the time; with Open Policy Agent as a Go library, the module prepared before. safeguard gives the whole path, with actions, dates and texts; the module gives what is named in its head.", n)}
	add := func(engine string, took time.Duration, peak int64) {
		t.add(engine, took.Round(time.Microsecond).String(), fmt.Sprintf("%.0f", float64(time.Second)/float64(took)), megabytes(peak))
	}
	add("`safeguard decide`, JSON Lines", ours.wall/time.Duration(n), ours.peak)
	add("Open Policy Agent", time.Duration(theirs.NanosACase), theirs.PeakKilobyte*1024)
	return t, nil
}

// version is the version of a module that this one is built with.
func version(module string) string {
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Version}}", module).Output()
	if err != nil {
		return "of an unknown version"
	}
	return strings.TrimSpace(string(out))
}
