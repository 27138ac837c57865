package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"safeguard/internal/record"
	"safeguard/internal/safetext"
)

// Why a case is not handed out. errors.Is tells them apart, also from
// record.ErrSealed; errors.As gives the *record.Damage behind ErrDamaged and the
// *DeletedError behind ErrDeleted.
var (
	ErrReference = errors.New("it is no reference: 3 to 40 letters, digits and hyphens are wanted, the first one no hyphen")
	ErrNoCase    = errors.New("there is no such case")
	ErrExists    = errors.New("there is a case of that reference already")
	ErrInUse     = errors.New("another session has it open")
	ErrDeleted   = errors.New("it was deleted")
	ErrDamaged   = errors.New("the record is damaged, and nothing can be added to it")
	ErrChanged   = errors.New("another program has changed the record since it was opened")
	ErrClosed    = errors.New("the session is closed")
	ErrLocksOut  = errors.New("what is sealed here could not be opened again, so nothing is written: the key at hand is none of the recipients")
)

// A DeletedError tells that a case was deleted, when and why; or that it was to be,
// and that some of it is still there.
type DeletedError struct {
	Tombstone  Tombstone
	Unfinished bool
}

func (e *DeletedError) Error() string {
	if e.Unfinished {
		return fmt.Sprintf("its deletion on %s was not finished: delete it again", e.Tombstone.Deleted.Format("2 Jan 2006"))
	}
	return fmt.Sprintf("%v on %s: %s", ErrDeleted, e.Tombstone.Deleted.Format("2 Jan 2006"), safetext.Line(e.Tombstone.Reason))
}

// Is makes a DeletedError an ErrDeleted.
func (e *DeletedError) Is(target error) bool { return target == ErrDeleted }

// caseError names the case that an error is about, on one line.
type caseError struct {
	reference string
	err       error
}

func (e *caseError) Error() string {
	return safetext.Line(fmt.Sprintf("case %s: %v", e.reference, e.err))
}

func (e *caseError) Unwrap() error { return e.err }

// about names the case in an error; nil stays nil.
func about(reference string, err error) error {
	if err == nil {
		return nil
	}
	return &caseError{reference, err}
}

// damaged makes damage an error.
func damaged(d *record.Damage) error { return fmt.Errorf("%w: %w", ErrDamaged, d) }

// on says which file an error is about, and leaves its path out: the path is long,
// and its bytes are not ours.
func on(name string, err error) error {
	if err == nil {
		return nil
	}
	var path *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &path):
		err = path.Err
	case errors.As(err, &link):
		err = link.Err
	}
	return fmt.Errorf("%s: %w", name, err)
}

// A wrongKindError is something that stands where a file or a folder is wanted.
type wrongKindError struct {
	name string
	mode fs.FileMode
	want string
}

func (e *wrongKindError) Error() string {
	is := "a device"
	switch e.mode.Type() {
	case 0:
		is = "a file"
	case fs.ModeDir:
		is = "a folder"
	case fs.ModeSymlink:
		is = "a symbolic link"
	case fs.ModeNamedPipe:
		is = "a pipe"
	case fs.ModeSocket:
		is = "a socket"
	case fs.ModeIrregular:
		is = "neither file nor folder"
	}
	return fmt.Sprintf("%q is %s, where %s is wanted", e.name, is, e.want)
}
