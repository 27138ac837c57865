package record

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"safeguard/internal/answers"
)

// MaxLabels is how many labels a list may have, and MaxLabel how many characters
// one of them: far more than anybody types, and few enough that a record made to
// be slow is not. Words have no bound of their own but that of a line, MaxLine.
const (
	MaxLabels = 10_000
	MaxLabel  = 10_000
)

var (
	isDigest = regexp.MustCompile(`^sha256:[0-9a-f]{64}$`)
	isTorn   = regexp.MustCompile(`^torn-[1-9][0-9]{0,8}-([0-9a-f]{8})$`)
)

// TornName names the file in which the end of a write that broke off is set aside:
// by the event that broke off and the beginning of the digest of what is in it.
func TornName(event int, digest string) string {
	return "torn-" + strconv.Itoa(event) + "-" + shortDigest(digest)
}

// IsTornName tells whether TornName names a file so, whatever is in it.
func IsTornName(name string) bool { return isTorn.MatchString(name) }

// IsTornNameOf tells whether TornName names a file so that holds what has this
// digest.
func IsTornNameOf(name, digest string) bool {
	parts := isTorn.FindStringSubmatch(name)
	return parts != nil && isDigest.MatchString(digest) && parts[1] == shortDigest(digest)
}

func shortDigest(digest string) string { return digest[len("sha256:"):][:8] }

// check refuses a body that the program cannot have written here.
func (c *Case) check(b Body) error {
	switch b := b.(type) {
	case Listed:
		return checkLabels(b.Labels)
	case Shown:
		return checkPath(b.Path)
	case Agreed, Differed, Ended:
		return c.checkShown()
	case Reopened:
		return first(c.checkShown(), needs("a reason", b.Why))
	case Viewed:
		return needs("words", b.Words)
	case Participant:
		return needs("an agency", b.Agency)
	case Information:
		return needs("an agency", b.Agency, "words", b.Words)
	case SafetyPlan:
		return needs("words", b.Words)
	case TakenUp:
		return needs("what is to be done", b.Do, "an owner", b.Owner)
	case Dissent:
		return needs("an agency", b.Agency, "what it would have done", b.Would)
	case Retention:
		return needs("a date", b.Until.String())
	case Exported:
		return checkDigest(b.Digest)
	case Torn:
		return checkTorn(b)
	case Rehearsed:
		return c.checkRehearsed(b)
	case Told:
		return first(c.checkRehearsal(), needs("an inject", b.Inject))
	case Voted:
		return first(c.checkRehearsal(), needs("an agency", b.Agency))
	}
	return nil
}

// checkRehearsed refuses to make a rehearsal of a case in which something has
// been said already.
func (c *Case) checkRehearsed(b Rehearsed) error {
	if len(c.Events) != 1 {
		return fmt.Errorf("a case becomes a rehearsal with its second event or never")
	}
	return needs("a scenario", b.Scenario, "a title", b.Title, "the file of the scenario", b.File)
}

func (c *Case) checkRehearsal() error {
	if c.Rehearsal == nil {
		return fmt.Errorf("it belongs to a rehearsal, and this case is none")
	}
	return nil
}

func first(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// needs takes what is needed and what there is of it, in turn.
func needs(pairs ...string) error {
	for i := 0; i < len(pairs); i += 2 {
		if strings.TrimSpace(pairs[i+1]) == "" {
			return fmt.Errorf("it is empty where %s is needed", pairs[i])
		}
	}
	return nil
}

func (c *Case) checkShown() error {
	if len(c.Paths) == 0 {
		return fmt.Errorf("it speaks of an outcome path, and none had been shown")
	}
	return nil
}

func checkLabels(labels []string) error {
	if len(labels) > MaxLabels {
		return fmt.Errorf("it lists %d labels, where %d is the most", len(labels), MaxLabels)
	}
	there := make(map[string]bool, len(labels))
	for _, label := range labels {
		switch n := utf8.RuneCountInString(label); {
		case n > MaxLabel:
			return fmt.Errorf("a label has %d characters, where %d is the most", n, MaxLabel)
		case label == "" || answers.HidesInLabel(label) || there[label]:
			return fmt.Errorf("the label %q is empty, stands twice or hides something", label)
		}
		there[label] = true
	}
	return nil
}

// checkPath refuses what decide does not print of any path.
func checkPath(path json.RawMessage) error {
	var has map[string]json.RawMessage
	if json.Unmarshal(path, &has) != nil {
		return fmt.Errorf("what was shown is no outcome path")
	}
	for _, key := range []struct {
		name  string
		begin string // what its value begins with
	}{{"format", "1"}, {"procedure", "{"}, {"decisions", "["}} {
		if !strings.HasPrefix(string(has[key.name]), key.begin) {
			return fmt.Errorf("what was shown is no outcome path: %q is missing or is something else", key.name)
		}
	}
	return nil
}

func checkDigest(digest string) error {
	if !isDigest.MatchString(digest) {
		return fmt.Errorf("%.80q stands where a digest is wanted", digest)
	}
	return nil
}

func checkTorn(b Torn) error {
	switch {
	case b.Bytes < 1:
		return fmt.Errorf("%d bytes cannot have been set aside", b.Bytes)
	case !IsTornNameOf(b.File, b.Digest):
		return fmt.Errorf("the file %.80q and the digest %.80q are not those of what was set aside", b.File, b.Digest)
	}
	return nil
}
