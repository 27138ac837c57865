package wizard

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"safeguard/internal/answers"
	"safeguard/internal/decide"
	"safeguard/internal/interview"
	"safeguard/internal/procedure"
	"safeguard/internal/record"
)

// Options are what a talk works with.
type Options struct {
	Answers *answers.Answers                    // what has been said already; changed as the talk goes on
	Keep    Keeper                              // nil keeps nothing
	Record  func() *record.Case                 // the record as it stands; nil where there is none, but perhaps a file
	Shown   bool                                // an outcome path was shown in an earlier sitting
	Words   OwnWords                            // said in earlier sittings, and not asked again
	Kept    string                              // where answers are kept, or that they are not, in words
	Page    func(*decide.Path, OwnWords) string // the outcome path as a page of plain text
	Story   Story                               // an invented case that is told meanwhile; nil for a real one
}

// OwnWords are what the practitioner said beside the answers. They weigh in
// nothing.
type OwnWords struct {
	Views   []View // what they would do, asked before the path is shown
	Differs string // where they differ from it
	Agrees  bool
}

// A View is words about a subject, by its label; "" is the case.
type View struct{ About, Words string }

// A Result is how a talk ended.
type Result struct {
	Finished bool // the outcome path was shown
	Quit     bool // saved and stopped
	Words    OwnWords
	Draft    string // half-typed words when it broke off; never those of an agency answering by itself
	Unsaved  error  // the last call of the Keeper failed, and why
}

// What ends a talk from within: the person stopped, or has seen the outcome path
// and is done.
var (
	errQuit     = errors.New("stopped")
	errFinished = errors.New("finished")
)

// Talk asks, in interview order, whatever applies and is not answered; then
// shows a review and, when the person asks for it, the outcome path. An error is
// the Prompter's: ErrInterrupted, ErrEnded, the context's, or a failure. What
// was answered before is in the answers whatever happens.
func Talk(ctx context.Context, prompter Prompter, o Options) (Result, error) {
	t := &talk{
		ctx: ctx, prompter: prompter, Options: o,
		interview: interview.New(o.Answers), viewed: map[string]bool{}, drafts: map[draftKey]Reply{}, unbased: map[itemKey]string{},
		words: o.Words, shown: o.Shown, polls: map[itemKey]*poll{},
	}
	t.remember()
	t.words.Views = slices.Clone(o.Words.Views)
	for _, v := range o.Words.Views {
		t.viewed[v.About] = true
	}
	err := t.opening()
	if err == nil {
		err = t.work()
	}
	t.result.Words = t.words
	if t.private { // what one agency was writing by itself is told to nobody
		t.result.Draft = ""
	}
	switch {
	case errors.Is(err, errFinished):
		return t.result, nil
	case errors.Is(err, errQuit):
		t.result.Quit = true
		return t.result, nil
	}
	return t.result, err
}

type talk struct {
	Options
	ctx       context.Context
	prompter  Prompter
	interview *interview.Interview
	alerts    []Alert // raised by the last answer, not shown yet
	viewed    map[string]bool
	words     OwnWords
	shown     bool         // an outcome path has been shown
	last      *decide.Path // the one shown last in this sitting
	told      bool         // that stopping would lose the answers
	drafts    map[draftKey]Reply
	unbased   map[itemKey]string // notes of earlier answers, until a basis for the new one has been asked for
	waiting   []Tale             // news that has arrived and was not shown yet
	newsTold  bool               // news was told, in this sitting or before
	arrived   bool               // it was told since the last question or review
	polls     map[itemKey]*poll
	private   bool // the last screen was for one agency alone
	result    Result
}

// draftKey tells screens apart that words can be begun on and left.
type draftKey struct{ stage, subject, title, of string }

func keyOf(s Screen) draftKey { return draftKey{s.Stage, s.Subject, s.Title, s.of} }

// keepDraft remembers what was begun on a screen that was not answered, so that
// it is there when the person comes back.
func (t *talk) keepDraft(s Screen, r Reply) {
	key := keyOf(s)
	if r.Act == Answered || r.Draft == "" && r.Note == s.Earlier.Note {
		delete(t.drafts, key)
		return
	}
	t.drafts[key] = r
}

// ask shows a screen, with the alerts that wait and what was begun on it before,
// and keeps a draft.
func (t *talk) ask(s Screen) (Reply, error) {
	if begun, ok := t.drafts[keyOf(s)]; ok {
		s.Earlier.Draft, s.Earlier.Note = begun.Draft, begun.Note
	}
	s.Alerts = t.alerts
	s = t.dress(s)
	if t.result.Unsaved != nil {
		s.Warning = strings.TrimSpace(s.Warning + " Not saved: " + t.result.Unsaved.Error())
	}
	for {
		reply, err := t.prompter.Ask(t.ctx, s)
		switch {
		case err != nil:
			t.result.Draft = reply.Draft
			return reply, err
		case reply.Act != Quit:
			t.alerts = nil
			t.keepDraft(s, reply)
			return reply, nil
		case t.mayQuit():
			t.result.Draft = reply.Draft
			return reply, errQuit
		}
		s.Earlier.Draft, s.Earlier.Note = reply.Draft, reply.Note
		s.Warning = "Nothing is being kept, so your answers would be lost. Stop again to stop all the same."
		if t.Keep != nil {
			s.Warning = "Not saved: " + t.result.Unsaved.Error() + ". What you said last would be lost. Stop again to stop all the same."
		}
	}
}

