package wizard

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"safeguard/internal/answers"
	"safeguard/internal/calendar"
	"safeguard/internal/decide"
	"safeguard/internal/interview"
	"safeguard/internal/procedure"
	"safeguard/internal/record"
)

// noneOfThese is the reply that nothing of a list applies: it has to be chosen.
const noneOfThese = "none"

// askList asks who is listed of a kind.
func (t *talk) askList(item decide.Item) (Act, error) {
	k := item.List
	s := t.screen(item)
	s.Form = Line
	s.Help = strings.TrimSpace(s.Help + "\n\n" + listHelp(k))
	if now := t.Answers.List(k); now.Given {
		s.Earlier, s.HasReply = Reply{Text: interview.ListText(now)}, true
	}
	var list answers.List
	reply, err := t.twice(s, func(r Reply) (string, error) {
		if len(r.Text) > record.MaxLabel && r.Text != s.Earlier.Text {
			return "", fmt.Errorf("this is longer than a list may be, %d bytes", record.MaxLabel)
		}
		var err error
		list, err = interview.ParseList(t.Answers, k, r.Text)
		if err != nil {
			return "", err
		}
		return t.doubtList(k, list), nil
	})
	if err != nil || reply.Act != Answered {
		return t.leaveOr(item, reply.Act), err
	}
	now := t.Answers.List(k)
	changed := now.Given && interview.ListText(now) != interview.ListText(list)
	act, err := t.recordChange(s, change{
		changed: changed, what: "list", was: interview.ListText(now), is: interview.ListText(list),
		put:   func() { t.interview.RecordList(k, list) },
		about: record.Reasoned{Kind: k.ID},
	})
	if err == nil && act == Back {
		return t.askList(item)
	}
	return act, err
}

func listHelp(k *procedure.Kind) string {
	help := fmt.Sprintf("Write how many there are, and they are called %s, %s and so on; or write labels of your own with commas between them. Add \"not known\" where there may be others.", interview.OfferLabel(k, 0), interview.OfferLabel(k, 1))
	if k.Min == 0 {
		help += " Write \"none\" only where it is known that there is none."
	}
	return help
}

// doubtList gives a warning about labels that look as if they identified
// someone, and about answers that would go.
func (t *talk) doubtList(k *procedure.Kind, list answers.List) string {
	var doubts []string
	for _, label := range list.Labels {
		if what := interview.DoubtLabel(k, label); what != "" {
			doubts = append(doubts, fmt.Sprintf("%q looks like %s; a label such as %s names nobody.", label, what, interview.OfferLabel(k, 0)))
		}
	}
	if lost := interview.Losing(t.Answers, k, list); len(lost) > 0 {
		doubts = append(doubts, fmt.Sprintf(t.fateOfLost(), strings.Join(lost, ", ")))
	}
	return strings.Join(doubts, " ")
}

// fateOfLost says what becomes of the answers about somebody who is no longer
// listed: a record forgets nothing.
func (t *talk) fateOfLost() string {
	if t.theCase() != nil {
		return "What was said about %s no longer counts; it stays in the history of the record."
	}
	return "Everything answered about %s would be deleted."
}

// leaveOr notes that an item is left for now, and passes other acts on.
func (t *talk) leaveOr(item decide.Item, act Act) Act {
	if act == Leave {
		t.interview.Leave(item)
	}
	return act
}

