package prove

import (
	"fmt"
	"strings"
	"unicode"

	"safeguard/internal/answers"
	"safeguard/internal/decide"
	"safeguard/internal/fault"
	"safeguard/internal/procedure"
)

func (pr *prover) isLifted(a *procedure.Action, u *usage, truth node) {
	sets := nothing
	for _, b := range pr.brought(u) {
		sets = pr.or(sets, pr.both(b.byAny, pr.where(truth, func(v uint64) bool { return v != isTrue })))
	}
	pr.never("ban-never-lifted", a.ID, fmt.Sprintf("some answers lift the \"do not\" of action %q", a.ID), pr.someAnswered(sets), doubt{
		at:      a.PlaceOf("when"),
		message: fmt.Sprintf("action %q forbids something, and no answers lift it where it is brought: its \"when\" is always true there", a.ID),
		hint:    "leave the \"when\" out, or name what lifts it",
	})
}

// unknownKeepsBan claims of a "do not" that not knowing never lifts what a known
// reply would leave standing.
func (pr *prover) unknownKeepsBan(a *procedure.Action, u *usage) {
	truth := pr.in(unansweredCounts, func() node { return pr.truth(a.When) })
	lifted := nothing
	for _, b := range pr.brought(u) {
		lifted = pr.or(lifted, b.byAny)
	}
	lifted = pr.both(lifted, pr.where(truth, func(v uint64) bool { return v != isTrue }))
	sets, first := nothing, ""
	if truth == gaveUp {
		sets = gaveUp // it cannot be told what it depends on
	}
	for _, x := range pr.dependsOn(truth) {
		asked := pr.both(pr.isUnknown(x.question, x.subject), pr.whereNotFalse(pr.applies(x.question, x.subject)))
		asked = pr.both(asked, pr.isListed(x.question.About, x.subject))
		pr.eachKnownReply(x.question, x.subject, truth, func(then, where node) {
			sets = pr.or(sets, pr.both(pr.both(lifted, asked), pr.both(where, pr.whereTrue(then))))
		})
		if first == "" && sets != nothing {
			first = x.question.ID
		}
	}
	pr.claim("not-known-lifts-ban", a.ID, fmt.Sprintf("not knowing never lifts the \"do not\" of action %q", a.ID), doubt{
		sets:    sets,
		at:      a.PlaceOf("when"),
		message: fmt.Sprintf("action %q forbids something, and \"not known\" to question %q lifts it though a known reply would not", a.ID, first),
		hint:    "list not-known among the replies that keep it",
		fails: func(c *answers.Answers) bool {
			return !keptIn(c, a) && couldHold(c, a)
		},
	})
}

// knownKeepsBan claims of a "do not" that it can stand while everything is known:
// it is there for what a reply says, not only for want of one.
func (pr *prover) knownKeepsBan(a *procedure.Action, u *usage) {
	sets, keeps := nothing, pr.keeps(a)
	for _, b := range pr.brought(u) {
		sets = pr.or(sets, pr.both(b.byAny, keeps))
	}
	reads := newCone()
	reads.condition(a.When)
	if sets != gaveUp && !pr.any(sets, reads.known) {
		sets = nothing
	}
	pr.never("ban-only-while-unknown", a.ID, fmt.Sprintf("some known replies keep the \"do not\" of action %q", a.ID), sets, doubt{
		at:      a.PlaceOf("when"),
		message: fmt.Sprintf("action %q forbids something only while an answer is not known, and every known reply lifts it", a.ID),
		hint:    "list the replies with which it must stand, as well as not-known",
	})
}

// couldHold tells of a case whether a reply to something unknown would make an
// action's when true for someone. There an answer not given counts as not known.
func couldHold(c *answers.Answers, a *procedure.Action) bool {
	holds := false
	eachUnknown(c, func(i decide.Item) {
		eachWay(c, i, func(b *answers.Answers) {
			for _, q := range a.Reads.Questions {
				for s := range b.Subjects(q.About) {
					if !b.Value(q, s).Given {
						b.Set(q, s, answers.Value{Given: true, NotKnown: true})
					}
				}
			}
			holds = holds || decide.Evaluate(b, a.When, decide.Subject{Kind: i.Question.About, Index: i.Subject}) == decide.True
		})
	})
	return holds
}

// contradictions claims of each "do" and "do not" of the same words that no
// answers keep both for one subject.
func (pr *prover) contradictions() {
	bans := map[string][]*procedure.Action{}
	for _, a := range pr.p.Actions {
		if a.Forbids() {
			words := plainWords(a.DoNot.String())
			bans[words] = append(bans[words], a)
		}
	}
	for _, a := range pr.p.Actions {
		if a.Forbids() {
			continue
		}
		for _, ban := range bans[plainWords(a.Do.String())] {
			pr.notBoth(a, ban)
		}
	}
}

func (pr *prover) notBoth(a, ban *procedure.Action) {
	first, second := &pr.used[a.Index], &pr.used[ban.Index]
	if pr.fromTooLarge(first) || pr.fromTooLarge(second) {
		return
	}
	pr.about(func(c *cone) { first.cone(c); second.cone(c) })
	sets := nothing
	for _, b := range pr.brought(first) {
		for _, c := range pr.brought(second) {
			if b.kind == c.kind {
				sets = pr.or(sets, pr.both(pr.both(b.byAny, pr.keeps(a)), pr.both(c.byAny, pr.keeps(ban))))
			}
		}
	}
	pr.claim("do-and-do-not", a.ID, fmt.Sprintf("actions %q and %q never come together", a.ID, ban.ID), doubt{
		sets:    sets,
		at:      a.PlaceOf("do"),
		also:    fault.Also{Place: ban.PlaceOf("do-not"), Says: fmt.Sprintf("action %q forbids it", ban.ID)},
		message: fmt.Sprintf("action %q asks for what action %q forbids, and some answers bring both", a.ID, ban.ID),
		hint:    "give one of them a \"when\" that rules the other out",
		fails:   func(c *answers.Answers) bool { return keptIn(c, a) && keptIn(c, ban) },
	})
}

// plainWords gives words without capitals and punctuation.
func plainWords(s string) string {
	words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return strings.Join(words, " ")
}
