// Package wizard is the talk with a person: one loop that asks what the
// interview wants to know, and the drivers that show a question and read the
// reply, on a full screen or line by line. It never answers for the person: no
// reply is chosen beforehand, and the end of the input is never an answer.
package wizard

import (
	"context"
	"errors"
	"fmt"
)

// A Prompter shows one screen and gives what the person did. It is the only
// thing that differs between a full screen, a plain talk and a test.
type Prompter interface {
	// Ask shows a screen and waits for a reply. The errors ErrInterrupted and
	// ErrEnded tell that the person pressed ctrl+c and that there is no more
	// input; a reply that comes with an error holds only a Draft and a Note.
	Ask(ctx context.Context, s Screen) (Reply, error)
	// Close gives the terminal back.
	Close() error
}

// What ends a talk from outside.
var (
	ErrInterrupted = errors.New("interrupted")
	ErrEnded       = errors.New("the input ended before the last question")
)

// A Form is how a screen is answered.
type Form uint8

// The forms of a screen.
const (
	ChooseOne  Form = iota // one of Options
	ChooseMany             // any of Options; those that are Alone exclude all others
	Line                   // one line of text: a date, the labels of subjects
	Words                  // free text of any length
	Review                 // Lines to look over; one may be changed, or the talk ended
	Read                   // a long text to read, then one of Options: the outcome path
)

// A Screen is one thing to show and, mostly, to ask. Every text is plain and
// safe to print.
type Screen struct {
	Form     Form
	Stage    string   // the stage it belongs to
	Subject  string   // whom it is about; "" for the case
	Progress string   // how far along: "7 answered, about 20 to go"
	Alerts   []Alert  // raised by the last answer: shown before everything else
	Warning  string   // what to look at before the same reply is given once more
	Again    bool     // giving Earlier once more passes the warning over
	Title    string   // the question
	Help     string   // what it wants, and what does not count as an answer
	Rests    []string // the paragraphs it rests on, each "4.5a  gist"
	Recall   []string // earlier answers, each "question: answer"
	Options  []Option
	Earlier  Reply        // the present answer, shown as such; never taken by Enter alone on an empty screen
	HasReply bool         // Earlier is an answer
	Held     bool         // Earlier was replied just now, and is not taken yet
	Optional bool         // an empty reply is accepted
	NotKnown bool         // of Line and Words: may be answered not known, which is no text of its own
	Lines    []ReviewLine // of Review
	Text     string       // of Read
	CanNote  bool
	CanBack  bool
	CanLeave bool
	Alone    bool   // it stands outside the talk: there are no answers to look over
	Beside   bool   // of Review: what belongs beside the path can be gone to
	Mark     string // stands first on the screen, whatever gives way: "FICTITIOUS"; "" for a real case
	Story    []Tale // what was told so far, to be read again from here
	Told     bool   // of Read: Text belongs to the talk, and is no outcome path
	Fresh    bool   // whatever was shown before is to be out of sight
	of       string // tells screens apart that look alike
	private  bool   // what is replied is for nobody else's eyes yet
}

// hasReview tells whether all answers can be looked over from a screen.
func (s Screen) hasReview() bool {
	return s.Form != Review && (s.Form != Read || s.Told) && !s.Alone
}

// An Alert is an action raised by an answer.
type Alert struct {
	Text   string
	Urgent bool
}

// An Option is one reply that can be chosen. One that is Alone excludes all
// others: "none of these". Count is how many there are already of what it adds
// to; it is shown behind the label, and is no part of it.
type Option struct {
	ID, Label, Help string
	Alone           bool
	Count           int
}

// shown is the label as it stands in a list.
func (o Option) shown() string {
	if o.Count == 0 {
		return o.Label
	}
	return fmt.Sprintf("%s (%d)", o.Label, o.Count)
}

// A ReviewLine is one question with its answer.
type ReviewLine struct {
	Stage, Subject string
	Question       string
	Answer         string // "" where there is none
	Note           string
	SetAside       bool // its question no longer applies
}

// An Act is what the person did with a screen.
type Act uint8

// The acts. Finish, of Review, asks for the outcome path; Change, of Review,
// goes to the line numbered Target. GoBeside, of a Review where it is offered, goes
// to what belongs beside the path.
const (
	Answered Act = iota
	Back
	Leave // not answered for now
	GoReview
	Change
	Finish
	Quit // save what there is, and stop
	GoBeside
)

// mostReply is how many bytes the text of a reply, or its note, may have, so
// that nothing that was taken can be refused where it is kept.
const mostReply = 64 << 10

const tooLong = "This is longer than a reply may be, 64 KiB of text (about 10,000 words); nothing of it was taken"

// A Reply is what the person did.
type Reply struct {
	Act      Act
	Chosen   []string // ids of options
	Text     string   // of Line and Words
	NotKnown bool     // of Line and Words
	Note     string   // beside any answer; the whole note, not what was added
	Target   int      // of Change: a place in Lines
	Draft    string   // half-typed text when the talk broke off or went elsewhere; of Earlier, what a text begins with
}
