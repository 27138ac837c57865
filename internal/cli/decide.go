package cli

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"

	"safeguard/internal/answers"
	"safeguard/internal/decide"
	"safeguard/internal/fault"
	"safeguard/internal/procedure"
	"safeguard/internal/report"
	"safeguard/internal/yamldoc"
)

type decideOptions struct {
	answers string
	format  *choice
	width   int
}

func (a *app) newDecide() *cobra.Command {
	o := &decideOptions{}
	cmd := &cobra.Command{
		Use:   "decide [PROCEDURE] --answers FILE",
		Short: "Print the outcome path of an answers file",
		Long: `Print where a procedure points, given the answers in a file, without asking
anyone. PROCEDURE is a bundled id or a path; left out, the only bundled one.

html is one file that prints to A4 and opens in a browser or in Word; ics holds
one all-day entry for each deadline, without a word of the case.

The answers are YAML or JSON; "-" reads standard input. With --format json and
JSON input each value of the input is one case, and one line is printed for
each, in order; a faulty case prints its faults in its place, the rest go on,
and the exit status is 2.`,
		Example: `  safeguard decide --answers case.yaml
  safeguard decide --answers case.yaml --format markdown > path.md
  safeguard decide --answers case.yaml --format html > path.html
  safeguard decide --answers - --format json < cases.jsonl`,
		Args:              cobra.MaximumNArgs(1),
		ValidArgsFunction: a.completeProcedure,
		RunE:              a.run(func(_ *cobra.Command, args []string) error { return a.runDecide(args, o) }),
	}
	cmd.Flags().StringVar(&o.answers, "answers", "", "the answers `FILE`; - is standard input")
	cmd.Flags().Var((*whole)(&o.width), "width", "`COLUMNS` of a text page, 40 to 120 (default: the terminal's, or 80)")
	o.format = formatFlag(cmd, "text", "markdown", "html", "json", "ics")
	return cmd
}

func (a *app) runDecide(args []string, o *decideOptions) error {
	if o.answers == "" {
		return misuse("name the answers file: --answers FILE, or - for standard input")
	}
	if o.answers == "-" && len(args) > 0 && args[0] == "-" {
		return misuse("the procedure and the answers cannot both be standard input")
	}
	if err := checkWidth(o.width); err != nil {
		return err
	}
	p, err := a.loadProcedure(args)
	if err != nil {
		return err
	}
	in, err := a.openAnswers(o.answers)
	if err != nil {
		return err
	}
	defer in.Close()
	if in.json && o.format.value == "json" {
		return a.decideStream(p, in)
	}
	said, err := a.oneCase(p, in)
	if err != nil {
		return err
	}
	return a.printPath(decide.Decide(said), report.Said{}, o.format.value, o.width)
}

// printPath writes an outcome path to standard output.
func (a *app) printPath(path *decide.Path, said report.Said, format string, width int) error {
	switch format {
	case "json":
		return report.JSON(a.out, path)
	case "markdown":
		return report.Markdown(a.out, path, said)
	case "html":
		return report.HTML(a.out, path, said)
	case "ics":
		a.tellUndated(path)
		return report.Calendar(a.out, path, report.Stamp{AsAt: a.now(), Tool: version()})
	}
	looks := a.looks()
	if width > 0 {
		looks.Width = width
	}
	return report.Text(a.out, path, said, looks)
}

// tellUndated says which deadlines a calendar cannot hold yet: an empty one is not
// to be taken for nothing being due.
func (a *app) tellUndated(path *decide.Path) {
	for _, action := range report.Undated(path) {
		fmt.Fprintf(a.Err, "Not in the calendar, since it has no date yet: %s\n", action)
	}
}

// answersInput is an answers file that is open.
type answersInput struct {
	*bufio.Reader
	io.Closer
	path string // as faults name it
	json bool
}

func (a *app) openAnswers(name string) (*answersInput, error) {
	if name == "-" {
		in := &answersInput{Reader: bufio.NewReaderSize(a.In, 1<<16), Closer: io.NopCloser(nil), path: "stdin"}
		in.json = startsAsJSON(in.Reader)
		return in, nil
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, couldNot("read "+fault.ShowPath(name), reason(err))
	}
	in := &answersInput{Reader: bufio.NewReaderSize(f, 1<<16), Closer: f, path: name}
	switch strings.ToLower(filepath.Ext(name)) {
	case ".json", ".jsonl", ".ndjson":
		in.json = true
	case ".yaml", ".yml":
	default:
		in.json = startsAsJSON(in.Reader)
	}
	return in, nil
}

