package report_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"safeguard/internal/answers"
	"safeguard/internal/decide"
	"safeguard/internal/record"
	"safeguard/internal/report"
)

// shownCase is a case whose path has just been shown, by nobody who said who they
// were.
func shownCase(t *testing.T) *recorder {
	t.Helper()
	p := shared(t)
	r := &recorder{t: t, at: time.Date(2026, 11, 23, 14, 3, 0, 0, time.UTC)}
	r.add(record.Opened{Format: record.Format, Tool: "1.2.0", Procedure: record.Procedure{ID: p.ID, Title: p.Title, Edition: p.Edition, Digest: p.Digest}})
	r.say(firstAnswers(t, "Child B"), "")
	r.show("1.2.0")
	return r
}

// pageOf is the page of a case on one line, as Markdown would break it.
func pageOf(t *testing.T, r *recorder) string {
	t.Helper()
	var b bytes.Buffer
	if err := report.CaseText(&b, viewOf(t, r.c, asWritten), report.Looks{Width: 80}); err != nil {
		t.Fatal(err)
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// inOrder checks that texts stand on a page, one behind the other.
func inOrder(t *testing.T, page string, texts ...string) {
	t.Helper()
	for _, text := range texts {
		_, rest, found := strings.Cut(page, text)
		if !found {
			t.Fatalf("%q does not follow in:\n%s", text, page)
		}
		page = rest
	}
}

const nobodySaw = "The answers have changed since: nobody has seen or agreed with the path as it stands now."

func TestEachVerdictStandsForThePathThatItWasOn(t *testing.T) {
	r := shownCase(t)
	r.add(record.Agreed{}, record.Reopened{Tool: "1.2.0", Why: "New evidence."})
	r.set("continuing-risk", 1, `"yes"`, "", "")
	r.show("1.2.0")
	r.add(record.Differed{Words: "Too soon."})
	r.by = record.Who{Role: "manager"}
	r.add(record.Agreed{})
	page := pageOf(t, r)
	inOrder(t, page, "WHETHER THE PRACTITIONER AGREES",
		"Agrees with where the path points. Of the path shown at event", "by: not said",
		"Differs: Too soon. Of the path shown at event", "by: not said",
		"Agrees with where the path points. Of the path shown at event", "by: manager",
		"Of the path shown last, one agrees and another differs. Both stand")
	for _, never := range []string{"no longer what counts", nobodySaw} {
		if strings.Contains(page, never) {
			t.Errorf("the page says %q", never)
		}
	}
}

func TestVerdictsOnTwoPathsAreNoDispute(t *testing.T) {
	r := shownCase(t)
	r.add(record.Agreed{}, record.Reopened{Tool: "1.2.0", Why: "New evidence."})
	r.set("continuing-risk", 1, `"yes"`, "", "")
	r.show("1.2.0")
	r.add(record.Differed{Words: "Too soon."})
	if page := pageOf(t, r); strings.Contains(page, "Both stand") {
		t.Error("the two are of different paths")
	}
}

func TestAPathThatNobodySawSaysSo(t *testing.T) {
	r := shownCase(t)
	r.add(record.Agreed{})
	if strings.Contains(pageOf(t, r), nobodySaw) {
		t.Error("the path was seen")
	}
	r.set("continuing-risk", 1, `"yes"`, "", "")
	if got := strings.Count(pageOf(t, r), nobodySaw); got != 2 {
		t.Errorf("it is said %d times, want beside the path and beside what was said of it", got)
	}
}

func TestJSONSaysWhichPathAVerdictIsOn(t *testing.T) {
	r := shownCase(t)
	shown := len(r.c.Events)
	r.add(record.Agreed{})
	for _, changed := range []bool{false, true} {
		var b bytes.Buffer
		if err := report.CaseJSON(&b, viewOf(t, r.c, asWritten)); err != nil {
			t.Fatal(err)
		}
		var document struct {
			Record struct {
				Changed  *bool `json:"changed-since-last-path"`
				Verdicts []struct {
					Path int `json:"path-event"`
				}
			}
		}
		if err := json.Unmarshal(b.Bytes(), &document); err != nil {
			t.Fatal(err)
		}
		got := document.Record
		if got.Changed == nil || *got.Changed != changed || got.Verdicts[0].Path != shown {
			t.Errorf("got %+v, want the path of event %d, changed %v", got, shown, changed)
		}
		r.set("continuing-risk", 1, `"yes"`, "", "")
	}
}

func TestAReopeningStandsBehindWhatWasChangedBeforeIt(t *testing.T) {
	r := shownCase(t)
	r.set("organised", 0, `"yes"`, "", "")
	r.add(record.Agreed{}, record.Reopened{Tool: "1.2.0", Why: "The school rang."})
	r.set("continuing-risk", 1, `"yes"`, "", "Contact resumed.")
	inOrder(t, pageOf(t, r), "WHAT CHANGED AFTER A PATH WAS SHOWN, AND WHY",
		"Are there signs of organised or multiple abuse?", "Why: not said",
		"The case was reopened", "Why: The school rang.",
		"at continuing risk of Significant Harm? Before: No Now: Yes Why: Contact resumed.",
		"HISTORY", "Why it was said anew: Are there concerns that Child B is at continuing risk of Significant Harm? Contact resumed.")
}

func TestEveryPathThatWasShownCanBeReadFromThePage(t *testing.T) {
	r := shownCase(t)
	r.set("immediate-risk", 0, `"no"`, "", "")
	r.set("continuing-risk", 1, `"yes"`, "", "")
	r.show("1.2.0")
	inOrder(t, pageOf(t, r), "OUTCOME PATHS SHOWN",
		"Where it pointed:", "The finding for Child B: settled, Support services for the child and family to be considered",
		"What was urgent:", "Settle with the Police and CYPF now how to make Child A safe today",
		"It is the path as it stands now, to the byte.")
	_, paths, _ := strings.Cut(pageOf(t, r), "OUTCOME PATHS SHOWN")
	if got := strings.Count(paths, "Where it pointed:"); got != 1 {
		t.Errorf("%d paths are told, want the first alone", got)
	}
}

func TestTheFirstThingsOfACaseStandFirst(t *testing.T) {
	r := shownCase(t)
	r.set("continuing-risk", 1, `"yes"`, "", "")
	page := pageOf(t, r)
	inOrder(t, page, "Case K7QX-M2PD", "State: ", "As at: ", "If a child is in danger now", "Urgent: before anything else", "In short",
		"WHAT CHANGED AFTER", "IN FULL", "HISTORY", "JUDGEMENT", "An aid to the discussion", shared(t).Digest,
		"HOW TO CHECK THIS COPY", "Head hash: "+r.c.Head(), "safeguard case verify K7QX-M2PD --expect "+r.c.Head(), "needs the record itself", `under "Handed on"`)
	if head, _, _ := strings.Cut(page, "In short"); strings.Contains(head, r.c.Head()) || strings.Contains(head, "sha256:") {
		t.Error("a hash stands before what is urgent")
	}
}

func TestWhatNobodyWasNamedForIsSaidToBeSo(t *testing.T) {
	r := shownCase(t)
	r.add(record.Exported{Format: "html", Digest: "sha256:" + strings.Repeat("a", 64)})
	inOrder(t, pageOf(t, r), "HANDED ON", "UTC, by: not said: as html")
}

func TestSinceSaysWhatDiffersAndNothingElse(t *testing.T) {
	r := shownCase(t)
	before := decide.Decide(r.c.Answers)
	since := func() string {
		var b bytes.Buffer
		if err := report.Since(&b, before, decide.Decide(r.c.Answers), report.Looks{Width: 80}); err != nil {
			t.Fatal(err)
		}
		return strings.Join(strings.Fields(b.String()), " ")
	}
	inOrder(t, since(), "WHAT CHANGED SINCE THE PATH SHOWN BEFORE", "Nothing on the path differs")
	r.set("continuing-risk", 1, `"yes"`, "", "")
	inOrder(t, since(), "The finding for Child B", "Before: Support services", "Now: Initial Child Protection Conference (duty: must)")
	if strings.Contains(since(), "Child A") {
		t.Error("it says what is as it was")
	}
	if err := report.Since(brokenPipe{}, before, before, report.Looks{}); err == nil {
		t.Error("what cannot be written is not said")
	}
}

func TestUndatedNamesTheDeadlinesThatACalendarLacks(t *testing.T) {
	r := shownCase(t)
	if got := report.Undated(decide.Decide(r.c.Answers)); len(got) != 0 {
		t.Errorf("all have a date, and %q is said", got)
	}
	now := r.c.Answers.Clone()
	now.Set(now.Procedure().Question("last-strategy-discussion"), 0, answers.Value{Given: true, NotKnown: true})
	got := report.Undated(decide.Decide(now))
	want := `Convene an Initial Child Protection Conference for the child within 15 working days of the last Strategy Discussion: 15 working days after the answer to "On what date was the last Strategy Discussion held?", which is not known`
	if len(got) == 0 || got[0] != want {
		t.Errorf("got %q, want %q first", got, want)
	}
	for _, line := range got {
		if strings.Contains(line, "Child A") || strings.Contains(line, "Child B") {
			t.Errorf("%q names somebody", line)
		}
	}
}

func TestOneReadingIsNotSeveral(t *testing.T) {
	if page := pageOf(t, shownCase(t)); strings.Contains(page, "see readings 4 below") || !strings.Contains(page, "see reading 4 below") {
		t.Error("one reading is called several")
	}
}