// askQuestion asks one question about one subject and, where it is a judgement,
// what the reply is based on.
func (t *talk) askQuestion(item decide.Item) (Act, error) {
	q := item.Question
	s := t.withVotes(item, t.questionScreen(item))
	s.CanNote = true
	now := t.Answers.Value(q, item.Subject)
	s.Earlier, s.HasReply = replyOf(q, now), now.Given
	reply, err := t.twice(s, func(r Reply) (string, error) {
		if err := checkReply(q, r); err != nil {
			return "", err
		}
		return t.doubtReply(item, r), nil
	})
	if err != nil || reply.Act != Answered {
		// A talk that broke off may say nothing of the note: that takes none away.
		if err == nil || errors.Is(err, errQuit) || reply.Note != "" {
			t.keepNote(item, reply.Note, now)
			t.tellNote(reply.Note, err)
		}
		return t.leaveOr(item, reply.Act), err
	}
	value := valueOf(q, reply)
	changed := now.Given && !value.Same(now)
	if changed {
		t.unbase(item, &value, now)
	}
	act, err := t.recordChange(s, change{
		changed: changed, what: "answer", was: answerText(t.Answers, item), is: replied(s, reply),
		put:   func() { t.interview.Record(item, value) },
		about: record.Reasoned{Question: q.ID, Subject: s.Subject},
	})
	switch {
	case err == nil && act == Back:
		return t.askQuestion(item)
	case err == nil && act == Answered && t.wantsBasis(item, value, changed):
		return t.askBasis(item, value)
	}
	return act, err
}

// questionScreen is the screen of a question, with no reply to it.
func (t *talk) questionScreen(item decide.Item) Screen {
	q, s := item.Question, t.screen(item)
	s.Form = formOf(q)
	s.Options = t.options(item)
	s.NotKnown = !q.RefusesNotKnown && (s.Form == Line || s.Form == Words)
	if q.Type == procedure.DateType {
		s.Help = strings.TrimSpace(s.Help + "\n\nWrite the date as year-month-day, such as 2026-11-23.")
	}
	return s
}

// keepNote keeps a note that was written beside a question and not answered.
func (t *talk) keepNote(item decide.Item, note string, now answers.Value) {
	if note = strings.TrimSpace(note); note != now.Note {
		t.record(func() { t.interview.Note(item, note) })
	}
}

// tellNote tells of a note at the end of a talk that keeps nothing.
func (t *talk) tellNote(note string, end error) {
	if end != nil && t.Keep == nil && t.result.Draft == "" {
		t.result.Draft = note
	}
}

// doubtReply gives a warning where a text may identify someone or is hardly one,
// or where a reply would set other answers aside.
func (t *talk) doubtReply(item decide.Item, r Reply) string {
	q := item.Question
	if doubt := doubtText(q, r, t.Answers.Value(q, item.Subject).Text); doubt != "" {
		return doubt
	}
	before := len(t.interview.Path().SetAside)
	after := len(t.interview.PathIf(item, valueOf(q, r)).SetAside)
	if lost := after - before; lost > 1 {
		return fmt.Sprintf("%d answers would be set aside by this: they are kept, and count for nothing while it stands.", lost)
	}
	return ""
}

// doubtText gives a warning where an answer in words may identify someone and did
// not before, or is hardly one.
func doubtText(q *procedure.Question, r Reply, was string) string {
	r = plainly(q, r)
	if q.Type == procedure.FreeText {
		if doubt := doubtWords(r.Text, was); doubt != "" {
			return doubt
		}
	}
	if formOf(q) == Words && !r.NotKnown && hardlyWords(r) {
		return fmt.Sprintf("%q would be kept as your answer in words. If it is not known, say so with not known.", strings.TrimSpace(r.Text))
	}
	return ""
}

// hardlyWords tells of a text that looks like the number of a reply, or like
// not known in other words.
func hardlyWords(r Reply) bool {
	text := strings.ToLower(strings.Trim(r.Text, " .!"))
	return len([]rune(text)) < 3 || slices.Contains([]string{"don't know", "dont know", "dunno", "unknown", "unsure", "not sure", "n/a", "???"}, text)
}

func formOf(q *procedure.Question) Form {
	switch q.Type {
	case procedure.Many:
		return ChooseMany
	case procedure.FreeText:
		return Words
	case procedure.DateType:
		return Line
	}
	return ChooseOne
}

