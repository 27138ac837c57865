package check

import (
	"slices"
	"testing"

	"safeguard/internal/procedure"
)

func TestWhatAsksTwoThings(t *testing.T) {
	for ask, want := range map[string]string{
		"Is there a worry about images and/or grooming?":                        `"and/or"`,
		"Is the child safe? Who says so?":                                       "two question marks",
		"Has the school been told, and has it replied?":                         `", and has"`,
		"Have the Police and CYPF agreed how and when the family is told?":      "",
		"Is {person} an adult or a child?":                                      "",
		"Is there somebody who knows the child and is able to help?":            "",
		"Is {person} in voluntary work, youth work or any other position?":      "",
		"What does the school know, and has it said so?":                        "",
		"Is the child at home, at school, and with friends who are well known?": "",
	} {
		if got := twoInOne(ask); got != want {
			t.Errorf("%q: got %q, want %q", ask, got, want)
		}
	}
}

func TestWhatHasTwoNegatives(t *testing.T) {
	for ask, want := range map[string]string{
		"Is it not true that the child is unsafe?":               "unsafe",
		"Isn't it unlikely that they meet?":                      "unlikely",
		"Has nobody failed to report it?":                        "failed",
		"Does the child have no phone and no computer?":          "",
		"Is the child not at home, and unable to call?":          "",
		"Are there concerns that {child} is at continuing risk?": "",
		"Is {child} unable to reach anyone?":                     "",
		"Has there been inappropriate contact?":                  "",
	} {
		if _, got := twoNegatives(ask); got != want {
			t.Errorf("%q: got %q, want %q", ask, got, want)
		}
	}
}

func TestWhichYesNoQuestionIsInTheNegative(t *testing.T) {
	for ask, want := range map[string]string{
		"Is the child not safe online?":                        "not",
		"Has {child} never been seen alone?":                   "never",
		"Is it known whether or not they met?":                 "",
		"Is not only the school worried?":                      "",
		"Is there nobody who can protect {child}?":             "",
		"Is there a carer who does not work?":                  "",
		"Does any child in the home not have a social worker?": "",
	} {
		if got := mainNegation(wordsOf(ask)); got != want {
			t.Errorf("%q: got %q, want %q", ask, got, want)
		}
	}
}

func TestWhatAsksForIdentity(t *testing.T) {
	words := &procedure.Question{Type: procedure.FreeText}
	yesNo := &procedure.Question{Type: procedure.YesNo}
	for _, c := range []struct {
		role     role
		question *procedure.Question
		words    string
		want     string
	}{
		{asks, words, "What is {child}'s name?", "{child}'s name"},
		{asks, words, "What is the name of the child?", "name of the child"},
		{asks, words, "What is {person}\u2019s full address?", "full address"},
		{asks, words, "Where does {child} live?", "where does {child} live"},
		{asks, words, "On what date was {child} born?", "was {child} born"},
		{asks, words, "Which school does {child} go to?", "which school does"},
		{asks, words, "What is the name of their school?", "name of their school"},
		{helps, yesNo, "Record the child's NHS number.", "nhs number"},
		{helps, yesNo, "Answer yes, and note their date of birth.", "date of birth"},
		{helps, words, "Give names.", "names"},
		{asks, nil, "Which children does this concern? Give their names.", "their names"},
		{labels, nil, "Child's name", "child's name"},

		{asks, yesNo, "Is {person}'s name known to the Police?", ""},
		{asks, words, "What is the impact on {child}, in risks and in needs?", ""},
		{asks, words, "What is the name of the procedure that applies?", ""},
		{helps, words, "Do not describe an image or give a name.", ""},
		{helps, nil, "Use labels such as Child A, never names.", ""},
		{helps, words, "Say what would bring it forward: a new address or job.", ""},
		{helps, yesNo, "Say whether the child's name was on the list.", ""},
		{helps, words, "List people by role, such as a grandparent.", ""},
		{helps, words, "Someone whom the carer has only named is no support.", ""},
		{helps, yesNo, "Check the date of birth in the record of the school.", ""},
		{helps, yesNo, "The name of the child may have been changed.", ""},
		{helps, words, "Give a date and say who calls the review.", ""},
		{labels, words, "The name of the child was shared", ""},
	} {
		got := ""
		for _, s := range sentences(c.words) {
			if got == "" {
				got = identityAsked(text{role: c.role, question: c.question}, wordsOf(s))
			}
		}
		if got != c.want {
			t.Errorf("%q: got %q, want %q", c.words, got, c.want)
		}
	}
}

