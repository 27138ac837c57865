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

		"Is {child} in danger now and have the parents been told?":       `"and have"`,
		"Is {child} at home and is {person} with them?":                  `"and is"`,
		"Does {person} live alone and have the children been seen?":      `"and have"`,
		"Has the school been told and do the Police know?":               `"and do"`,
		"Are the parents aware and did they agree?":                      `"and did"`,
		"Is it known who was there and has the child been seen?":         "",
		"Is {child} at home, or is {child} with a friend?":               `", or is"`,
		"Has {child} been seen, or may they be alone?":                   `", or may"`,
		"Is it known that {person} left and will {child} be alone?":      `"and will"`,
		"Is {child} safe? Count what others say and do the sums.":        "",
		"Does {person} live alone and have a car?":                       "",
		"Does {person} have a job and have contact with children?":       "",
		"Can the carer see {child} daily and do what was agreed?":        "",
		"Is there someone who knows the child and has a key?":            "",
		"Is there someone who cares for {person} and has {child} there?": "",
		"Is anybody there who is trusted and is a member of staff?":      "",
		"Is {person} a teacher or has-been coach?":                       "",
		"Is there and has there been a worry about {child}?":             "",
		"Is {child} missing, or was {child} missing last week?":          "",
		"Has the plan been written and shared?":                          "",
		"Is {child} seen at school and at home?":                         "",
		"What is known and is it enough?":                                "",
	} {
		if got := twoInOne(procedure.YesNo, ask); got != want {
			t.Errorf("%q: got %q, want %q", ask, got, want)
		}
	}
}

// Options can tell two things apart that a yes cannot.
func TestAChoiceMayBeAskedWithOr(t *testing.T) {
	ask := "Is {person} an adult, or are they a child?"
	if got := twoInOne(procedure.Choice, ask); got != "" {
		t.Errorf("got %q, want nothing", got)
	}
	if got, want := twoInOne(procedure.YesNo, ask), `", or are"`; got != want {
		t.Errorf("got %q, want %q", got, want)
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

		{asks, words, "Who is {person}?", "who is {person}"},
		{asks, words, "What is {child} called?", "what is {child} called"},
		{asks, words, "What are the children called?", "what are the children called"},
		{asks, words, "Where do the parents live?", "where do the parents live"},
		{asks, words, "Where does {person} live now?", "where does {person} live"},
		{asks, words, "What are the names of the other children?", "names of the other children"},
		{asks, words, "What are the names of everyone in the home?", "names of everyone"},
		{asks, words, "Who are the parents of {child}?", "who are the parents of {child}"},
		{asks, words, "Who are {child}'s parents?", "who are {child}'s parents"},
		{asks, words, "What is the registration number of the car?", "registration number"},
		{asks, words, "Which Instagram account name was used?", "account name"},
		{asks, words, "What is the name of the Snapchat account?", "name of the snapchat account"},
		{asks, words, "Which username does {person} have?", "username"},
		{asks, yesNo, "Is anybody else there? If so, give the name.", "name"},
		{asks, yesNo, "Is anybody else there? Give their name and address.", "their name"},
		{asks, yesNo, "Is there another adult? Name them.", "name them"},
		{asks, yesNo, "Is {child} at school, and what is {child}'s name?", "{child}'s name"},

		{asks, words, "Who is {child} with tonight?", ""},
		{asks, words, "Who is {person} to {child}?", ""},
		{asks, words, "Who is there to support {child}?", ""},
		{asks, words, "Who are the persons of concern?", ""},
		{asks, words, "What is {child} called on to do?", ""},
		{asks, words, "What are the names of the procedures that apply?", ""},
		{asks, words, "How did the account begin?", ""},
		{asks, yesNo, "Is the registration number of the car known?", ""},
		{asks, yesNo, "Has the account name been passed to the Police?", ""},
		{asks, yesNo, "Is there another adult? Name the adult by role.", ""},
		{asks, yesNo, "Is it known who {person} is?", ""},
		{helps, yesNo, "Name the agency that was told.", ""},
		{helps, words, "Name who checks, by role.", ""},
		{asks, yesNo, "Is {person}'s name known to the Police?", ""},
		{asks, words, "What is the impact on {child}, in risks and in needs?", ""},
		{asks, words, "What is the name of the procedure that applies?", ""},
		{asks, words, "What is the expected date of birth of the baby?", ""},
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
		"Tell them within four hours":                         "within four hours",
		"Ring back within 30 minutes":                         "within 30 minutes",
		"Ring back within an hour":                            "",
		"Report within eighteen days of the visit":            "within eighteen days",
	} {
		if got, _ := vagueTime(wordsOf(words), false); got != want {
			t.Errorf("%q: got %q, want %q", words, got, want)
		}
	}
}