// options gives what can be chosen, with not known and, where several may be
// ticked, none of these as replies of their own.
func (t *talk) options(item decide.Item) []Option {
	q, name := item.Question, item.Of().Name(t.Answers)
	if len(q.Options) == 0 {
		return nil
	}
	var list []Option
	for _, o := range q.Options {
		list = append(list, Option{ID: o.ID, Label: o.Label.Fill(name), Help: o.Help.Fill(name)})
	}
	if !q.RefusesNotKnown {
		notKnown := Option{ID: procedure.NotKnown, Label: "Not known"}
		if q.Type == procedure.Many {
			notKnown.Label = "Not known whether anything else applies"
		}
		if who := q.KnownBy.Fill(name); who != "" {
			notKnown.Help = "Who could know: " + who
		}
		list = append(list, notKnown)
	}
	if q.Type == procedure.Many {
		list = append(list, Option{ID: noneOfThese, Label: "None of these", Alone: true})
	}
	return list
}

// replyOf is an answer as the reply that gives it.
func replyOf(q *procedure.Question, v answers.Value) Reply {
	r := Reply{Note: v.Note}
	if !v.Given {
		return r
	}
	if len(q.Options) > 0 {
		r.Chosen = v.IDs(q)
	}
	switch {
	case q.Type == procedure.Many && len(r.Chosen) == 0:
		r.Chosen = []string{noneOfThese}
	case q.Type == procedure.DateType:
		r.Text = v.Date.String()
	}
	if q.Type == procedure.FreeText {
		r.Text = v.Text
	}
	r.NotKnown = v.NotKnown && len(q.Options) == 0
	return r
}

// plainly takes the words "not known", in any spelling, for the reply of that
// name: in a text of its own they mean nothing else.
func plainly(q *procedure.Question, r Reply) Reply {
	if len(q.Options) == 0 && answers.MeansNotKnown(strings.Trim(r.Text, " .!\n\t")) {
		r.Text, r.NotKnown = "", true
	}
	return r
}

// checkReply finds what is wrong with a reply, whatever the driver let through.
func checkReply(q *procedure.Question, r Reply) error {
	r = plainly(q, r)
	if q.RefusesNotKnown && (r.NotKnown || slices.Contains(r.Chosen, procedure.NotKnown)) {
		return fmt.Errorf("this question cannot be answered not known")
	}
	switch formOf(q) {
	case ChooseOne:
		if len(r.Chosen) != 1 {
			return fmt.Errorf("choose one answer")
		}
	case ChooseMany:
		if len(r.Chosen) == 0 {
			return fmt.Errorf("tick at least one, or None of these")
		}
		if slices.Contains(r.Chosen, noneOfThese) && len(r.Chosen) > 1 {
			return fmt.Errorf("None of these cannot stand beside another reply")
		}
	case Words:
		if !r.NotKnown && strings.TrimSpace(r.Text) == "" {
			return fmt.Errorf("write an answer, or leave the question for now")
		}
	case Line:
		if !r.NotKnown {
			_, err := parseDate(r.Text)
			return err
		}
	}
	for _, id := range r.Chosen {
		if id != procedure.NotKnown && id != noneOfThese && q.Option(id) < 0 {
			return fmt.Errorf("%q is not one of the replies", id)
		}
	}
	return nil
}

func parseDate(text string) (calendar.Date, error) {
	return calendar.ParseDate(strings.TrimSpace(text))
}

// valueOf makes an answer of a reply that checkReply has passed.
func valueOf(q *procedure.Question, r Reply) answers.Value {
	r = plainly(q, r)
	v := answers.Value{Given: true, Note: strings.TrimSpace(r.Note), NotKnown: r.NotKnown}
	for _, id := range r.Chosen {
		if id == procedure.NotKnown {
			v.NotKnown = true
		} else if i := q.Option(id); i >= 0 {
			v.Options |= 1 << i
		}
	}
	if v.NotKnown && len(q.Options) == 0 {
		return v
	}
	switch q.Type {
	case procedure.FreeText:
		v.Text = strings.TrimSpace(r.Text)
	case procedure.DateType:
		v.Date, _ = parseDate(r.Text) // checkReply has parsed it
	}
	return v
}
