package rehearsal

import (
	"encoding/json"

	"safeguard/internal/decide"
	"safeguard/internal/procedure"
)

// ResultsFormat is the version of the format of results files.
const ResultsFormat = 1

// Results are a debrief as a file that a trainer can gather with others. It names
// nobody: what somebody typed is not in it, and whoever was listed under a label
// that the scenario does not have stands as "another child". The reasons of votes
// are the one exception. They are in it as they were typed, because the reasons of
// a minority are what a room learns from. Keys are never left out.
type Results struct {
	Format     int             `json:"format"`
	Fictitious bool            `json:"fictitious"` // always true
	Reference  string          `json:"reference"`  // made up for the sitting
	Scenario   ScenarioResult  `json:"scenario"`
	Procedure  ProcedureResult `json:"procedure"`
	Finished   bool            `json:"finished"`
	Minutes    int             `json:"minutes"`
	Sittings   int             `json:"sittings"`
	Parting    *PartingResult  `json:"parting"` // null where the two paths did not part
	Points     []PointResult   `json:"points"`
	Well       []PointResult   `json:"well"`
	Discuss    []string        `json:"discuss"`
	Answers    []LineResult    `json:"answers"`
	Votes      []VoteResult    `json:"votes"`
	Counts     []CountResult   `json:"counts"`
	Panel      []ViewResult    `json:"panel"`
}

// A ScenarioResult names the scenario that was played.
type ScenarioResult struct {
	ID     string `json:"id"`
	Title  string `json:"title"`
	Digest string `json:"digest"` // "sha256:" and the hex digest of the file
}

// A ProcedureResult names the procedure that it was played under.
type ProcedureResult struct {
	ID      string `json:"id"`
	Edition string `json:"edition"`
	Digest  string `json:"digest"`
}

// A Said is one answer: as an answers file says it in JSON, null where there is
// none, and in words. Of a list it is the labels; of words that somebody typed,
// true.
type Said struct {
	Answer json.RawMessage `json:"answer"`
	Words  string          `json:"words"`
}

// Given tells whether anything was answered.
func (s Said) Given() bool { return len(s.Answer) > 0 && string(s.Answer) != "null" }

// A PartingResult is where the two paths part. Theirs and Panels are what each
// side has there that the other has not: decisions and actions in words.
type PartingResult struct {
	Question  string   `json:"question"` // or the kind that is listed
	Subject   string   `json:"subject"`
	Ask       string   `json:"ask"` // the question in words
	Panel     Said     `json:"panel"`
	Trainee   Said     `json:"trainee"`
	With      []string `json:"with"` // the questions answered otherwise before, without which it would not matter
	Corrected bool     `json:"corrected"`
	Panels    []string `json:"panel-would-bring"`
	Theirs    []string `json:"trainee-would-bring"`
	Cite      []string `json:"cite"`
}

// A PointResult is a Point.
type PointResult struct {
	Kind     Kind     `json:"kind"`
	Theme    Theme    `json:"theme"`
	Question string   `json:"question"` // "" where it is about no single one
	Subject  string   `json:"subject"`
	Says     string   `json:"says"`
	Ask      string   `json:"ask"`
	Cite     []string `json:"cite"`
}

// A LineResult is a Line without the words that somebody typed.
type LineResult struct {
	Question string `json:"question"`
	Subject  string `json:"subject"`
	Ask      string `json:"ask"`
	Panel    Said   `json:"panel"`
	First    Said   `json:"first"`
	Last     Said   `json:"last"`
	News     bool   `json:"news"`
	Changes  int    `json:"changes"`
	Matters  bool   `json:"matters"`
	Listed   bool   `json:"listed"` // the scenario lists whom it is about
}

// A VoteResult is what one agency of a group answered by itself, with its reason
// as it was typed.
type VoteResult struct {
	Question string `json:"question"`
	Subject  string `json:"subject"`
	Ask      string `json:"ask"`
	Agency   string `json:"agency"`
	Vote     Said   `json:"vote"`
	Why      string `json:"why"`
	Group    Said   `json:"group"`
}

// A CountResult is a Count.
type CountResult struct {
	ID    string `json:"id"`
	Label string `json:"label"`
	N     int    `json:"n"`
	Of    int    `json:"of"`
}