// A due counts whole days, so that hours have to stay in the words.
func TestHoursOfWhatIsUrgentAreClear(t *testing.T) {
	for words, want := range map[string]string{
		"Tell them within four hours":        "",
		"Ring back within 30 minutes":        "",
		"Tell them as soon as possible":      "",
		"Tell them within five working days": "within five working days",
	} {
		if got, _ := vagueTime(wordsOf(words), true); got != want {
			t.Errorf("%q: got %q, want %q", words, got, want)
		}
	}
}

func TestWhatEndangersEvidence(t *testing.T) {
	for _, tt := range []struct {
		role        role
		words, want string
	}{
		{dos, "Check the phone of {child}", "check the phone"},
		{dos, "Check {child}'s phone for messages", "check {child}'s phone"},
		{dos, "Confront {adult} with it", "confront {adult}"},
		{dos, "Challenge {adult} about the images", "challenge {adult}"},
		{dos, "Tell the school, and question the carer", "question the carer"},
		{dos, "Ask the school to challenge the parents", "challenge the parents"},
		{dos, "Question {person}", "question {person}"},
		{dos, "Search the bag", "search the bag"},
		{dos, "Search {child}'s room", "search {child}'s room"},
		{dos, "Take the phone and look at it", "take the phone"},
		{dos, "Look through the phone", "through the phone"},
		{helps, "Search the phone first.", "search the phone"},
		{dos, "Tell the Police and search the room", "search the room"},

		{dos, "Ask the Police to search the phone", ""},
		{dos, "Agree that the Police will question the suspect", ""},
		{dos, "Never challenge {adult} alone", ""},
		{dos, "Check the phone number with the school", ""},
		{dos, "Check the computer records of social care", ""},
		{dos, "Check the account that the parents give", ""},
		{dos, "Check on the move of {person}", ""},
		{dos, "Answer the question {person} put", ""},
		{dos, "Question the plan of the family", ""},
		{dos, "Challenge the family's plan at the conference", ""},
		{dos, "Take the phone to the Police", ""},
		{dos, "Talk the worry through with the person", ""},
		{helps, "Check the phone of the school.", ""},
		{helps, "Question the carer's account.", ""},
	} {
		if got := endangersIn(tt.role, tt.words); got != tt.want {
			t.Errorf("%q: got %q, want %q", tt.words, got, tt.want)
		}
	}
}

func TestWhatBlamesAChild(t *testing.T) {
	for words, want := range map[string]string{
		"Was it the fault of {child}?":                     "fault of {child}",
		"Is it {child}'s fault?":                           "fault",
		"Say whether {child} is to blame.":                 "{child} is to blame",
		"Is {child} partly to blame?":                      "{child} partly to blame",
		"The children brought this on themselves.":         "brought this on themselves",
		"Did {child} ask for it?":                          "did {child} ask for it",
		"It is never the fault of the child.":              "",
		"{child} is not to blame.":                         "",
		"Children are often led to blame themselves.":      "",
		"Has {child} asked for it, or for anything else?":  "",
		"Offer an advocate where the child asks for one.":  "",
		"Did the parents ask for it in writing?":           "",
		"Is the school to blame for the delay?":            "",
		"Ask what the fault of the equipment was, if any.": "",
	} {
		if got := blamedIn(words); got != want {
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
