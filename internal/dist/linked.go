package main

import (
	"debug/buildinfo"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/google/licensecheck"
)

// A module is one that is linked into a binary, Go's own library included.
type module struct {
	path, version string
	sum           string // of its sources, as in go.sum; "" for Go's own
	needs         []string
	licences      []licence
}

// A licence is the text of a licence or notice, and the SPDX ids found in it.
type licence struct {
	file string // with the path inside the module
	text string
	ids  []string
}

const goLibrary = "std"

// A goPackage is what "go list" says of a package.
type goPackage struct {
	ImportPath, Dir string
	Standard        bool
	Imports         []string
	Module          *struct {
		Path, Dir string
		Main      bool
	}
}

// linkedInto gives the modules of a binary, by path, as the binary itself names
// them. It fails where the sources name others, or a module has no licence.
func (s *source) linkedInto(t target, binary string) ([]module, error) {
	info, err := buildinfo.ReadFile(binary)
	if err != nil {
		return nil, err
	}
	packages, err := s.packages(t)
	if err != nil {
		return nil, err
	}
	list := []module{{path: goLibrary, version: strings.TrimPrefix(info.GoVersion, "go")}}
	for _, d := range info.Deps {
		if d.Replace != nil {
			return nil, fmt.Errorf("module %s is replaced; what is handed out is built from what is published", d.Path)
		}
		list = append(list, module{path: d.Path, version: d.Version, sum: d.Sum})
	}
	slices.SortFunc(list, func(a, b module) int { return strings.Compare(a.path, b.path) })
	for i := range list {
		if err := s.complete(&list[i], packages); err != nil {
			return nil, fmt.Errorf("module %s: %w", list[i].path, err)
		}
	}
	return list, nil
}

// packages gives every package of the program on a target, with its module.
func (s *source) packages(t target) ([]goPackage, error) {
	out, err := s.runWith(t.env(), "go", "list", "-deps", "-json=ImportPath,Dir,Standard,Imports,Module", "./cmd/safeguard")
	if err != nil {
		return nil, err
	}
	var list []goPackage
	for d := json.NewDecoder(strings.NewReader(out)); ; {
		var p goPackage
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			return list, nil
		} else if err != nil {
			return nil, err
		}
		list = append(list, p)
	}
}

// of tells whose a package is; "" for the program itself.
func (p goPackage) of() string {
	switch {
	case p.Standard:
		return goLibrary
	case p.Module == nil || p.Module.Main:
		return ""
	}
	return p.Module.Path
}

// complete adds which modules a module needs, and its licences: those at its top
// and those beside each package of it that is used.
func (s *source) complete(m *module, packages []goPackage) error {
	m.needs = needs(m.path, packages)
	if m.path == goLibrary {
		return m.addLicences(s.goRoot, s.goRoot)
	}
	top := ""
	for _, p := range packages {
		if p.of() != m.path {
			continue
		}
		top = p.Module.Dir
		for dir := p.Dir; len(dir) > len(top); dir = filepath.Dir(dir) {
			if err := m.addLicences(top, dir); err != nil {
				return err
			}
		}
	}
	if top == "" {
		return errors.New("it is in the binary, and no package of it is in the sources")
	}
	if err := m.addLicences(top, top); err != nil {
		return err
	}
	slices.SortFunc(m.licences, func(a, b licence) int { return strings.Compare(a.file, b.file) })
	if len(m.ids()) == 0 {
		return errors.New("no licence was found that is known")
	}
	return nil
}

// needs gives the other modules that packages of a module import, sorted; of the
// program itself for "".
func needs(path string, packages []goPackage) []string {
	owner := map[string]string{}
	for _, p := range packages {
		owner[p.ImportPath] = p.of()
	}
	var list []string
	for _, p := range packages {
		for _, i := range p.Imports {
			if o := owner[i]; p.of() == path && o != path && o != "" {
				list = append(list, o)
			}
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

var licenceName = regexp.MustCompile(`(?i)^(licen[cs]e|copying|notice|patents)([-._].*)?$`)

// addLicences adds the licence files of one folder of a module, once.
func (m *module) addLicences(top, dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if e.IsDir() || !licenceName.MatchString(e.Name()) || filepath.Ext(e.Name()) == ".go" {
			continue
		}
		file := filepath.ToSlash(strings.TrimPrefix(filepath.Join(dir, e.Name()), top+string(filepath.Separator)))
		if slices.ContainsFunc(m.licences, func(l licence) bool { return l.file == file }) {
			continue
		}
		text, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			return err
		}
		m.licences = append(m.licences, licence{file, strings.ReplaceAll(string(text), "\r\n", "\n"), licenceIDs(text)})
	}
	return nil
}

func licenceIDs(text []byte) []string {
	var ids []string
	for _, match := range licensecheck.Scan(text).Match {
		if !match.IsURL {
			ids = append(ids, match.ID)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

var grantsName = regexp.MustCompile(`(?i)(^|/)(licen[cs]e|copying)[^/]*$`)

// ids gives the SPDX ids of all licences of a module, sorted. A notice and a
// promise about patents have none.
func (m module) ids() []string {
	var ids []string
	for _, l := range m.licences {
		if grantsName.MatchString(l.file) {
			ids = append(ids, l.ids...)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// notices gives the licence texts of all modules, as they ask for.
func notices(linked []module) []byte {
	var b strings.Builder
	b.WriteString("safeguard has in it the work of others, under these licences.\n")
	for _, m := range linked {
		name := m.path
		if name == goLibrary {
			name = "The Go standard library"
		}
		for _, l := range m.licences {
			fmt.Fprintf(&b, "\n%s\n%s %s: %s\n%s\n\n%s\n", strings.Repeat("=", 78), name, m.version, l.file, strings.Repeat("=", 78), strings.TrimSpace(l.text))
		}
	}
	return []byte(b.String())
}
