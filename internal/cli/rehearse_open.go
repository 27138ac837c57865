package cli

import (
	"crypto/rand"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"safeguard/internal/record"
	"safeguard/internal/rehearsal"
	"safeguard/internal/scenario"
	"safeguard/internal/store"
)

// rehearsals opens the sittings that are kept on this computer: beside the cases,
// in a folder of their own.
func (a *app) rehearsals() (*store.Store, error) {
	dir, err := a.rehearsalFolder()
	if err != nil {
		return nil, err
	}
	return store.New(dir, store.Options{Now: a.now, Procedures: a.bundledByDigest}), nil
}

func (a *app) rehearsalFolder() (string, error) {
	dir, err := a.dataFolder()
	if err != nil {
		return "", err
	}
	return filepath.Join(dir, "rehearsals"), nil
}

// open finds where a sitting is to be kept, as the flags say or else the person
// does; where it cannot be, it says why and asks again.
func (r *rehearsing) open(played *staged, o *rehearseOptions) error {
	if err := played.checkGroup(o); err != nil {
		return err
	}
	warning := ""
	for {
		choice := keepNothing
		switch {
		case o.keep:
			choice = keepRecord
		case !o.noSave:
			var err error
			if choice, err = r.askKeeping(played.ID, warning); err != nil {
				return r.endedEarly(err)
			}
		}
		err := r.openAs(choice, played, o)
		if err == nil || o.keep || o.noSave || !canAskAgain(err) {
			return err
		}
		r.letGo()
		warning = "That could not be done: " + safeLine(err.Error())
	}
}

func (r *rehearsing) openAs(choice string, played *staged, o *rehearseOptions) error {
	reference, goOn := strings.CutPrefix(choice, goOnWith)
	switch {
	case goOn:
		return r.openKept(reference)
	case choice == keepRecord:
		return r.openNew(played, o)
	}
	reference, err := store.NewReference(rand.Reader) // by which a report tells sittings apart
	if err != nil {
		return couldNot("begin", err)
	}
	log, err := rehearsal.NewSitting(reference, version(), record.Who{}, played.Procedure, r.app.now)
	if err != nil {
		return couldNot("begin", err)
	}
	return r.start(log, played, o)
}

// openNew keeps a new sitting on disk, under a reference that is made up.
func (r *rehearsing) openNew(played *staged, o *rehearseOptions) error {
	sittings, err := r.rehearsals()
	if err != nil {
		return err
	}
	session, err := sittings.Create("", version(), record.Who{}, played.Procedure, played.procedure)
	if err != nil {
		return caseFailure("keep the sitting", err)
	}
	r.close = session.Close
	return r.start(session, played, o)
}

// start writes down what is played.
func (r *rehearsing) start(log session, played *staged, o *rehearseOptions) error {
	begun := record.Rehearsed{Scenario: played.ID, Title: played.Title, File: string(played.file), Agencies: o.groupOf(played.Scenario), Vote: o.vote}
	if err := log.Append(begun); err != nil {
		return couldNot("keep the sitting", err)
	}
	return r.keepIn(log)
}

// groupOf gives the agencies of a group; nil for one person.
func (o *rehearseOptions) groupOf(s *scenario.Scenario) []string {
	if len(o.agencies) > 0 || !o.group {
		return o.agencies
	}
	var roles []string
	for _, role := range s.Roles {
		roles = append(roles, rehearsal.RoleName(role.ID))
	}
	return roles
}

// checkGroup refuses a group that is none, and votes on what nobody is asked.
func (s *staged) checkGroup(o *rehearseOptions) error {
	if o.group && len(o.agencies) == 0 && len(s.Roles) < 2 {
		return misuse("scenario %s has %s, so it makes no group: name the agencies with --agencies", s.ID, count(len(s.Roles), "role"))
	}
	for _, id := range o.vote {
		switch {
		case id == rehearsal.AllQuestions && len(o.vote) > 1:
			return misuse("--vote names \"all\" and questions beside it: give one or the other")
		case id != rehearsal.AllQuestions && s.Procedure.Question(id) == nil:
			return misuse("--vote names %q, which is no question of procedure %s", id, s.Procedure.ID)
		}
	}
	return nil
}

// openKept goes on with a sitting that was broken off.
func (r *rehearsing) openKept(reference string) error {
	sittings, err := r.rehearsals()
	if err != nil {
		return err
	}
	session, err := sittings.Resume(reference, record.Who{})
	if err != nil {
		return sittingFailure(reference, "go on with it", err)
	}
	r.close = session.Close
	c := session.Case()
	switch {
	case c.Rehearsal == nil:
		return misuse("%s holds no scenario: it was broken off before anything was said", c.Reference)
	case c.State() == record.Finished:
		return misuse("sitting %s is finished: print its debrief with: safeguard rehearse debrief %[1]s", c.Reference)
	}
	if err := session.Append(record.Resumed{Tool: version()}); err != nil {
		return sittingFailure(reference, "go on with it", err)
	}
	for _, torn := range session.TornAside() {
		r.opening = append(r.opening, fmt.Sprintf("A write was broken off the last time: its %d bytes were set aside. Look whether your last answer is there.", torn.Bytes))
	}
	return r.keepIn(session)
}

// sittingFailure is a failure of the store, in the words of a sitting.
func sittingFailure(reference, what string, err error) error {
	const look = "see \"safeguard rehearse sittings\""
	switch {
	case errors.Is(err, store.ErrNoCase):
		return misuse("no sitting %q is kept on this computer; %s", safeLine(reference), look)
	case errors.Is(err, store.ErrDeleted):
		return misuse("sitting %q was deleted; %s", safeLine(reference), look)
	case errors.Is(err, store.ErrReference):
		return misuse("%q is no reference of a sitting; %s", safeLine(reference), look)
	}
	return caseFailure(what, err)
}

// keepIn has all that is said from here on kept in a log.
func (r *rehearsing) keepIn(log session) error {
	s, faults := rehearsal.ScenarioOf(log.Case())
	if s == nil {
		return faulty(faults)
	}
	r.log, r.scenario = log, s
	r.said = log.Case().Answers.Clone()
	r.keeper = &recordKeeper{session: log, tool: version(), written: len(log.Case().Events)}
	return nil
}
