package cli

import (
	"errors"
	"fmt"

	"safeguard/internal/fault"
	"safeguard/internal/safetext"
)

// The exit statuses.
const (
	statusDone        = 0
	statusFound       = 1 // it ran, and found faults, failing scenarios or differences
	statusMisuse      = 2 // a flag, an argument, an answers file with faults
	statusCouldNot    = 3
	statusStopped     = 4 // stopped before the end, everything so far kept
	statusInterrupted = 130
)

// A failure is an error with its exit status. Its faults, where it has any, are
// printed one by one in place of its message.
type failure struct {
	status int
	err    error
	faults []fault.Fault
}

func (f *failure) Error() string {
	if f.err == nil {
		return ""
	}
	return f.err.Error()
}

func (f *failure) Unwrap() error { return f.err }

// misuse is an error that the person at the keyboard can mend.
func misuse(format string, args ...any) error {
	return &failure{status: statusMisuse, err: fmt.Errorf(format, args...)}
}

// faulty is an input with faults.
func faulty(faults fault.List) error {
	return &failure{status: statusMisuse, faults: faults.All()}
}

// couldNot is a failure of the world outside: what was to be done, and why not.
func couldNot(what string, err error) error {
	return &failure{status: statusCouldNot, err: fmt.Errorf("could not %s: %w", what, err)}
}

// silent ends with a status; what there was to say has been said.
func silent(status int) error { return &failure{status: status} }

// finish prints what went wrong and gives the exit status: the one place where
// errors become a number.
func (a *app) finish(err error) int {
	if err == nil {
		return statusDone
	}
	var f *failure
	if !errors.As(err, &f) {
		f = &failure{status: statusCouldNot, err: err}
		if !a.running {
			f = &failure{status: statusMisuse, err: fmt.Errorf("%w\nrun \"safeguard help\" for what there is", err)}
		}
	}
	for _, fault := range f.faults {
		fmt.Fprintln(a.Err, fault)
	}
	if len(f.faults) > 1 {
		fmt.Fprintf(a.Err, "%d faults\n", len(f.faults))
	}
	if f.err != nil {
		fmt.Fprintf(a.Err, "safeguard: %s\n", safetext.Clean(f.err.Error()))
	}
	return f.status
}
