package scenario

import (
	"fmt"
	"slices"

	"safeguard/internal/answers"
	"safeguard/internal/decide"
	"safeguard/internal/procedure"
)

// GenerateOptions say what scenario is to be generated.
type GenerateOptions struct {
	Seed    uint64
	Reach   *procedure.Outcome // what some decision settles on at the end; nil: drawn by the seed
	Tension bool               // answers that pull apart are wanted; without it there are none
}

// A Generated is a scenario made from a procedure by lot: a complete file, with
// its words.
type Generated struct {
	ID    string
	Seed  uint64
	Reach *procedure.Outcome // settled at the end, of somebody at least
	yaml  []byte
}

// YAML gives the file: it loads without a fault and comes out as it expects.
func (g *Generated) YAML() []byte { return slices.Clone(g.yaml) }

// File is the name of the file that it is meant for.
func (g *Generated) File() string { return g.ID + ".yaml" }

// casesTried is how many cases are made for one outcome before it is given up.
const casesTried = 40

// Generate makes a scenario from a procedure. The same options give the same
// bytes, for one edition of the procedure and one version of the program. Where
// it finds no case that comes to the outcome wanted, with a tension or without,
// it gives an error; there may be one all the same.
func Generate(p *procedure.Procedure, o GenerateOptions) (*Generated, error) {
	if err := checkOptions(p, o); err != nil {
		return nil, err
	}
	d := &draw{o.Seed}
	wanted := shuffled(d, leavesOf(p)) // also where the outcome is given, so that the rest is drawn alike
	if o.Reach != nil {
		wanted = []*procedure.Outcome{o.Reach}
	}
	for _, reach := range wanted {
		for range casesTried {
			m := &maker{p: p, lot: d, reach: reach, tension: o.Tension}
			if !m.works() {
				continue
			}
			id := generatedID(o)
			g := &Generated{ID: id, Seed: o.Seed, Reach: reach, yaml: m.write(id, o)}
			if g.holds(p) {
				return g, nil
			}
		}
	}
	return nil, notFound(o)
}

// leavesOf gives the outcomes that some tree leads to, each once.
func leavesOf(p *procedure.Procedure) []*procedure.Outcome {
	return slices.DeleteFunc(slices.Clone(p.Outcomes), func(o *procedure.Outcome) bool {
		return !slices.ContainsFunc(p.Trees, func(t *procedure.Tree) bool { return slices.Contains(t.Leaves, o) })
	})
}

// generatedID names a scenario by its seed and, where it was asked for, by what
// it comes to: one id never means two files.
func generatedID(o GenerateOptions) string {
	id := fmt.Sprintf("generated-%d", o.Seed)
	if o.Reach != nil {
		id += "-" + o.Reach.ID
	}
	if o.Tension {
		id += "-with-tension"
	}
	return id
}

// holds reads the file as anybody would.
func (g *Generated) holds(p *procedure.Procedure) bool {
	s, _ := Load(p, g.File(), g.yaml)
	return s != nil && len(Check(s)) == 0 && settlesOn(decide.Decide(s.End()), g.Reach) != nil
}

// settlesOn gives a decision that settles on an outcome, or nil.
func settlesOn(path *decide.Path, o *procedure.Outcome) *decide.Decision {
	for i := range path.Decisions {
		if d := &path.Decisions[i]; d.Outcome() == o {
			return d
		}
	}
	return nil
}

// checkOptions gives an error for what no draw can bring about.
func checkOptions(p *procedure.Procedure, o GenerateOptions) error {
	if o.Reach != nil && !slices.Contains(leavesOf(p), o.Reach) {
		return fmt.Errorf("no tree of %s leads to %q", p.ID, o.Reach.ID)
	}
	if o.Tension && len(p.Tensions) == 0 {
		return fmt.Errorf("%s names no answers that pull apart", p.ID)
	}
	return nil
}

func notFound(o GenerateOptions) error {
	what := "any outcome"
	if o.Reach != nil {
		what = fmt.Sprintf("%q", o.Reach.ID)
	}
	if o.Tension {
		return fmt.Errorf("no case was found that settles on %s with answers that pull apart; another seed may give one, or one without them", what)
	}
	return fmt.Errorf("no case was found that settles on %s without answers that pull apart; another seed may give one, or one with them", what)
}

// A maker makes one case: what is known at the end, and the news that led there.
type maker struct {
	p       *procedure.Procedure
	lot     *draw
	reach   *procedure.Outcome
	tension bool

	solver *solver
	who    [][]int // by kind: whom of the solver's subjects each label stands for
	order  []decide.Item
	end    *answers.Answers
	start  *answers.Answers
	news   []news // in the order in which they arrive
}

// works makes a case, or gives false where this draw leads to none.
func (m *maker) works() bool {
	if !m.settle() {
		return false
	}
	m.list()
	m.fill()
	if !m.tension && !m.calm() {
		return false
	}
	path := decide.Decide(m.end)
	if settlesOn(path, m.reach) == nil || len(path.Tensions) > 0 != m.tension || anyPlayedDown(m.end) {
		return false
	}
	m.begin()
	return true
}

// settle narrows the answers to those that come to the outcome, one of whose
// ways is drawn, and to a tension where one is wanted.
func (m *maker) settle() bool {
	counts := make([]int, len(m.p.Kinds))
	for i, k := range m.p.Kinds {
		most := 2
		if i == 0 {
			most = 3
		}
		counts[i] = max(1+m.lot.below(most), k.Min)
	}
	m.solver = newSolverFor(m.p, counts, stepsAlone)
	m.solver.draw = m.lot
	if !m.solver.try(m.solver.settles(m.reach)) {
		return false
	}
	if !m.tension {
		return true
	}
	for _, t := range shuffled(m.lot, m.p.Tensions) {
		m.solver.steps = stepsAlone
		if m.solver.try(m.solver.pulls(t)) {
			return true
		}
	}
	return false
}
