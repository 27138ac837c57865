package wizard

import (
	tea "charm.land/bubbletea/v2"
)

// press is a key that counts. It gives a reply, and true, where the key ends the
// screen. A key that may not be used here says so.
func (p *screenPage) press(msg tea.KeyPressMsg) (Reply, bool) {
	key := msg.String()
	p.problem = ""
	if key != p.sure {
		p.sure = ""
	}
	switch p.pane {
	case screenHelping, screenTelling:
		return p.pressHelp(msg)
	case screenNoting:
		p.pressNote(msg)
		return Reply{}, false
	}
	if act, ok := p.actOf(msg); ok {
		return p.leaveBy(act)
	}
	switch key {
	case "enter":
		return p.enter()
	case "ctrl+f":
		return p.keep()
	case "ctrl+k":
		return p.notKnown()
	case "ctrl+o":
		p.openNote()
	case "f1":
		p.open(screenHelping)
	case "ctrl+t":
		if len(p.s.Story) > 0 {
			p.open(screenTelling)
		}
	default:
		return p.pressForm(msg)
	}
	return Reply{}, false
}

// actOf gives the act a key stands for, whether or not it is allowed. Where
// nothing is written, alt with a key is esc and that key arriving together.
func (p *screenPage) actOf(msg tea.KeyPressMsg) (Act, bool) {
	switch key := msg.String(); {
	case key == "esc", key == "ctrl+b", p.text == nil && msg.Mod.Contains(tea.ModAlt):
		return Back, true
	case key == "ctrl+l":
		return Leave, true
	case key == "ctrl+r":
		return GoReview, true
	case key == "ctrl+s", key == "q" && p.s.Form == Review:
		return Quit, true
	case p.s.Form == Review && (key == "f" || key == "ctrl+f"):
		return Finish, true
	case p.s.Beside && key == "b":
		return GoBeside, true
	}
	return 0, false
}

func (p *screenPage) leaveBy(act Act) (Reply, bool) {
	switch {
	case act == Back && !p.s.CanBack:
		p.problem = "There is nothing to go back to from here"
	case act == Leave && !p.s.CanLeave:
		p.problem = "This one cannot be left for later"
	case act == GoReview && p.s.Form == Review:
		p.problem = "This is the review"
	case act == GoReview && !p.s.hasReview():
		p.problem = "There is nothing to look over from here"
	default:
		return p.reply(act), true
	}
	return Reply{}, false
}

// keep gives the present answer again as it was, with the note as it is now.
func (p *screenPage) keep() (Reply, bool) {
	switch {
	case !p.s.HasReply:
		p.problem = "There is no earlier answer to keep"
	case p.text != nil && p.text.draft() != "" && !p.again("ctrl+f", "What you typed would be dropped: press ctrl+f again to keep the earlier answer"):
	default:
		return p.answered(p.s.Earlier), true
	}
	return Reply{}, false
}

func (p *screenPage) notKnown() (Reply, bool) {
	switch {
	case !p.s.NotKnown && p.list != nil:
		p.problem = "Ctrl+k is for written answers: choose from the list"
	case !p.s.NotKnown:
		p.problem = "This one cannot be answered not known"
	case !p.text.empty() && !p.again("ctrl+k", "What is written would be dropped: press ctrl+k again to answer not known"):
	default:
		return p.answered(Reply{NotKnown: true}), true
	}
	return Reply{}, false
}

// again reports whether a key is pressed the second time running, and asks for
// that the first time.
func (p *screenPage) again(key, problem string) bool {
	if p.sure == key {
		return true
	}
	p.sure, p.problem = key, problem
	return false
}

// pressForm is a key that moves, ticks, scrolls or writes.
func (p *screenPage) pressForm(msg tea.KeyPressMsg) (Reply, bool) {
	key := msg.String()
	switch {
	case p.text != nil:
		if p.guide.lines <= p.guide.rows || !p.guide.page(key) {
			p.problem = p.text.press(msg)
		}
	case key == "?":
		p.open(screenHelping)
	case p.review != nil:
		if p.review.move(key) {
			p.moved = true
		}
	case p.s.Form == Read:
		return p.pressRead(key)
	case p.guide.page(key):
	case p.list != nil:
		p.pressList(msg)
	}
	return Reply{}, false
}

// pressList is a key on a list. Words typed there are no answer, and neither is
// a digit among them: they take back what was gone to, and digits count again
// only after up or down.
func (p *screenPage) pressList(msg tea.KeyPressMsg) {
	key := msg.String()
	switch {
	case p.worded && msg.Text != "":
		p.problem = "Words are no answer here: press up or down, and then choose"
	case p.list.move(key):
		p.moved, p.worded = true, false
	case p.s.Form == ChooseMany && (key == "space" || key == "x"):
		if !p.list.shown {
			p.problem = "Go to an answer first, with up and down or its number"
			return
		}
		p.list.tick()
	case key == "space":
		p.problem = "Enter chooses, once you have gone to an answer with up, down or its number"
	case msg.Text != "":
		p.moved, p.worded = false, true
		p.list.hide()
		p.problem = "Answers are chosen with up, down or a number; ? shows all keys"
	}
}

// pressRead scrolls the text; past its end, down goes on to the options.
func (p *screenPage) pressRead(key string) (Reply, bool) {
	if p.list == nil {
		if key == "q" {
			return p.answered(Reply{}), true
		}
		p.guide.key(key)
		return Reply{}, false
	}
	at, last := p.list.hovered(), len(p.s.Options)-1
	switch {
	case key == "up" && (!p.moved || at == 0), key == "down" && p.guide.below() && (!p.moved || at == 0):
		p.guide.key(key)
	case key == "down" && p.moved && at == last:
	case key == "home", key == "end":
		p.guide.key(key)
	case p.list.move(key):
		p.moved = true
	default:
		p.guide.key(key)
	}
	return Reply{}, false
}

// paste puts a text in where something is being written, and does nothing
// elsewhere.
func (p *screenPage) paste(text string) {
	p.problem, p.sure = "", ""
	switch {
	case p.pane == screenNoting:
		p.problem = p.note.writing.paste(text)
	case p.pane == screenAsking && p.text != nil:
		p.problem = p.text.paste(text)
	}
}

func (p *screenPage) openNote() {
	if !p.s.CanNote {
		p.problem = "There is no note to this one"
		return
	}
	p.note.open()
	p.pane = screenNoting
}

// pressNote is a key in the note's editor. Whatever closes it keeps the note.
func (p *screenPage) pressNote(msg tea.KeyPressMsg) {
	switch msg.String() {
	case "enter", "esc", "ctrl+b", "ctrl+o":
		p.pane = screenAsking
	case "ctrl+s":
		p.pane = screenAsking
		p.problem = "The note is kept with the answer; ctrl+s again saves and stops"
	case "ctrl+l", "ctrl+r", "ctrl+f", "ctrl+k", "ctrl+t", "f1":
		p.problem = "Finish the note first, with enter"
	default:
		p.problem = p.note.writing.press(msg)
	}
}

// open opens a page to read over the question.
func (p *screenPage) open(pane screenPane) {
	p.pane, p.help = pane, screenScroll{}
}

func (p *screenPage) pressHelp(msg tea.KeyPressMsg) (Reply, bool) {
	switch key := msg.String(); {
	case key == "ctrl+s":
		return p.reply(Quit), true
	case key == "esc", key == "enter", key == "f1", key == "?", key == "q", key == "ctrl+b", key == "ctrl+t", msg.Mod.Contains(tea.ModAlt):
		p.pane = screenAsking
	default:
		p.help.key(key)
	}
	return Reply{}, false
}
