package check

import (
	"bytes"
	"fmt"
	"strconv"
	"testing"

	"safeguard/internal/procedure"
)

func TestStrengthOfAGist(t *testing.T) {
	const none = procedure.NoDuty
	for _, tt := range []struct {
		gist            string
		strict, topped  procedure.Duty
		takesUp         []procedure.Duty
		doesNotTakeUpIt []procedure.Duty
	}{
		{"A conference must be convened.", procedure.Must, procedure.Must, []procedure.Duty{procedure.Must}, []procedure.Duty{procedure.Should}},
		{"Refer to both the Police and CYPF.", none, none, nil, []procedure.Duty{procedure.Must}},
		{"The Police will go on looking.", none, procedure.Will, []procedure.Duty{procedure.Will}, nil},
		{"A child may need a therapist.", none, procedure.May, []procedure.Duty{procedure.May}, nil},
		{"The procedure should be considered.", procedure.Consider, procedure.Should, []procedure.Duty{procedure.Should, procedure.Consider}, nil},
		{"The Police should also consider whether others must be told.", procedure.Consider, procedure.Should, []procedure.Duty{procedure.Consider}, []procedure.Duty{procedure.Must}},
		{"Consider whether others should be told.", procedure.Consider, procedure.Consider, []procedure.Duty{procedure.Consider}, []procedure.Duty{procedure.Should}},
		{"Consider what delay will mean; the chair must record it.", procedure.Must, procedure.Must, []procedure.Duty{procedure.Must, procedure.Consider}, []procedure.Duty{procedure.Will}},
		{"Should a child ask to be heard, they must be heard.", procedure.Must, procedure.Must, nil, []procedure.Duty{procedure.Should}},
		{"The rule of May 2009 holds.", none, none, nil, []procedure.Duty{procedure.May}},
		{"The will of the child counts.", none, none, nil, []procedure.Duty{procedure.Will}},
		{"Mustard and willow are plants.", none, none, nil, []procedure.Duty{procedure.Must, procedure.Will}},
		{"A child MUST be seen.", procedure.Must, procedure.Must, nil, nil},
		{"A case already considered is closed.", none, none, nil, []procedure.Duty{procedure.Consider}},
		{"When a child may be in danger, call the Police.", none, none, nil, []procedure.Duty{procedure.May}},
		{"If the child will be at home, tell the school.", none, none, nil, []procedure.Duty{procedure.Will}},
		{"A person who may still have contact must be reported.", procedure.Must, procedure.Must, nil, []procedure.Duty{procedure.May}},
		{"Images that may have been shared should be reported.", procedure.Should, procedure.Should, nil, []procedure.Duty{procedure.May}},
		{"A child may have been abused.", none, none, nil, []procedure.Duty{procedure.May}},
		{"A child may come to harm, so a meeting is held.", none, none, nil, []procedure.Duty{procedure.May}},
		{"The parents may come with the child.", none, procedure.May, []procedure.Duty{procedure.May}, nil},
		{"A child may still be in danger.", none, none, nil, []procedure.Duty{procedure.May}},
		{"Where an adult is suspected, the employer may suspend them.", none, procedure.May, []procedure.Duty{procedure.May}, nil},
		{"A child who is hurt may see a doctor.", none, procedure.May, []procedure.Duty{procedure.May}, nil},
		{"Staff may not tell the family.", none, procedure.May, []procedure.Duty{procedure.May}, nil},
		{"If it is so, the Police will act.", none, procedure.Will, []procedure.Duty{procedure.Will}, nil},
		{"The finding means that the procedure should run.", procedure.Should, procedure.Should, []procedure.Duty{procedure.Should}, nil},
		{"Evidence that must be kept goes to the Police.", procedure.Must, procedure.Must, []procedure.Duty{procedure.Must}, nil},
		{"A plan should, therefore, be considered.", procedure.Consider, procedure.Should, []procedure.Duty{procedure.Should}, nil},
		{"", none, none, nil, nil},
	} {
		got := strengthOf(tt.gist)
		if got.strict != tt.strict || got.toppedBy != tt.topped {
			t.Errorf("%q: got a strict %s and at most %s, want %s and %s", tt.gist, got.strict, got.toppedBy, tt.strict, tt.topped)
		}
		for _, d := range tt.takesUp {
			if !got.words[d] {
				t.Errorf("%q: got no %s, want one", tt.gist, d)
			}
		}
		for _, d := range tt.doesNotTakeUpIt {
			if got.words[d] {
				t.Errorf("%q: got %s, want none", tt.gist, d)
			}
		}
	}
}

// Beside an order, what a gist allows says nothing of the order's strength.
func TestWhichGistsOrder(t *testing.T) {
	for gist, want := range map[string]bool{
		"When a child may be in danger, call 999.":                        true,
		"Call the Police; a parent may be told.":                          true,
		"Tell the Police. They will say what follows.":                    true,
		"Refer every worry, which may be small.":                          true,
		"Where images are found, on any device, refer to the Police; may": true,
		"Should a child ask, tell them what will happen.":                 true,
		"Never tell the family, who may destroy evidence.":                true,
		"Contact with children at work may be stopped.":                   false,
		"Report forms may be kept.":                                       false,
		"The school may tell the parents, call the Police or wait.":       false,
		"Consider what delay will mean.":                                  false,
		"A child may be told.":                                            false,
	} {
		if got := strengthOf(gist).orders; got != want {
			t.Errorf("%q: got %t, want %t", gist, got, want)
		}
	}
}

