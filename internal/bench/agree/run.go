package main

import (
	"context"
	_ "embed"
	"fmt"
	"os"
	"runtime"
	"sync"

	"safeguard/internal/check"
	"safeguard/internal/procedure"
)

// A tally is what came of a number of cases.
type tally struct {
	cases, decided, refused int
	alone                   int // refused by the module alone, for what it says it refuses beyond safeguard
	differ                  int
	shown                   []string
}

func (t *tally) add(o tally) {
	t.cases += o.cases
	t.decided += o.decided
	t.refused += o.refused
	t.alone += o.alone
	t.differ += o.differ
	t.shown = append(t.shown, o.shown...)
}

func (t *tally) String() string {
	return fmt.Sprintf("%7d cases: %d decided alike, %d refused alike, %d refused by the module alone, %d differences", t.cases, t.decided, t.refused, t.alone, t.differ)
}

const mostShown = 3

// compare works cases 0 to count-1 on both sides, on every processor.
func (w *pair) compare(ctx context.Context, count int, input func(int) []byte) (tally, error) {
	var (
		all   sync.WaitGroup
		mutex sync.Mutex
		whole tally
		wrong error
	)
	workers := runtime.GOMAXPROCS(0)
	for worker := range workers {
		all.Go(func() {
			var mine tally
			var failed error
			for i := worker; i < count && failed == nil; i += workers {
				failed = w.one(ctx, input(i), &mine)
			}
			mutex.Lock()
			defer mutex.Unlock()
			whole.add(mine)
			if failed != nil {
				wrong = failed
			}
		})
	}
	all.Wait()
	return whole, wrong
}

func (w *pair) one(ctx context.Context, input []byte, t *tally) error {
	v, why, err := w.differ(ctx, input)
	if err != nil {
		return fmt.Errorf("%s: %w", input, err)
	}
	t.cases++
	switch v {
	case decidedAlike:
		t.decided++
	case refusedAlike:
		t.refused++
	case refusedAlone:
		t.alone++
	default:
		t.differ++
		if len(t.shown) < mostShown {
			t.shown = append(t.shown, fmt.Sprintf("%s\n%s", input, why))
		}
	}
	return nil
}

// An extent is how much is tried.
type extent struct {
	random, faulty, perExample int
	seed                       uint64
}

// all compares everything, says what came of it, and gives the sum.
func all(ctx context.Context, e extent) (tally, error) {
	p, err := bundled()
	if err != nil {
		return tally{}, err
	}
	w, err := newPair(ctx, p)
	if err != nil {
		return tally{}, err
	}
	var sum tally
	part := func(what string, w *pair, count int, input func(int) []byte) error {
		got, err := w.compare(ctx, count, input)
		sum.add(got)
		fmt.Printf("%-58s%v\n", what, &got)
		for _, s := range got.shown {
			fmt.Println(s)
		}
		return err
	}
	for _, t := range p.Trees {
		s := setsOf(p, t)
		for ending, lists := range listings {
			if err := part(fmt.Sprintf("every answer set of %s, %s", t.ID, lists), w, s.count(), func(i int) []byte { return s.at(i, ending) }); err != nil {
				return sum, err
			}
		}
	}
	if err := part("random whole cases", w, e.random, func(i int) []byte { return newDrawer(p, e.seed+uint64(i)).wholeCase() }); err != nil {
		return sum, err
	}
	if err := part("random cases with one thing spoiled", w, e.faulty, func(i int) []byte {
		d := newDrawer(p, e.seed+uint64(i))
		return d.spoiled(d.wholeCase())
	}); err != nil {
		return sum, err
	}
	if err := forms(ctx, e, part); err != nil {
		return sum, err
	}
	others, err := examples(ctx, e)
	sum.add(others)
	return sum, err
}

// formsText is a procedure with every form of condition and branch.
//
//go:embed forms.yaml
var formsText []byte

// forms compares random cases of it, a quarter as many as of the bundled one.
func forms(ctx context.Context, e extent, part func(string, *pair, int, func(int) []byte) error) error {
	p, err := load(formsText)
	if err != nil {
		return err
	}
	w, err := newPair(ctx, p)
	if err != nil {
		return err
	}
	return part("random cases of a procedure with every form", w, e.random/4, func(i int) []byte { return newDrawer(p, e.seed+uint64(i)).wholeCase() })
}

// examples compares random cases of the procedures that the rules of validate have
// as examples, good and bad, as far as they load.
func examples(ctx context.Context, e extent) (tally, error) {
	var sum tally
	seen := map[string]bool{}
	for _, rule := range check.Rules() {
		for _, example := range check.Examples(rule.ID) {
			p, _ := procedure.Load("procedure.yaml", example.Data)
			if p == nil || seen[p.Digest] {
				continue
			}
			seen[p.Digest] = true
			w, err := newPair(ctx, p)
			if err != nil {
				return sum, err
			}
			got, err := w.compare(ctx, e.perExample, func(i int) []byte { return newDrawer(p, e.seed+uint64(i)).wholeCase() })
			sum.add(got)
			if err != nil {
				return sum, err
			}
			for _, s := range got.shown {
				fmt.Println(rule.ID, example.Name, s)
			}
		}
		progress("%d small procedures", len(seen))
	}

	fmt.Printf("%-58s%v\n", fmt.Sprintf("random cases of %d small procedures", len(seen)), &sum)
	return sum, nil
}

// progress overwrites the last line of a terminal, and is silent elsewhere.
func progress(format string, args ...any) {
	if info, err := os.Stderr.Stat(); err == nil && info.Mode()&os.ModeCharDevice != 0 {
		fmt.Fprintf(os.Stderr, "\r"+format+" ", args...)
	}
}
