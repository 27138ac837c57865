package cli

import (
	"bytes"
	"io/fs"
	"testing"

	"safeguard/internal/answers"
	"safeguard/internal/record"
	"safeguard/internal/store"
	chapters "safeguard/procedures"
)

// Where a record was begun and then given up, a sitting that goes on writes to it
// no more, and others can open it.
func TestASittingThatLetsGoOfItsRecordKeepsNothing(t *testing.T) {
	p := bundledProcedure(t)
	file, err := fs.ReadFile(chapters.Files, "child-abuse-ict/procedure.yaml")
	if err != nil {
		t.Fatal(err)
	}
	records := store.New(t.TempDir(), store.Options{})
	s := &sitting{app: &app{System: System{Err: &bytes.Buffer{}}}, plain: true, said: answers.New(p), by: &record.Who{}}
	if err := s.openNew(records, "TEST-1", &recordOptions{}, p, file); err != nil {
		t.Fatal(err)
	}
	if s.keeper == nil || s.session == nil {
		t.Fatal("the record is not kept")
	}
	s.close()
	if s.keeper != nil || s.session != nil || s.keptWords() != "Nothing is kept on this computer." {
		t.Errorf("it still keeps: %s", s.keptWords())
	}
	other, err := records.Resume("TEST-1", record.Who{})
	if err != nil {
		t.Fatalf("the record is still held: %v", err)
	}
	other.Close()
}
