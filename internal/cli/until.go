package cli

import (
	"context"
	"errors"

	"github.com/spf13/cobra"
)

// untilTold does the work of a command, and ends at once when the program is
// told to stop: what is under way is left, and its status says so.
func (a *app) untilTold(work func(ctx context.Context) error) error {
	ctx, stop := a.untilSignal()
	defer stop()
	done := make(chan error, 1)
	go func() { done <- work(ctx) }()
	select {
	case <-ctx.Done():
		return toldToStop(ctx)
	case err := <-done:
		if ctx.Err() != nil {
			return toldToStop(ctx)
		}
		return err
	}
}

// toldToStop is the failure of a run that was broken off.
func toldToStop(ctx context.Context) error {
	err := brokenOff(context.Cause(ctx))
	var f *failure
	if errors.As(err, &f) && f.status == statusStopped {
		f.err = errors.New("told to stop before the end: what is printed, if anything, is not all there is")
	}
	return err
}

// notEmpty refuses a flag that is given with nothing in it, as one with an unset
// variable is: taken for left out, it would switch a check off.
func notEmpty(cmd *cobra.Command, names ...string) error {
	for _, name := range names {
		if f := cmd.Flags().Lookup(name); f != nil && f.Changed && (f.Value.String() == "" || f.Value.String() == "[]") {
			return misuse("--%s is empty: give it a value or leave it out", name)
		}
	}
	return nil
}
