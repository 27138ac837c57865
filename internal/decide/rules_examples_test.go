package decide_test

// atHome answers what the discussion needs for one child.
const atHome = "subjects: {child: [Child A], person: []}\nanswers:\n  concern: [images]\n  told: \"yes\"\n  held: \"yes\"\n"

var conditionRules = []rule{
	{
		name: "an unknown never hides a question",
		said: "answers: {concern: not-known}",
		look: outstanding,
		want: "concern not-known; told not-answered; held not-answered; met not-answered; began not-answered; child not-answered; person not-answered",
	},
	{
		name: "a when that is false hides its questions and its stages",
		said: "answers: {concern: [], met: 2026-11-23, began: 2026-11-23}",
		look: outstanding,
		want: "",
	},
	{
		name: "any of several is true whatever else is unknown",
		said: "subjects: {child: [], person: [Person 1]}\nanswers: {concern: [images], works: {Person 1: \"yes\"}, helps: {Person 1: not-known}}",
		look: status("allegations", "Person 1"),
		want: "settled allegations",
	},
	{
		name: "any of several is unknown while one is unknown and none is true",
		said: "subjects: {child: [], person: [Person 1]}\nanswers: {concern: [images], works: {Person 1: \"no\"}, helps: {Person 1: not-known}}",
		look: awaiting("allegations", "Person 1"),
		want: "helps Person 1 (no: no-route, yes: allegations)",
	},
	{
		name: "every of a list that may be longer is never true",
		said: "subjects: {child: [], person: [Person 1, not-known]}\nanswers: {concern: [images], works: {Person 1: \"no\"}, helps: {Person 1: \"no\"}}",
		look: awaiting("closed", ""),
		want: "person ()",
	},
	{
		name: "one of a list that may be longer can make every false",
		said: "subjects: {child: [], person: [Person 1, not-known]}\nanswers: {concern: [images], works: {Person 1: \"no\"}, helps: {Person 1: \"yes\"}}",
		look: status("closed", ""),
		want: "settled allegations",
	},
	{
		name: "every of an empty list is true, and the list is why",
		said: "subjects: {child: [], person: []}\nanswers: {concern: [images]}",
		look: trace("closed", ""),
		want: "person = []",
	},
	{
		name: "of many, what is ticked beside not known is so",
		said: "answers: {concern: [images, not-known]}",
		look: status("refer", ""),
		want: "settled refer",
	},
	{
		name: "of many, what is not ticked beside not known is unknown",
		said: "answers: {concern: [contact, not-known]}",
		look: awaiting("refer", ""),
		want: "concern (grooming: refer, images: refer, none: refer-contact)",
	},
	{
		name: "of many, not known beside ticks raises its alert beside theirs, each once",
		said: "answers: {concern: [grooming, images, not-known]}",
		look: alerts,
		want: "tell-police; tell-school; ask-referrer",
	},
	{
		name: "an answer set aside counts as not given, and its alert stands",
		said: "subjects: {child: [Child A]}\nanswers: {concern: [], held: \"yes\", met: 2026-11-23, began: 2026-11-23, risk: {Child A: \"yes\"}}",
		look: func(p page) string { return aside(p) + " / " + alerts(p) + " / " + status("finding", "Child A")(p) },
		want: "held by concern; risk Child A by concern / protect-now Child A / not-reached",
	},
	{
		name: "what sets an answer aside is what was answered, not a question that does not apply either",
		said: "subjects: {child: [Child A]}\nanswers: {concern: [], borne-out: {Child A: \"yes\"}}",
		look: aside,
		want: "borne-out Child A by concern",
	},
	{
		name: "while it is unknown whether a question applies its answer counts",
		said: "answers: {concern: not-known, held: \"yes\"}",
		look: func(p page) string { return aside(p) + "/" + status("finding", "")(p) },
		want: "/open conference|plan|support",
	},
}

