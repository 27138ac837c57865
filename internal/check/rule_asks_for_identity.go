package check

import (
	"fmt"
	"slices"
	"strings"

	"safeguard/internal/procedure"
)

var asksForIdentity = Rule{
	ID:       "asks-for-identity",
	Severity: Warning,
	Finds:    "a text that asks for what identifies a person: a name, a date of birth, an address, a number, a school",
	Why:      "Answers are saved, printed and sent on. With labels only, a lost page does not tell anyone which child it is about.",
	Mend:     "Ask by label, such as Child A, and leave what identifies people to the case record of the agency.",
	look: func(l *look) {
		for t := range l.texts(asks | helps | labels) {
			if !t.speaksOf(aboutIdentity) {
				continue
			}
			for _, s := range sentences(t.words) {
				if what := identityAsked(t, wordsOf(s)); what != "" {
					l.report(t.at, fmt.Sprintf("%s asks for what identifies a person (%q), and a label such as Child A was wanted", t.of(), what), "ask by label; what identifies people stays in the agency's own record")
					break
				}
			}
		}
	},
}

// identityAsked gives what a sentence asks for that identifies a person, or "".
// A sentence with a negation in it asks for nothing. A question that yes, no or
// an option answers may speak of a name; only where words are given, or where
// the reader is told to give or write it, is it asked for.
func identityAsked(t text, words []string) string {
	if isNegated(words) || slices.Contains(words, "expected") { // the day a birth is expected is nobody's date of birth
		return ""
	}
	openAsk := t.role == asks && (t.question == nil || t.question.Type == procedure.FreeText || t.question.Type == procedure.DateType)
	for i := range words {
		length := identityAt(words, i)
		isAsked := openAsk || t.role == labels && t.question == nil || isToldToGive(words[:i]) || t.role == asks && isAskedOutright(words[:i])
		if length == 0 && openAsk {
			length = whoAt(words, i)
		}
		if length == 0 && t.role == asks {
			length, isAsked = namingAt(words, i), true
		}
		if length > 0 && isAsked {
			return strings.Join(words[i:i+length], " ")
		}
	}
	return ""
}

// identityAt gives how many words from i on name what identifies a person, or 0.
func identityAt(words []string, i int) int {
	for _, phrase := range identifying[words[i]] {
		if startsAt(words, i, phrase...) {
			return len(phrase)
		}
	}
	switch w := words[i]; {
	case i+1 < len(words) && isOfPerson(w) && isPersonal(words[i+1]):
		return 2
	case isPersonal(w) && startsAt(words, i+1, "of"):
		if n := reachesPerson(words[i+2:]); n > 0 {
			return 2 + n
		}
	case isPersonal(w) && (i == len(words)-1 || words[i+1] == "and" || words[i+1] == "or") && isGiven(words[:i]):
		return 1
	}
	return 0
}

// isGiven reports whether words end in an order to give what follows, as in
// "give" and "write the".
func isGiven(before []string) bool {
	n := len(before)
	return n > 0 && (isGiving(before[n-1]) || n > 1 && isDeterminer(before[n-1]) && isGiving(before[n-2]))
}

// isAskedOutright reports whether words end in "what is" or the like, as in "Is
// {child} at home, and what is".
func isAskedOutright(before []string) bool {
	n := len(before)
	if n > 0 && isDeterminer(before[n-1]) {
		n--
	}
	return n > 1 && before[n-2] == "what" && (before[n-1] == "is" || before[n-1] == "are")
}

// identifying holds phrases that name what identifies a person, by their first
// word.
var identifying = map[string][][]string{
	"date": {{"date", "of", "birth"}}, "dates": {{"dates", "of", "birth"}}, "dob": {{"dob"}}, "birthday": {{"birthday"}},
	"full":  {{"full", "name"}, {"full", "names"}, {"full", "address"}},
	"first": {{"first", "name"}, {"first", "names"}}, "last": {{"last", "name"}}, "surname": {{"surname"}}, "surnames": {{"surnames"}},
	"home": {{"home", "address"}}, "email": {{"email", "address"}}, "e-mail": {{"e-mail", "address"}},
	"postcode": {{"postcode"}}, "post": {{"post", "code"}},
	"nhs": {{"nhs", "number"}}, "national": {{"national", "insurance", "number"}}, "passport": {{"passport", "number"}},
	"phone": {{"phone", "number"}}, "telephone": {{"telephone", "number"}}, "mobile": {{"mobile", "number"}},
	"upn": {{"upn"}}, "unique": {{"unique", "pupil", "number"}},
	"registration": {{"registration", "number"}, {"registration", "plate"}}, "account": {{"account", "name"}, {"account", "names"}},
	"username": {{"username"}}, "usernames": {{"usernames"}}, "user": {{"user", "name"}, {"user", "names"}},
	"which": {{"which", "school", "does"}, {"which", "school", "is"}}, "what": {{"what", "school", "does"}, {"what", "school", "is"}},
}

// isOfPerson reports whether a word is the possessive of a person.
func isOfPerson(word string) bool {
	if owner, isPossessive := strings.CutSuffix(word, "'s"); isPossessive {
		return isPerson(owner)
	}
	switch word {
	case "their", "his", "her", "parents'", "your":
		return true
	}
	return false
}

func isPerson(word string) bool {
	if strings.HasPrefix(word, "{") {
		return true
	}
	switch word {
	case "who", "everyone", "everybody", "anyone", "anybody", "someone", "somebody", "friend", "friends", "relative", "relatives", "neighbour", "neighbours",
		"child", "children", "person", "persons", "people", "parent", "parents", "carer", "carers", "mother", "father", "pupil", "pupils", "student",
		"sibling", "siblings", "brother", "sister", "adult", "suspect", "family", "witness", "referrer", "victim", "teacher", "worker":
		return true
	}
	return false
}

func isPersonal(word string) bool {
	switch word {
	case "name", "names", "address", "addresses", "birthday", "surname", "postcode", "email", "dob":
		return true
	}
	return false
}

// reachesPerson gives how many words lead to and name a person or their school,
// with nothing but articles and the like before it, or 0.
func reachesPerson(words []string) int {
	for i, w := range words {
		switch {
		case isPerson(w), w == "school", w == "account":
			return i + 1
		case !isDeterminer(w) && !isWhich(w):
			return 0
		}
	}
	return 0
}

// isWhich reports whether a word may stand between an article and a person.
func isWhich(word string) bool {
	switch word {
	case "other", "two", "three", "older", "younger", "suspected", "both", "main", "instagram", "snapchat", "online":
		return true
	}
	return isOfPerson(word)
}

func isDeterminer(word string) bool {
	switch word {
	case "the", "a", "an", "any", "each", "every", "all", "this", "that", "these", "those", "their", "his", "her":
		return true
	}
	return false
}

// isToldToGive reports whether words that lead up to a thing tell the reader to
// give it: "record the child's", but not "say whether the child's".
func isToldToGive(before []string) bool {
	for i := len(before) - 1; i >= max(0, len(before)-6); i-- {
		switch w := before[i]; {
		case isGiving(w):
			return true
		case w == "whether" || w == "if" || w == "that" || w == "how" || w == "who" || w == "about" || w == "by":
			return false
		}
	}
	return false
}

func isGiving(word string) bool {
	switch word {
	case "give", "write", "state", "record", "enter", "note", "list", "include", "provide", "add", "say", "put", "type", "name", "supply", "fill", "use", "ask":
		return true
	}
	return false
}
