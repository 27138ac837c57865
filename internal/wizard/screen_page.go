package wizard

import (
	"slices"
	"strings"

	"safeguard/internal/safetext"
)

// A screenPane is what has the keys.
type screenPane uint8

const (
	screenAsking  screenPane = iota // the question
	screenNoting                    // the note beside the answer
	screenHelping                   // the page of help
	screenTelling                   // the story so far
)

// A screenPage is one screen that is open: what was asked, and what the person
// has done with it so far.
type screenPage struct {
	s       Screen
	theme   *screenTheme
	list    *screenList    // of ChooseOne, ChooseMany, and Read with options
	text    *screenWriting // of Line and Words
	review  *screenReview
	note    screenNote
	pane    screenPane
	moved   bool   // the person has put the cursor somewhere
	worded  bool   // words were typed at a list, until up or down is pressed
	problem string // why the last key did not do what it usually does
	sure    string // a key that does it when pressed once more
	guide   screenScroll
	guided  screenSet // the guidance as it was last set
	help    screenScroll
	hidden  bool // the guidance found no room
}

func newScreenPage(s Screen, theme *screenTheme) *screenPage {
	p := &screenPage{s: s, theme: theme, note: screenNote{kept: unixLines(s.Earlier.Note), theme: theme}}
	var earlier Reply
	if s.HasReply {
		earlier = s.Earlier
	}
	switch s.Form {
	case ChooseOne, ChooseMany:
		p.list = newScreenList(s.Options, s.Form == ChooseMany, earlier.Chosen, theme)
	case Read:
		if len(s.Options) > 0 {
			p.list = newScreenList(s.Options, false, nil, theme)
		}
	case Line, Words:
		begin := earlier.Text
		if s.Earlier.Draft != "" {
			begin = s.Earlier.Draft
		}
		p.text = newScreenWriting(s.Form == Words, begin, earlier.Text, theme)
	case Review:
		p.review = newScreenReview(s.Lines)
	}
	return p
}

// reply is an act with all that was written: nothing typed is lost by going
// elsewhere.
func (p *screenPage) reply(act Act) Reply {
	return Reply{Act: act, Note: p.note.value(), Draft: p.draft()}
}

// draft is the text that was typed and is kept nowhere yet. A note is no draft:
// whatever the person does, it goes with the reply.
func (p *screenPage) draft() string {
	if p.text == nil {
		return ""
	}
	return p.text.draft()
}

// answered is a reply that stands; its draft is empty.
func (p *screenPage) answered(r Reply) Reply {
	r.Act, r.Note, r.Draft = Answered, p.note.value(), ""
	return r
}

// enter takes the answer that is on the screen, or says what is missing. Nothing
// is an answer that the person has not moved to, ticked or written.
func (p *screenPage) enter() (Reply, bool) {
	switch p.s.Form {
	case ChooseMany:
		return p.takeTicked()
	case Line, Words:
		if p.text.empty() && !p.s.Optional {
			p.problem = p.wantText()
			return Reply{}, false
		}
		return p.answered(Reply{Text: p.text.value()}), true
	case Review:
		if !p.moved || len(p.s.Lines) == 0 {
			p.problem = "Choose a line to change with up and down, or press f for the outcome path"
			return Reply{}, false
		}
		r := p.reply(Change)
		r.Target = p.review.at
		return r, true
	}
	switch {
	case p.s.Form == Read && p.list == nil:
		return p.answered(Reply{}), true
	case len(p.s.Options) == 0:
		p.problem = "There is nothing to choose from here"
		return Reply{}, false
	case !p.moved:
		p.problem = "Choose an answer: go to it with up and down, or press its number"
		return Reply{}, false
	}
	return p.answered(Reply{Chosen: []string{p.s.Options[p.list.hovered()].ID}}), true
}

// takeTicked takes what is ticked. None of these, or what else stands alone, has
// to be ticked itself, and by itself.
func (p *screenPage) takeTicked() (Reply, bool) {
	ticked := p.list.ticked()
	if len(ticked) == 0 && !p.s.Optional {
		p.problem = "Tick at least one with the space bar"
		if i := slices.IndexFunc(p.s.Options, func(o Option) bool { return o.Alone }); i >= 0 {
			p.problem = "Tick at least one, or " + safetext.Line(p.s.Options[i].Label) + " (the space bar ticks)"
		}
		return Reply{}, false
	}
	var ids []string
	for _, i := range ticked {
		if o := p.s.Options[i]; o.Alone && len(ticked) > 1 {
			p.problem = "\"" + safetext.Line(o.Label) + "\" cannot be ticked beside others: untick it, or them"
			return Reply{}, false
		}
		ids = append(ids, p.s.Options[i].ID)
	}
	return p.answered(Reply{Chosen: ids}), true
}

func (p *screenPage) wantText() string {
	words := []string{"Write an answer"}
	if p.s.NotKnown {
		words = append(words, "ctrl+k if it is not known")
	}
	if p.s.CanLeave {
		words = append(words, "ctrl+l to leave it for now")
	}
	if n := len(words); n > 1 {
		words[n-1] = "or " + words[n-1]
	}
	return strings.Join(words, ", ")
}

// now is the present answer in words; "" where there is none, or where the
// person sees it in the field.
func (p *screenPage) now() string {
	switch {
	case !p.s.HasReply:
		return ""
	case p.s.Earlier.NotKnown:
		return "not known"
	case p.text != nil:
		if p.s.Earlier.Draft == "" {
			return ""
		}
		return safetext.Line(p.s.Earlier.Text)
	}
	var labels []string
	for _, o := range p.s.Options {
		if slices.Contains(p.s.Earlier.Chosen, o.ID) {
			labels = append(labels, safetext.Line(o.Label))
		}
	}
	return strings.Join(labels, ", ")
}
