package rehearsal

import (
	"cmp"
	"fmt"
	"slices"
)

// A NamedResults is a results file with its name, "" where it has none.
type NamedResults struct {
	Path string
	*Results
}

// A Room is what many sittings of one scenario come to, side by side. It compares
// nobody with anybody: it holds no sitting by itself and puts none before another.
// Sittings of another version of the scenario, or under another edition of the
// procedure, are a room of their own.
type Room struct {
	Scenario  ScenarioResult  `json:"scenario"`
	Procedure ProcedureResult `json:"procedure"`
	N         int             `json:"sittings"` // how many
	Finished  int             `json:"finished"` // how many of them were brought to their end
	Voted     int             `json:"voted"`    // how many were a group that voted

	// Of the sittings that were finished; 0 where none was.
	MinutesLow  int `json:"minutes-least"`
	MinutesHigh int `json:"minutes-most"`

	Splits   []Split      `json:"questions"` // in interview order
	Divided  *Split       `json:"divided"`   // the question that divided the room; nil where none did
	Parted   int          `json:"parted"`    // how many sittings parted from the panel anywhere
	Partings []Parted     `json:"partings"`  // how many parted where, most first
	Points   []Tally      `json:"points"`    // how many sittings had a point of that kind, most first
	Well     []Tally      `json:"well"`
	Panel    []ViewResult `json:"panel"`
	Apart    []Apart      `json:"apart"`  // files that are not counted, and why
	Beside   []Beside     `json:"beside"` // other rooms of the same scenario
}

// A Tally counts sittings that had a point of a kind, however often.
type Tally struct {
	Kind  Kind  `json:"kind"`
	Theme Theme `json:"theme"`
	N     int   `json:"n"`
}

// A Parted counts the sittings that parted from the panel at one question.
type Parted struct {
	Question string `json:"question"`
	Subject  string `json:"subject"`
	Ask      string `json:"ask"`
	N        int    `json:"n"`
}

// An Apart is a results file that is not counted, and why.
type Apart struct {
	Path string `json:"path"`
	Why  string `json:"why"`
}

// A Beside is a room that is set apart from this one although its scenario has
// the same id: N sittings, and how they differ.
type Beside struct {
	N   int    `json:"n"`
	Why string `json:"why"`
}

// Gather puts results side by side: a room for each scenario file and procedure
// file, in the order in which they first appear. Sittings that were broken off
// are counted, and said to be. Where one sitting was given several times the
// furthest of them counts, and the others are set apart by name.
func Gather(named []NamedResults) []*Room {
	var rooms []*Room
	of := map[origin]*Room{}
	sittings := map[*Room][]NamedResults{}
	for _, r := range named {
		room := of[originOf(r.Results)]
		if room == nil {
			room = newRoom(r.Results)
			of[originOf(r.Results)] = room
			rooms = append(rooms, room)
		}
		sittings[room] = append(sittings[room], r)
	}
	for _, room := range rooms {
		room.gather(room.onceEach(sittings[room]))
	}
	for _, room := range rooms {
		room.nameOthers(rooms)
	}
	return rooms
}

// newRoom is an empty room for results like these. Its lists are never nil, so
// that JSON has them as lists.
func newRoom(r *Results) *Room {
	return &Room{
		Scenario: r.Scenario, Procedure: r.Procedure, Splits: []Split{}, Partings: []Parted{}, Points: []Tally{}, Well: []Tally{},
		Panel: []ViewResult{}, Apart: []Apart{}, Beside: []Beside{},
	}
}

// An origin is what sittings have to share to be counted together.
type origin struct{ scenario, file, procedure, edition, digest string }

func originOf(r *Results) origin {
	return origin{r.Scenario.ID, r.Scenario.Digest, r.Procedure.ID, r.Procedure.Edition, r.Procedure.Digest}
}

