package wizard

import (
	"safeguard/internal/record"
)

// A section is one kind of entry beside the path.
type section struct {
	id, label string
	help      string                           // while there is none; "" does not offer it then
	there     func(*record.Case) (int, string) // how many entries there are, and what they say in short
	fill      func(*form) record.Body          // asks for one more
}

const (
	finish  = "finish"
	noNames = "No names: agency and role."
)

// sections are what can be put beside a path, in the order of the page.
func sections() []section {
	return []section{
		{"participant", "Who took part", "Agency, role, and whether they were there.", participants, (*form).participant},
		{"information", "Information by agency", "What an agency brought, as fact or as opinion.", information, (*form).information},
		{"safety-plan", "Interim safety plan", "How somebody is kept safe meanwhile.", safetyPlan, (*form).safetyPlan},
		{"taken-up", "Actions taken up", "Who does what, by when, and how it is checked.", takenUp, (*form).takenUp},
		{"dissent", "Dissent", "An agency that would do something else.", dissent, (*form).dissent},
		{"retention", "Keep until", "Until when the record is kept. Nothing is deleted by itself.", retention, (*form).retention},
		{"take-back", "Take back an entry", "", toTakeBack, (*form).withdrawn},
	}
}

// beside offers, where there is a record, what belongs beside the path, until
// the person is done with it or, by the act, goes elsewhere.
func (t *talk) beside() (Act, error) {
	for t.theCase() != nil {
		reply, err := t.ask(t.besideScreen())
		if err != nil || reply.Act != Answered || len(reply.Chosen) != 1 || reply.Chosen[0] == finish {
			return reply.Act, err
		}
		for _, sec := range sections() {
			if sec.id != reply.Chosen[0] {
				continue
			}
			if act, err := t.fill(sec); err != nil || act == GoReview {
				return act, err
			}
		}
	}
	return Answered, nil
}

func (t *talk) besideScreen() Screen {
	s := Screen{
		Form: ChooseOne, CanBack: true,
		Title:   "What belongs beside the path? All of it is optional.",
		Help:    "Kept in the record; it changes nothing in the path. " + noNames,
		Options: []Option{{ID: finish, Label: "Finish", Help: "There is nothing to add, or nothing more."}},
	}
	for _, sec := range sections() {
		count, help := sec.there(t.theCase())
		if help == "" {
			help = sec.help
		}
		if help != "" {
			s.Options = append(s.Options, Option{ID: sec.id, Label: sec.label, Count: count, Help: help + " " + noNames})
		}
	}
	return s
}

// fill asks for an entry and writes it down once all of it is there. An act
// other than Answered tells that the person went elsewhere, and that nothing was
// written.
func (t *talk) fill(sec section) (Act, error) {
	f := &form{t: t, name: sec.label}
	body := sec.fill(f)
	if f.err != nil || f.act != Answered {
		f.broken()
		return f.act, f.err
	}
	t.entry(body)
	if w, ok := body.(record.Withdrawn); ok {
		t.unsay(w.Event)
	}
	return Answered, nil
}

// unsay takes a view off the page that has been taken back.
func (t *talk) unsay(event int) {
	for _, v := range t.theCase().Views {
		if v.Event.Number != event {
			continue
		}
		for i, said := range t.words.Views {
			if said == (View{v.Said.About, v.Said.Words}) {
				t.words.Views = append(t.words.Views[:i:i], t.words.Views[i+1:]...)
				return
			}
		}
	}
}
