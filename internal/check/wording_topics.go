package check

import "strings"

// A topic is something that a text speaks of by one of its words. Most texts
// speak of none, so that a rule has to look closely at few. Topics are a set.
type topic uint16

const (
	aboutIdentity topic = 1 << iota
	aboutImages
	aboutBlame
	aboutOldTerms
	aboutDeciding
	aboutEvidence
	aboutSecrecy
	aboutPages
	aboutConduct
	aboutSomebody // he, she
	aboutNothing  // holds a placeholder in small letters
)

// speaksOf reports whether a word of the text belongs to the topic.
func (t text) speaksOf(about topic) bool { return t.topics&about != 0 }

// topicsIn gives the topics that some words speak of.
func topicsIn(s string) topic {
	var found topic
	for i := 0; i < len(s); i++ {
		from := i
		for i < len(s) && isWordByte(s[i]) {
			i++
		}
		if i-from > 1 {
			found |= topicsOf(strings.ToLower(s[from:i]))
		}
	}
	return found
}

// topicsOf gives the topics that a word, in small letters, belongs to.
func topicsOf(word string) topic {
	switch word {
	case "name", "names", "birth", "dob", "birthday", "surname", "surnames", "address", "addresses", "number", "postcode", "post", "upn", "school", "live", "mail", "email", "born", "who", "called", "username", "usernames", "plate":
		return aboutIdentity
	case "image", "images", "picture", "pictures", "photo", "photos", "photograph", "photographs", "video", "videos", "film", "films", "footage", "screenshot", "screenshots", "clip", "clips":
		return aboutImages | aboutEvidence
	case "perpetrator", "perpetrators", "offender", "offenders", "abuser", "abusers", "paedophile", "paedophiles", "culprit", "culprits", "predator", "predators", "molester", "molesters":
		return aboutBlame
	case "porn", "pornography", "prostitute", "prostitutes", "prostitution", "underage", "tourist":
		return aboutOldTerms
	case "decision", "decides", "decide", "decided", "determines", "determine", "judgement":
		return aboutDeciding
	case "confront", "challenge", "question", "check", "take", "search", "through", "delete", "wipe":
		return aboutEvidence
	case "promise", "secret", "strictly":
		return aboutSecrecy
	case "above", "below", "page", "left", "right", "overleaf":
		return aboutPages
	case "promiscuous", "lifestyle", "themselves", "themself", "attention", "favours", "streetwise", "asking", "ask", "fault", "blame", "brought":
		return aboutConduct
	case "he", "she", "him", "his", "her", "hers", "himself", "herself":
		return aboutSomebody
	case "ipsum", "tbc", "tbd", "insert":
		return aboutNothing
	}
	return 0
}
