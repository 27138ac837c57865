package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// A source is what is built, and with what.
type source struct {
	root      string    // absolute
	version   string    // for names of files: a tag, or 12 digits of a commit; "dev" where neither is known
	date      time.Time // the only time in what is made, in UTC
	stamped   bool      // Go can write the commit into the binary
	goVersion string    // as in go1.26.8
	goRoot    string
}

func openSource(root string) (*source, error) {
	full, err := filepath.Abs(root)
	if err != nil {
		return nil, err
	}
	s := &source{root: full, version: "dev"}
	env, err := s.run("go", "env", "GOVERSION", "GOROOT")
	if err != nil {
		return nil, err
	}
	s.goVersion, s.goRoot, _ = strings.Cut(env, "\n")
	if s.stamped = s.isClone(); s.stamped {
		if s.version, err = s.run("git", "describe", "--tags", "--always", "--abbrev=12", "--dirty"); err != nil {
			return nil, err
		}
	} else {
		say("no git clone here: the binaries will not name their commit")
	}
	s.date, err = s.dateOfSources()
	return s, err
}

// isClone tells whether root is the top of a git clone; a folder somewhere inside
// another project's clone is not.
func (s *source) isClone() bool {
	prefix, err := s.run("git", "rev-parse", "--show-prefix")
	return err == nil && prefix == ""
}

// dateOfSources is SOURCE_DATE_EPOCH where that is set, the time of the commit in
// a clone, and else when go.mod was last written: in an archive that git made,
// that is the time of the commit again.
func (s *source) dateOfSources() (time.Time, error) {
	seconds := os.Getenv("SOURCE_DATE_EPOCH")
	if seconds == "" && s.stamped {
		var err error
		if seconds, err = s.run("git", "log", "-1", "--format=%ct"); err != nil {
			return time.Time{}, err
		}
	}
	if seconds == "" {
		info, err := os.Stat(filepath.Join(s.root, "go.mod"))
		if err != nil {
			return time.Time{}, err
		}
		return info.ModTime().UTC().Truncate(time.Second), nil
	}
	n, err := strconv.ParseInt(seconds, 10, 64)
	if err != nil {
		return time.Time{}, fmt.Errorf("SOURCE_DATE_EPOCH is %q; a number of seconds was wanted", seconds)
	}
	return time.Unix(n, 0).UTC(), nil
}

// run runs a program in root and gives what it printed, without the last line
// end. What the person's own Go settings say of how to build does not count.
func (s *source) run(name string, args ...string) (string, error) {
	return s.runWith(nil, name, args...)
}

func (s *source) runWith(env []string, name string, args ...string) (string, error) {
	cmd := exec.Command(name, args...)
	cmd.Dir = s.root
	cmd.Env = append(append(os.Environ(), fixedSettings()...), env...)
	out, err := cmd.Output()
	if err != nil {
		var exit *exec.ExitError
		if errors.As(err, &exit) {
			return "", fmt.Errorf("%s %s: %w\n%s", name, strings.Join(args, " "), err, exit.Stderr)
		}
		return "", fmt.Errorf("%s: %w", name, err)
	}
	return strings.TrimSuffix(string(out), "\n"), nil
}

// fixedSettings are the settings of Go that change a binary, each set, so that
// neither the environment nor "go env -w" has a say.
func fixedSettings() []string {
	return []string{
		"CGO_ENABLED=0", "GOFLAGS=", "GOWORK=off", "GOEXPERIMENT=", "GODEBUG=", "GOFIPS140=off",
		"GOAMD64=v1", "GOARM64=v8.0", "GOOS=", "GOARCH=",
	}
}
