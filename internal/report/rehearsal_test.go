package report_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"safeguard/internal/answers"
	"safeguard/internal/record"
	"safeguard/internal/rehearsal"
	"safeguard/internal/report"
	"safeguard/internal/scenario"
)

func TestADebriefReadsAsItDid(t *testing.T) {
	d := playFerrySteps(t, asWritten).debrief(asWritten, false)
	golden(t, "testdata/rehearsal/debrief.txt", func(b *bytes.Buffer) error { return report.Debrief(b, d, report.Looks{Width: 80}) })
	golden(t, "testdata/rehearsal/debrief.40.txt", func(b *bytes.Buffer) error { return report.Debrief(b, d, report.Looks{Width: 40}) })
	golden(t, "testdata/rehearsal/debrief.json", func(b *bytes.Buffer) error { return report.DebriefJSON(b, d) })
	group := playFerrySteps(t, asWritten).debrief(asWritten, true)
	golden(t, "testdata/rehearsal/group.md", func(b *bytes.Buffer) error { return report.DebriefMarkdown(b, group) })
	golden(t, "testdata/rehearsal/group.html", func(b *bytes.Buffer) error { return report.DebriefHTML(b, group) })
}

func TestRoomsReadAsTheyDid(t *testing.T) {
	rooms := rehearsal.Gather(results(t, asWritten))
	golden(t, "testdata/rehearsal/rooms.txt", func(b *bytes.Buffer) error { return report.Rooms(b, rooms, report.Looks{Width: 100}) })
	golden(t, "testdata/rehearsal/rooms.md", func(b *bytes.Buffer) error { return report.RoomsMarkdown(b, rooms) })
	golden(t, "testdata/rehearsal/rooms.html", func(b *bytes.Buffer) error { return report.RoomsHTML(b, rooms) })
	golden(t, "testdata/rehearsal/rooms.json", func(b *bytes.Buffer) error { return report.RoomsJSON(b, rooms) })
	golden(t, "testdata/rehearsal/rooms.csv", func(b *bytes.Buffer) error { return report.RoomsCSV(b, rooms) })
}

func TestAFacilitatorPackReadsAsItDid(t *testing.T) {
	golden(t, "testdata/rehearsal/pack.html", func(b *bytes.Buffer) error { return report.FacilitatorPack(b, ferrySteps(t, asWritten)) })
}

// sheetsOf gives the text of a pack before its notes, and of the notes.
func sheetsOf(t *testing.T, s *scenario.Scenario) (handed, notes string) {
	t.Helper()
	var b bytes.Buffer
	if err := report.FacilitatorPack(&b, s); err != nil {
		t.Fatal(err)
	}
	_, page, _ := strings.Cut(b.String(), "<body>")
	at := strings.Index(page, `<h2 class="sheet">Facilitator&#39;s notes</h2>`)
	if at < 0 {
		t.Fatal("there are no notes")
	}
	return textOfHTML(t, page[:at]), textOfHTML(t, page[at:])
}

func TestNothingForTheFacilitatorStandsOnWhatIsHandedOut(t *testing.T) {
	count := 0
	marked := func(plain string) string {
		count++
		return fmt.Sprintf("mark %d of it", count)
	}
	s := ferrySteps(t, marked)
	handed, notes := sheetsOf(t, s)
	secret := []string{s.Facilitator.Words, s.Pair}
	for _, aim := range s.Aims {
		secret = append(secret, aim.Words)
	}
	for _, v := range s.Panel {
		secret = append(secret, v.View.Words, v.Because.Words)
	}
	for _, words := range secret {
		if strings.Contains(handed, words) {
			t.Errorf("%q is handed out", words)
		}
		if !strings.Contains(notes, words) {
			t.Errorf("%q is not in the notes", words)
		}
	}
	open := []string{s.Title, s.Welfare.Words, s.Opening.Words}
	for _, role := range s.Roles {
		open = append(open, role.Knows.Words)
	}
	for _, inject := range s.Injects {
		open = append(open, inject.Tell.Words)
	}
	for _, words := range open {
		if !strings.Contains(handed, words) {
			t.Errorf("%q is not handed out", words)
		}
	}
	for _, note := range []string{"A sister may have rung the mother", "The panel's answers", "Not known Not known"} {
		if strings.Contains(handed, note) {
			t.Errorf("%q is handed out", note)
		}
	}
}

