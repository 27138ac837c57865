//go:build unix

package store

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"safeguard/internal/record"
)

// inTime fails a test that waits for something, as for the other end of a pipe.
func inTime(t *testing.T, do func()) {
	t.Helper()
	done := make(chan struct{})
	go func() { defer close(done); do() }()
	select {
	case <-done:
	case <-time.After(20 * time.Second):
		t.Fatal("it waits")
	}
}

// others puts something else in the place of a file or folder, which is kept at
// away.
var others = map[string]func(t *testing.T, path, away string){
	"a link": func(t *testing.T, path, away string) { ok(t, os.Symlink(away, path)) },
	"a link in the room": func(t *testing.T, path, away string) {
		ok(t, os.Rename(away, path+".x"), os.Symlink(filepath.Base(path)+".x", path))
	},
	"a dead link": func(t *testing.T, path, _ string) { ok(t, os.Symlink("nowhere", path)) },
	"a pipe":      func(t *testing.T, path, _ string) { ok(t, syscall.Mkfifo(path, 0o600)) },
	"a device":    func(t *testing.T, path, _ string) { mknod(t, path) },
	"a folder":    func(t *testing.T, path, _ string) { ok(t, os.Mkdir(path, 0o700)) },
	"a file":      func(t *testing.T, path, _ string) { put(t, path, nil) },
}

func ok(t *testing.T, errs ...error) {
	t.Helper()
	if err := errors.Join(errs...); err != nil {
		t.Fatal(err)
	}
}

func mknod(t *testing.T, path string) {
	if err := syscall.Mknod(path, syscall.S_IFCHR|0o600, 0x0101); err != nil { // a null device that is none
		t.Skip(err)
	}
}

func TestNothingIsFollowedAndNothingWaitedFor(t *testing.T) {
	for what, replace := range others {
		for name, rel := range map[string]string{
			"the cases": casesFolder, "the case": casesFolder + "/" + ref, "the events": casesFolder + "/" + ref + "/" + eventsFile,
			"the procedure": casesFolder + "/" + ref + "/" + procedureFile, "the lock": casesFolder + "/" + ref + "/" + lockFile,
			"the tombstone": casesFolder + "/" + ref + "/" + tombstoneFile, "the gate": casesFolder + "/" + gateFile,
		} {
			isFolder := name == "the cases" || name == "the case"
			if what == "a folder" && isFolder || what == "a file" && !isFolder {
				continue
			}
			t.Run(name+" is "+what, func(t *testing.T) {
				s, _ := whole(t, Options{})
				path, away := filepath.Join(s.dir, rel), filepath.Join(t.TempDir(), "away")
				if name == "the tombstone" {
					put(t, path, []byte("{}"))
				}
				ok(t, os.Rename(path, away))
				replace(t, path, away)
				before := tree(t, filepath.Dir(away)) + tree(t, s.dir)
				inTime(t, func() {
					k, err := s.Read(ref)
					oneLine(t, err)
					if err == nil && k.Damage == nil && name != "the lock" && name != "the gate" {
						t.Error("it is read")
					}
					if _, err := s.List(); err != nil {
						oneLine(t, err)
					}
					if x, err := s.Resume(ref, someone); err == nil {
						x.Close()
						if name != "the gate" {
							t.Error("it is resumed")
						}
					} else {
						oneLine(t, err)
					}
					if x, err := s.Create("ANOTHER", "a test", someone, small(t), []byte(written)); err == nil {
						x.Close()
						if name == "the cases" || name == "the gate" {
							t.Error("another is made")
						}
						remove(t, filepath.Join(s.dir, casesFolder, "ANOTHER"))
					} else {
						oneLine(t, err)
					}
				})
				if after := tree(t, filepath.Dir(away)) + tree(t, s.dir); after != before {
					t.Errorf("something was changed\n%s\nbefore\n%s", after, before)
				}
				inTime(t, func() {
					_, err := s.Delete(ref, "It is time.", someone)
					oneLine(t, err)
				})
				if what == "a link" && !bytes.Contains([]byte(tree(t, filepath.Dir(away))), []byte("away")) {
					t.Error("what a link leads to was deleted")
				}
			})
		}
	}
}

// tree tells what a folder holds, with modes and sizes.
func tree(t *testing.T, dir string) (all string) {
	t.Helper()
	ok(t, filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		is, err := e.Info()
		if err != nil {
			return err
		}
		all += path + " " + is.Mode().String()
		if is.Mode().IsRegular() {
			all += " " + digestOf(contents(t, path))
		}
		all += "\n"
		return nil
	}))
	return all
}

func TestAFileThatIsReplacedMeanwhileIsNotWrittenTo(t *testing.T) {
	for what, replace := range others {
		if what == "a file" {
			continue
		}
		t.Run(what, func(t *testing.T) {
			s, folder := whole(t, Options{})
			x := resume(t, s)
			path, away := filepath.Join(folder, eventsFile), filepath.Join(t.TempDir(), "away")
			data := contents(t, path)
			ok(t, os.Rename(path, away))
			replace(t, path, away)
			inTime(t, func() {
				for range 2 {
					err := x.Append(record.Viewed{Words: "Going on."})
					oneLine(t, err)
					if err == nil {
						t.Error("it is acknowledged")
					}
				}
			})
			ok(t, os.RemoveAll(path), os.WriteFile(path, data, 0o600))
			add(t, x, record.Viewed{Words: "Going on."})
			if k := read(t, s); k.Damage != nil || len(k.Case.Events) != 12 {
				t.Errorf("got the damage %v", k.Damage)
			}
		})
	}
}

