package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"safeguard/internal/check"
	"safeguard/internal/fault"
	"safeguard/internal/report"
)

// A witnessFile is a case that shows a finding, as a file to be written.
type witnessFile struct {
	name string
	data []byte
}

// writeWitnesses writes the case that shows each finding of a proof into a
// folder, "" for none, and puts down where it went. A file that an earlier run
// wrote is written anew; any other that is in the way is left alone, and then
// nothing is written: before the first is, all are looked at.
func writeWitnesses(found *report.Findings, folder string) error {
	if folder == "" {
		return nil
	}
	files := nameWitnesses(found, folder)
	err := writeAll(files, folder)
	if err != nil {
		for i := range found.Files {
			found.Files[i].Witnesses = nil
		}
	}
	return err
}

func writeAll(files []witnessFile, folder string) error {
	for _, f := range files {
		if err := mayWrite(f); err != nil {
			return err
		}
	}
	if len(files) > 0 {
		if err := os.MkdirAll(folder, 0o755); err != nil {
			return couldNot("make the folder "+fault.ShowPath(folder), reason(err))
		}
	}
	for _, f := range files {
		if err := writeWhole(f.name, f.data); err != nil {
			return couldNot("write "+fault.ShowPath(f.name), reason(err))
		}
	}
	return nil
}

// nameWitnesses names a file for each witness: the id of the procedure, the rule
// and a number.
func nameWitnesses(found *report.Findings, folder string) []witnessFile {
	var files []witnessFile
	numbers := map[string]int{}
	for i := range found.Files {
		file := &found.Files[i]
		for n, f := range file.Findings {
			if f.Witness == nil {
				continue
			}
			if file.Witnesses == nil {
				file.Witnesses = make([]string, len(file.Findings))
			}
			stem := file.Procedure + "-" + f.Rule
			numbers[stem]++
			name := filepath.Join(folder, fmt.Sprintf("%s-%d.yaml", stem, numbers[stem]))
			file.Witnesses[n] = name
			files = append(files, witnessFile{name, witnessData(f)})
		}
	}
	return files
}

// witnessData is an answers file with the finding as a comment at its head.
func witnessData(f check.Finding) []byte {
	var b bytes.Buffer
	b.WriteString(witnessHead)
	for line := range strings.Lines(report.Finding(check.Finding{Fault: f.Fault, Severity: f.Severity, Sets: f.Sets, In: f.In, Patterns: f.Patterns}, nil, report.Looks{})) {
		b.WriteString("# " + line)
	}
	b.Write(f.Witness.YAML())
	return b.Bytes()
}

// witnessHead is how a file begins that may be written anew.
const witnessHead = "# Written by \"safeguard validate --witness\", and written anew each time.\n"

// mayWrite refuses a name that is taken by anything but a case written earlier.
func mayWrite(f witnessFile) error {
	info, err := os.Lstat(f.name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return couldNot("use "+fault.ShowPath(f.name), reason(err))
	case !info.Mode().IsRegular():
		return misuse("%s is in the way, and no file; name another folder with --witness, or move it away", fault.ShowPath(f.name))
	}
	data, err := os.ReadFile(f.name)
	switch {
	case err != nil:
		return couldNot("use "+fault.ShowPath(f.name), reason(err))
	case !bytes.HasPrefix(data, []byte(witnessHead)):
		return misuse("%s exists already and holds something else; name another folder with --witness, or move it away", fault.ShowPath(f.name))
	}
	return nil
}
