package cli

import (
	"context"

	"safeguard/internal/answers"
	"safeguard/internal/check"
	"safeguard/internal/fault"
	"safeguard/internal/prove"
	"safeguard/internal/report"
	"safeguard/internal/scenario"
	"safeguard/internal/yamldoc"
)

// A validation is one run over some files.
type validation struct {
	app        *app
	options    check.Options
	disable    []string
	claims     bool // each claim is shown, not only how many there are
	files      []foundFile
	data       [][]byte // beside files: of those that belong to a procedure
	checked    []report.CheckedFile
	unreadable []error              // beside files
	scenarios  []*scenario.Scenario // beside files; nil for what is none, or could not be loaded
	faults     []fault.List         // beside files: of those that belong to a procedure
	procedures *procedures
	progress   *progress
}

// validate checks the files that PATH arguments lead to: procedures first, then
// what belongs to them.
func (a *app) validate(ctx context.Context, args []string, o *validateOptions, options check.Options, p *progress) (*report.Findings, error) {
	files, unreadable, err := a.findFiles(ctx, args)
	if err != nil {
		return nil, err
	}
	v := &validation{
		app: a, options: options, disable: o.disable, claims: o.showsClaims(), files: files, procedures: a.newProcedures(),
		data: make([][]byte, len(files)), checked: make([]report.CheckedFile, len(files)), unreadable: make([]error, len(files)),
		scenarios: make([]*scenario.Scenario, len(files)), faults: make([]fault.List, len(files)),
		progress: p,
	}
	p.total.Store(int64(len(files)))
	inParallel(ctx, len(files), v.first)
	v.giveProcedures()
	inParallel(ctx, len(files), v.second)
	v.third(namedPaths(args))
	found := &report.Findings{Unreadable: unreadable, FailAt: severity(o.failLevel.value), Root: here()}
	for i := range v.checked {
		if err := v.unreadable[i]; err != nil {
			found.Unreadable = append(found.Unreadable, report.Unreadable{Path: files[i].path, Why: err.Error()})
			continue
		}
		found.Files = append(found.Files, v.checked[i])
	}
	return found, ctx.Err()
}

// first reads a file and, where it is a procedure, checks it.
func (v *validation) first(i int) {
	data, err := v.app.read(v.files[i])
	if err != nil {
		v.unreadable[i] = err
		v.progress.step()
		return
	}
	file := &v.checked[i]
	file.Path, file.Kind = v.files[i].path, check.KindOf(data)
	if file.Kind != check.ProcedureFile {
		v.data[i] = data
		return
	}
	if v.files[i].readsOnce() {
		v.procedures.hold(v.files[i], data)
	}
	result := check.Procedure(file.Path, data, v.options)
	file.Ran, file.Run = result.Ran(), v.files[i].argument()
	v.keepClaims(file, result.Claims)
	if result.Procedure != nil {
		file.Procedure, file.Covered = result.Procedure.ID, check.Whole
	} else {
		file.Procedure, _ = check.Named(data, "id")
	}
	v.keep(file, data, result.Findings)
	v.progress.step()
}

// keep puts down what was found in a file, but for what is disabled.
func (v *validation) keep(file *report.CheckedFile, data []byte, found []check.Finding) {
	file.Findings, file.Disabled = check.Disable(file.Path, data, found, v.disable, file.Covered)
	if len(file.Findings)+len(file.Disabled) > 0 {
		file.Source = data
	}
}

// keepClaims puts down what was proved; where nobody will see each claim, only
// how many there are, which for many files is much less to hold.
func (v *validation) keepClaims(file *report.CheckedFile, claims []prove.Claim) {
	if v.claims {
		file.Claims = claims
		return
	}
	for _, c := range claims {
		file.Counted[c.Verdict]++
	}
}

func (v *validation) giveProcedures() {
	for i, file := range v.checked {
		if v.unreadable[i] == nil && file.Path != "" && file.Kind == check.ProcedureFile {
			v.procedures.give(file.Procedure, v.files[i])
		}
	}
}

// second checks a file that belongs to a procedure.
func (v *validation) second(i int) {
	data := v.data[i]
	if data == nil {
		return
	}
	file := &v.checked[i]
	p, id, unknown := v.procedures.of(v.files[i], data)
	file.Procedure = id
	switch {
	case unknown != nil:
		v.faults[i] = readable(file.Path, data)
		v.faults[i].Add(*unknown)
	case file.Kind == check.ScenarioFile:
		v.scenarios[i], v.faults[i] = check.Scenario(p, file.Path, data)
		file.Covered = check.Coverage(v.scenarios[i] != nil)
	default:
		_, v.faults[i] = answers.Load(p, file.Path, data)
		file.Covered = coverageOf(v.faults[i], file.Path, data)
	}
	v.progress.step()
}

// third looks at what scenarios have to do with each other, and puts down what
// was found in the files that belong to a procedure.
func (v *validation) third(named map[string]bool) {
	for _, f := range together(v.scenarios, named) {
		for i, s := range v.scenarios {
			if s != nil && s.Path == f.Path {
				v.faults[i].Add(f)
			}
		}
	}
	for i, data := range v.data {
		if data != nil {
			v.keep(&v.checked[i], data, asFindings(v.faults[i]))
		}
	}
}

// coverageOf tells how much of an answers file was looked at: all of it, unless
// it could not be read.
func coverageOf(found fault.List, path string, data []byte) check.Coverage {
	if found.Len() == 0 {
		return check.Whole
	}
	unread := readable(path, data)
	return check.Coverage(unread.Len() == 0)
}

// readable gives what keeps a file from being read at all.
func readable(path string, data []byte) fault.List {
	_, faults := yamldoc.ParseLoose(path, data)
	return faults
}

// asFindings gives faults the weight of their rules: that of an error where a
// rule does not say otherwise.
func asFindings(faults fault.List) []check.Finding {
	var found []check.Finding
	for _, f := range faults.All() {
		finding := check.Finding{Fault: f}
		if rule := check.Lookup(f.Rule); rule != nil {
			finding.Severity = rule.Severity
		}
		found = append(found, finding)
	}
	return found
}
