package report

// The keys of a procedure laid open as JSON. They are those of its file; a
// condition is said in words, and a list that is left out is empty.

type procedureJSON struct {
	Format          int                  `json:"format"`
	ID              string               `json:"id"`
	Title           string               `json:"title"`
	Edition         string               `json:"edition"`
	ReviewBy        string               `json:"review-by"` // "" where none is given
	Digest          string               `json:"digest"`
	Opening         string               `json:"opening"`
	Calendar        string               `json:"calendar"`
	Source          string               `json:"source"`
	Paragraphs      []paragraphJSON      `json:"paragraphs"`
	Subjects        []kindJSON           `json:"subjects"`
	Questions       []questionJSON       `json:"questions"`
	Stages          []stageJSON          `json:"stages"`
	Trees           []treeJSON           `json:"trees"`
	Outcomes        []outcomeJSON        `json:"outcomes"`
	Actions         []actionJSON         `json:"actions"`
	Glossary        []termJSON           `json:"glossary"`
	Currency        []currencyJSON       `json:"currency"`
	Interpretations []interpretationJSON `json:"interpretations"`
	Tensions        []tensionJSON        `json:"tensions"`
	Guarantees      []guaranteeJSON      `json:"guarantees"`
}

type paragraphJSON struct {
	ID         string `json:"id"`
	Section    string `json:"section"`
	Gist       string `json:"gist"`
	Background bool   `json:"background"`
}

type kindJSON struct {
	ID    string `json:"id"`
	Label string `json:"label"`
	Ask   string `json:"ask"`
	Help  string `json:"help"`
	Min   int    `json:"min"`
}

type questionJSON struct {
	ID             string       `json:"id"`
	About          string       `json:"about"`
	Ask            string       `json:"ask"`
	Help           string       `json:"help"`
	Type           string       `json:"type"`
	Options        []optionJSON `json:"options"`
	NotKnown       string       `json:"not-known"` // "refuse" where it is no answer, else ""
	NotKnownAlerts []string     `json:"not-known-alerts"`
	Judgement      bool         `json:"judgement"`
	Recall         []string     `json:"recall"`
	KnownBy        string       `json:"known-by"`
	Basis          string       `json:"basis"`
	When           string       `json:"when"` // in words; "" where it has none
	Cite           []string     `json:"cite"`
}

type optionJSON struct {
	ID     string   `json:"id"`
	Label  string   `json:"label"`
	Help   string   `json:"help"`
	Alerts []string `json:"alerts"`
}

type stageJSON struct {
	ID        string   `json:"id"`
	Title     string   `json:"title"`
	When      string   `json:"when"`
	Subjects  []string `json:"subjects"`
	Checklist []string `json:"checklist"`
	Trees     []string `json:"trees"`
}

type treeJSON struct {
	ID              string     `json:"id"`
	Title           string     `json:"title"`
	ForEach         string     `json:"for-each"`
	Leaves          []string   `json:"leaves"`
	ProtectiveOrder []string   `json:"protective-order"` // the leaves, or empty where the file gives no order
	Root            branchJSON `json:"root"`
}

// A branchJSON is a leaf (outcome), a question (ask) or a condition (if), with
// an edge for each reply.
type branchJSON struct {
	Outcome string     `json:"outcome,omitempty"`
	Ask     string     `json:"ask,omitempty"`
	If      string     `json:"if,omitempty"`
	Edges   []edgeJSON `json:"edges,omitempty"`
}

type edgeJSON struct {
	Reply string     `json:"reply"`
	To    branchJSON `json:"to"`
}

type outcomeJSON struct {
	ID      string   `json:"id"`
	Title   string   `json:"title"`
	Duty    string   `json:"duty"`
	Opens   bool     `json:"opens"`
	Cite    []string `json:"cite"`
	Actions []string `json:"actions"`
}

type actionJSON struct {
	ID     string   `json:"id"`
	Do     string   `json:"do"`
	DoNot  string   `json:"do-not"`
	Until  string   `json:"until"`
	By     string   `json:"by"`
	Duty   string   `json:"duty"`
	Urgent bool     `json:"urgent"`
	Basis  string   `json:"basis"`
	When   string   `json:"when"`
	Due    *dueJSON `json:"due"` // null where there is no deadline
	Cite   []string `json:"cite"`
}

type guaranteeJSON struct {
	ID      string `json:"id"`
	Says    string `json:"says"`
	Tree    string `json:"tree"`
	When    string `json:"when"`
	Verdict string `json:"verdict"`
	Outcome string `json:"outcome"`
}

type dueJSON struct {
	Within int    `json:"within"`
	Unit   string `json:"unit"`
	Of     string `json:"of"`
}

type termJSON struct {
	ID    string `json:"id"`
	Means string `json:"means"`
}

type currencyJSON struct {
	Cite   []string `json:"cite"`
	Then   string   `json:"then"`
	Now    string   `json:"now"`
	Source string   `json:"source"`
	AsAt   string   `json:"as-at"`
}

type interpretationJSON struct {
	ID        string        `json:"id"`
	Says      string        `json:"says"`
	ShownWith shownWithJSON `json:"shown-with"`
	When      string        `json:"when"`
	Cite      []string      `json:"cite"`
}

// A shownWithJSON tells apart what the ids of a file can mean together.
type shownWithJSON struct {
	Outcomes  []string `json:"outcomes"`
	Trees     []string `json:"trees"`
	Questions []string `json:"questions"`
}

type tensionJSON struct {
	ID      string   `json:"id"`
	ForEach string   `json:"for-each"`
	When    string   `json:"when"`
	Says    string   `json:"says"`
	Cite    []string `json:"cite"`
}
