package check

const notDecided = "not-decided"

// proofRules are claims about every combination of answers. Package prove works
// them out; here stands what they mean to people.
var proofRules = []*Rule{
	{
		ID:       "guarantee-fails",
		Severity: Error,
		Finds:    "a guarantee of the file that some answers break",
		Why:      "Somebody wrote down what must hold for every child, and here is a child for whom it does not.",
		Mend:     "Follow the case through the tree. Either a branch leads to the wrong outcome, or the guarantee promises more than the source does.",
	},
	{
		ID:       "unknown-closes-route",
		Severity: Error,
		Finds:    "a decision that closes a route although something not known could open it",
		Why:      "Not knowing whether a child is in danger is then treated like knowing that they are not.",
		Mend:     "Take the branch for not-known away, or lead it to an outcome that opens a route. Without one, the decision stays open and says what to find out.",
	},
	{
		ID:       "not-known-less-serious",
		Severity: Error,
		Finds:    "an answer of not known that leads to something less protective than a known answer does",
		Why:      "Where less is known the child is protected less, so that it pays not to ask.",
		Mend:     "Lead not-known at least as far up the protective-order as the most serious known reply, or leave its branch out.",
	},
	{
		ID:       "awaits-nothing",
		Severity: Error,
		Finds:    "a tree whose decision can be open without a question that would bring it forward",
		Why:      "The page says that the matter is open and cannot say what to find out, so it stays open.",
		Mend:     "Ask in an order in which each reply rules something out. Two questions that only count together are better asked as one.",
	},
	{
		ID:       "unreachable-branch",
		Severity: Error,
		Finds:    "a branch of a tree that no answers lead to",
		Why:      "Its outcome looks provided for, and nobody will ever be given it.",
		Mend:     "Look at the replies and conditions above the branch: one of them rules it out. Mend that one, or take the branch away.",
	},
	{
		ID:       "asked-where-it-does-not-apply",
		Severity: Error,
		Finds:    "a tree that asks a question where the question does not apply",
		Why:      "The question is not put there, so the decision waits for a reply that nobody is asked for.",
		Mend:     "Ask it only below a branch on which it applies, or widen the \"when\" of the question or of its stage.",
	},
	{
		ID:       "read-where-not-asked",
		Severity: Warning,
		Finds:    "a condition of a tree that turns on a question which does not apply there",
		Why:      "A question that does not apply counts as \"no\" in a condition, so a route can be closed on something that nobody was asked.",
		Mend:     "Say first in the tree when the question applies, or widen the \"when\" of the question.",
	},
	{
		ID:       "when-reads-what-is-not-asked",
		Severity: Warning,
		Finds:    "an action whose \"when\" turns on a question that is not asked in every case that brings it",
		Why:      "Where the question is not asked the \"when\" counts as not met, so a task or a ban silently drops out for those children.",
		Mend:     "Widen the \"when\" of the question to every case in which an outcome brings the action.",
	},
	{
		ID:       "never-true",
		Severity: Error,
		Finds:    "a \"when\" that no answers can meet",
		Why:      "What hangs on it never happens: a question is never put, an action never listed, a tension never raised.",
		Mend:     "Look for replies that rule each other out. Often an \"all\" should be an \"any\".",
	},
	{
		ID:       "always-true",
		Severity: Error,
		Finds:    "a \"when\" that makes no difference",
		Why:      "Somebody meant to set a limit here, and there is none; readers believe that there is.",
		Mend:     "Leave the \"when\" out, or name only the replies that were meant.",
	},
	{
		ID:       "redundant-part",
		Severity: Warning,
		Finds:    "a part of a condition that can be left out without any change",
		Why:      "Whoever edits the file later changes that part and finds that nothing happens, or that something else was meant.",
		Mend:     "Leave the part out, or write what was meant by it.",
	},
	{
		ID:       "never-asked",
		Severity: Error,
		Finds:    "a question that nobody is ever asked, because its stage leaves no case in which it applies",
		Why:      "What the question was to bring to light stays hidden, in every case.",
		Mend:     "Move the question to a stage that is worked when it applies, or change its \"when\".",
	},
	{
		ID:       "action-never-kept",
		Severity: Error,
		Finds:    "an action that appears on no page, whatever is answered",
		Why:      "Something that the source asks for is written down in the file, and nobody is ever told to do it.",
		Mend:     "Compare the \"when\" of the action with the answers that lead to the outcomes and alerts that bring it.",
	},
	{
		ID:       "deadline-without-start",
		Severity: Error,
		Finds:    "a deadline counted from a date that may not be asked for",
		Why:      "The action is on the page without a day by which it must be done, and nobody is asked for the day it runs from.",
		Mend:     "Let the date apply wherever the action is kept, or count from another date.",
	},
	{
		ID:       "do-and-do-not",
		Severity: Error,
		Finds:    "one page that tells people to do a thing and not to do it",
		Why:      "People do one or the other, and the one who does it too early can destroy evidence or put a child in danger.",
		Mend:     "Give each of the two a \"when\", so that only one of them is kept at a time.",
	},
	{
		ID:       "ban-never-lifted",
		Severity: Warning,
		Finds:    "a \"do not ... until\" whose \"when\" still holds after everything has been answered, in every case",
		Why:      "What may be done once the condition is met never comes off the page, and people learn to ignore it.",
		Mend:     "Let the \"when\" read the question that tells whether the condition is met, or leave the \"when\" out.",
	},
	{
		ID:       "not-known-lifts-ban",
		Severity: Error,
		Finds:    "a \"do not ... until\" that an answer of not known lifts, though a known reply would keep it",
		Why:      "Nobody knows whether it is safe yet, and the page no longer says to wait.",
		Mend:     "List not-known in the \"when\", beside the replies that keep the \"do not\" standing.",
	},
	{
		ID:       notDecided,
		Severity: Error,
		Finds:    "a claim that could not be decided within the budget",
		Why:      "What has not been proved may be false, and the child for whom it is false is the one that was not looked at.",
		Mend:     "Give the proof more with --budget, or take apart the conditions that read many questions at once.",
	},
}