// No weaker duty is proposed where the gist only tells when something is done.
func TestADutyIsNotComparedWithWordsThatOnlyTellWhen(t *testing.T) {
	for gist, want := range map[string]string{
		"When a child may be in danger, call the Police.":      "",
		"If the child will be at home, ring the school.":       "",
		"Tell the Police. They may come.":                      "",
		"Parents may be told where no child will be in danger": "duty-above-paragraph",
	} {
		data := bytes.ReplaceAll(baseProcedure(), []byte("Refer every worry about a child online to the Police."), []byte(strconv.Quote(gist)))
		data = bytes.ReplaceAll(data, []byte("duty: should"), []byte("duty: must"))
		got := ""
		for _, f := range structureOf(t, data) {
			if f.Rule == dutyAboveParagraph.ID || f.Rule == dutyAgainstParagraph.ID {
				got = f.Rule
			}
		}
		if got != want {
			t.Errorf("%q: got %q, want %q", gist, got, want)
		}
	}
}

func TestDeadlinesInWords(t *testing.T) {
	for text, want := range map[string]deadline{
		"within 15 working days of the meeting": {15, "working days"},
		"within one working day":                {1, "working days"},
		"Within the 10 calendar days":           {10, "days"},
		"within a week":                         {1, "weeks"},
		"within three months":                   {3, "months"},
		"in two days":                           {2, "days"},
		"In twenty working days":                {20, "working days"},
		"within 72 hours":                       {72, "hours"},
		"within thirteen minutes of it":         {13, "minutes"},
	} {
		if got := deadlinesIn(text); len(got) != 1 || got[0] != want {
			t.Errorf("%q: got %v, want %v", text, got, want)
		}
	}
	for _, text := range []string{"", "within the family", "within reach for 15 days", "15 working days", "within several days", "once in two weeks", "twice in a week", "in the last two weeks", "in a day", "in working days"} {
		if got := deadlinesIn(text); len(got) != 0 {
			t.Errorf("%q: got %v, want none", text, got)
		}
	}
}

func TestWhichDeadlinesAreTheSame(t *testing.T) {
	for _, tt := range []struct {
		due   deadline
		words string
		want  int
	}{
		{deadline{14, "days"}, "within two weeks", 0},
		{deadline{3, "days"}, "within 72 hours", 0},
		{deadline{3, "working days"}, "within 72 hours", 1},
		{deadline{3, "working days"}, "within three days", 1},
		{deadline{1, "days"}, "within 30 minutes", 1},
		{deadline{3, "working days"}, "within 72 hours, in three working days", 0},
		{deadline{3, "working days"}, "soon", 0},
	} {
		if got := len(tt.due.others([]wording{{text: tt.words}})); got != tt.want {
			t.Errorf("%s and %q: got %d differences, want %d", tt.due, tt.words, got, tt.want)
		}
	}
}

// Many ids are compared in another way than few, and the same is found.
func TestOfManyIDsTheSameAreMixedUpAsOfFew(t *testing.T) {
	var ids []idAt
	for i := range fewIDs {
		ids = append(ids, idAt{id: fmt.Sprintf("question-%d", i)})
	}
	ids = append(ids, idAt{id: "worry"}, idAt{id: "referral-made"}, idAt{id: "worries"}, idAt{id: "referal-made"})
	many := earlier{byRemainder: map[string][]int{}}
	few := earlier{few: true}
	for i, id := range ids {
		got, want := many.nearest(ids[:i], id.id), few.nearest(ids[:i], id.id)
		if got != want {
			t.Errorf("%s: got %d, want %d", id.id, got, want)
		}
		if found := got >= 0; found != (i > fewIDs+1) {
			t.Errorf("%s: got %d", id.id, got)
		}
		many.add(i, id.id)
	}
}

func TestIDsThatAreEasilyMixedUp(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		near bool
	}{
		{"worry", "worries", true},
		{"image", "images", true},
		{"referral-made", "refferral-made", true},
		{"childcare-plan", "child-care-plan", true},
		{"initial-meeting", "intiial-meeting", true},
		{"mother", "other", false},
		{"visit-1", "visit-2", false},
		{"paragraph-11", "paragraph-1", false},
		{"refer", "refer-contact", false},
		{"work-contact", "trust-contact", false},
		{"left", "gift", false},
		{"same-word", "same-word", false},
	} {
		if got := areNear(tt.a, tt.b); got != tt.near {
			t.Errorf("%s and %s: got %t, want %t", tt.a, tt.b, got, tt.near)
		}
		if got := areNear(tt.b, tt.a); got != tt.near {
			t.Errorf("%s and %s: got %t, want %t", tt.b, tt.a, got, tt.near)
		}
	}
}
