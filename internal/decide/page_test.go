package decide_test

// A page is an outcome path as its JSON shows it.
type page struct {
	Decisions       []decision `json:"decisions"`
	Alerts          []alert    `json:"alerts"`
	Actions         []listed   `json:"actions"`
	Outstanding     []open     `json:"outstanding"`
	SetAside        []setAside `json:"set-aside"`
	Tensions        []pulled   `json:"tensions"`
	Interpretations []readSo   `json:"interpretations"`
	Currency        []nowadays `json:"currency"`
}

type decision struct {
	Stage           string   `json:"stage"`
	Tree            string   `json:"tree"`
	Title           string   `json:"title"`
	About           string   `json:"about"`
	Subject         string   `json:"subject"`
	Applies         string   `json:"applies"`
	Status          string   `json:"status"`
	Provisional     bool     `json:"provisional"`
	Outcome         string   `json:"outcome"`
	Duty            string   `json:"duty"`
	Opens           *bool    `json:"opens"`
	Possible        []string `json:"possible"`
	Cite            []string `json:"cite"`
	Interpretations []string `json:"interpretations"`
	Trace           []step   `json:"trace"`
	Awaiting        []wait   `json:"awaiting"`
	WouldChange     []change `json:"would-change"`
}

// An answer in JSON is a list for a question that takes many options and for a
// kind's list, else one word.
type step struct {
	Question string   `json:"question"`
	Subject  string   `json:"subject"`
	Answer   any      `json:"answer"`
	Note     string   `json:"note"`
	Cite     []string `json:"cite"`
}

type wait struct {
	Question string              `json:"question"`
	Subject  string              `json:"subject"`
	LeadsTo  map[string][]string `json:"leads-to"`
}

type change struct {
	Question string   `json:"question"`
	Subject  string   `json:"subject"`
	Answer   any      `json:"answer"`
	LeadsTo  []string `json:"leads-to"`
}

type alert struct {
	Action   string   `json:"action"`
	Subject  string   `json:"subject"`
	Question string   `json:"question"`
	Cite     []string `json:"cite"`
}

type listed struct {
	ID            string   `json:"id"`
	Subject       string   `json:"subject"`
	Do            string   `json:"do"`
	DoNot         string   `json:"do-not"`
	Until         string   `json:"until"`
	By            string   `json:"by"`
	Duty          string   `json:"duty"`
	Urgent        bool     `json:"urgent"`
	Due           string   `json:"due"`
	DueIfFirstDay string   `json:"due-if-first-day-counts"`
	DueNote       string   `json:"due-note"`
	Because       []string `json:"because"`
	Cite          []string `json:"cite"`
}

type open struct {
	Question string   `json:"question"`
	Subject  string   `json:"subject"`
	Reason   string   `json:"reason"`
	Decides  []string `json:"decides"`
	Actions  []string `json:"actions"`
}

type setAside struct {
	Question string   `json:"question"`
	Subject  string   `json:"subject"`
	Answer   any      `json:"answer"`
	Because  []string `json:"because"`
}

type pulled struct {
	ID      string   `json:"id"`
	Subject string   `json:"subject"`
	Says    string   `json:"says"`
	Cite    []string `json:"cite"`
}

type readSo struct {
	ID   string   `json:"id"`
	Says string   `json:"says"`
	Cite []string `json:"cite"`
}

type nowadays struct {
	Cite   []string `json:"cite"`
	Then   string   `json:"then"`
	Now    string   `json:"now"`
	Source string   `json:"source"`
	AsAt   string   `json:"as-at"`
}