func TestWhatAsksForAnImage(t *testing.T) {
	for words, want := range map[string]string{
		"Look at the images to see who is in them.":             "look at the images",
		"Open each of the files and view them.":                 "",
		"Please describe what is in the picture.":               "describe what is in the picture",
		"Upload screenshots.":                                   "upload screenshots",
		"What do the images show?":                              "what do the images show",
		"What can be seen in the video?":                        "what can be seen in the video",
		"Never look at an image to help.":                       "",
		"Do not look at an image to find out.":                  "",
		"Describe how the images came to light.":                "",
		"Describe what is known without looking at the images.": "",
		"The Police seize devices and examine images.":          "",
		"Viewing indecent images of children":                   "",
		"Have all the children in the images been identified?":  "",
		"Report images to the Police.":                          "",
		"An image is shared by many.":                           "",
	} {
		if got := imageAsked(wordsOf(words)); got != want {
			t.Errorf("%q: got %q, want %q", words, got, want)
		}
	}
}

func TestWhatSpeaksOfATimeWithoutADay(t *testing.T) {
	for words, want := range map[string]string{
		"Tell the Police as soon as possible":                 "as soon as possible",
		"Hold the meeting soon":                               "soon",
		"Hold the meeting within 15 working days":             "within 15 working days",
		"Report within two weeks of the visit":                "within two weeks",
		"Tell the LADO about {person} within one working day": "",
		"Tell them within 24 hours":                           "",
		"Work within the family":                              "",
		"Agree who acts within two of the agencies":           "",
		"Ask how soon-to-be carers will cope":                 "",
	} {
		if got := vagueTime(wordsOf(words), false); got != want {
			t.Errorf("%q: got %q, want %q", words, got, want)
		}
	}
}

func TestWhoIsBlamed(t *testing.T) {
	for words, want := range map[string]string{
		"Are the perpetrators known to one another?":              "perpetrators",
		"Is {child}'s abuser still in contact?":                   "abuser",
		"Offender lives at home":                                  "offender",
		"Consider whether the adult has been an offender before.": "",
		"Offenders often seek out such roles.":                    "",
		"Does the offender live in the household?":                "offender",
		"Is the perpetrator's phone known?":                       "perpetrator's",
		"Is {person} a registered sex offender?":                  "",
		"Avoid labels such as young abuser.":                      "",
		"Has {person} been an alcohol abuser?":                    "",
		"Is it known where the person of concern now sleeps?":     "",
	} {
		if got := blameIn(words); got != want {
			t.Errorf("%q: got %q, want %q", words, got, want)
		}
	}
}

func TestWhatIsLeftToFillIn(t *testing.T) {
	for words, want := range map[string]string{
		"TODO: ask the Police":     "TODO",
		"Ring (TBC) first":         "TBC",
		"The team, tbc":            "tbc",
		"Lorem ipsum dolor":        "lorem ipsum",
		"Ask ???":                  "???",
		"Send it to [insert team]": "[insert",
		"Insert nothing here":      "",
		"The outbox":               "",
		"What is known?":           "",
	} {
		if got := placeholderIn(text{words: words, topics: topicsIn(words)}); got != want {
			t.Errorf("%q: got %q, want %q", words, got, want)
		}
	}
}

func TestWhatBeginsAnOpenQuestion(t *testing.T) {
	for ask, want := range map[string]string{
		"Who lives there?":                              "who",
		"When was it raised?":                           "when",
		"When {child} was seen, was anyone with them?":  "",
		"Where there are images, have they been found?": "",
		"Whether or not it is known, is there a worry?": "",
		"However small, is there a worry?":              "",
		"Is {child} safe?":                              "",
	} {
		if got := openingWord(wordsOf(ask)); got != want {
			t.Errorf("%q: got %q, want %q", ask, got, want)
		}
	}
}

func TestTextsWithOneShapeSayNearlyTheSame(t *testing.T) {
	a := text{role: dos, what: "action", words: "Tell the Police what is suspected"}
	for words, want := range map[string]bool{
		"Tell Police what is suspected.":       true,
		"Tell the Police what was suspected":   false,
		"Tell the Police who is suspected":     false,
		"Tell the school what is suspected":    false,
		"Telling the Police what is suspected": true,
	} {
		if got := a.shape() == (text{role: dos, what: "action", words: words}).shape(); got != want {
			t.Errorf("%q: got %v, want %v", words, got, want)
		}
	}
}

func TestAbbreviationsOfAText(t *testing.T) {
	got := abbreviations("CYPF and the NHS MUST tell (LADO), not 999 or IT or X")
	if want := []string{"CYPF", "LADO"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if !initialsIn("the Local Authority Designated Officer decides", "LADO") {
		t.Error("the words that LADO is short for were not seen")
	}
}
