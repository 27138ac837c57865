package check

import (
	"fmt"
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

func TestDeadlinesInWords(t *testing.T) {
	for text, want := range map[string]deadline{
		"within 15 working days of the meeting": {15, procedure.WorkingDays},
		"within one working day":                {1, procedure.WorkingDays},
		"Within the 10 calendar days":           {10, procedure.Days},
		"within a week":                         {1, procedure.Weeks},
		"within three months":                   {3, procedure.Months},
	} {
		if got := deadlinesIn(text); len(got) != 1 || got[0] != want {
			t.Errorf("%q: got %v, want %v", text, got, want)
		}
	}
	for _, text := range []string{"", "within the family", "within reach for 15 days", "15 working days", "within several days"} {
		if got := deadlinesIn(text); len(got) != 0 {
			t.Errorf("%q: got %v, want none", text, got)
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
