package cli

import (
	"context"
	"fmt"
	"io"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"safeguard/internal/report"
)

// A progress says on a terminal, on one line that is written over, how many
// files have been checked. It says nothing in the first second.
type progress struct {
	to    io.Writer
	total atomic.Int64 // 0 while they are still being found
	done  atomic.Int64
	stop  context.CancelFunc
	over  context.Context
	gone  sync.WaitGroup
}

const (
	quietFor     = time.Second
	progressStep = 200 * time.Millisecond
)

// startProgress begins to count. Where standard error is no terminal, nobody is
// told.
func (a *app) startProgress() *progress {
	p := newProgress(a.Err)
	if isTerminal(a.Err) {
		p.gone.Go(func() { p.run(time.After(quietFor)) })
	}
	return p
}

func newProgress(to io.Writer) *progress {
	p := &progress{to: to}
	p.over, p.stop = context.WithCancel(context.Background())
	return p
}

func (p *progress) step() { p.done.Add(1) }

// end takes the line away. It may be called again.
func (p *progress) end() {
	p.stop()
	p.gone.Wait()
}

func (p *progress) run(first <-chan time.Time) {
	select {
	case <-p.over.Done():
		return
	case <-first:
	}
	tick := time.NewTicker(progressStep)
	defer tick.Stop()
	for {
		line := p.line()
		// A write that fails here loses nothing that was asked for.
		fmt.Fprintf(p.to, "\r%s", line)
		select {
		case <-p.over.Done():
			fmt.Fprintf(p.to, "\r%s\r", strings.Repeat(" ", len(line)+2))
			return
		case <-tick.C:
		}
	}
}

func (p *progress) line() string {
	total := int(p.total.Load())
	if total == 0 {
		return "looking for files"
	}
	return fmt.Sprintf("checked %s of %s files", report.Grouped(int(p.done.Load())), report.Grouped(total))
}