func TestAFolderThatVanishesIsSaid(t *testing.T) {
	s, folder := whole(t, Options{})
	x := resume(t, s)
	away := filepath.Join(t.TempDir(), "away")
	ok(t, os.CopyFS(away, os.DirFS(folder)), os.RemoveAll(filepath.Dir(folder)))
	for range 2 {
		err := x.Append(record.Viewed{Words: "Going on."})
		oneLine(t, err)
		if err == nil {
			t.Fatal("it is acknowledged")
		}
	}
	if len(x.Case().Events) != 11 {
		t.Error("it is in the case")
	}
}

func TestModesHoldUnderAnyUmask(t *testing.T) {
	for _, umask := range []int{0o000, 0o022, 0o077, 0o277} {
		was := syscall.Umask(umask)
		dir := filepath.Join(t.TempDir(), "new", "data")
		x := create(t, New(dir, Options{}))
		add(t, x, talk()...)
		x.Close()
		cutBack(t, dir, 20)
		resume(t, New(dir, Options{})).Close()
		if _, err := New(dir, Options{}).Create("GONE", "a test", someone, small(t), []byte(written)); err != nil {
			t.Fatal(err)
		}
		syscall.Umask(was)
		ok(t, filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			is, err := e.Info()
			want := fileMode
			if e.IsDir() {
				want = folderMode
			}
			if err == nil && is.Mode().Perm() != want {
				t.Errorf("umask %03o: %s is %v, want %v", umask, path, is.Mode().Perm(), want)
			}
			return err
		}))
	}
}

func TestModesThatAreWiderAreNarrowed(t *testing.T) {
	s, folder := whole(t, Options{})
	cases := filepath.Dir(folder)
	for _, path := range []string{s.dir, cases, folder, filepath.Join(folder, eventsFile), filepath.Join(folder, lockFile)} {
		ok(t, os.Chmod(path, 0o777))
	}
	resume(t, s).Close()
	x, err := s.Create("NEXT", "a test", someone, small(t), []byte(written))
	ok(t, err)
	x.Close()
	for path, want := range map[string]fs.FileMode{
		s.dir: 0o777, // it may hold other things, and what is in it is closed
		cases: 0o700, folder: 0o700, filepath.Join(folder, eventsFile): 0o600, filepath.Join(folder, lockFile): 0o600,
	} {
		is, err := os.Stat(path)
		ok(t, err)
		if is.Mode().Perm() != want {
			t.Errorf("%s is %v, want %v", path, is.Mode().Perm(), want)
		}
	}
}

func TestTheDataFolderMayBeReachedThroughALink(t *testing.T) {
	dir := t.TempDir()
	ok(t, os.Mkdir(filepath.Join(dir, "real"), 0o700), os.Symlink("real", filepath.Join(dir, "home")))
	s := New(filepath.Join(dir, "home", "data"), Options{})
	create(t, s).Close()
	if read(t, s).Damage != nil {
		t.Error("it cannot be read")
	}
	ok(t, os.Remove(filepath.Join(dir, "home")), syscall.Mkfifo(filepath.Join(dir, "home"), 0o600))
	inTime(t, func() {
		_, err := New(filepath.Join(dir, "home"), Options{}).List()
		if oneLine(t, err); err == nil {
			t.Error("a pipe is listed")
		}
	})
}

func TestWhatIsSwappedWhileItIsOpenedIsRefused(t *testing.T) {
	for name, rel := range map[string]string{
		"folder cases": casesFolder, "folder " + ref: casesFolder + "/" + ref,
		"open events.jsonl": casesFolder + "/" + ref + "/" + eventsFile, "open procedure.yaml": casesFolder + "/" + ref + "/" + procedureFile,
		"open lock": casesFolder + "/" + ref + "/" + lockFile,
	} {
		t.Run(name, func(t *testing.T) {
			s, _ := whole(t, Options{})
			path := filepath.Join(s.dir, rel)
			kept := path + ".x"
			ok(t, os.Rename(path, kept))
			if strings.HasPrefix(name, "folder ") {
				ok(t, os.CopyFS(path, os.DirFS(kept)))
			} else {
				put(t, path, contents(t, kept))
			}
			s.disk.(*faultDisk).meanwhile = func(at string) {
				if at == name {
					ok(t, os.RemoveAll(path), os.Symlink(filepath.Base(kept), path))
				}
			}
			inTime(t, func() {
				k, err := s.Read(ref)
				if oneLine(t, err); err == nil && k.Damage == nil && name != "open lock" {
					t.Error("a link that was put there meanwhile is read through")
				}
				x, err := s.Resume(ref, someone)
				if oneLine(t, err); err == nil {
					x.Close()
					t.Error("a link that was put there meanwhile is followed")
				}
			})
		})
	}
}
