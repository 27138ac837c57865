package wizard

// A screenContent is all that a page has to say, set in a width, before it is
// known how much of it fits.
type screenContent struct {
	width, height  int // of the text, and of the window
	alerts         []string
	warning, title []string
	guide, aside   []string
	help           []string // of the option under the cursor
	helpRows       int      // what the longest help of any option wants
	say            []string // why the last key did nothing
	wants          screenWants
}

// A screenWants is how many rows the field is to have.
type screenWants struct {
	least, all int
	guideFirst int // rows of guidance that come before more than the least
}

func (p *screenPage) content(width, height int) screenContent {
	c := screenContent{
		width: width, height: height,
		alerts:  p.alertLines(width),
		warning: p.warningLines(width),
		title:   screenWrap(p.s.Title, width),
		guide:   p.guideLines(width),
		aside:   p.asideLines(width),
		say:     screenWrap(p.problem, width),
		wants:   p.fieldRows(width, height),
	}
	c.help, c.helpRows = p.optionHelp(width)
	return c
}

func (p *screenPage) fieldRows(width, height int) screenWants {
	switch {
	case p.pane == screenNoting, p.s.Form == Words:
		return screenWants{least: 3, all: max(4, height/3)}
	case p.s.Form == Line:
		return screenWants{least: 1, all: 1}
	case p.review != nil:
		return screenWants{least: 3, all: height, guideFirst: 3}
	case p.list == nil:
		return screenWants{}
	}
	all := p.list.rows(width)
	w := screenWants{least: min(3, all), all: all}
	if p.s.Form == Read {
		w.guideFirst = height / 2
	}
	return w
}

// A screenPlan is how many rows each part of a page gets.
type screenPlan struct {
	left                                int
	header, alerts, warning, gap, title int
	guide, aside, field, option         int
	say, foot                           int
}

// take adds to a part what is left, so that it has at most most rows.
func (s *screenPlan) take(part *int, most int) {
	n := max(0, min(most-*part, s.left))
	*part += n
	s.left -= n
}

// plan shares out the rows. What may not be missing gets its own first: the foot
// line, the mark of an invented case, a line of alert, the question up to half the
// window, a line of warning, three rows of the field. The guidance gets what all
// others leave, and nothing where that is less than two rows.
func (p *screenPage) plan(c screenContent) screenPlan {
	s := screenPlan{left: c.height}
	s.take(&s.foot, 1)
	if p.s.Mark != "" {
		s.take(&s.header, 1)
	}
	s.take(&s.alerts, min(1, len(c.alerts)))
	s.take(&s.title, min(len(c.title), c.height/2-s.header))
	s.take(&s.warning, min(1, len(c.warning)))
	s.take(&s.field, c.wants.least)
	if p.s.Stage+p.s.Subject+p.s.Progress != "" {
		s.take(&s.header, 1)
	}
	s.take(&s.alerts, min(len(c.alerts), c.height/3))
	s.take(&s.warning, min(len(c.warning), c.height/4))
	s.take(&s.say, min(max(1, len(c.say)), 2))
	s.take(&s.aside, len(c.aside))
	if s.alerts+s.warning > 0 && c.height >= 20 {
		s.take(&s.gap, 1)
	}
	s.take(&s.guide, min(len(c.guide), c.wants.guideFirst))
	s.take(&s.field, c.wants.all)
	s.take(&s.option, c.helpRows)
	s.take(&s.guide, len(c.guide))
	if s.guide < min(2, len(c.guide)) {
		s.left += s.guide
		s.guide = 0
	}
	return s
}
