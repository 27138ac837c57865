package cli

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

// inFolder makes files in a new folder and goes there.
func inFolder(t *testing.T, files ...string) string {
	t.Helper()
	folder := t.TempDir()
	t.Chdir(folder)
	for _, name := range files {
		write(t, name, "answers: {}\n")
	}
	return folder
}

func write(t *testing.T, name, data string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(data), 0o644); err != nil {
		t.Fatal(err)
	}
}

func link(t *testing.T, to, name string) {
	t.Helper()
	if err := os.Symlink(to, name); err != nil {
		t.Skip("no links here: ", err)
	}
}

var someBundled = fstest.MapFS{
	"late-collection/procedure.yaml":       {Data: []byte("id: late-collection\n")},
	"late-collection/scenarios/first.yaml": {Data: []byte("expect: {}\n")},
}

// found gives what arguments lead to: the paths, and what could not be read.
func found(t *testing.T, args ...string) string {
	t.Helper()
	a := &app{System: System{Bundled: someBundled}}
	files, unreadable, err := a.findFiles(t.Context(), args)
	if err != nil {
		return err.Error()
	}
	var words []string
	for _, f := range files {
		words = append(words, filepath.ToSlash(f.path))
	}
	for _, u := range unreadable {
		words = append(words, "! "+filepath.ToSlash(u.Path)+": "+u.Why)
	}
	return strings.Join(words, "; ")
}

func TestAPathLeadsToItsFiles(t *testing.T) {
	inFolder(t, "b.yaml", "a/2.yml", "a/1.yaml", "a/B.YAML", "a/x.yaml/deep.yaml", "a/notes.txt", "a/.git/config.yaml", "a/.hidden.yaml", "any.name", "empty/readme.txt")
	for name, tt := range map[string]struct {
		args []string
		want string
	}{
		"a folder, walked in order":              {[]string{"a"}, "a/1.yaml; a/2.yml; a/B.YAML; a/x.yaml/deep.yaml"},
		"the folder in hand":                     {[]string{"."}, "a/1.yaml; a/2.yml; a/B.YAML; a/x.yaml/deep.yaml; b.yaml"},
		"a file, whatever it is called":          {[]string{"any.name"}, "any.name"},
		"a hidden file that is named":            {[]string{"a/.hidden.yaml"}, "a/.hidden.yaml"},
		"a file that is named twice":             {[]string{"./b.yaml", "b.yaml", "a/../b.yaml"}, "b.yaml"},
		"a file and its folder":                  {[]string{"a/x.yaml", "a", "a/1.yaml"}, "a/1.yaml; a/2.yml; a/B.YAML; a/x.yaml/deep.yaml"},
		"standard input, once":                   {[]string{"-", "-"}, "stdin"},
		"a bundled procedure with its scenarios": {[]string{"late-collection"}, "late-collection/procedure.yaml; late-collection/scenarios/first.yaml"},
		"something that is not there":            {[]string{"b.yaml", "c.yaml"}, "b.yaml; ! c.yaml: no such file or directory"},
		"a folder with nothing to check":         {[]string{"empty", "b.yaml"}, "b.yaml; ! empty: the folder holds no .yaml or .yml file"},
		"an empty name":                          {[]string{""}, "a PATH is empty: name a file or a folder"},
	} {
		if got := found(t, tt.args...); got != tt.want {
			t.Errorf("%s: got %q, want %q", name, got, tt.want)
		}
	}
}

func TestWhatIsOnDiskComesBeforeWhatIsBundledUnderTheSameName(t *testing.T) {
	inFolder(t, "late-collection/procedure.yaml")
	for _, name := range []string{"late-collection", "./late-collection"} {
		if got, want := found(t, name), "late-collection/procedure.yaml"; got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
}

func TestLinksAreFollowedAndNeverInACircle(t *testing.T) {
	inFolder(t, "a/real.yaml", "a/sub/x.yaml", "out/secret.yaml", "out/plain")
	link(t, "..", "a/sub/up")
	link(t, ".", "a/self")
	link(t, "real.yaml", "a/again.yaml")
	link(t, "gone.yaml", "a/broken.yaml")
	link(t, "gone", "a/broken")
	link(t, "../out", "a/way-out")
	link(t, "../out/secret.yaml", "a/out.yaml")
	link(t, "../out/plain", "a/plain-link")
	link(t, "loop.yaml", "a/loop.yaml")
	want := "a/real.yaml; a/sub/x.yaml; ! a/broken.yaml: no such file or directory; ! a/loop.yaml: too many levels of symbolic links; " +
		"! a/out.yaml: it leads out of the folders that were named; name what it leads to as well; " +
		"! a/way-out: it leads out of the folders that were named; name what it leads to as well"
	if got := found(t, "a"); got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	if got := found(t, "a", "out"); !strings.HasPrefix(got, "a/real.yaml; a/sub/x.yaml; out/secret.yaml; ! a/broken") || strings.Contains(got, "leads out") {
		t.Errorf("got %q", got)
	}
	if got := found(t, "a", "out/secret.yaml"); strings.Contains(got, "a/out.yaml") {
		t.Errorf("a link to a file that was named is reported: %q", got)
	}
	link(t, "a", "named")
	if got := found(t, "named"); !strings.HasPrefix(got, "named/real.yaml; named/sub/x.yaml; ") {
		t.Errorf("got %q", got)
	}
}

func TestAFolderThatCannotBeReadIsSaid(t *testing.T) {
	if os.Geteuid() == 0 || runtime.GOOS == "windows" {
		t.Skip("here every folder can be read")
	}
	inFolder(t, "a/x.yaml", "a/shut/y.yaml")
	if err := os.Chmod("a/shut", 0); err != nil {
		t.Fatal(err)
	}
	defer os.Chmod("a/shut", 0o755)
	if got, want := found(t, "a"), "a/x.yaml; ! a/shut: permission denied"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestEachIsDoneOnceAndNoneOnceItIsOver(t *testing.T) {
	done := make([]int, 1000)
	inParallel(t.Context(), len(done), func(i int) { done[i]++ })
	if slices.Min(done) != 1 || slices.Max(done) != 1 {
		t.Errorf("got %v", done)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	inParallel(ctx, 1000, func(i int) { t.Errorf("%d was done", i) })
}

func TestProgressIsSaidAfterAWhileAndTakenAway(t *testing.T) {
	var said strings.Builder
	p := newProgress(&said)
	p.total.Store(1000)
	p.done.Store(120)
	first := make(chan time.Time)
	p.gone.Go(func() { p.run(first) })
	first <- time.Time{}
	p.end()
	line := "checked 120 of 1,000 files"
	if got, want := said.String(), "\r"+line+"\r"+strings.Repeat(" ", len(line)+2)+"\r"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	said.Reset()
	p = newProgress(&said)
	p.gone.Go(func() { p.run(make(chan time.Time)) })
	p.end()
	if said.Len() > 0 {
		t.Errorf("got %q, want nothing", said.String())
	}
}
