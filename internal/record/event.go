// Package record is a case written down: what was said, when and by which role,
// as a chain of events that is only ever added to; and the case as it stands,
// which follows from them. It is pure: it touches no disk and reads no clock.
// The chain tells damage and casual edits; it proves nothing against somebody
// who writes the whole of it anew.
package record

import (
	"encoding/json"
	"time"

	"safeguard/internal/calendar"
)

// Format is the version of the format in which records are written.
const Format = 1

// An Event is one thing that happened in a case.
type Event struct {
	Number int       // from 1, without gaps
	At     time.Time // UTC, whole seconds: what the machine's clock said, right or wrong
	By     Who
	Body   Body
	Hash   string // of its line, in hex; it covers the hash of the event before
}

// Who was at the keyboard: a role and an agency, never a name, and never
// required.
type Who struct {
	Role   string `json:"role,omitempty"`
	Agency string `json:"agency,omitempty"`
}

// A Body is what an event says: one of the types below.
type Body interface{ what() string }

// Opened begins every record. It names the procedure that the case is worked
// under; the file itself is kept beside the events.
type Opened struct {
	Format    int       `json:"format"`
	Procedure Procedure `json:"procedure"`
	Tool      string    `json:"tool"` // the version of the program
}

// Procedure names a procedure file.
type Procedure struct {
	ID      string `json:"id"`
	Title   string `json:"title"`
	Edition string `json:"edition"`
	Digest  string `json:"digest"` // "sha256:" and the hex digest of the file's bytes
}

// Resumed begins another sitting.
type Resumed struct {
	Tool string `json:"tool"`
}

// Listed says who is listed of a kind now. Added and Removed are what that
// changed.
type Listed struct {
	Kind     string   `json:"kind"`
	Labels   []string `json:"labels"`
	NotKnown bool     `json:"not-known,omitempty"`
	Added    []string `json:"added,omitempty"`
	Removed  []string `json:"removed,omitempty"` // what was answered about them went with them
	Change
}

// Answered is an answer, as an answers file says it in JSON; null takes one back.
type Answered struct {
	Question string          `json:"question"`
	Subject  string          `json:"subject,omitempty"`
	Answer   json.RawMessage `json:"answer"`
	Note     string          `json:"note,omitempty"`
	Change
}

// Noted puts a note beside a question, or takes it away. The answer stays as it
// was.
type Noted struct {
	Question string `json:"question"`
	Subject  string `json:"subject,omitempty"`
	Note     string `json:"note"`
	Change
}

// Rehearsed says that the case is an invented one, played to learn from. It is
// the second event of such a record, and stands in no other.
type Rehearsed struct {
	Scenario string `json:"scenario"` // its id
	Title    string `json:"title"`
	File     string `json:"file"` // the whole scenario file, so that the sitting can be gone on with

	Agencies []string `json:"agencies,omitempty"` // of a group: those who answer by themselves first
	Vote     []string `json:"vote,omitempty"`     // the questions they do that at, or "all"; absent: each judgement
}

// Told is news of a rehearsal that arrived.
type Told struct {
	Inject string `json:"inject"`
}

// Voted is what one agency of a group answered by itself, before the group did.
type Voted struct {
	Question string          `json:"question"`
	Subject  string          `json:"subject,omitempty"`
	Agency   string          `json:"agency"`
	Answer   json.RawMessage `json:"answer"` // as an answers file says it in JSON
	Why      string          `json:"why,omitempty"`
}

// Change is what stood before something was said anew.
type Change struct {
	AfterPath bool            `json:"after-path,omitempty"` // an outcome path had been shown by then
	AfterNews bool            `json:"after-news,omitempty"` // news of a rehearsal had arrived by then
	Was       json.RawMessage `json:"was,omitempty"`        // the answer, the list or the note before; absent where there was none
}

// Reasoned says why something was said anew: the answer or the note of a question
// or, where Kind is given, who is listed of it. It stands behind the change, which
// does not wait for it.
type Reasoned struct {
	Question string `json:"question,omitempty"`
	Subject  string `json:"subject,omitempty"`
	Kind     string `json:"kind,omitempty"`
	Why      string `json:"why"`
}

// Viewed is what the practitioner would do, said before the path was shown.
type Viewed struct {
	About string `json:"about,omitempty"` // a label; "" for the case
	Words string `json:"words"`
}

// Shown is an outcome path that was shown, as it was.
type Shown struct {
	Tool string          `json:"tool"`
	Path json.RawMessage `json:"path"` // as decide prints it, compact
}