var walkRules = []rule{
	{
		name: "not known takes its own branch, provisionally",
		said: atHome + "  risk: {Child A: \"no\"}\n  borne-out: {Child A: not-known}\n",
		look: status("finding", "Child A"),
		want: "settled plan, provisional",
	},
	{
		name: "not known without a branch of its own takes every option's",
		said: atHome + "  risk: {Child A: not-known}\n  borne-out: {Child A: \"no\"}\n",
		look: awaiting("finding", "Child A"),
		want: "risk Child A (no: support, yes: conference)",
	},
	{
		name: "a question not answered takes every branch, and is awaited with not known where that has one",
		said: atHome + "  risk: {Child A: \"no\"}\n",
		look: awaiting("finding", "Child A"),
		want: "borne-out Child A (no: support, not-known: plan, yes: plan)",
	},
	{
		name: "an unknown that makes no difference holds nothing up, stands on the trace, and nothing rests on it",
		file: twice("{ask: first, answers: {\"yes\": one, \"no\": one}}"),
		said: "answers: {first: not-known}",
		look: func(p page) string { return status("tree", "")(p) + " / " + trace("tree", "")(p) },
		want: "settled one / first = not-known",
	},
	{
		name: "a decision that rests on an if listing not known is provisional",
		file: twice("{if: {first: [\"no\", not-known]}, then: one, else: two}"),
		said: "answers: {first: not-known}",
		look: status("tree", ""),
		want: "settled one, provisional",
	},
	{
		name: "a decision that an if listing not known would give anyway is not provisional",
		file: twice("{if: {any: [{first: [\"no\", not-known]}, {second: \"yes\"}]}, then: one, else: two}"),
		said: "answers: {first: not-known, second: \"yes\"}",
		look: status("tree", ""),
		want: "settled one",
	},
	{
		name: "a decision in a stage that a when listing not known opens is provisional",
		file: staged("{first: [\"yes\", not-known]}", "{ask: second, answers: {\"yes\": one, \"no\": two}}"),
		said: "answers: {first: not-known, second: \"yes\"}",
		look: status("tree", ""),
		want: "settled one, provisional",
	},
	{
		name: "a decision in a stage that is not certain to apply is provisional and says so",
		file: staged("{first: \"yes\"}", "{ask: second, answers: {\"yes\": one, \"no\": two}}"),
		said: "answers: {first: not-known, second: \"yes\"}",
		look: status("tree", ""),
		want: "settled one, provisional, not certain to apply",
	},
	{
		name: "a reply assumed on a walk stays assumed, asked again or tested",
		file: twice("{ask: first, answers: {\"yes\": {ask: first, answers: {\"yes\": one, \"no\": two}}, \"no\": {if: {first: \"no\"}, then: one, else: two}}}"),
		said: "answers: {first: not-known}",
		look: status("tree", ""),
		want: "settled one",
	},
	{
		name: "nothing rests on not known that is only assumed",
		file: twice("{ask: first, answers: {\"yes\": one, \"no\": one, not-known: {ask: first, answers: {\"yes\": two, \"no\": two, not-known: one}}}}"),
		said: "answers: {}",
		look: status("tree", ""),
		want: "settled one",
	},
	{
		name: "a reply assumed on one walk is forgotten on the next",
		file: forgotten,
		said: "answers: {counts: \"yes\"}",
		look: status("tree", ""),
		want: "settled one",
	},
	{
		name: "of many, a further option is taken beside those ticked",
		file: forgotten,
		said: "answers: {ticked: [a, not-known]}",
		look: awaiting("ticks", ""),
		want: "ticked (b: one, none: two)",
	},
	{
		name: "a reply that would make the stage not apply leads to nothing, and counts as narrowing",
		file: staged("{first: \"yes\"}", "{ask: first, answers: {\"yes\": {ask: second, answers: {\"yes\": one, \"no\": two}}, \"no\": two}}"),
		said: "answers: {second: \"yes\"}",
		look: awaiting("tree", ""),
		want: "first (no: , yes: one)",
	},
	{
		name: "a stage that does not apply leaves its trees not reached, with the answers that say so",
		said: "answers: {concern: []}",
		look: func(p page) string { return trace("closed", "")(p) + " / " + changes("closed", "")(p) },
		want: "concern = [] / concern = [images]: no-route|allegations; concern = [grooming]: no-route|allegations; concern = [contact]: no-route|allegations",
	},
	{
		name: "a stage that hangs on a question that does not apply is not reached because of what sets that aside",
		said: "subjects: {child: [Child A]}\nanswers: {concern: []}",
		look: trace("finding", "Child A"),
		want: "concern = []",
	},
	{
		name: "without a protective order the outcomes stand as the leaves are written",
		file: twice("{ask: first, answers: {\"no\": two, \"yes\": one}}"),
		said: "answers: {}",
		look: status("tree", ""),
		want: "open two|one",
	},
}

