package interview

import (
	"regexp"
	"strings"
)

// A date as people write it: in figures, or with the month in words.
const (
	numericDate = `\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})|(?:19|20)\d{2}-\d{2}-\d{2}`
	monthName   = `(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?`
	wordedDate  = `\d{1,2}(?:st|nd|rd|th)?(?: of)? ` + monthName + `,? (?:\d{4}|\d{2})|` + monthName + ` \d{1,2}(?:st|nd|rd|th)?,? \d{4}`
	anyDate     = `\b(?:` + numericDate + `|(?i:` + wordedDate + `))\b`
	aboutBirth  = `(?i:\bborn\b|\bdob\b|\bd\.o\.b\b|\bdate of birth\b|\bbirth ?da(?:te|y)\b)`
	notFar      = `[^\d\n]{0,12}`
	twoNames    = `(\p{Lu}[\pL'\x{2019}-]+) (\p{Lu}[\pL'\x{2019}-]+)`
	beside      = `[ ,;:()\[\]-]{1,3}`
)

var (
	someDate  = whenWanted(anyDate)
	birthDate = whenWanted(aboutBirth + notFar + `(?:` + anyDate + `|\b\d{1,2} \d{1,2} (?:\d{4}|\d{2})\b)|` + anyDate + notFar + aboutBirth)
	nameFirst = whenWanted(twoNames + beside + anyDate)
	dateFirst = whenWanted(anyDate + beside + twoNames)
)

// doubtDates gives what a date stands beside that makes it one of birth: the
// word for it, or what may be the name of a person.
func doubtDates(s string) string {
	if birthDate().MatchString(s) {
		return "a date of birth"
	}
	for _, order := range []*regexp.Regexp{nameFirst(), dateFirst()} {
		for _, m := range order.FindAllStringSubmatch(s, -1) {
			if mayName(m[1]) && mayName(m[2]) {
				return "a name with a date of birth"
			}
		}
	}
	return ""
}

// fieldWords are words that stand with a capital letter beside a date in notes of
// this work, and name nobody.
var fieldWords = wordSet("the a an and on since until due before after last next this that " +
	"monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december " +
	"seen visited met rang called spoke told heard said discussed attended referred reported reviewed held agreed received opened closed started ended moved left arrived returned asked wrote sent found checked signed updated recorded " +
	"social worker work police officer constable sergeant inspector nurse doctor health midwife practice general practitioner named designated lead manager chair deputy head senior duty emergency solicitor guardian advocate interpreter foster probation " +
	"strategy discussion meeting conference initial review core assessment section enquiry inquiry investigation protection plan planning order court hearing report visit referral interview examination medical safety safeguarding hub board partnership panel service services children's adult's " +
	"family justice legal council county borough city local authority street road avenue lane close drive hospital surgery clinic nursery primary secondary academy college university centre unit ward station office home placement respite kinship " +
	"gp nhs mash camhs lado nspcc cafcass marac mappa mace senco cse csa csc dsl icpc rcpc cin cp lac iro ehcp epo ico ppo fgc plo a&e ict cps cid dv da id hv sw dc pc ds di")

// mayName tells whether a word with a capital letter may be part of a name.
func mayName(word string) bool {
	low := strings.ReplaceAll(strings.ToLower(word), "\u2019", "'")
	return !fieldWords[low] && !plainWords[low] && !fieldWords[strings.TrimSuffix(low, "'s")]
}

// withoutDates takes dates out of a text, whose figures could pass for part of a
// number.
func withoutDates(s string) string { return someDate().ReplaceAllString(s, "(date)") }
