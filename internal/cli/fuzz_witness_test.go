package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"safeguard/internal/answers"
	"safeguard/internal/check"
	"safeguard/internal/prove"
	"safeguard/internal/safetext"
)

// Whatever procedure is checked: the case that shows a finding is a file that
// decide reads, under that procedure, and whatever the finding says stays in its
// comments.
func FuzzWitness(f *testing.F) {
	files, err := filepath.Glob("../check/examples/*/bad-*.yaml")
	if err != nil || len(files) == 0 {
		f.Fatal(files, err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		for _, x := range check.Procedure(file, data, check.Options{Limits: prove.Limits{Nodes: 20_000}}).Findings {
			if x.Witness != nil {
				f.Add(data)
				f.Add(bytes.ReplaceAll(data, []byte("Child"), []byte(`"a: b # \"c\""`)))
				break
			}
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 40_000 {
			return
		}
		got := check.Procedure("new\nline.yaml", data, check.Options{Limits: prove.Limits{Nodes: 5_000}})
		for _, x := range got.Findings {
			if x.Witness == nil {
				continue
			}
			written := witnessData(x)
			a, faults := answers.Load(got.Procedure, "w.yaml", written)
			if faults.Len() > 0 {
				t.Fatalf("%v\n%s", faults.All(), written)
			}
			if !bytes.Equal(a.YAML(), x.Witness.YAML()) {
				t.Errorf("read back it is another case:\n%s", written)
			}
			if !bytes.HasPrefix(written, []byte(witnessHead)) || strings.ContainsFunc(string(written), safetext.Hidden) {
				t.Errorf("it does not begin as such a file does, or something in it is hidden:\n%s", written)
			}
		}
	})
}