func (t *talk) opening() error {
	p := t.Answers.Procedure()
	lines := []string{
		p.Opening,
		t.Kept,
		"List children and people by label, such as \"Child A\", never by name. \"Not known\" is an answer of its own and never counts as \"no\". You can go back, change any answer and leave a question for now.",
	}
	if t.Story != nil {
		lines = append([]string{invented}, lines...)
	}
	if answered := t.Answers.Count(); answered > 0 {
		lines = append(lines, fmt.Sprintf("Answers loaded: %d. What they raised stands above, where there is anything.", answered))
		for _, a := range t.interview.Path().Alerts {
			t.alerts = append(t.alerts, alertOf(t.Answers, a))
		}
	}
	_, err := t.ask(Screen{
		Form: Read, Title: p.Title, Progress: "Edition " + p.Edition,
		Text: strings.TrimSpace(strings.Join(lines, "\n\n")),
	})
	if err != nil || t.Story == nil {
		return err
	}
	return t.tellOpening()
}

// work tells what has arrived and asks what is next, or shows the review, until
// an error ends the talk.
func (t *talk) work() error {
	for {
		item, more := t.interview.Next()
		act, err := t.news(item, more)
		if err == nil && act != GoReview && more {
			t.arrived = false
			act, err = t.viewsBefore(item)
		}
		switch {
		case err != nil:
		case act == GoReview || !more:
			err = t.review()
		default:
			err = t.askFrom(item)
		}
		if err != nil {
			return err
		}
	}
}

// askFrom asks an item and, as long as the person goes back, what stands before
// it. Where they then leave an answer as it is, they go forward the way they came,
// so that each can be corrected; a changed answer leads to what is next.
func (t *talk) askFrom(item decide.Item) error {
	var came []decide.Item
	for {
		was := answerText(t.Answers, item)
		act, err := t.askItem(item)
		if err != nil {
			return err
		}
		switch last := len(came) - 1; {
		case act == Back:
			before, ok := t.interview.Before(item)
			if !ok {
				return nil
			}
			came, item = append(came, item), before
		case act == GoReview:
			return t.review()
		case last < 0 || answerText(t.Answers, item) != was:
			return nil
		default:
			came, item = came[:last], came[last]
		}
	}
}

// askItem asks one thing until there is a usable reply, and puts it down.
func (t *talk) askItem(item decide.Item) (Act, error) {
	if item.List != nil {
		return t.askList(item)
	}
	if act, err := t.ballot(item); err != nil || act != Answered {
		return act, err
	}
	return t.askTogether(item)
}

func alertOf(a *answers.Answers, alert decide.Alert) Alert {
	name := alert.Subject.Name(a)
	text := alert.Action.Do.Fill(name)
	if alert.Action.Forbids() {
		text = fmt.Sprintf("Do not: %s, until: %s", alert.Action.DoNot.Fill(name), alert.Action.Until.Fill(name))
	}
	if by := alert.Action.By; by != "" {
		text += " (" + by + ")"
	}
	return Alert{Text: text, Urgent: alert.Action.Urgent}
}

// screen begins the screen of an item: where it stands and what it rests on.
func (t *talk) screen(item decide.Item) Screen {
	answered, toGo := t.interview.Progress()
	_, canBack := t.interview.Before(item)
	s := Screen{
		Stage:    interview.StageOf(item).Title,
		Subject:  item.Of().Label(t.Answers),
		Progress: fmt.Sprintf("%d answered, %d to go", answered, toGo),
		CanBack:  canBack, CanLeave: true,
	}
	if item.List != nil {
		s.Title, s.Help = item.List.Ask, item.List.Help
		return s
	}
	q, name := item.Question, item.Of().Name(t.Answers)
	s.Title, s.Help = q.Ask.Fill(name), q.Help.Fill(name)
	for _, p := range q.Cite {
		s.Rests = append(s.Rests, strings.TrimSpace(p.ID+"  "+p.Gist))
	}
	if q.Basis == procedure.Practice {
		s.Rests = append(s.Rests, "Added by today's practice; the chapter does not ask it")
	}
	s.Recall = t.recall(q, item.Subject)
	return s
}

// recall gives the earlier answers that belong beside a question.
func (t *talk) recall(q *procedure.Question, subject int) []string {
	var lines []string
	for _, earlier := range q.Recall {
		i := decide.Item{Question: earlier}
		if earlier.About != nil {
			i.Subject = subject
		}
		if t.interview.Given(i) {
			lines = append(lines, askOf(t.Answers, i)+" "+answerText(t.Answers, i))
		}
	}
	return lines
}

func askOf(a *answers.Answers, i decide.Item) string {
	if i.List != nil {
		return i.List.Ask
	}
	return i.Question.Ask.Fill(i.Of().Name(a))
}

// answerText is an answer in words; "" where there is none.
func answerText(a *answers.Answers, i decide.Item) string {
	if i.List != nil {
		return interview.ListText(a.List(i.List))
	}
	return valueText(a, i, a.Value(i.Question, i.Subject))
}

// valueText is one answer to a question in words; "" where it is none.
func valueText(a *answers.Answers, i decide.Item, v answers.Value) string {
	if !v.Given {
		return ""
	}
	return strings.Join(v.Words(i.Question, i.Of().Name(a)), ", ")
}