func TestEveryBundledScenarioHasAPackThatKeepsItsNotesApart(t *testing.T) {
	files, err := filepath.Glob("../../procedures/child-abuse-ict/scenarios/*.yaml")
	if err != nil || len(files) < 10 {
		t.Fatalf("%d scenarios, %v", len(files), err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		s, faults := scenario.Load(shared(t), file, data)
		if s == nil {
			t.Fatal(faults.All())
		}
		handed, notes := sheetsOf(t, s)
		secret := []string{s.Facilitator.Words}
		for _, v := range s.Panel {
			secret = append(secret, v.View.Words)
		}
		for _, aim := range s.Aims {
			secret = append(secret, aim.Words)
		}
		for _, words := range secret {
			if words != "" && (strings.Contains(handed, words) || !strings.Contains(notes, words)) {
				t.Errorf("%s: %.40q stands in the wrong place", s.ID, words)
			}
		}
	}
}

func TestEveryCardAndEverySheetBeginsOnPaperOfItsOwn(t *testing.T) {
	s := ferrySteps(t, asWritten)
	var b bytes.Buffer
	if err := report.FacilitatorPack(&b, s); err != nil {
		t.Fatal(err)
	}
	page := b.String()
	sheets := len(s.Roles) + len(s.Injects) + 1
	if got := strings.Count(page, `<h2 class="sheet">`); got != sheets {
		t.Errorf("%d sheets of their own, want %d", got, sheets)
	}
	if got := strings.Count(page, "<strong>FICTITIOUS."); got != sheets+1 {
		t.Errorf("%d sheets say that it is fictitious, want %d", got, sheets+1)
	}
	for _, want := range []string{".sheet { break-before: page; }", `content: "FICTITIOUS\2e  Rehearsal`} {
		if !strings.Contains(page, want) {
			t.Errorf("%q is not in the page", want)
		}
	}
}

func TestEveryPageOfARehearsalSaysThatItIsFictitious(t *testing.T) {
	for _, p := range rehearsalPages(t, asWritten) {
		if page := pageText(t, p); !strings.Contains(strings.ToUpper(page[:min(len(page), 6000)]), "FICTITIOUS") {
			t.Errorf("%s as %s does not", p.name, p.format)
		}
	}
}

func TestNoPageOfARehearsalGivesMarks(t *testing.T) {
	for _, p := range rehearsalPages(t, asWritten) {
		page := pageText(t, p)
		if p.name == "pack" {
			continue // what the scenario itself says is its own
		}
		if p.format == "html" {
			page = textOfHTML(t, page[strings.Index(page, "<body>"):])
		}
		for _, never := range []string{"%", "score", "correct", "wrong", "average", "best", "mistake", "fail"} {
			if strings.Contains(strings.ReplaceAll(page, `"corrected"`, ""), never) {
				t.Errorf("%s as %s says %q", p.name, p.format, never)
			}
		}
	}
}

func TestASittingByItselfIsNotShownAsARoom(t *testing.T) {
	var b bytes.Buffer
	if err := report.Rooms(&b, rehearsal.Gather(results(t, asWritten)[:1]), report.Looks{Width: 80}); err != nil {
		t.Fatal(err)
	}
	if page := b.String(); strings.Contains(page, "How the answers fell") || !strings.Contains(page, "nothing to set side by side") {
		t.Error(page)
	}
}

func TestADebriefSaysHowTheSittingWent(t *testing.T) {
	news := record.Event{Number: 9, At: time.Date(2026, 11, 23, 15, 0, 0, 0, time.UTC), Body: record.Told{Inject: "discussion-at-four"}}
	tests := []struct {
		name   string
		change func(*rehearsal.Debrief)
		want   string
	}{
		{"no parting", func(d *rehearsal.Debrief) { d.Parting = nil }, "They do not part. Where your answers differ from the panel's"},
		{"broken off before they part", func(d *rehearsal.Debrief) { d.Parting, d.Finished = nil, false }, "As far as the sitting went they do not part:"},
		{"set right later", func(d *rehearsal.Debrief) { d.Parting.Corrected = true }, "You answered it anew later on, as the panel does."},
		{"parted by news", func(d *rehearsal.Debrief) { d.Parting.Event = news }, "when news came, on 23 Nov 2026, 15:00 UTC, at this question: - Is Child B at immediate risk of Significant Harm? - You had answered: No"},
		{"parted at the end", func(d *rehearsal.Debrief) { d.Parting.Event = record.Event{} }, "They part for the first time by the end, at this question:"},
		{"broken off", func(d *rehearsal.Debrief) { d.Finished = false }, "Broken off before the outcome path was shown."},
		{"nothing stands out", func(d *rehearsal.Debrief) { d.Points = nil }, "Nothing stands out against the panel's answers."},
		{"in no time", func(d *rehearsal.Debrief) { d.Minutes, d.Sittings = 0, 1 }, "14:03 UTC, less than a minute"},
		{"many paragraphs", func(d *rehearsal.Debrief) { d.Points[0].Cite = shared(t).Source.Paragraphs[:4] }, "Paragraphs: ["},
		{"words typed, kept on the own page", func(*rehearsal.Debrief) {}, "You, at the end: Says little."},
	}
	for _, tt := range tests {
		d := playFerrySteps(t, asWritten).debrief(asWritten, false)
		tt.change(d)
		var b bytes.Buffer
		if err := report.Debrief(&b, d, report.Looks{Width: 120}); err != nil {
			t.Fatal(err)
		}
		if page := strings.Join(strings.Fields(b.String()), " "); !strings.Contains(page, tt.want) {
			t.Errorf("%s: %q is not in\n%s", tt.name, tt.want, b.String())
		}
	}
}

func TestAGroupsPageSaysWhatBecameOfItsVotes(t *testing.T) {
	tests := []struct {
		name   string
		change func(*rehearsal.Debrief)
		want   string
		never  string
	}{
		{"as the group was set up", func(*rehearsal.Debrief) {}, "In a group: Police, CYPF, Health and School", ""},
		{"without a vote yet", func(d *rehearsal.Debrief) { d.Votes = nil }, "In a group: Police, CYPF, Health and School", "WHAT EACH AGENCY ANSWERED"},
		{"without a vote yet, spoken to as one", func(d *rehearsal.Debrief) { d.Votes = nil }, "The group answered: No", "You answered: "},
		{"somebody did not answer", func(*rehearsal.Debrief) {}, "Not answered by: CYPF and School", ""},
		{"everybody answered", func(d *rehearsal.Debrief) { d.Votes = d.Votes[:1] }, "WHAT EACH AGENCY ANSWERED", "Not answered by"},
		{"the panel knew more later", func(*rehearsal.Debrief) {}, "The panel, with what was known by then: Not known, and by the end: No.", ""},
		{"the panel knew as much", func(*rehearsal.Debrief) {}, "The panel, with what was known by then: Not known. HOW THE PANEL", ""},
		{"the panel came to an answer", func(d *rehearsal.Debrief) { d.Votes[0].Panel = answers.Value{} }, "The panel had no answer to it then, and by the end: No.", ""},
		{"the panel has no answer", func(d *rehearsal.Debrief) { d.Votes[1].Panel, d.Votes[1].PanelEnd = answers.Value{}, answers.Value{} }, "The panel has no answer to it.", ""},
		{"fewer answered so", func(*rehearsal.Debrief) {}, "Fewer answered as Health did.", "No agency had answered so"},
		{"nobody had answered so", func(d *rehearsal.Debrief) { d.Votes[0].Group = answers.Value{Given: true, Options: 1} }, "The group then answered: Yes. The panel, with what was known by then: Not known, and by the end: No. No agency had answered so by itself. What brought the group there?", "Fewer answered"},
		{"a round under way", func(d *rehearsal.Debrief) { d.UnderWay = []string{"Does Person 1 live there?"} }, `A round of votes on "Does Person 1 live there?" is under way and is not shown.`, ""},
		{"a round under way alone", func(d *rehearsal.Debrief) { d.Votes, d.UnderWay = nil, []string{"Does Person 1 live there?"} }, `WHAT EACH AGENCY ANSWERED BY ITSELF A round of votes on "Does Person 1 live there?" is under way`, "Each answered silently"},
	}
	for _, tt := range tests {
		d := playFerrySteps(t, asWritten).debrief(asWritten, true)
		tt.change(d)
		var b bytes.Buffer
		if err := report.Debrief(&b, d, report.Looks{Width: 120}); err != nil {
			t.Fatal(err)
		}
		page := strings.Join(strings.Fields(b.String()), " ")
		if !strings.Contains(page, tt.want) {
			t.Errorf("%s: %q is not in\n%s", tt.name, tt.want, b.String())
		}
		if tt.never != "" && strings.Contains(page, tt.never) {
			t.Errorf("%s: it says %q", tt.name, tt.never)
		}
	}
}

func TestADecisionAboutAChildNotListedYetIsNamedSo(t *testing.T) {
	var b bytes.Buffer
	if err := report.DebriefMarkdown(&b, playFerrySteps(t, asWritten).debrief(asWritten, false)); err != nil {
		t.Fatal(err)
	}
	if page := b.String(); !strings.Contains(page, "- The finding for a child not listed yet\n") || strings.Contains(page, "finding for Child\n") {
		t.Error(page)
	}
}

func TestWhatParticipantsSayComesFirst(t *testing.T) {
	for _, p := range rehearsalPages(t, asWritten) {
		if p.name != "group" || p.format != "markdown" {
			continue
		}
		last := -1
		page := pageText(t, p)
		for _, part := range []string{"FICTITIOUS", "Talk first", "In short", "What was done well", "What stands out", "What each agency answered", "How the panel sees it", "The answers side by side", "Questions for the room", "in counts", "What this scenario is for", "Where the chapter points", "Looking after each other"} {
			at := strings.Index(page, part)
			if at <= last {
				t.Errorf("%q stands at %d, behind %d", part, at, last)
			}
			last = at
		}
	}
}
