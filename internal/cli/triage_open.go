package cli

import (
	"errors"
	"fmt"
	"strings"

	"safeguard/internal/interview"
	"safeguard/internal/procedure"
	"safeguard/internal/store"
	"safeguard/internal/wizard"
)

// openTriage finds where a triage is to be kept: as the flags say, or else as the
// person does.
func (s *sitting) openTriage(args []string, o *triageOptions, p *procedure.Procedure, file []byte) error {
	switch {
	case o.reference != "":
		return s.openReference(args, o, p, file)
	case o.save != "":
		s.keeper = &fileKeeper{path: o.save}
		return couldNotSave(s.keeper.Answers(s.said))
	case o.noSave:
		return nil
	}
	return s.askWhereToKeep(o, p, file)
}

// openReference goes on with the case of a reference, or begins it. A procedure or
// answers that are named can only be those of a new case.
func (s *sitting) openReference(args []string, o *triageOptions, p *procedure.Procedure, file []byte) error {
	if o.answers == "" && len(args) == 0 {
		err := s.openKept(o.reference, &o.recordOptions, "")
		if !errors.Is(err, store.ErrNoCase) {
			return err
		}
	}
	records, err := s.openStore(&o.recordOptions)
	if err != nil {
		return err
	}
	if what := interview.DoubtReference(o.reference); what != "" {
		s.opening = append(s.opening, "The reference looks as if it held "+what+" (best effort). One that the program makes up names nobody.")
	}
	err = s.openNew(records, o.reference, &o.recordOptions, p, file)
	switch {
	case errors.Is(err, store.ErrExists) && o.answers == "" && len(args) == 0: // another session was quicker
		return s.openKept(o.reference, &o.recordOptions, "")
	case errors.Is(err, store.ErrExists):
		return misuse("case %s is there already, with its own procedure and answers: to go on with it leave PROCEDURE and --answers out", safeLine(o.reference))
	}
	return err
}

// askWhereToKeep asks whether to keep a record until that is settled; where one
// cannot be kept, it says why and asks again.
func (s *sitting) askWhereToKeep(o *triageOptions, p *procedure.Procedure, file []byte) error {
	warning, said := "", s.said
	s.asksWho = true
	for {
		choice, err := s.askKeeping(s.ctx, s.prompter, warning)
		if err != nil {
			return s.endedEarly(err)
		}
		reference, goOn := strings.CutPrefix(choice, goOnWith)
		switch {
		case choice == keepNothing:
			return nil
		case goOn:
			err = s.openKept(reference, &o.recordOptions, "")
		default:
			err = s.keepNew(o, p, file)
		}
		if err == nil || !canAskAgain(err) {
			return err
		}
		s.close() // whoever chooses to keep nothing then keeps nothing
		s.said = said
		warning = "That could not be done: " + safeLine(err.Error())
	}
}

// canAskAgain tells whether something that could not be opened leaves the person
// where they were.
func canAskAgain(err error) bool {
	var f *failure
	return errors.As(err, &f) && (f.status == statusCouldNot || f.status == statusMisuse)
}

// keepNew begins a record under a reference that is made up.
func (s *sitting) keepNew(o *triageOptions, p *procedure.Procedure, file []byte) error {
	records, err := s.openStore(&o.recordOptions)
	if err != nil {
		return err
	}
	return s.openNew(records, "", &o.recordOptions, p, file)
}

// endedEarly says that a talk broke off before its first question, and gives the
// failure.
func (s *sitting) endedEarly(err error) error {
	_ = s.prompter.Close() // what is said now is to be seen
	fmt.Fprintf(s.Err, "\n%s\n", s.keptAtEnd(wizard.Result{}))
	if errors.Is(err, errLeft) {
		return silent(statusStopped)
	}
	return brokenOff(err)
}
