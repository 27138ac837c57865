package interview

import (
	"regexp"
	"strings"
	"sync"
	"unicode"

	"safeguard/internal/procedure"
)

// whenWanted makes a pattern once it is asked for: together they would take longer
// than all else that is done before a command begins.
func whenWanted(pattern string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(pattern) })
}

// What in a text may identify someone. Best effort: it warns, and never blocks.
// Digits may stand in groups, with what people put between them.
var (
	tenDigits = whenWanted(`\b\d{3}[ .\x{a0}\x{2011}\x{2013}-]?\d{3}[ .\x{a0}\x{2011}\x{2013}-]?\d{4}\b`)
	postcode  = whenWanted(`(?i)\b([a-z]{1,2})\d[a-z\d]?([ \x{a0}]{0,2})(\d[abd-hjlnp-uw-z]{2})\b`)
	ordinal   = whenWanted(`^(1st|2nd|3rd|[04-9]th)$`)
	phone     = whenWanted(`\(?\b0(7\d(?:` + between + `\d){8}|[12]\d(?:` + between + `\d){7,8})\b|(?:\+|\b00) ?44(?:` + between + `\d){9,11}\b`)
	email     = whenWanted(`[\pL\d._%+'-]+@[\pL\d-]+(\.[\pL\d-]+)*\.\pL{2,}`)
	insurance = whenWanted(`\b(` + prefix + `([ -]?\d{2}){3}[ -]?[A-D]|(?i:` + prefix + `\d{6}[a-d]))\b`)
	initials  = whenWanted(`^([A-Z]\.){1,3}[A-Z]?$|^[A-Z]{2,3}$`)
	labelDate = whenWanted(`\b(` + numericDate + `)\b`)
)

const (
	between = `[ .()\x{a0}\x{2011}\x{2013}-]{0,2}`
	prefix  = `[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]` // of a National Insurance number
)

// DoubtText gives what in a text looks as if it identified someone, in words for
// a warning; "" where nothing does. A date alone does not: people write when
// something was seen.
func DoubtText(s string) string {
	switch {
	case email().MatchString(s):
		return "an e-mail address"
	case hasNHSNumber(s):
		return "an NHS number"
	case insurance().MatchString(s):
		return "a National Insurance number"
	case phone().MatchString(withoutDates(s)):
		return "a phone number"
	case hasPostcode(s):
		return "a postcode"
	}
	return doubtDates(s)
}

// hasNHSNumber finds ten digits of which the last is the check digit of the
// others, as in every NHS number: 11 less the remainder, on division by 11, of
// the sum of the first nine, times 10, 9 and so on to 2.
func hasNHSNumber(s string) bool {
	for _, found := range tenDigits().FindAllString(s, -1) {
		sum, weight := 0, 10
		for _, r := range found {
			if unicode.IsDigit(r) {
				sum += int(r-'0') * weight
				weight--
			}
		}
		// The check digit counts once, so that a number that is right comes to
		// a multiple of 11.
		if sum%11 == 0 {
			return true
		}
	}
	return false
}

// postAreas are the letters that begin a UK postcode.
var postAreas = wordSet("ab al b ba bb bd bh bl bn br bs bt ca cb cf ch cm co cr ct cv cw da dd de dg dh dl dn dt dy e ec eh en ex fk fy g gl gu gy ha hd hg hp hr hs hu hx ig im ip iv je ka kt kw ky l la ld le ll ln ls lu " +
	"m me mk ml n ne ng nn np nr nw ol ox pa pe ph pl po pr rg rh rm s sa se sg sk sl sm sn so sp sr ss st sw sy ta td tf tn tq tr ts tw ub w wa wc wd wf wn wr ws wv yo ze")

// hasPostcode finds a postcode. A first or second that is written behind
// something, as in "s47 2nd visit", is none.
func hasPostcode(s string) bool {
	for _, m := range postcode().FindAllStringSubmatch(s, -1) {
		area, gap, inward := strings.ToLower(m[1]), m[2], m[3]
		if postAreas[area] && (gap == "" || !ordinal().MatchString(inward)) {
			return true
		}
	}
	return false
}

// plainWords may stand in a label and name nobody.
var plainWords = wordSet("blue red green black white coat room floor baby boy girl unborn twin sibling brother sister older younger oldest youngest elder eldest big little mother father parent step-parent stepfather stepmother partner carer uncle aunt cousin grandfather grandmother grandparent " +
	"teacher coach leader visitor friend neighbour adult child children person contact online unknown foster young of the in at from who with by an image picture school club house household " +
	"team group one other second third first lodger tutor helper volunteer sender user man woman pupil student infant toddler teenager aged year years old")

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}

// DoubtLabel gives what in a subject's label looks as if it identified someone;
// "" where nothing does. Any date is taken for one of birth, and a word that is
// neither the kind's own label nor a common noun for a name.
func DoubtLabel(k *procedure.Kind, label string) string {
	if what := DoubtText(label); what != "" {
		return what
	}
	if labelDate().MatchString(label) {
		return "a date of birth"
	}
	if countDigits(label) >= 6 {
		return "a number that belongs to someone"
	}
	for _, word := range strings.Fields(strings.TrimPrefix(label, k.Label+" ")) {
		word = strings.TrimFunc(word, func(r rune) bool { return !unicode.IsLetter(r) })
		if initials().MatchString(word) {
			return "someone's initials"
		}
		if letters := []rune(strings.ToLower(word)); len(letters) > 1 && !plainWords[string(letters)] {
			return "a name"
		}
	}
	return ""
}

func countDigits(s string) int {
	n := 0
	for _, r := range s {
		if unicode.IsDigit(r) {
			n++
		}
	}
	return n
}
