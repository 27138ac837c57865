package cli

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"safeguard/internal/report"
)

// A walker finds files. Links are followed last, so that a file that is found
// both ways goes by its own name.
type walker struct {
	ctx        context.Context
	seen       map[string]bool // by real path, files and folders
	roots      []string        // the real paths of the folders named
	files      []foundFile
	links      []string
	met        int // files and links that were come upon, seen before or not
	unreadable []report.Unreadable
}

func (w *walker) add(f foundFile, key string) {
	w.met++
	if !w.seen[key] {
		w.seen[key] = true
		w.files = append(w.files, f)
	}
}

func (w *walker) cannot(path string, why error) {
	w.unreadable = append(w.unreadable, report.Unreadable{Path: path, Why: reason(why).Error()})
}

func (w *walker) bundled(files fs.FS, id string) {
	// A bundled file is part of the program: there is no reading it wrongly.
	_ = fs.WalkDir(files, id, func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && isYAML(name) {
			w.add(foundFile{name, bundled}, "bundled:"+name)
		}
		return err
	})
}

// named takes a file or folder that an argument names, whatever it is called.
func (w *walker) named(name string) {
	info, err := os.Stat(name)
	if err != nil {
		w.cannot(name, err)
		return
	}
	real, err := realPath(name)
	switch {
	case !info.IsDir() && err != nil: // a pipe, which has no place of its own
		w.add(foundFile{filepath.Clean(name), onDisk}, filepath.Clean(name))
		return
	case err != nil:
		w.cannot(name, err)
		return
	case !info.IsDir():
		w.add(foundFile{filepath.Clean(name), onDisk}, real)
		return
	}
	w.roots = append(w.roots, real)
	before := w.met + len(w.links) + len(w.unreadable)
	w.folder(filepath.Clean(name), real)
	if before == w.met+len(w.links)+len(w.unreadable) && w.ctx.Err() == nil {
		w.cannot(name, errNothingThere)
	}
}

var (
	errNothingThere = errors.New("the folder holds no .yaml or .yml file")
	errNoFile       = errors.New("it is not a file")
	errLeadsOut     = errors.New("it leads out of the folders that were named; name what it leads to as well")
)

// folder walks a folder. Names that begin with a dot are passed over.
func (w *walker) folder(name, real string) {
	if w.seen[real] {
		w.met++
		return
	}
	w.seen[real] = true
	entries, err := os.ReadDir(name)
	if err != nil {
		w.cannot(name, err)
	}
	for _, e := range entries {
		child, realChild := filepath.Join(name, e.Name()), filepath.Join(real, e.Name())
		switch {
		case strings.HasPrefix(e.Name(), ".") || w.ctx.Err() != nil:
		case e.IsDir():
			w.folder(child, realChild)
		case e.Type()&fs.ModeSymlink != 0:
			w.links = append(w.links, child)
		case isYAML(child):
			w.file(child, realChild, e.Type())
		}
	}
}

func (w *walker) file(name, real string, mode fs.FileMode) {
	if !mode.IsRegular() {
		w.cannot(name, errNoFile) // reading from a pipe could wait for ever
		return
	}
	w.add(foundFile{name, onDisk}, real)
}

// follow goes where the links lead that were met on the way, those met there
// included. A link may not lead out of the folders that were named: what it
// leads to was not meant to be shown.
func (w *walker) follow() {
	for i := 0; i < len(w.links); i++ {
		name := w.links[i]
		info, err := os.Stat(name)
		if err == nil && !info.IsDir() && !isYAML(name) || err != nil && !isYAML(name) {
			continue
		}
		real := ""
		if err == nil {
			real, err = realPath(name)
		}
		switch {
		case err != nil:
			w.cannot(name, err)
		case w.seen[real]:
		case !w.inside(real):
			w.cannot(name, errLeadsOut)
		case info.IsDir():
			w.folder(name, real)
		default:
			w.file(name, real, info.Mode().Type())
		}
	}
}

func (w *walker) inside(real string) bool {
	return slices.ContainsFunc(w.roots, func(root string) bool {
		below, err := filepath.Rel(root, real)
		return err == nil && filepath.IsLocal(below)
	})
}

func realPath(name string) (string, error) {
	real, err := filepath.EvalSymlinks(name)
	if err != nil {
		return "", err
	}
	return filepath.Abs(real)
}

func isYAML(name string) bool {
	ext := strings.ToLower(path.Ext(filepath.ToSlash(name)))
	return ext == ".yaml" || ext == ".yml"
}
