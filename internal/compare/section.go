package compare

import (
	"slices"
	"strings"

	"safeguard/internal/fault"
	"safeguard/internal/safetext"
)

// A thing is anything of a procedure that knows where its keys are written.
type thing interface {
	PlaceOf(key string) fault.Place
}

// A section is how things of one kind are compared. Everything follows from its
// table of fields.
type section[T thing] struct {
	what    string
	id      func(T) string
	says    func(T) string // what it is about, shown where it came or went
	loss    func(T) Turn   // which way it goes to lose one; nil: level
	fields  []field[T]
	ordered bool // the order in the file is what people see
	more    func(d *differ, id string, old, new T)
}

// A field is one key of a thing.
type field[T thing] struct {
	key   string
	words func(T) string                            // as they are shown; "" where nothing stands
	full  func(T) string                            // compared in place of words, where those can hide something
	turn  func(old, new T) (turn Turn, note string) // nil: level
	at    func(T) fault.Place                       // nil: the place of key
	prose bool                                      // what it means, only a reader can tell
}

func (f field[T]) place(t T) fault.Place {
	if f.at != nil {
		return f.at(t)
	}
	return t.PlaceOf(f.key)
}

// A differ collects differences.
type differ struct {
	found          []Difference
	renamedActions map[string]string // both ways
}

func (d *differ) add(f Difference) { d.found = append(d.found, f) }

// compareIn compares the things of a section in two versions. under is put before each
// id where things have ids only within another.
func compareIn[T thing](d *differ, s section[T], under string, old, new []T) {
	now := make(map[string]T, len(new))
	for _, t := range new {
		now[s.id(t)] = t
	}
	went, came := without(old, new, s.id), without(new, old, s.id)
	renamed := pairUp(s, went, came)
	notes := s.unlike(went, came, renamed)
	for _, t := range old {
		if other, both := now[s.id(t)]; both {
			s.compare(d, under+s.id(t), t, other)
			continue
		}
		d.add(Difference{
			What: s.what, ID: under + s.id(t), Fate: Went, Old: s.says(t), Turn: s.lost(t),
			Renamed: prefixed(under, renamed[s.id(t)]), Note: notes[s.id(t)], OldAt: t.PlaceOf(""),
		})
	}
	back := inverted(renamed)
	for _, t := range came {
		d.add(Difference{
			What: s.what, ID: under + s.id(t), Fate: Came, New: s.says(t), Turn: -s.lost(t),
			Renamed: prefixed(under, back[s.id(t)]), Note: notes[s.id(t)], NewAt: t.PlaceOf(""),
		})
	}
	if s.ordered {
		d.order(s.what, strings.TrimSuffix(under, "/"), "order", idsOf(old, s.id), idsOf(new, s.id))
	}
}

func (s section[T]) lost(t T) Turn {
	if s.loss == nil {
		return Level
	}
	return s.loss(t)
}

// compare compares the fields of a thing that both versions have.
func (s section[T]) compare(d *differ, id string, old, new T) {
	for _, f := range s.fields {
		was, is := f.shown(old, new)
		if was == is {
			continue
		}
		found := Difference{What: s.what, ID: id, Field: f.key, Old: was, New: is, OldAt: f.place(old), NewAt: f.place(new)}
		if f.turn != nil {
			found.Turn, found.Note = f.turn(old, new)
		}
		onlySpaces := safetext.Line(was) == safetext.Line(is)
		if found.Note == "" && onlySpaces {
			found.Note = "only spaces or line breaks"
		}
		found.Wording = f.prose && found.Turn == Level && !onlySpaces
		d.add(found)
	}
	if s.more != nil {
		s.more(d, id, old, new)
	}
}

// shown gives what stands in a field in both versions: the words, or the full
// words where only those differ.
func (f field[T]) shown(old, new T) (was, is string) {
	was, is = f.words(old), f.words(new)
	if was == is && f.full != nil {
		was, is = f.full(old), f.full(new)
	}
	return was, is
}

// order reports that the ids which both versions have stand in another order.
// It shows the part of the list that moved.
func (d *differ) order(what, id, key string, old, new []string) {
	was, is := shared(old, new), shared(new, old)
	if slices.Equal(was, is) {
		return
	}
	for was[0] == is[0] {
		was, is = was[1:], is[1:]
	}
	for was[len(was)-1] == is[len(is)-1] {
		was, is = was[:len(was)-1], is[:len(is)-1]
	}
	d.add(Difference{What: what, ID: id, Field: key, Old: strings.Join(was, ", "), New: strings.Join(is, ", "), Note: "another order"})
}

// shared gives the members of a list that another has too.
func shared(list, other []string) []string {
	has := make(map[string]bool, len(other))
	for _, s := range other {
		has[s] = true
	}
	var both []string
	for _, s := range list {
		if has[s] {
			both = append(both, s)
		}
	}
	return both
}

// members reports each member that a list lost, which goes the way loss says, or
// gained.
func (d *differ) members(about Difference, old, new []string, loss Turn) {
	for _, m := range old {
		if !slices.Contains(new, m) {
			lost := about
			lost.Old, lost.Turn = m, loss
			d.add(lost)
		}
	}
	for _, m := range new {
		if !slices.Contains(old, m) {
			gained := about
			gained.New, gained.Turn = m, -loss
			d.add(gained)
		}
	}
}

// actions reports each action that a list of them lost, which is weaker, or
// gained. A member is an id, or "yes: id" with the reply that raises it.
func (d *differ) actions(about Difference, old, new []string) {
	from := len(d.found)
	d.members(about, old, new, Weaker)
	for i := range d.found[from:] {
		f := &d.found[from+i]
		member := f.Old + f.New // one of the two is empty
		f.Renamed = d.renamedActions[member[strings.LastIndexByte(member, ' ')+1:]]
	}
}

func idsOf[T any](list []T, id func(T) string) []string {
	ids := make([]string, len(list))
	for i, t := range list {
		ids[i] = id(t)
	}
	return ids
}

func prefixed(under, id string) string {
	if id == "" {
		return ""
	}
	return under + id
}

func inverted(m map[string]string) map[string]string {
	back := make(map[string]string, len(m))
	for k, v := range m {
		back[v] = k
	}
	return back
}
