package scenario

import (
	"strings"

	"safeguard/internal/decide"
	"safeguard/internal/procedure"
)

// What one person is reckoned to need. They are rules of thumb, for a trainer who
// plans an hour, and measure nobody.
const (
	wordsAMinute   = 200 // read with care
	secondsToReply = 40  // to a list, or to a question with options or a date
	secondsToWrite = 60  // an answer in words
	stepOfMinutes  = 5   // an estimate is no finer than that
)

// Minutes estimates how long a scenario takes one person who plays it alone and
// does not go back: the time to read the opening, every role's card and all the
// news at 200 words a minute, and to answer what the scenario itself answers by
// the end and the procedure asks, at 40 seconds each and a minute for an answer
// in words. It is rounded up to five minutes. A group that talks takes far
// longer, and talking about it afterwards is not counted.
func (s *Scenario) Minutes() int {
	words := len(strings.Fields(s.Opening.Words))
	for _, role := range s.Roles {
		words += len(strings.Fields(role.Knows.Words))
	}
	for _, inject := range s.Injects {
		words += len(strings.Fields(inject.Tell.Words))
	}
	seconds := words*60/wordsAMinute + s.secondsOfAnswers()
	const step = stepOfMinutes * 60
	return max((seconds+step-1)/step, 1) * stepOfMinutes
}

// secondsOfAnswers is how long the answers at the end take to give.
func (s *Scenario) secondsOfAnswers() int {
	a, seconds := s.End(), 0
	for _, item := range decide.Order(a) {
		switch {
		case decide.Applies(a, item) == decide.False:
		case item.List != nil:
			if a.List(item.List).Given {
				seconds += secondsToReply
			}
		case !a.At(item.Question, item.Subject).Given:
		case item.Question.Type == procedure.FreeText:
			seconds += secondsToWrite
		default:
			seconds += secondsToReply
		}
	}
	return seconds
}

// Digest is "sha256:" and the hex digest of the bytes that the scenario was read
// from. A sitting keeps it, to tell whether the file has changed since.
func (s *Scenario) Digest() string { return s.digest }
