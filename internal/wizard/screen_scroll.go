package wizard

// A screenScroll is a window of some rows on a longer list of lines.
type screenScroll struct {
	top, rows, lines int
}

// fit sets how many rows there are for how many lines, and stays within them.
func (s *screenScroll) fit(rows, lines int) {
	s.rows, s.lines = rows, lines
	s.to(s.top)
}

func (s *screenScroll) to(top int) { s.top = max(0, min(top, s.lines-s.rows)) }

func (s *screenScroll) above() bool { return s.top > 0 }
func (s *screenScroll) below() bool { return s.top+s.rows < s.lines }

// page is a key that scrolls by pages; it reports whether it was one.
func (s *screenScroll) page(key string) bool {
	step := max(1, s.rows-1)
	switch key {
	case "pgup":
		s.to(s.top - step)
	case "pgdown":
		s.to(s.top + step)
	default:
		return false
	}
	return true
}

// key is any key that scrolls; it reports whether it was one.
func (s *screenScroll) key(key string) bool {
	switch key {
	case "up":
		s.to(s.top - 1)
	case "down":
		s.to(s.top + 1)
	case "home":
		s.to(0)
	case "end":
		s.to(s.lines)
	case "space":
		s.page("pgdown")
	default:
		return s.page(key)
	}
	return true
}

// keep scrolls as little as brings the rows from first up to last into sight;
// where they are more than fit, the first.
func (s *screenScroll) keep(first, last int) {
	if last >= s.top+s.rows {
		s.to(last - s.rows + 1)
	}
	if first < s.top {
		s.to(first)
	}
}
