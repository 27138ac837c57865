package store

import (
	"slices"
	"strings"
	"testing"

	"safeguard/internal/record"
)

// changes gives what was done to the disk since, without what only looks.
func (d *faultDisk) changes() (all []string) {
	for _, name := range d.done {
		verb, _, _ := strings.Cut(name, " ")
		if slices.Contains([]string{"mkdir", "write", "writeat", "sync", "rename", "remove", "truncate"}, verb) {
			all = append(all, name)
		}
	}
	d.done = nil
	return all
}

func TestEverythingIsOnTheDiskBeforeAnythingRestsOnIt(t *testing.T) {
	s := quick(t.TempDir(), Options{})
	d := s.disk.(*faultDisk)
	check := func(what string, want ...string) {
		t.Helper()
		if got := d.changes(); !slices.Equal(got, want) {
			t.Errorf("%s: got\n%s\nwant\n%s", what, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
	x := create(t, s)
	check("create", "mkdir cases", "sync a folder", "mkdir .new-"+ref,
		"write procedure.yaml", "sync procedure.yaml", "write events.jsonl", "sync events.jsonl", "write lock", "sync lock", "sync a folder",
		"rename "+ref, "sync a folder", "sync events.jsonl")
	add(t, x, talk()...)
	check("append", "write events.jsonl", "sync events.jsonl")
	x.Close()
	cutBack(t, s.dir, 20)
	x = resume(t, s)
	torn := x.TornAside()[0].File
	check("mend", "sync events.jsonl", "remove .new-"+torn, "write .new-"+torn, "sync .new-"+torn, "rename "+torn, "sync a folder", "sync a folder",
		"truncate events.jsonl", "sync events.jsonl", "write events.jsonl", "sync events.jsonl")
	d.at, d.how, d.hit, d.err = 0, lies, "", errDead
	d.on = "sync events.jsonl"
	if err := x.Append(record.Ended{}); err == nil {
		t.Fatal("a sync that failed is acknowledged")
	}
	check("a sync that fails", "write events.jsonl", "sync events.jsonl")
	if err := x.Settle(); err != nil {
		t.Fatal(err)
	}
	check("settle", "writeat events.jsonl", "sync events.jsonl")
	x.Close()
	if _, err := s.Delete(ref, "It is time.", someone); err != nil {
		t.Fatal(err)
	}
	check("delete", "remove .new-deleted.json", "write .new-deleted.json", "sync .new-deleted.json", "rename deleted.json", "sync a folder",
		"remove events.jsonl", "remove procedure.yaml", "remove "+torn, "sync a folder")
}
