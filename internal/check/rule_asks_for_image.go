package check

import (
	"fmt"
	"slices"
	"strings"

	"safeguard/internal/procedure"
)

var asksForImage = Rule{
	ID:       "asks-for-image",
	Severity: Warning,
	Finds:    "a text that tells people to open, look at, copy, send or describe an image",
	Why:      "To open or pass on an indecent image of a child is an offence, spoils evidence and harms the child again each time.",
	Mend:     "Ask what the Police or the referrer have said, and tell people to leave images and devices to the Police.",
	look: func(l *look) {
		for t := range l.texts(asks | helps | labels | dos) {
			if t.action != nil && (t.action.Forbids() || leftToPolice(t.action)) {
				continue
			}
			if !t.speaksOf(aboutImages) {
				continue
			}
			for _, s := range sentences(t.words) {
				if phrase := imageAsked(wordsOf(s)); phrase != "" {
					l.report(t.at, fmt.Sprintf("%s says %q, and nobody but the Police may handle an image", t.of(), phrase), "ask what the Police have said, and leave the image to them")
					break
				}
			}
		}
	},
}

// leftToPolice reports whether it is the Police who are to act: looking at what
// they have seized is their task.
func leftToPolice(a *procedure.Action) bool {
	words := wordsOf(a.By)
	return slices.Contains(words, "police") || slices.Contains(words, "ceop") || slices.Contains(words, "forensic")
}

// imageAsked gives the words of a sentence, which are in lower case, that tell
// the reader to do something with an image, or "". The order has to begin the
// sentence, or stand behind "please", "then" or an opening clause; a sentence
// with a negation in it orders nothing.
func imageAsked(words []string) string {
	if isNegated(words) {
		return ""
	}
	for i := range words {
		if i > 0 && words[i-1] != "please" && words[i-1] != "then" && words[i-1] != "also" {
			continue
		}
		if n := handles(words[i:]); n > 0 {
			if m := reachesImage(words[i+n:]); m > 0 {
				return strings.Join(words[i:i+n+m], " ")
			}
		}
	}
	return describesImage(words)
}

// handles gives how many words the order to handle something takes, or 0.
func handles(words []string) int {
	switch words[0] {
	case "open", "view", "watch", "upload", "attach", "describe", "download", "copy", "forward", "send", "screenshot", "print", "examine", "photograph", "scan", "inspect":
		return 1
	case "look":
		if len(words) > 1 && (words[1] == "at" || words[1] == "through") {
			return 2
		}
	case "take":
		if startsAt(words, 0, "take", "a", "screenshot") || startsAt(words, 0, "take", "a", "copy") {
			return 3
		}
	}
	return 0
}

// reachesImage gives how many words lead to and name an image, with nothing but
// articles and the like before it, or 0.
func reachesImage(words []string) int {
	for i, w := range words {
		switch {
		case isImage(w) && !isFigurative(words[i:]):
			return i + 1
		case !isDeterminer(w) && !slices.Contains([]string{"of", "what", "is", "in", "on", "indecent", "first", "one", "some", "saved", "found", "received", "shared", "suspect", "copies", "copy", "screenshots"}, w):
			return 0
		}
	}
	return 0
}

// isFigurative reports whether words that begin with "picture" speak of no image,
// as "the picture that the family gives of daily life".
func isFigurative(words []string) bool {
	if words[0] != "picture" {
		return false
	}
	near := words[1:min(len(words), 1+farthestOf)]
	return !slices.ContainsFunc(near, tellsOfAnImage) && slices.ContainsFunc(near, isNoSight) && slices.Contains(near, "of")
}

// farthestOf is how many words may stand between a picture and what it is of.
const farthestOf = 8

// isNoSight is true of what can be pictured in words alone.
func isNoSight(word string) bool {
	return slices.Contains([]string{"life", "lives", "events", "risk", "risks", "need", "needs", "relationships", "wellbeing"}, word)
}

// tellsOfAnImage is true of words by which a picture is one that can be seen.
func tellsOfAnImage(word string) bool {
	switch word {
	case "phone", "device", "computer", "laptop", "tablet", "account", "app", "indecent", "sexual", "naked", "nude", "abuse", "shows", "sent", "shared", "taken", "posted", "found", "saved":
		return true
	}
	return false
}

func isImage(word string) bool {
	switch strings.TrimSuffix(word, "s") {
	case "image", "picture", "photo", "photograph", "video", "film", "footage", "screenshot", "clip":
		return true
	}
	return false
}

// describesImage gives the words that ask what an image shows, or "".
func describesImage(words []string) string {
	for i := range words {
		for _, opening := range [][]string{{"what", "does"}, {"what", "do"}} {
			if !startsAt(words, i, opening...) {
				continue
			}
			end := i + 2 + reachesImage(words[i+2:])
			if end > i+2 && end < len(words) && (words[end] == "show" || words[end] == "depict") {
				return strings.Join(words[i:end+1], " ")
			}
		}
		for _, opening := range [][]string{{"what", "is", "shown", "in"}, {"what", "is", "seen", "in"}, {"what", "can", "be", "seen", "in"}, {"what", "is", "in"}} {
			if n := len(opening); startsAt(words, i, opening...) && reachesImage(words[i+n:]) > 0 {
				return strings.Join(words[i:i+n+reachesImage(words[i+n:])], " ")
			}
		}
	}
	return ""
}