// A ViewResult is a view of the panel.
type ViewResult struct {
	View    string   `json:"view"`
	Because string   `json:"because"`
	Cite    []string `json:"cite"`
}

// Results gives the debrief as a results file says it.
func (d *Debrief) Results() *Results {
	c := d.cover()
	r := &Results{
		Format: ResultsFormat, Fictitious: true, Reference: d.Case.Reference,
		Scenario: ScenarioResult{d.Scenario.ID, d.Scenario.Title, d.Scenario.Digest()},
		Finished: d.Finished, Minutes: d.Minutes, Sittings: d.Sittings,
		Parting: d.partingResult(c), Points: d.pointResults(d.Points, c), Well: d.pointResults(d.Well, c), Discuss: []string{},
		Answers: []LineResult{}, Votes: []VoteResult{}, Counts: []CountResult{}, Panel: []ViewResult{},
	}
	if p := d.Case.Procedure; p != nil {
		r.Procedure = ProcedureResult{p.ID, p.Edition, p.Digest}
	}
	for _, ask := range d.Discuss {
		r.Discuss = append(r.Discuss, c.text(ask))
	}
	for i := range d.Lines {
		r.Answers = append(r.Answers, lineResult(&d.Lines[i], c))
	}
	for i := range d.Votes {
		r.Votes = append(r.Votes, voteResults(&d.Votes[i], c)...)
	}
	for _, n := range d.Counts {
		r.Counts = append(r.Counts, CountResult(n))
	}
	for i := range d.Scenario.Panel {
		v := &d.Scenario.Panel[i]
		r.Panel = append(r.Panel, ViewResult{v.View.Words, v.Because.Words, idsOf(v.Cite)})
	}
	return r
}

func (d *Debrief) partingResult(c *cover) *PartingResult {
	p := d.Parting
	if p == nil {
		return nil
	}
	l := &p.Line
	panels, theirs := p.Brings()
	r := &PartingResult{
		Question: l.Item.ID(), Subject: c.label(l.Label), Ask: c.text(l.Asked()), Corrected: p.Corrected, With: []string{},
		Panel: c.said(l, p.Panel, p.List[0]), Trainee: c.said(l, p.Trainee, p.List[1]),
		Panels: c.texts(panels), Theirs: c.texts(theirs), Cite: []string{},
	}
	if l.Question != nil {
		r.Cite = idsOf(l.Question.Cite)
	}
	for n := range p.With {
		r.With = append(r.With, c.text(p.With[n].Asked()))
	}
	return r
}

func (d *Debrief) pointResults(points []Point, c *cover) []PointResult {
	list := []PointResult{}
	for _, p := range points {
		question := ""
		if p.Item != (decide.Item{}) {
			question = p.Item.ID()
		}
		list = append(list, PointResult{p.Kind, p.Theme, question, c.label(p.Label), c.text(p.Says), c.text(p.Ask), idsOf(p.Cite)})
	}
	return list
}

func lineResult(l *Line, c *cover) LineResult {
	return LineResult{
		Question: l.Item.ID(), Subject: c.label(l.Label), Ask: c.text(l.Asked()),
		Panel: c.said(l, l.Panel, l.Lists[0]), First: c.said(l, l.First, l.Lists[1]), Last: c.said(l, l.Last, l.Lists[2]),
		News: l.News, Changes: l.Changes, Matters: l.Matters, Listed: !c.hides(l.Label),
	}
}

func voteResults(b *Ballot, c *cover) []VoteResult {
	var list []VoteResult
	l := &Line{Item: decide.Item{Question: b.Question}, Question: b.Question, Label: b.Label}
	for _, v := range b.Votes {
		list = append(list, VoteResult{
			Question: b.Question.ID, Subject: c.label(b.Label), Ask: c.text(l.Asked()), Agency: valid(v.Agency),
			Vote: c.value(l, v.Value), Why: valid(v.Why), Group: c.value(l, b.Group),
		})
	}
	return list
}

func idsOf(cite []*procedure.Paragraph) []string {
	ids := []string{}
	for _, p := range cite {
		ids = append(ids, p.ID)
	}
	return ids
}
