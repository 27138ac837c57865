package wizard

import (
	"safeguard/internal/decide"
	"safeguard/internal/interview"
	"safeguard/internal/procedure"
)

// A Story is what a rehearsal adds to the talk: an invented case that is told
// while the questions are asked. The talk itself is the one that real cases get.
type Story interface {
	// Mark stands on every screen, so that nobody takes it for a real case.
	Mark() string
	// Opening gives what is told before the first question.
	Opening() []Tale
	// News gives what arrives before an item is asked or, where more is false,
	// before the outcome path is shown; each tale once.
	News(v *interview.Interview, next decide.Item, more bool) []Tale
	// Told gives all that has been told, to be read again at any screen.
	Told() []Tale
	// Clock says in words how long it has been; "" says nothing. It hurries nobody.
	Clock() string
	// Agencies gives those who answer a question by themselves before the group
	// does; none asks nobody.
	Agencies(q *procedure.Question) []string
}

// A Tale is something told. Inject is the id of news, "" for anything else.
type Tale struct {
	Inject string
	Title  string
	Text   string
}
