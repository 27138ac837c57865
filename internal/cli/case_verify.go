package cli

import (
	"errors"
	"fmt"
	"regexp"
	"slices"

	"github.com/spf13/cobra"

	"safeguard/internal/record"
	"safeguard/internal/report"
	"safeguard/internal/store"
)

type caseVerifyOptions struct {
	recordOptions
	expect string
}

func (a *app) newCaseVerify() *cobra.Command {
	o := &caseVerifyOptions{}
	cmd := &cobra.Command{
		Use:   "verify [REFERENCE]",
		Short: "Check that the records are whole; with --expect, that no end was cut off",
		Long: `Check each record, or one: that every event gives its hash and follows the one
before, that it fits what was said before it, that the procedure file beside it
is the one it names, and that each outcome path shown comes out the same today.

A record whose end was cut off exactly at a line cannot be told from a shorter
one by its chain. --expect takes the head hash from an export or from the last
line of a sitting, and finds out.

Exit status 1 where something is not as it was written.`,
		Example:           "  safeguard case verify\n  safeguard case verify K7QX-M2PD --expect 6c1f…",
		Args:              cobra.MaximumNArgs(1),
		ValidArgsFunction: a.completeCase,
	}
	cmd.Flags().StringVar(&o.expect, "expect", "", "a head `HASH` that the record must hold")
	o.keyFlags(cmd)
	cmd.RunE = a.run(func(_ *cobra.Command, args []string) error { return a.runCaseVerify(args, o) })
	return cmd
}

var isHash = regexp.MustCompile(`^[0-9a-f]{64}$`)

func (a *app) runCaseVerify(args []string, o *caseVerifyOptions) error {
	switch {
	case o.expect != "" && !isHash.MatchString(o.expect):
		return misuse("--expect is %q, where the 64 digits and letters a to f of a head hash are wanted", safeLine(o.expect))
	case o.expect != "" && len(args) == 0:
		return misuse("say which case is to hold the hash: safeguard case verify REFERENCE --expect HASH")
	}
	records, err := a.openStore(&o.recordOptions)
	if err != nil {
		return err
	}
	references, found := args, false
	if len(args) == 0 {
		look, err := a.lookAtStore()
		if err != nil {
			return err
		}
		entries, err := look.List()
		if err != nil {
			return caseFailure("list the cases", err)
		}
		for _, e := range entries {
			switch {
			case e.Deleted != nil:
			case e.Log == nil:
				fmt.Fprintf(a.out, "%s: %s\n", e.Reference, safeLine(fmt.Sprint(e.Problem)))
				_, notOurs := store.Reference(e.Reference)
				found = found || notOurs == nil
			default:
				references = append(references, e.Reference)
			}
		}
		if len(references) == 0 {
			fmt.Fprintln(a.Err, "No case is kept.")
		}
	}
	for _, reference := range references {
		bad, err := a.verifyCase(records, reference, o)
		if err != nil {
			return err
		}
		found = found || bad
	}
	if found {
		return silent(statusFound)
	}
	return nil
}

// verifyCase prints what there is to say of one record; bad tells that something
// is not as it was written.
func (a *app) verifyCase(records *store.Store, reference string, o *caseVerifyOptions) (bad bool, err error) {
	kept, err := records.Read(reference)
	sealed := errors.Is(err, record.ErrSealed)
	if err != nil && (!sealed || kept == nil || o.asksToOpen()) {
		return false, caseFailure("read the record", err)
	}
	log := kept.Log
	say := func(format string, args ...any) {
		fmt.Fprintf(a.out, "%s: %s\n", log.Reference, fmt.Sprintf(format, args...))
	}
	if kept.Note != "" {
		say("%s", safeLine(kept.Note))
		bad = true
	}
	if kept.Damage != nil {
		say("damaged: %s", safeLine(kept.Damage.Error()))
		bad = true
	}
	if len(log.Torn) > 0 {
		say("a write was broken off behind event %d: %s there are no part of the record; \"case resume\" sets them aside", len(log.Events), count(len(log.Torn), "byte"))
		bad = true
	}
	if sealed {
		say("sealed, and not opened: only its chain was checked")
	}
	if o.expect != "" {
		bad = !a.holds(log, o.expect, say) || bad
	}
	if kept.Case != nil {
		a.verifyPaths(kept.Case, say)
	}
	if !bad {
		say("whole: %s, head %s", count(len(log.Events), "event"), log.Head)
	}
	return bad, nil
}

// holds tells whether a record holds an event with a hash.
func (a *app) holds(log *record.Log, expect string, say func(string, ...any)) bool {
	at := slices.IndexFunc(log.Events, func(e record.Event) bool { return e.Hash == expect })
	if at < 0 {
		say("it holds no event with the hash that is expected: its end was cut off, or it was written anew")
		return false
	}
	say("event %d has the hash that is expected; %s after it", at+1, count(len(log.Events)-at-1, "event"))
	return true
}

// verifyPaths decides each outcome path that was shown once more.
func (a *app) verifyPaths(c *record.Case, say func(string, ...any)) {
	for _, p := range c.Paths {
		if string(report.AppendJSON(nil, p.Decide())) != string(p.Stored) {
			say("note: the outcome path shown at event %d by %s comes out otherwise in this version; \"case show\" shows both", p.Event.Number, safeLine(p.Tool))
		}
	}
}
