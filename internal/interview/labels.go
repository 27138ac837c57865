package interview

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"safeguard/internal/answers"
	"safeguard/internal/procedure"
)

// MaxCount is how many subjects can be listed by giving their number.
const MaxCount = 50

// OfferLabel gives the label offered for the n-th subject of a kind, from 0: of
// the first kind "Child A", "Child B" and, past the alphabet, "Child A2"; of the
// others "Person 1", so that the two are told apart by ear.
func OfferLabel(k *procedure.Kind, n int) string {
	if k.Index > 0 {
		return k.Label + " " + strconv.Itoa(n+1)
	}
	letter := string(rune('A' + n%26))
	if n >= 26 {
		letter += strconv.Itoa(n/26 + 1)
	}
	return k.Label + " " + letter
}

// ParseList reads who is listed of a kind from what a person types: a number,
// labels with commas between them, "not known" for others who may be there, or
// "none". What ListText gives for the present list means that list, whatever its
// labels are. The error is for the person to read.
func ParseList(a *answers.Answers, k *procedure.Kind, typed string) (answers.List, error) {
	list := answers.List{Given: true}
	typed = strings.TrimSpace(typed)
	if now := a.List(k); now.Given && typed == ListText(now) {
		return now, nil
	}
	if typed == "" {
		return list, fmt.Errorf("write how many, or labels such as %s, %s; %s", OfferLabel(k, 0), OfferLabel(k, 1), noneWords(k))
	}
	if strings.EqualFold(typed, "none") {
		return list, checkCount(k, list)
	}
	for _, part := range strings.Split(typed, ",") {
		part = strings.TrimSpace(part)
		n, err := strconv.Atoi(part)
		switch {
		case answers.MeansNotKnown(part):
			list.NotKnown = true
		case answers.MeansNone(part):
			return list, fmt.Errorf("%q stands alone or not at all", part)
		case err == nil && (n < 1 || n > MaxCount):
			return list, fmt.Errorf("%q: a number from 1 to %d, or labels, is wanted", part, MaxCount)
		case err == nil:
			for i := range n {
				list.Labels = append(list.Labels, OfferLabel(k, i))
			}
		default:
			if err := isOneLabel(k, part); err != nil {
				return list, err
			}
			list.Labels = append(list.Labels, part)
		}
	}
	if err := checkCount(k, list); err != nil {
		return list, err
	}
	return list, checkLabels(a, k, list.Labels)
}

// Words that a tired person writes where a number or "not known" is meant. Taken
// for labels, they would make one subject of several, or somebody of nobody.
var (
	numberWords  = []string{"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "several", "both", "all", "a couple"}
	unknownWords = []string{"?", "unknown", "unsure", "not sure", "don't know", "dont know", "dunno", "no", "nobody", "no one", "nil", "n/a", "na"}
)

// isOneLabel refuses what is plainly not the label of one subject.
func isOneLabel(k *procedure.Kind, label string) error {
	low := strings.ToLower(label)
	within := func(word string) bool { return strings.Contains(" "+low+" ", " "+word+" ") }
	switch {
	case strings.ContainsAny(label, ";\n&") || within("and") || strings.Count(low, strings.ToLower(k.Label)+" ") > 1 || within("not known") || within(procedure.NotKnown):
		return fmt.Errorf("%q looks like more than one; write a comma between labels", label)
	case slices.Contains(numberWords, low) || startsWithNumber(low):
		return fmt.Errorf("%q: write how many as a number alone, such as 2, or labels such as %s", label, OfferLabel(k, 0))
	case slices.Contains(unknownWords, low):
		return fmt.Errorf("%q is no label: write \"not known\" where there may be some, or %s", label, noneWords(k))
	}
	return nil
}

func startsWithNumber(label string) bool {
	first, _, more := strings.Cut(label, " ")
	_, err := strconv.Atoi(first)
	return more && err == nil
}

func checkCount(k *procedure.Kind, l answers.List) error {
	if len(l.Labels) < k.Min && !l.NotKnown {
		return fmt.Errorf("at least %d is wanted here; write \"not known\" where nobody can say who", k.Min)
	}
	return nil
}

func noneWords(k *procedure.Kind) string {
	if k.Min > 0 {
		return `"not known" where nobody can say who`
	}
	return `"none" where it is known that there is none`
}

func checkLabels(a *answers.Answers, k *procedure.Kind, labels []string) error {
	for i, label := range labels {
		switch {
		case label == "":
			return fmt.Errorf("a label is missing between two commas")
		case answers.HidesInLabel(label):
			return fmt.Errorf("%q holds a character that cannot be shown", label)
		case slices.ContainsFunc(labels[:i], func(earlier string) bool { return strings.EqualFold(earlier, label) }):
			return fmt.Errorf("%q stands twice; labels must differ", label)
		}
		for _, other := range a.Procedure().Kinds {
			if other != k && slices.Contains(a.List(other).Labels, label) {
				return fmt.Errorf("%q is listed already as a %s; labels must differ", label, strings.ToLower(other.Label))
			}
		}
	}
	return nil
}

// ListText writes a list as ParseList reads it, which is not how a page says it:
// there Words of the list speaks of others not known.
func ListText(l answers.List) string {
	words := slices.Clone(l.Labels)
	if l.NotKnown {
		words = append(words, "not known")
	}
	if l.Given && len(words) == 0 {
		return "none"
	}
	return strings.Join(words, ", ")
}

// Losing gives the labels that a new list would drop although something has
// been answered about them.
func Losing(a *answers.Answers, k *procedure.Kind, l answers.List) []string {
	var lost []string
	for s, label := range a.List(k).Labels {
		if !slices.Contains(l.Labels, label) && a.AnyAbout(k, s) {
			lost = append(lost, label)
		}
	}
	return lost
}
