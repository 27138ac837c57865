package interview_test

import (
	"strings"
	"testing"

	"safeguard/internal/interview"
)

func TestOrdinarySentencesOfTheWorkRaiseNoDoubt(t *testing.T) {
	for _, text := range []string{
		"",
		"Sleeps badly; misses Mondays.",
		"seen 12/11/2026 by School B",
		"Seen 2026-11-12, and again on 2026-11-14.",
		"section 47",
		"s.47 14/15/16",
		"s47 2nd visit, s17 1st review",
		"Child A 12 years",
		"Child A 12/11/2026 told the Class Teacher",
		"Child B1 4 weeks, Child C2 3 weeks",
		"The Police at 10 High Street",
		"The Police 12/11/2026: nothing known.",
		"Strategy Discussion 12 November 2026",
		"Initial Conference, 3rd December 2026, at 10am",
		"Children's Services, 12/11/2026",
		"School Nurse (12/11/2026) and Health Visitor (13/11/2026)",
		"GP Surgery 12.11.26",
		"12/11/2026 School B rang; 13/11/2026 Social Worker visited",
		"12/11/2026: Police Officer present",
		"Monday 23 November 2026, then Tuesday",
		"Core Assessment due 14 December 2026",
		"Seen by the school at 10.30, and twice since.",
		"A review each month, 15 working days at the most.",
		"Childline is 0800 1111, the police 101 or 999.",
		"The helpline 0300 123 4567 was given.",
		"Case reference 2026-1123-0007",
		"Incident log 1234567890",
		"Paragraphs 4.5a, 4.5b and 4.6 to 4.9",
		"Between 07.30 and 08.15 on 12.11.2026, 3 times",
		"at 0710 2026-11-23 and at 0115 2026-11-24",
		"01/02/2026 to 07/02/2026, 10 days",
		"Room E1 on the 2nd floor, block B12 1st floor",
		"Year 7 3rd term, set M1 4 pupils",
		"At 3pm, at 9am, M25 9am, 15 km away",
		"Two adults, aged 19 and 43, and 3 children",
		"£120.50 was sent on 3 May",
		"Born in the autumn; due in 2027.",
		"The baby was born at 36 weeks. Seen by a midwife in the ward on 12/11/2026.",
		"Act 1989 s.47, Act 2004 s.11, Regulations 2013/2014",
		"Visits on 1, 8, 15, 22 and 29 November",
		"The mother said: \"nobody came before 10 11 12\"",
		"by 10 11 12 a child had left",
		"@school and @home, 50% each",
		"Officer 12 of 34, group AB 12",
	} {
		if got := interview.DoubtText(text); got != "" {
			t.Errorf("%q: got %q", text, got)
		}
	}
}

func TestTextsThatMayIdentifySomebodyRaiseADoubt(t *testing.T) {
	const (
		health, post, phone, mail = "an NHS number", "a postcode", "a phone number", "an e-mail address"
		insurance, born, named    = "a National Insurance number", "a date of birth", "a name with a date of birth"
	)
	for text, want := range map[string]string{
		"Her NHS number is 943 476 5919.":              health,
		"9434765919":                                   health,
		"no. 943-476-5919, as the ward said":           health,
		"943 476\u00a05919":                            health,
		"(401 023 2137)":                               health,
		"They moved to OX1 2JD.":                       post,
		"ox12jd":                                       post,
		"The flat is in sw1a 1aa":                      post,
		"M1 1AE, EC1A 1BB":                             post,
		"near CF10 3AT":                                post,
		"BT1 5GS":                                      post,
		"E1 6AN was where it was":                      post,
		"07700 900123":                                 phone,
		"call 07700900123 after four":                  phone,
		"07700-900-123":                                phone,
		"077 0090 0123":                                phone,
		"+44 7700 900123":                              phone,
		"+447700900123":                                phone,
		"+44 (0)20 7946 0958":                          phone,
		"0044 7700 900 123":                            phone,
		"(020) 7946 0958":                              phone,
		"020 7946 0958":                                phone,
		"0113 496 0000":                                phone,
		"(01632) 960 001":                              phone,
		"rings 01632 960001 on 12/11/2026":             phone,
		"a.person@example.org":                         mail,
		"writes from a_person-2@mail.example.co.uk.":   mail,
		"A.O'PERSON@EXAMPLE.ORG":                       mail,
		"QQ is none, but AB 12 34 56 C is":             insurance,
		"ab123456c":                                    insurance,
		"NI AB123456C":                                 insurance,
		"AB-12-34-56-C":                                insurance,
		"Born 3/4/2015.":                               born,
		"Child A, born on 3 April 2015":                born,
		"dob 03/04/15":                                 born,
		"D.O.B.: 3.4.2015":                             born,
		"DOB 03 04 2015":                               born,
		"date of birth is the 3rd of April 2015":       born,
		"2015-04-03 (date of birth)":                   born,
		"birthday: April 3, 2015":                      born,
		"Ellie Brown 12/03/2015":                       named,
		"Seen: Ellie Brown (12.03.15), at school":      named,
		"ELLIE BROWN, 12 March 2015":                   named,
		"12/03/2015 Ellie Brown":                       named,
		"\u00c9lodie O\u2019Neill-Brown, 2015-03-12":   named,
		"The carer is Ellie Brown - 12/03/1985, aunt.": named,
	} {
		if got := interview.DoubtText(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

// Of all last digits behind nine others one at most makes an NHS number.
func TestOnlyTheCheckDigitMakesTenDigitsAnNHSNumber(t *testing.T) {
	for first, want := range map[string]string{"943476591": "9", "401023213": "7", "000000006": "", "999999999": "9"} {
		found := ""
		for digit := range "0123456789" {
			last := string(rune('0' + digit))
			if interview.DoubtText(first+last) != "" {
				found += last
			}
		}
		if found != want {
			t.Errorf("%s: got %q, want %q", first, found, want)
		}
	}
}

func TestInALabelAnyDateRaisesADoubt(t *testing.T) {
	child := chapter(t).Kind("child")
	for _, label := range []string{"12/11/2026", "Child seen 2026-11-12", "boy 1.2.15"} {
		if got := interview.DoubtLabel(child, label); got != "a date of birth" {
			t.Errorf("%q: got %q", label, got)
		}
	}
}

func FuzzDoubtText(f *testing.F) {
	f.Add("Ellie Brown (12.03.15), 943 476 5919, OX1 2JD")
	f.Add("+44 (0)20 7946 0958 \xff\u0660\u0661")
	f.Fuzz(func(t *testing.T, s string) {
		// What is found in a text is found behind other words too.
		if what := interview.DoubtText(s); what != "" && interview.DoubtText("It was said: "+s+"\n\nNothing else.") == "" {
			t.Errorf("%q holds %s, and nothing when words stand around it", s, what)
		}
		interview.DoubtText(strings.ToUpper(s))
	})
}
