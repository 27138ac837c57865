package check

// referenceRules are about what an id or a reply refers to.
var referenceRules = []*Rule{
	{
		ID:    "unknown-id",
		Finds: "a reference to something that does not exist",
		Why:   "A branch that leads to a misspelt outcome leads nowhere, and an action that nobody finds is not done.",
		Mend:  "Use the id that the hint names, or define what is missing.",
	},
	{
		ID:    "unknown-option",
		Finds: "a reply that the question does not have",
		Why:   "A condition on a reply that nobody can give is never true, and what hangs on it never happens.",
		Mend:  "Use one of the replies that the hint names.",
	},
	{
		ID:    "duplicate-id",
		Finds: "an id that is defined twice",
		Why:   "Nobody can tell which of the two a reference means.",
		Mend:  "Give one of them another id, and look at every place that refers to it.",
	},
	{
		ID:    "named-twice",
		Finds: "a list that names the same thing twice",
		Why:   "Most likely one of the two was meant to be another, which is missing now.",
		Mend:  "Take the second out, or write what was meant.",
	},
	{
		ID:    "same-label",
		Finds: "two replies to one question that read the same",
		Why:   "Nobody can tell them apart on the screen, and they may lead to different places.",
		Mend:  "Say in the label what is different.",
	},
	{
		ID:    "uncovered-option",
		Finds: "a reply for which a tree has no branch",
		Why:   "Whoever gives this reply gets no route at all.",
		Mend:  "Say under \"answers\" where the reply leads.",
	},
	{
		ID:    "wrong-type",
		Finds: "a question used in a way that its type does not allow",
		Why:   "A tree cannot branch on a text or a date, and only a date can start a deadline.",
		Mend:  "Read the question in the way that the message names, or give it another type.",
	},
	{
		ID:    "not-bound",
		Finds: "a question about a child or person where none is in hand",
		Why:   "With several children nobody could say whose answer counts.",
		Mend:  `Say "some" or "every" of the kind, or work the tree for each of them.`,
	},
	{
		ID:    "bound-twice",
		Finds: `"some" or "every" of a kind of which one is in hand already`,
		Why:   "It cannot be told whether the one in hand is meant or another.",
		Mend:  "Ask about the one in hand directly, or move the condition to something about the case.",
	},
	{
		ID:    "asked-later",
		Finds: "something that depends on what is asked or listed only later",
		Why:   "When its turn comes the answer is not there, so it would be worked as not known every time.",
		Mend:  "Move the question to an earlier place, or what depends on it to a later one.",
	},
	{
		ID:    "no-turn",
		Finds: "a question, kind or tree that is in no stage",
		Why:   "It would never be asked, listed or worked, although it stands in the file.",
		Mend:  "Name it in the stage to which it belongs, or take it out.",
	},
	{
		ID:    "in-two-stages",
		Finds: "a question, kind or tree that two stages take up",
		Why:   "Everything has one turn. Asked a second time, it might be answered differently.",
		Mend:  `Leave it in one of the stages. A later question can show the earlier answer with "recall".`,
	},
}

// partRules are about the make-up of trees, conditions, actions and guarantees.
var partRules = []*Rule{
	{
		ID:    "branch-form",
		Finds: `a branch that is neither "ask" with "answers" nor "if" with "then" and "else"`,
		Why:   "Such a branch leads nowhere, or to two places.",
		Mend:  "Write one of the two forms.",
	},
	{
		ID:    "protective-order",
		Finds: "a protective order that is not exactly the outcomes of its tree",
		Why:   "An outcome that is left out has no place among those still possible, and nobody could say how much it protects.",
		Mend:  "List each outcome of the tree once, the most protective first.",
	},
	{
		ID:    "empty-condition",
		Finds: "a condition with nothing in it",
		Why:   "It could be taken for always or for never, and both would be guessed.",
		Mend:  "Name the questions with the replies that are meant, or leave the condition out.",
	},
	{
		ID:    "stands-alone",
		Finds: `"some", "every" or "none" of a kind with something beside it`,
		Why:   "It cannot be told what belongs to each of the subjects and what to the case.",
		Mend:  "Combine the two with {all: [{...}, {...}]}.",
	},
	{
		ID:    "action-form",
		Finds: `an action that is both a "do" and a "do-not", or a "do" with "until"`,
		Why:   "People would be told to do something and to leave it in one breath.",
		Mend:  "Make two actions of it, or take one of the keys out.",
	},
	{
		ID:    "one-verdict",
		Finds: "a guarantee that promises nothing, or two things",
		Why:   "There is nothing to prove, or it is not clear which of the two was proved.",
		Mend:  "Give it one verdict, and write a second guarantee for a second promise.",
	},
	{
		ID:    "too-many-options",
		Finds: "a question with more than 60 options",
		Why:   "Nobody reads as many, and the right one is missed.",
		Mend:  "Ask two questions, the first of them coarser.",
	},
	{
		ID:    "too-many-outcomes",
		Finds: "a tree that leads to more than 64 outcomes",
		Why:   "Nobody can see at a glance which of them are still possible.",
		Mend:  "Divide the tree into several.",
	},
}