// startsAsJSON looks, without consuming anything, whether the input begins as
// JSON does and YAML written by hand does not: a bracket, and a quote or the
// closing bracket behind it. A first line that is broken counts as JSON where a
// later one that has come already begins so.
func startsAsJSON(r *bufio.Reader) bool {
	for n := 4; n <= r.Size(); n++ {
		head, err := r.Peek(n)
		head = bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\uFEFF")), " \t\r\n")
		if len(head) > 0 && head[0] != '{' && head[0] != '[' {
			break
		}
		if len(head) > 1 {
			if rest := bytes.TrimLeft(head[1:], " \t\r\n"); len(rest) > 0 {
				if rest[0] == '"' || rest[0] == '}' && head[0] == '{' || head[0] == '[' && (rest[0] == '{' || rest[0] == ']') {
					return true
				}
				break
			}
		}
		if err != nil {
			break
		}
	}
	come, _ := r.Peek(r.Buffered())
	return bytes.Contains(come, []byte("\n{\"")) || bytes.Contains(come, []byte("\n{}"))
}

// oneCase reads the only case of an input.
func (a *app) oneCase(p *procedure.Procedure, in *answersInput) (*answers.Answers, error) {
	data, err := io.ReadAll(io.LimitReader(in, yamldoc.MaxBytes+1))
	if err != nil {
		return nil, couldNot("read "+fault.ShowPath(in.path), reason(err))
	}
	if in.json {
		return a.oneJSONCase(p, in.path, data)
	}
	said, faults := answers.Load(p, in.path, data)
	if faults.Len() > 0 {
		return nil, faulty(faults)
	}
	return said, nil
}

func (a *app) oneJSONCase(p *procedure.Procedure, path string, data []byte) (*answers.Answers, error) {
	values := yamldoc.NewScanner(bytes.NewReader(data))
	value, at, err := values.Next()
	if errors.Is(err, io.EOF) {
		return nil, noCase(path)
	}
	if err != nil {
		return nil, couldNot("read "+fault.ShowPath(path), err)
	}
	cases := caseReader{p: p, path: path}
	said, faults := cases.read(value, at)
	if faults.Len() > 0 {
		return nil, faulty(faults)
	}
	if _, at, err = values.Next(); !errors.Is(err, io.EOF) {
		return nil, misuse("%s holds a second case at line %d, and only --format json takes several", fault.ShowPath(path), at.Line)
	}
	return said, nil
}

// noCase is an input that ended before its first case.
func noCase(path string) error {
	var faults fault.List
	faults.Add(fault.Fault{Path: path, Place: fault.Place{Line: 1, Column: 1}, Rule: "empty-file", Message: "the input holds no case, where an answers file is wanted"})
	return faulty(faults)
}

// A caseReader reads the cases of one input.
type caseReader struct {
	p    *procedure.Procedure
	path string
	json yamldoc.JSONReader
}

func (r *caseReader) read(value []byte, at fault.Place) (*answers.Answers, fault.List) {
	root, faults := r.json.Parse(r.path, value, at)
	if faults.Len() > 0 {
		return nil, faults
	}
	return answers.Read(r.p, r.path, root)
}

// decideStream decides each value of a JSON input as one case and prints one
// line for it, as it comes.
func (a *app) decideStream(p *procedure.Procedure, in *answersInput) error {
	// What a case needs is small and gone with the next one: collecting it more
	// rarely costs a few megabytes and saves a fifth of the time.
	defer debug.SetGCPercent(debug.SetGCPercent(400))
	out := bufio.NewWriterSize(a.out, 1<<16)
	values := yamldoc.NewScanner(in)
	cases := caseReader{p: p, path: in.path}
	encoder := report.NewEncoder(p)
	var (
		decider  decide.Decider
		line     []byte
		anyFault bool
	)
	for number := 1; ; number++ {
		value, at, err := values.Next()
		if errors.Is(err, io.EOF) && number == 1 {
			return noCase(in.path)
		}
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return errors.Join(out.Flush(), couldNot("read "+fault.ShowPath(in.path), reason(err)))
		}
		said, faults := cases.read(value, at)
		if faults.Len() > 0 {
			anyFault = true
			line = report.AppendFaults(line[:0], number, faults.All())
			for _, f := range faults.All() {
				_, _ = io.WriteString(a.Err, f.String()+"\n") // standard error is the last resort
			}
		} else {
			line = encoder.Append(line[:0], decider.Decide(said))
		}
		if _, err := out.Write(append(line, '\n')); err != nil {
			return couldNot("write the output", err)
		}
		if !values.MoreBuffered() {
			if err := out.Flush(); err != nil {
				return couldNot("write the output", err)
			}
		}
	}
	if err := out.Flush(); err != nil {
		return couldNot("write the output", err)
	}
	if anyFault {
		return silent(statusMisuse)
	}
	return nil
}
