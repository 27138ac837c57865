package cli

import (
	"context"
	"errors"
	"os"
	"os/signal"
	"syscall"

	"safeguard/internal/wizard"
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

// brokenOff gives the failure of a talk that ended before its end.
func brokenOff(err error) error {
	switch {
	case errors.Is(err, wizard.ErrInterrupted):
		return silent(statusInterrupted)
	case errors.Is(err, wizard.ErrEnded), errors.Is(err, wizard.ErrUnusable), errors.Is(err, errSignalled):
		return &failure{status: statusStopped, err: err}
	}
	return couldNot("go on", err)
}

// errSignalled tells that another program asked this one to stop.
var errSignalled = errors.New("told to stop before the last question")

// untilSignal gives a context that ends at a signal, with the reason as cause.
func (a *app) untilSignal() (context.Context, func()) {
	ctx, cancel := context.WithCancelCause(context.Background())
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	go func() {
		select {
		case s := <-signals:
			if s == os.Interrupt {
				cancel(wizard.ErrInterrupted)
			} else {
				cancel(errSignalled)
			}
		case <-ctx.Done():
		}
	}()
	return ctx, func() { signal.Stop(signals); cancel(nil) }
}