// Agreed and Differed are what was said of the path; Ended says that the talk was
// brought to its end, with or without a word on it.
type (
	Agreed   struct{}
	Differed struct {
		Words string `json:"words"`
	}
	Ended struct{}
)

// Presences are whether somebody took part.
var Presences = []string{"present", "apologies", "no response"}

// Participant is who was invited, by agency and role.
type Participant struct {
	Agency   string `json:"agency"`
	Role     string `json:"role,omitempty"`
	Presence string `json:"presence"`
}

// Standings are what a piece of information is.
var Standings = []string{"fact", "opinion"}

// Information is what an agency brought to the discussion.
type Information struct {
	Agency   string `json:"agency"`
	Standing string `json:"standing"`
	About    string `json:"about,omitempty"`
	Words    string `json:"words"`
}

// SafetyPlan is how somebody is kept safe meanwhile.
type SafetyPlan struct {
	About string `json:"about,omitempty"`
	Words string `json:"words"`
}

// TakenUp is an action that somebody has taken up.
type TakenUp struct {
	Action string        `json:"action,omitempty"` // the id of an action of the path; "" for one of their own
	About  string        `json:"about,omitempty"`
	Do     string        `json:"do"`
	Owner  string        `json:"owner"`
	By     calendar.Date `json:"by,omitzero"`
	Check  string        `json:"check,omitempty"` // how it will be known that it is done
}

// Dissent is an agency that would have done something else.
type Dissent struct {
	Agency     string `json:"agency"`
	Would      string `json:"would"`
	Why        string `json:"why,omitempty"`
	Escalation string `json:"escalation,omitempty"` // the next step, and by when
}

// Retention is until when the record is to be kept. Nothing is deleted by itself.
type Retention struct {
	Until calendar.Date `json:"until"`
}

// Withdrawn takes back an entry, which stays in the record.
type Withdrawn struct {
	Event int    `json:"event"`
	Why   string `json:"why,omitempty"`
}

// Reopened takes up a case again after a path was shown.
type Reopened struct {
	Tool string `json:"tool"`
	Why  string `json:"why"`
}

// Exported says that the case was handed on.
type Exported struct {
	Format string `json:"format"`
	Digest string `json:"digest"` // "sha256:" and that of what was handed on
}

// Torn says that the end of a write that was broken off was set aside.
type Torn struct {
	File   string `json:"file"` // in the folder of the case
	Bytes  int    `json:"bytes"`
	Digest string `json:"digest"`
}

func (Opened) what() string      { return "opened" }
func (Resumed) what() string     { return "resumed" }
func (Listed) what() string      { return "listed" }
func (Answered) what() string    { return "answer" }
func (Noted) what() string       { return "note" }
func (Reasoned) what() string    { return "reason" }
func (Viewed) what() string      { return "view" }
func (Shown) what() string       { return "path" }
func (Agreed) what() string      { return "agree" }
func (Differed) what() string    { return "differ" }
func (Ended) what() string       { return "end" }
func (Participant) what() string { return "participant" }
func (Information) what() string { return "information" }
func (SafetyPlan) what() string  { return "safety-plan" }
func (TakenUp) what() string     { return "taken-up" }
func (Dissent) what() string     { return "dissent" }
func (Retention) what() string   { return "retention" }
func (Withdrawn) what() string   { return "withdrawn" }
func (Reopened) what() string    { return "reopened" }
func (Exported) what() string    { return "exported" }
func (Torn) what() string        { return "torn" }
func (Rehearsed) what() string   { return "rehearsed" }
func (Told) what() string        { return "told" }
func (Voted) what() string       { return "vote" }

// bodies reads the data of each kind of event.
var bodies = map[string]func([]byte) (Body, error){
	"opened": read[Opened], "resumed": read[Resumed], "listed": read[Listed], "answer": read[Answered],
	"note": read[Noted], "reason": read[Reasoned], "view": read[Viewed], "path": read[Shown], "agree": read[Agreed],
	"differ": read[Differed], "end": read[Ended], "participant": read[Participant],
	"information": read[Information], "safety-plan": read[SafetyPlan], "taken-up": read[TakenUp],
	"dissent": read[Dissent], "retention": read[Retention], "withdrawn": read[Withdrawn],
	"reopened": read[Reopened], "exported": read[Exported], "torn": read[Torn],
	"rehearsed": read[Rehearsed], "told": read[Told], "vote": read[Voted],
}

func read[B Body](data []byte) (Body, error) {
	var b B
	if err := unmarshal(data, &b); err != nil {
		return nil, err
	}
	return b, nil
}

// What names the kind of an event, as its line does.
func (e Event) What() string { return e.Body.what() }