// onceEach leaves each sitting in once, in the order in which they were given.
func (room *Room) onceEach(given []NamedResults) []NamedResults {
	furthest := map[string]int{}
	for i, r := range given {
		if have, twice := furthest[r.Reference]; !twice || isFurther(r.Results, given[have].Results) {
			furthest[r.Reference] = i
		}
	}
	var once []NamedResults
	for i, r := range given {
		at := furthest[r.Reference]
		if at == i || r.Reference == "" {
			once = append(once, r)
			continue
		}
		room.Apart = append(room.Apart, Apart{r.Path, fmt.Sprintf("it is of sitting %s, which is counted once, from %s", r.Reference, given[at].Path)})
	}
	return once
}

// isFurther tells whether results are of a later moment of the same sitting.
func isFurther(r, than *Results) bool {
	if r.Finished != than.Finished {
		return r.Finished
	}
	return cmp.Or(cmp.Compare(r.Sittings, than.Sittings), cmp.Compare(r.Minutes, than.Minutes)) > 0
}

func (room *Room) gather(sittings []NamedResults) {
	room.N = len(sittings)
	splits := &splitter{at: map[place]int{}, splits: room.Splits}
	parted := map[place]int{}
	for _, r := range sittings {
		room.count(r.Results)
		splits.add(r.Results)
		if p := r.Parting; p != nil {
			at, known := parted[place{p.Question, p.Subject}]
			if !known {
				at = len(room.Partings)
				parted[place{p.Question, p.Subject}] = at
				room.Partings = append(room.Partings, Parted{p.Question, p.Subject, p.Ask, 0})
			}
			room.Parted++
			room.Partings[at].N++
		}
		room.Points = tally(room.Points, r.Points)
		room.Well = tally(room.Well, r.Well)
	}
	if len(sittings) > 0 {
		room.Panel = sittings[0].Panel
	}
	room.Splits = splits.done()
	room.Divided = divided(room.Splits, room.N)
	slices.SortStableFunc(room.Partings, func(a, b Parted) int { return b.N - a.N })
	mostFirst := func(a, b Tally) int {
		return cmp.Or(b.N-a.N, slices.Index(Themes(), a.Theme)-slices.Index(Themes(), b.Theme), cmp.Compare(a.Kind, b.Kind))
	}
	slices.SortFunc(room.Points, mostFirst)
	slices.SortFunc(room.Well, mostFirst)
}

func (room *Room) count(r *Results) {
	if len(r.Votes) > 0 {
		room.Voted++
	}
	if !r.Finished {
		return
	}
	if room.Finished == 0 || r.Minutes < room.MinutesLow {
		room.MinutesLow = r.Minutes
	}
	room.MinutesHigh = max(room.MinutesHigh, r.Minutes)
	room.Finished++
}

// tally counts each kind and theme of one sitting once.
func tally(have []Tally, points []PointResult) []Tally {
	seen := map[Tally]bool{}
	for _, p := range points {
		of := Tally{Kind: p.Kind, Theme: p.Theme}
		if seen[of] {
			continue
		}
		seen[of] = true
		at := slices.IndexFunc(have, func(t Tally) bool { return t.Kind == p.Kind && t.Theme == p.Theme })
		if at < 0 {
			at = len(have)
			have = append(have, of)
		}
		have[at].N++
	}
	return have
}

// nameOthers names the rooms that hold another version of what this one holds.
func (room *Room) nameOthers(rooms []*Room) {
	for _, other := range rooms {
		if other == room || other.Scenario.ID != room.Scenario.ID {
			continue
		}
		room.Beside = append(room.Beside, Beside{other.N, room.differsBy(other)})
	}
}

func (room *Room) differsBy(other *Room) string {
	p, o := room.Procedure, other.Procedure
	switch {
	case p.ID != o.ID:
		return fmt.Sprintf("under another procedure, %s", o.ID)
	case p.Edition != o.Edition:
		return fmt.Sprintf("under edition %s of the procedure, where these are under edition %s", o.Edition, p.Edition)
	case p.Digest != o.Digest:
		return fmt.Sprintf("under another file of edition %s of the procedure (%s)", o.Edition, o.Digest)
	}
	return fmt.Sprintf("of another version of the scenario file (%s)", other.Scenario.Digest)
}
