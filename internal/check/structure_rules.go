package check

import (
	"iter"
	"strconv"

	"safeguard/internal/procedure"
)

// structureRules look at how the parts of a procedure hang together.
var structureRules = []*Rule{
	&unusedOutcome,
	&unusedAction,
	&unusedQuestion,
	&dateQuestionUnused,
	&kindNeverAskedAbout,
	&stageEmpty,
	&interpretationNotShown,
	&branchWithoutDifference,
	&treeWithoutProtectiveOrder,
	&protectiveOrderAgainstOpens,
	&protectiveOrderAgainstDuty,
	&mustWithoutGuarantee,
	&notKnownRefusedWithRoute,
	&urgentAlertWithoutNotKnown,
	&alertOnSaferReply,
	&notKnownMoreUrgent,
	&dangerAskedLate,
	&knownByMissing,
	&nestedCondition,
	&nearDuplicateID,
	&notCited,
	&gistMissing,
	&paragraphNotCited,
	&paragraphNotCarried,
	&dutyAgainstParagraph,
	&dutyAboveParagraph,
	&opensWithoutDuty,
	&closedWithDuty,
	&opensWithoutAction,
	&leftOutEverywhere,
	&outcomeStrongerThanActions,
	&actionWithoutDuty,
	&urgentWithWeakDuty,
	&dueWithoutDuty,
	&dueOnDoNot,
	&deadlineDiffers,
	&forEachTextWithoutSubject,
	&currencyWithoutSource,
	&currencyWithoutDate,
	&currencyInTheFuture,
	&reviewOverdue,
}

// outcomesBringing gives, for each action, the outcomes that bring it, in file
// order.
func outcomesBringing(p *procedure.Procedure) map[*procedure.Action][]*procedure.Outcome {
	by := make(map[*procedure.Action][]*procedure.Outcome, len(p.Actions))
	for _, o := range p.Outcomes {
		for _, a := range o.Actions {
			by[a] = append(by[a], o)
		}
	}
	return by
}

// alerting gives each question with each action that a reply to it raises.
func alerting(p *procedure.Procedure) iter.Seq2[*procedure.Question, *procedure.Action] {
	return func(yield func(*procedure.Question, *procedure.Action) bool) {
		for _, q := range p.Questions {
			for _, a := range alertsOf(q) {
				if !yield(q, a) {
					return
				}
			}
		}
	}
}

func alertsOf(q *procedure.Question) []*procedure.Action {
	var all []*procedure.Action
	for _, o := range q.Options {
		all = append(all, o.Alerts...)
	}
	return append(all, q.NotKnownAlerts...)
}

// conditionsOf gives every condition of a file, each as a whole.
func conditionsOf(p *procedure.Procedure) iter.Seq[*procedure.Condition] {
	return func(yield func(*procedure.Condition) bool) {
		for _, c := range whensOf(p) {
			if c != nil && !yield(c) {
				return
			}
		}
		for _, t := range p.Trees {
			for _, b := range branchesOf(t) {
				if b.If != nil && !yield(b.If) {
					return
				}
			}
		}
	}
}

func whensOf(p *procedure.Procedure) []*procedure.Condition {
	var all []*procedure.Condition
	for _, s := range p.Stages {
		all = append(all, s.When)
	}
	for _, q := range p.Questions {
		all = append(all, q.When)
	}
	for _, a := range p.Actions {
		all = append(all, a.When)
	}
	for _, i := range p.Interpretations {
		all = append(all, i.When)
	}
	for _, t := range p.Tensions {
		all = append(all, t.When)
	}
	for _, g := range p.Guarantees {
		all = append(all, g.When)
	}
	return all
}

// walkCondition calls visit for c and every condition within it; a nil
// condition has none.
func walkCondition(c *procedure.Condition, visit func(*procedure.Condition)) {
	if c == nil {
		return
	}
	visit(c)
	for _, part := range c.Parts {
		walkCondition(part, visit)
	}
	walkCondition(c.Where, visit)
}

// branchesOf gives every branch of a tree, in file order.
func branchesOf(t *procedure.Tree) []*procedure.Branch {
	var all []*procedure.Branch
	t.Root.Walk(func(b *procedure.Branch) { all = append(all, b) })
	return all
}

// readAnywhere is every question and kind that a condition, a tree, a deadline
// or the recall of a later question reads.
func readAnywhere(p *procedure.Procedure) (map[*procedure.Question]bool, map[*procedure.Kind]bool) {
	questions, kinds := map[*procedure.Question]bool{}, map[*procedure.Kind]bool{}
	for c := range conditionsOf(p) {
		walkCondition(c, func(part *procedure.Condition) {
			questions[part.Question], kinds[part.Kind] = true, true
		})
	}
	for _, t := range p.Trees {
		for _, q := range t.Reads.Questions {
			questions[q] = true
		}
	}
	for _, q := range p.Questions {
		for _, earlier := range q.Recall {
			questions[earlier] = true
		}
	}
	for _, a := range p.Actions {
		if a.Due != nil {
			questions[a.Due.Of] = true
		}
	}
	return questions, kinds
}

func hasDuty(d procedure.Duty) bool { return d != procedure.NoDuty }

// quoted gives `outcome "refer"`.
func quoted(what, id string) string { return what + " " + strconv.Quote(id) }