// answersRules are found in answers files and in the answers of a scenario.
var answersRules = []*Rule{
	{
		ID:    "other-procedure",
		Finds: "an answers or scenario file that belongs to another procedure",
		Why:   "The same word can mean another question there, and the decision would be about something else.",
		Mend:  "Name the right procedure, or the right file.",
	},
	{
		ID:    "too-few",
		Finds: "an answers or scenario file with a list that names fewer than the procedure wants",
		Why:   "A case without anybody in it comes out with nothing to do.",
		Mend:  "List who is concerned. Write not-known in the list where nobody can say yet.",
	},
	{
		ID:    "unknown-label",
		Finds: "an answers or scenario file with an answer for somebody who is not listed",
		Why:   "The answer would count for nobody, and the child who was meant would be left without it.",
		Mend:  `Use the label as it is listed, or list it under "subjects".`,
	},
	{
		ID:    "not-known-refused",
		Finds: "an answers or scenario file that says not known to a question that refuses it",
		Why:   "The procedure says that this has to be found out first.",
		Mend:  "Give one of the replies, or leave the answer out until there is one.",
	},
}

// scenarioRules are found in scenario files.
var scenarioRules = []*Rule{
	{
		ID:    "no-expectation",
		Finds: "a scenario file that expects nothing",
		Why:   "Played as a test it passes whatever the procedure says.",
		Mend:  `Say under "expect" which outcomes, alerts or dates should come of it.`,
	},
	{
		ID:    "contradiction",
		Finds: "a scenario file that expects an outcome and never wants it",
		Why:   "No procedure can meet both, so the scenario tests nothing.",
		Mend:  "Take one of the two out.",
	},
	{
		ID:    "never-raised",
		Finds: "a scenario file that expects an alert which no answer raises",
		Why:   "The expectation can never be met, and an alert that was lost would not be noticed.",
		Mend:  "Name an action that stands under \"alerts\" of a question. What an outcome brings is no alert.",
	},
	{
		ID:    "no-deadline",
		Finds: "a scenario file that expects a date for an action without a deadline",
		Why:   "The expectation can never be met.",
		Mend:  "Give the action its \"due\" in the procedure, or take the expectation out.",
	},
	{
		ID:    "other-edition",
		Finds: "a scenario file that was written for another edition of the procedure",
		Why:   "What was expected of the earlier edition may be wrong for this one, and nobody has looked.",
		Mend:  "Go through what is expected, then write the new edition.",
	},
	{
		ID:    "own-pair",
		Finds: "a scenario file that names itself as the one it is paired with",
		Why:   "A pair shows what one difference changes. There is nothing to compare it with.",
		Mend:  "Name the other scenario, or take the key out.",
	},
	{
		ID:    "unknown-pair",
		Finds: "a scenario file that names as its pair one that does not exist",
		Why:   "A pair shows what one difference changes. Whoever opens this one looks for the other in vain.",
		Mend:  "Name the id of a scenario of the same procedure, or take the key out.",
	},
	{
		ID:    "too-many-injects",
		Finds: "a scenario file with more injects than can be played",
		Why:   "A group cannot take in as many new facts in one sitting.",
		Mend:  "Divide it into two scenarios.",
	},
	{
		ID:    "inject-never-comes",
		Finds: "a scenario file with an inject that waits for what nobody is asked by then",
		Why:   "The news has no moment of its own: it would be told at the very end, or in the middle of something else.",
		Mend:  "Let it arrive after a question or stage that is asked at that point of the story, or count it in minutes.",
	},
	{
		ID:    "inject-out-of-order",
		Finds: "a scenario file with an inject that arrives before the one above it",
		Why:   "What is known is worked out in the order of the file. Whoever plays it hears the news in another order, and is held against what was not known yet.",
		Mend:  "Put injects in the order in which they arrive. An id that is both a stage and a question means the stage.",
	},
	{
		ID:       "inject-set-aside",
		Severity: Warning,
		Finds:    "a scenario file with an inject that answers what does not apply from then on",
		Why:      "The answer would be set aside the moment it is given, and the news would change nothing.",
		Mend:     "Leave the answer out, or change in the same inject what its question hangs on.",
	},
	{
		ID:       "answer-set-aside",
		Severity: Warning,
		Finds:    "a scenario file with an answer that does not apply at any point of its story",
		Why:      "Nobody who plays it is ever asked. A writer who relied on the answer expects something that does not rest on it.",
		Mend:     "Leave the answer out, or change what its question hangs on.",
	},
	{
		ID:    "expectation",
		Finds: "a scenario file that does not come out as it expects",
		Why:   "Either an edit of the procedure has changed what happens to people in such a case, or the expectation was wrong.",
		Mend:  "Read what the decision rests on. Mend the procedure where it is wrong, and the expectation only where the source says so.",
	},
}
