package store

import (
	"bytes"
	"path/filepath"
	"testing"
)

// FuzzRecord puts anything in the place of a record: only a beginning of it that
// ends with a line is taken for whole.
func FuzzRecord(f *testing.F) {
	s, folder := whole(f, Options{})
	data := contents(f, filepath.Join(folder, eventsFile))
	lines := bytes.SplitAfter(data, []byte("\n"))
	for i := range lines {
		f.Add(bytes.Join(lines[:i], nil))
		f.Add(bytes.Join(lines[i:], nil))
	}
	f.Add(data[:len(data)-9])
	read := reader(f, s)
	f.Fuzz(func(t *testing.T, is []byte) {
		k := read(is)
		if isWhole(k) && !bytes.HasPrefix(data, is) {
			t.Errorf("%q is taken for whole", is)
		}
		if k.Damage != nil {
			oneLine(t, about(ref, damaged(k.Damage)))
		}
	})
}