var subjectRules = []rule{
	{
		name: "a kind not listed yet gives one decision with no subject, open with everything, awaiting the kind",
		said: "subjects: {person: []}\nanswers: {concern: [images], held: \"yes\"}",
		look: func(p page) string { return status("finding", "")(p) + " / " + awaiting("finding", "")(p) },
		want: "open conference|plan|support / child ()",
	},
	{
		name: "a list with not known has its labels and one decision more",
		said: "subjects: {child: [Child A, not-known], person: []}\nanswers: {concern: [images], held: \"yes\", risk: {Child A: \"yes\"}}",
		look: func(p page) string { return status("finding", "Child A")(p) + " / " + status("finding", "")(p) },
		want: "settled conference / open conference|plan|support",
	},
	{
		name: "an empty list gives no decision",
		said: "subjects: {child: [], person: []}\nanswers: {concern: [images], held: \"yes\"}",
		look: status("finding", ""),
		want: "no such decision",
	},
	{
		name: "a case question that only a tree for each child asks is asked though no child is listed, and raises its alert",
		file: nobodyYet,
		said: "subjects: {child: []}\nanswers: {first: \"yes\"}",
		look: alerts,
		want: "act",
	},
	{
		name: "what an action's when reads of somebody not listed yet is false where it could not apply to anyone",
		file: perChild,
		said: "answers: {first: \"no\"}",
		look: actions,
		want: "find-out-child",
	},
	{
		name: "an action for the case and for somebody not listed yet stands once",
		file: perChild,
		said: "answers: {first: \"yes\"}",
		look: actions,
		want: "act; ask-after; find-out-child",
	},
	{
		name: "a tension is put for each subject of whom it is true",
		file: perChild,
		said: "subjects: {child: [Child A, Child B]}\nanswers: {first: \"yes\", second: {Child A: \"no\", Child B: \"yes\"}}",
		look: pulls,
		want: "tension Child A",
	},
	{
		name: "what has been overtaken is shown with a tension that cites the paragraph",
		file: perChild,
		said: "subjects: {child: [Child A]}\nanswers: {first: \"yes\", second: {Child A: \"no\"}}",
		look: overtakenNotes,
		want: "Since changed",
	},
}

