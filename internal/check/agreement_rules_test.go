package check

import (
	"testing"

	"safeguard/internal/procedure"
)

func TestOfficialNamesBlameNobody(t *testing.T) {
	for words, want := range map[string]string{
		"Ask the offender manager about the plan":        "",
		"Ask the offender management unit":               "",
		"Ask about the perpetrator programme":            "",
		"Is the person on the sex offender register?":    "",
		"Ask the offender about the programme":           "offender",
		"Is the offender's manager aware?":               "offender's",
		"Does the perpetrator know of the programme?":    "perpetrator",
		"Speak with the offender":                        "offender",
		"Is the abuser a manager at the school?":         "abuser",
		"Ask the offender manager whether the abuser is": "abuser",
	} {
		if got := blameIn(words); got != want {
			t.Errorf("%q: got %q, want %q", words, got, want)
		}
	}
}

func TestAPictureInWordsIsNoImage(t *testing.T) {
	for words, want := range map[string]string{
		"Describe the picture that the family gives of life with {child}": "",
		"Describe the picture of daily life":                              "",
		"Describe the picture of the needs of {child}":                    "",
		"Describe the picture of {child}":                                 "describe the picture",
		"Describe the picture on the phone of daily life":                 "describe the picture",
		"Describe the picture that was sent of life at home":              "describe the picture",
		"Describe the pictures of life at home":                           "describe the pictures",
		"Describe the photo of life at home":                              "describe the photo",
	} {
		if got := imageAsked(wordsOf(words)); got != want {
			t.Errorf("%q: got %q, want %q", words, got, want)
		}
	}
}

func TestATextAboutATermDoesNotUseIt(t *testing.T) {
	for words, want := range map[string]string{
		"Do not use the words child prostitution or child pornography.":         "",
		"The law spoke of child prostitution until 2015.":                       "",
		"Child prostitution is abuse. The field rejects that phrase.":           "",
		"Say sexual exploitation instead of child prostitution.":                "",
		"Never write child pornography.":                                        "",
		"Is there a worry about child pornography?":                             "child pornography",
		"In the long term child prostitution is looked at.":                     "child prostitution",
		"In terms of child pornography, tell the Police.":                       "child pornography",
		"Do not use a phone with child porn on it.":                             "child porn",
		"Use the words of the child. Is it child prostitution?":                 "child prostitution",
		"Is there child pornography? Use the words that the child used for it.": "child pornography",
	} {
		if got := outdatedIn(words); got != want {
			t.Errorf("%q: got %q, want %q", words, got, want)
		}
	}
}

func TestWhichWordsSayThatNothingIsKnownYet(t *testing.T) {
	const ask = "What did the visit find?"
	for _, c := range []struct {
		ask, label string
		want       bool
	}{
		{ask, "Result awaited", true},
		{ask, "Pending", true},
		{ask, "Awaiting results from the lab", true},
		{ask, "Not yet assessed", true},
		{ask, "Not assessed", true},
		{ask, "Has not been checked yet", true},
		{ask, "Not looked into", true},
		{ask, "Not yet established", true},
		{ask, "Planned, not yet held", false},
		{ask, "Trial pending", false},
		{ask, "Awaiting a court date", false},
		{ask, "Not known to the school", false},
		{ask, "Not asked to leave", false},
		{"Has the carer been assessed?", "Not yet assessed", false},
		{"Where has the check got to?", "Not yet checked", false},
	} {
		words := wordsOf(c.label)
		if got := saysAwaited(words) || saysNotFoundOut(words, normal(c.ask)); got != c.want {
			t.Errorf("%q on %q: got %v, want %v", c.label, c.ask, got, c.want)
		}
	}
}

func TestAConditionThatTheAlertItselfMeetsHoldsNothingBack(t *testing.T) {
	a := &procedure.Action{Urgent: true}
	q := &procedure.Question{Options: []*procedure.Option{{ID: "yes", Alerts: []*procedure.Action{a}}, {ID: "no"}}}
	other := &procedure.Question{}
	const yes, no procedure.Set = 1, 2
	for name, c := range map[string]struct {
		when           procedure.Condition
		alsoOnNotKnown bool
		want           bool
	}{
		"the reply that raises it":                  {procedure.Condition{Question: q, Options: yes}, false, true},
		"that reply or not known":                   {procedure.Condition{Question: q, Options: yes, NotKnown: true}, true, true},
		"the other reply":                           {procedure.Condition{Question: q, Options: no}, false, false},
		"that reply, while not known raises it too": {procedure.Condition{Question: q, Options: yes}, true, false},
		"another question":                          {procedure.Condition{Question: other, Options: yes}, false, false},
	} {
		q.NotKnownAlerts = nil
		if c.alsoOnNotKnown {
			q.NotKnownAlerts = []*procedure.Action{a}
		}
		if got := isMetByAlerts(&c.when, q, a); got != c.want {
			t.Errorf("%s: got %v, want %v", name, got, c.want)
		}
	}
}
