package cli

import (
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"safeguard/internal/check"
	"safeguard/internal/fault"
	"safeguard/internal/procedure"
	"safeguard/internal/yamldoc"
)

// procedures finds the procedure that a scenario or an answers file belongs to:
// by its id among the files given, else in a procedure.yaml in the folder of the
// file or the one above, else among the bundled ones.
type procedures struct {
	app   *app
	given map[string][]foundFile // by id

	mutex  sync.Mutex
	held   map[foundFile][]byte // what was read already, and need not or cannot be read again
	loaded map[foundFile]*loadedProcedure
}

type loadedProcedure struct {
	once sync.Once
	p    *procedure.Procedure // nil where it has faults or could not be read
	id   string
}

func (a *app) newProcedures() *procedures {
	return &procedures{app: a, given: map[string][]foundFile{}, held: map[foundFile][]byte{}, loaded: map[foundFile]*loadedProcedure{}}
}

// give adds a procedure file of the run, by its id.
func (s *procedures) give(id string, f foundFile) {
	if id != "" {
		s.given[id] = append(s.given[id], f)
	}
}

// hold keeps what a file of the run held.
func (s *procedures) hold(f foundFile, data []byte) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	s.held[f] = data
}

// of gives the procedure that a file belongs to, and its id, or the fault that
// there is none to be had.
func (s *procedures) of(f foundFile, data []byte) (*procedure.Procedure, string, *fault.Fault) {
	id, at := check.Named(data, "procedure")
	file, found := s.find(f, id)
	if !found {
		return nil, id, s.unknown(f, id, at)
	}
	l := s.load(file)
	if l.p == nil {
		return nil, l.id, &fault.Fault{
			Path: f.path, Place: at, Rule: "unknown-procedure",
			Message: fmt.Sprintf("the procedure %q has faults of its own, so this file could not be checked", l.id),
			Hint:    "mend " + file.shown() + " first",
		}
	}
	return l.p, l.id, nil
}

// find chooses the file of a procedure. With no id it is the one beside the
// file, else the only one there is.
func (s *procedures) find(f foundFile, id string) (foundFile, bool) {
	beside := s.beside(f, id)
	given := s.given[id]
	switch {
	case id == "":
		given = s.onlyGiven()
	case len(given) > 1 && len(beside) > 0 && slices.Contains(given, beside[0]):
		return beside[0], true
	}
	if len(given) == 1 {
		return given[0], true
	}
	if len(given) == 0 && len(beside) > 0 {
		return beside[0], true
	}
	ids := s.app.bundledIDs()
	if id == "" && len(ids) == 1 && len(given) == 0 {
		id = ids[0]
	}
	if len(given) == 0 && slices.Contains(ids, id) {
		return foundFile{id + "/procedure.yaml", bundled}, true
	}
	return foundFile{}, false
}

func (s *procedures) onlyGiven() []foundFile {
	var all []foundFile
	for _, files := range s.given {
		all = append(all, files...)
	}
	return all
}

// beside gives the procedure.yaml in the folder of a file and in the one above
// that have the id wanted; "" wants any.
func (s *procedures) beside(f foundFile, id string) []foundFile {
	var found []foundFile
	for _, up := range []string{".", ".."} {
		near := foundFile{path.Join(path.Dir(f.path), up, "procedure.yaml"), f.in}
		switch f.in {
		case standardInput:
			continue
		case onDisk:
			near.path = filepath.Join(filepath.Dir(f.path), up, "procedure.yaml")
		case bundled:
			if !fs.ValidPath(near.path) {
				continue
			}
		}
		if l := s.load(near); l.id != "" && (id == "" || l.id == id) {
			found = append(found, near)
		}
	}
	return found
}

// load loads a procedure file once.
func (s *procedures) load(f foundFile) *loadedProcedure {
	s.mutex.Lock()
	l := s.loaded[f]
	if l == nil {
		l = &loadedProcedure{}
		s.loaded[f] = l
	}
	data, held := s.held[f]
	s.mutex.Unlock()
	l.once.Do(func() {
		var err error
		if !held {
			data, err = s.app.read(f)
		}
		if err != nil {
			return
		}
		l.p, _ = procedure.Load(f.path, data)
		if l.p != nil {
			l.id = l.p.ID
		} else {
			l.id, _ = check.Named(data, "id")
		}
	})
	return l
}

// unknown is the fault of a file whose procedure could not be found.
func (s *procedures) unknown(f foundFile, id string, at fault.Place) *fault.Fault {
	u := &fault.Fault{Path: f.path, Place: at, Rule: "unknown-procedure"}
	same := s.given[id]
	switch {
	case id == "":
		u.Message = "the file does not say which procedure it belongs to"
		u.Hint = `add a line "procedure: " with the id of the procedure`
	case len(same) > 1:
		u.Message = fmt.Sprintf("%d of the files checked are procedures with the id %q, and it cannot be told which is meant", len(same), id)
		u.Hint = "the files: " + strings.Join(paths(same), ", ")
	default:
		u.Message = fmt.Sprintf("there is no procedure %q among the files checked, beside this file or among those that come with safeguard", id)
		u.Hint = orElse(yamldoc.DidYouMean(id, s.ids()), "name its file as well, or put it beside this one as procedure.yaml")
	}
	return u
}

func (s *procedures) ids() []string {
	ids := s.app.bundledIDs()
	for id := range s.given {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

func paths(files []foundFile) []string {
	var shown []string
	for _, f := range files {
		shown = append(shown, f.shown())
	}
	slices.Sort(shown)
	return shown
}
