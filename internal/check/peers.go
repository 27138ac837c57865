package check

// The format lets a file leave out much. What a whole file leaves out is its
// writer's way, and one note says so of all of it; what one thing lacks and its
// peers have was most likely forgotten.

// peers are things of one sort of which each may have something.
type peers struct {
	count int
	has   func(int) bool
}

// lacking gives those without it, where others have it.
func (p peers) lacking() []int {
	var list []int
	for i := range p.count {
		if !p.has(i) {
			list = append(list, i)
		}
	}
	if len(list) == p.count {
		return nil
	}
	return list
}

// nowhere reports whether there are several and none has it.
func (p peers) nowhere() bool {
	for i := range p.count {
		if p.has(i) {
			return false
		}
	}
	return p.count > 0
}
