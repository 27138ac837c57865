package cli

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"safeguard/internal/answers"
	"safeguard/internal/check"
	"safeguard/internal/fault"
	"safeguard/internal/procedure"
	"safeguard/internal/report"
	"safeguard/internal/scenario"
	"safeguard/internal/yamldoc"
)

// A trial is one run of scenarios.
type trial struct {
	app        *app
	files      []foundFile
	tried      []triedFile // beside files
	procedures *procedures
	ids        map[string]bool // of the scenarios that were met
	named      map[string]bool // the paths that arguments name: what stands beside them was not looked at
}

// A triedFile is one file of a trial.
type triedFile struct {
	kind   check.Kind
	why    string // it is passed over, or "" where it is not
	cannot error  // it could not be read
	report.TestedFile
}

func (a *app) newTrial(files []foundFile, args []string) *trial {
	t := &trial{
		app: a, files: files, tried: make([]triedFile, len(files)), procedures: a.newProcedures(),
		ids: map[string]bool{}, named: namedPaths(args),
	}
	return t
}

// read reads every file, and finds the procedures among them.
func (t *trial) read(ctx context.Context) {
	inParallel(ctx, len(t.files), func(i int) {
		f := &t.tried[i]
		f.Path = t.files[i].path
		data, err := t.app.read(t.files[i])
		if err != nil {
			f.cannot = reason(err)
			return
		}
		f.Source, f.kind = data, check.KindOf(data)
	})
	for i := range t.tried {
		if f := &t.tried[i]; f.cannot == nil && f.kind == check.ProcedureFile {
			t.procedures.hold(t.files[i], f.Source)
			id, _ := check.Named(f.Source, "id")
			t.procedures.give(id, t.files[i])
		}
	}
}

// try loads the procedures and tries the scenarios.
func (t *trial) try(ctx context.Context) {
	inParallel(ctx, len(t.files), func(i int) {
		f := &t.tried[i]
		switch {
		case f.cannot != nil:
		case f.kind == check.ProcedureFile:
			t.procedure(i)
		case f.kind == check.AnswersFile:
			f.why = "it holds answers, and expects nothing"
		default:
			t.scenario(i)
		}
	})
}

func (t *trial) procedure(i int) {
	f := &t.tried[i]
	f.IsNot = true
	if f.Procedure = t.procedures.load(t.files[i]).p; f.Procedure != nil {
		return
	}
	root, _ := yamldoc.ParseLoose("", f.Source)
	if root != nil && !hasAny(root, "questions", "trees", "stages", "outcomes", "source", "format") {
		f.why = "it is neither a scenario nor a procedure"
		return
	}
	_, faults := procedure.Load(f.Path, f.Source)
	f.Found = faults.All()
}

func hasAny(root *yamldoc.Node, keys ...string) bool {
	return slices.ContainsFunc(keys, func(key string) bool { return root.Lookup(key) != nil })
}

func (t *trial) scenario(i int) {
	f := &t.tried[i]
	p, _, unknown := t.procedures.of(t.files[i], f.Source)
	var faults fault.List
	if unknown != nil {
		faults = readable(f.Path, f.Source)
		faults.Add(*unknown)
		f.Found = faults.All()
		return
	}
	f.Procedure = p
	if f.Scenario, faults = scenario.Load(p, f.Path, f.Source); f.Scenario == nil {
		f.Found = faults.All()
		return
	}
	f.Found = scenario.Check(f.Scenario)
}

// report puts together what came of the files, and how much they reach.
func (t *trial) report() *report.Tests {
	reached := t.reached()
	for _, r := range reached {
		t.together(r)
	}
	tests := &report.Tests{}
	for i := range t.tried {
		f := &t.tried[i]
		switch {
		case f.cannot != nil:
			tests.Unreadable = append(tests.Unreadable, report.Unreadable{Path: f.Path, Why: f.cannot.Error()})
		case f.why != "":
			tests.PassedOver = append(tests.PassedOver, report.PassedOver{Path: f.Path, Why: f.why})
		case !f.IsNot || len(f.Found) > 0:
			tests.Files = append(tests.Files, f.TestedFile)
		}
	}
	for _, r := range reached {
		tests.Covered = append(tests.Covered, report.CoveredProcedure{
			Path: t.procedures.pathOf(r.p), Scenarios: len(r.scenarios), Coverage: r.cover(),
		})
	}
	slices.SortStableFunc(tests.Covered, func(x, y report.CoveredProcedure) int {
		return cmp.Or(strings.Compare(x.Procedure.ID, y.Procedure.ID), strings.Compare(x.Path, y.Path))
	})
	return tests
}

// reached gathers the scenarios of each procedure.
func (t *trial) reached() []*procedureReached {
	var list []*procedureReached
	for i := range t.tried {
		f := &t.tried[i]
		if f.Procedure == nil || f.why != "" {
			continue
		}
		at := slices.IndexFunc(list, func(r *procedureReached) bool { return r.p == f.Procedure })
		if at < 0 {
			at = len(list)
			list = append(list, &procedureReached{p: f.Procedure})
		}
		if f.Scenario != nil {
			t.ids[f.Scenario.ID] = true
			list[at].scenarios = append(list[at].scenarios, f.Scenario)
		}
	}
	return list
}

// together puts down what is wrong between the scenarios of one procedure.
func (t *trial) together(r *procedureReached) {
	for _, f := range together(r.scenarios, t.named) {
		for i := range t.tried {
			if t.tried[i].Path == f.Path {
				var all fault.List
				for _, have := range append(t.tried[i].Found, f) {
					all.Add(have)
				}
				t.tried[i].Found = all.All()
			}
		}
	}
}

// procedureReached is the scenarios of one procedure.
type procedureReached struct {
	p         *procedure.Procedure
	scenarios []*scenario.Scenario
}

// cover measures what they reach at any point of time.
func (r *procedureReached) cover() *scenario.Coverage {
	var points []*answers.Answers
	for _, s := range r.scenarios {
		points = append(points, s.Points()...)
	}
	return scenario.Cover(r.p, points)
}

// pathOf gives the path of a procedure that was loaded.
func (s *procedures) pathOf(p *procedure.Procedure) string {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	for f, l := range s.loaded {
		if l.p == p {
			return f.path
		}
	}
	return ""
}