var actionRules = []rule{
	{
		name: "in an action's when an answer not given counts as not known",
		said: "answers: {concern: [images]}",
		look: because("hold-back", ""),
		want: "refer",
	},
	{
		name: "the do-nots of an open decision stand, and what every outcome brings",
		said: "subjects: {child: [Child A], person: []}\nanswers: {concern: [images], told: \"yes\", held: \"yes\", met: 2026-11-23, began: 2026-11-02, risk: {Child A: not-known}, borne-out: {Child A: \"yes\"}}",
		look: actions,
		want: "tell-police; no-visits Child A; refer-police; check-date Child A by 2026-11-16; find-out-risk Child A by 2026-11-16; say-who-told",
	},
	{
		name: "urgent alerts come first, other urgent next, then do-nots, and an undated must before dates",
		said: "subjects: {child: [Child A], person: []}\nanswers: {concern: [images], told: \"no\", held: \"yes\", met: not-known, began: 2026-11-02, risk: {Child A: \"yes\"}}",
		look: actions,
		want: "tell-police; protect-now Child A; hold-back; no-visits Child A; refer-police; convene Child A with a note; check-date Child A by 2026-11-16; find-out-met by 2026-11-16",
	},
	{
		name: "the date of a conference is counted from the meeting, and beside it had the first day counted",
		said: "subjects: {child: [Child A], person: []}\nanswers: {concern: [contact], told: \"yes\", held: \"yes\", met: 2026-11-23, began: 2026-12-24, risk: {Child A: \"yes\"}}",
		look: actions,
		want: "protect-now Child A; no-visits Child A; convene Child A by 2026-12-14 or 2026-12-11; check-date Child A by 2027-01-07; say-who-told",
	},
	{
		name: "the date of a conference in Scotland leaves out its own bank holidays",
		file: "calendar: scotland" + visit,
		said: "subjects: {child: [Child A], person: []}\nanswers: {concern: [contact], told: \"no\", held: \"yes\", met: 2026-11-23, began: 2026-12-24, risk: {Child A: \"yes\"}}",
		look: actions,
		want: "protect-now Child A; hold-back; no-visits Child A; convene Child A by 2026-12-15 or 2026-12-14; check-date Child A by 2027-01-07",
	},
	{
		name: "a meeting on a Saturday has no date beside it",
		said: "subjects: {child: [Child A], person: []}\nanswers: {concern: [contact], told: \"yes\", held: \"yes\", met: 2026-11-28, began: 2026-12-24, risk: {Child A: \"yes\"}}",
		look: actions,
		want: "protect-now Child A; no-visits Child A; convene Child A by 2026-12-18; check-date Child A by 2027-01-07; say-who-told",
	},
	{
		name: "a deadline that cannot be counted gives no date to find out by",
		said: "subjects: {child: [Child A], person: []}\nanswers: {concern: [contact], told: \"yes\", held: \"yes\", met: 2028-12-30, began: 2028-12-30, risk: {Child A: not-known}, borne-out: {Child A: \"no\"}}",
		look: actions,
		want: "no-visits Child A; find-out-risk Child A by 2029-01-13; say-who-told",
	},
	{
		name: "past the years of bank holidays held a note stands in place of a date, and the must comes before dates",
		said: "subjects: {child: [Child A], person: []}\nanswers: {concern: [contact], told: \"yes\", held: \"yes\", met: 2028-12-20, began: 2028-12-20, risk: {Child A: \"yes\"}}",
		look: actions,
		want: "protect-now Child A; no-visits Child A; convene Child A with a note; check-date Child A by 2029-01-03; say-who-told",
	},
	{
		name: "before the years of bank holidays held a note stands in place of a date",
		said: "subjects: {child: [Child A], person: []}\nanswers: {concern: [contact], told: \"yes\", held: \"yes\", met: 2018-12-31, began: 2018-12-31, risk: {Child A: \"yes\"}}",
		look: actions,
		want: "protect-now Child A; no-visits Child A; convene Child A with a note; check-date Child A by 2019-01-14; say-who-told",
	},
	{
		name: "a month ends where it has no such day",
		said: "subjects: {child: [Child A], person: []}\nanswers: {concern: [contact], told: \"yes\", held: \"yes\", met: 2027-01-31, began: 2027-03-01, risk: {Child A: \"no\"}, borne-out: {Child A: \"yes\"}}",
		look: actions,
		want: "review Child A by 2027-02-28; check-date Child A by 2027-03-15; say-who-told",
	},
	{
		name: "what is awaited is found out by the earliest date any outcome would bring, a date by those that the outcomes keeping its action bring",
		file: dated,
		said: "answers: {later: 2026-11-02}",
		look: actions,
		want: "wait with a note; find-out-first by 2026-11-03; find-out-met",
	},
	{
		name: "an answer set aside gives no date, and nobody is sent to find it",
		file: dated,
		said: "answers: {asked: \"no\", met: 2026-11-02, first: \"yes\"}",
		look: actions,
		want: "wait with a note",
	},
	{
		name: "an action that waits for an answer is named with it, also where it speaks of all of a kind",
		file: both,
		said: "subjects: {child: [Child A], person: [Person 1, Person 2]}\nanswers: {known: {Person 2: \"yes\"}, first: {Child A: \"yes\"}}",
		look: func(p page) string {
			return each(p.Outstanding, func(o open) string {
				return of(o.Question, o.Subject) + ": " + each(o.Actions, func(id string) string { return id })
			})
		},
		want: "known Person 1: tell-all",
	},
}
