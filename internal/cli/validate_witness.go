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
// folder, "" for none, and puts down where it went. A file that is there already
// with anything else in it is never written over: before the first is written,
// all are looked at.
func writeWitnesses(found *report.Findings, folder string) error {
	if folder == "" {
		return nil
	}
	files := nameWitnesses(found, folder)
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
		if err := writeNew(f); err != nil {
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
	for line := range strings.Lines(report.Finding(check.Finding{Fault: f.Fault, Severity: f.Severity, Sets: f.Sets, In: f.In, Patterns: f.Patterns}, nil, report.Looks{})) {
		b.WriteString("# " + line)
	}
	b.Write(f.Witness.YAML())
	return b.Bytes()
}

// mayWrite refuses a name that is taken by anything but the same case.
func mayWrite(f witnessFile) error {
	data, err := os.ReadFile(f.name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return couldNot("use "+fault.ShowPath(f.name), reason(err))
	case !bytes.Equal(data, f.data):
		return misuse("%s exists already and holds something else; name another folder with --witness, or move it away", fault.ShowPath(f.name))
	}
	return nil
}

// writeNew writes a file that is not there yet; one that is, is the same.
func writeNew(f witnessFile) error {
	if _, err := os.Lstat(f.name); err == nil {
		return nil
	}
	return writeWhole(f.name, f.data)
}
