package wizard

import (
	"safeguard/internal/answers"
	"safeguard/internal/decide"
	"safeguard/internal/interview"
	"safeguard/internal/record"
)

// A Keeper writes down what is said before the next screen shows. Its errors are
// for the person to read: the talk goes on, and says on every screen that it is
// not saved, until a later call succeeds. A call that succeeds therefore says
// that what failed before is written down as well.
type Keeper interface {
	// Answers keeps the answers as they stand now.
	Answers(now *answers.Answers) error
	// Entry keeps what is said beside the answers.
	Entry(b record.Body) error
	// Path keeps an outcome path that is about to be shown. One that is shown
	// again with nothing said since is not given again.
	Path(p *decide.Path) error
}

// keep has something written down; where that fails the talk goes on and says
// so.
func (t *talk) keep(write func(Keeper) error) {
	if t.Keep != nil {
		t.result.Unsaved = write(t.Keep)
	}
}

// entry writes down what is said beside the answers.
func (t *talk) entry(b record.Body) {
	t.keep(func(k Keeper) error { return k.Entry(b) })
}

// record puts down an answer, has it kept, and notes the alerts it raised.
func (t *talk) record(put func()) {
	before := t.interview.Path()
	put()
	t.words.Agrees = false // that was said of another path
	t.keep(func(k Keeper) error { return k.Answers(t.Answers) })
	for _, a := range interview.NewAlerts(before, t.interview.Path()) {
		t.alerts = append(t.alerts, alertOf(t.Answers, a))
	}
}

// theCase gives the record as it stands; nil where there is none.
func (t *talk) theCase() *record.Case {
	if t.Record == nil {
		return nil
	}
	return t.Record()
}

// mayQuit tells whether stopping loses nothing, or the person has been told.
func (t *talk) mayQuit() bool {
	told := t.told
	t.told = true
	return told || t.result.Unsaved == nil && (t.Keep != nil || t.interview.Answers().Count() == 0)
}
