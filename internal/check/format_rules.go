package check

import "slices"

// formatRules are found while a file is loaded. Where one of them finds
// something the file is not looked at any further.
var formatRules = slices.Concat(documentRules, valueRules, referenceRules, partRules, answersRules, scenarioRules)

// documentRules are about the file as a document, whatever it is to say.
var documentRules = []*Rule{
	{
		ID:    "yaml-syntax",
		Finds: "a place where the file stops being YAML",
		Why:   "Nothing behind that place can be read, so nobody can use the procedure at all.",
		Mend:  "Most often a quote or a bracket is not closed, a tab stands in the indentation, or a text with a colon in it needs quotes. The hint says which.",
	},
	{
		ID:    "json-syntax",
		Finds: "a place where an answers file stops being JSON",
		Why:   "A program that hands over a case must not get a decision on half of it.",
		Mend:  "Let the program write the file with a JSON library, and look at the place named.",
	},
	{
		ID:    "not-utf8",
		Finds: "a file, or a character in it, that is not written in UTF-8",
		Why:   "Letters with accents and dashes would come out as other signs, in the middle of what people are told to do.",
		Mend:  "Save the file as UTF-8; every editor has that among its ways of saving.",
	},
	{
		ID:    "control-character",
		Finds: "a character that cannot be seen",
		Why:   "It can turn the direction of a line, hide words or drive the terminal, so that people read something else than the reviewer did. Two ids can look the same and differ.",
		Mend:  "Delete the character named and type the words anew; it often comes with a text pasted from elsewhere.",
	},
	{
		ID:    "file-too-big",
		Finds: "a file of more than 4 MiB",
		Why:   "No procedure is as long, so it is most likely another file. Reading it would only cost time.",
		Mend:  "Name the procedure file itself. Divide a procedure that really is as long.",
	},
	{
		ID:    "too-deep",
		Finds: "brackets or indentation more than 64 levels deep",
		Why:   "Nobody can review a file that deep, and it is rarely meant.",
		Mend:  "Look for a bracket or an indentation that was not closed.",
	},
	{
		ID:    "empty-file",
		Finds: "a file with nothing in it, or with comments alone",
		Why:   "It was most likely saved by mistake, and whoever relies on it has no procedure.",
		Mend:  "Get the file back from an earlier version.",
	},
	{
		ID:    "second-document",
		Finds: "a second document, or text behind the end of the first",
		Why:   "Only the first would count, and whoever wrote the rest believes that it is part of the procedure.",
		Mend:  `Take out the line "---" or "..." and let everything stand under the keys of one file.`,
	},
	{
		ID:    "anchor",
		Finds: "an anchor, an alias or a merge key (&, * and <<)",
		Why:   "What stands at one place would then mean something at another, and a reviewer who reads from top to bottom cannot see it.",
		Mend:  "Write the value out at each place. If it is text, put it in quotes.",
	},
	{
		ID:    "text-cut-short",
		Finds: "a text that YAML ends at a # in the middle of it",
		Why:   "YAML takes what stands behind a blank and a # for a comment. In \"see form #4\" the number is gone, and nobody who reads the page can tell.",
		Mend:  "Put the text in quotes. Where a comment is meant, leave a space behind the #.",
	},
	{
		ID:    "tag",
		Finds: "a tag such as !!str",
		Why:   "It changes how a value is read in a way that few people who review the file know.",
		Mend:  "Leave it out. Quotes make a text of a value.",
	},
	{
		ID:    "duplicate-key",
		Finds: "a key that stands twice in one place",
		Why:   "Most programs take the second and say nothing, so that a question or an outcome is gone without anyone having deleted it.",
		Mend:  "Join the two, or give one of them another name.",
	},
	{
		ID:    "key-not-text",
		Finds: "a key that is no word",
		Why:   "An id that is a list, or is read as a number or as true, cannot be referred to.",
		Mend:  "Put the key in quotes, or look for a colon or a question mark that was not meant.",
	},
}

// valueRules are about the value under a key.
var valueRules = []*Rule{
	{
		ID:    "unsupported-format",
		Finds: "a file of a format that this program does not know",
		Why:   "A later format may mean something else by the same words. A decision on half of what it says could miss a child.",
		Mend:  `Write "format: 1", or use a program that reads the later format.`,
	},
	{
		ID:    "unknown-key",
		Finds: "a key that the format does not know",
		Why:   `A misspelt "until" or "urgent" would otherwise be passed over, and whoever wrote it believes that it counts.`,
		Mend:  "Use the key that the hint names. What is meant for readers of the file belongs in a comment.",
	},
	{
		ID:    "missing-key",
		Finds: "something that lacks a key it needs",
		Why:   "An action without who does it is done by nobody, and an outcome without its paragraph cannot be checked.",
		Mend:  "Write the key that is named. The message says what belongs under it.",
	},
	{
		ID:    "empty-value",
		Finds: "a key, a list or a text with nothing in it",
		Why:   "Somebody meant to come back to it. Nothing would be shown where people expect words.",
		Mend:  "Write what belongs there, or take the key out.",
	},
	{
		ID:    "wrong-kind",
		Finds: "a list, a text or keys with values where another of the three is wanted",
		Why:   "What stands there cannot be read as what it is to be, and guessing could drop a part of it.",
		Mend:  "Write it in the form that the message names.",
	},
	{
		ID:    "wrong-value",
		Finds: "a value that cannot stand under its key",
		Why:   "A number that is out of range or a word where a date is wanted has no meaning that could safely be guessed.",
		Mend:  "Write a value as the message describes it.",
	},
	{
		ID:    "unknown-word",
		Finds: "a word where one of a few words is wanted, and it is none of them",
		Why:   `A duty of "shuold" has no place in the order of duties, and a unit that does not exist gives no date.`,
		Mend:  "Take one of the words that the message lists.",
	},
	{
		ID:    "quote-it",
		Finds: "a value that YAML takes for a number, a date or true, where a text is wanted",
		Why:   "Paragraph 5.10 would become 5.1, and an answer of no would become false.",
		Mend:  "Put the value in quotes.",
	},
	{
		ID:    "bad-date",
		Finds: "a date that does not exist or is written another way",
		Why:   "A deadline counted from a guess would be wrong, and 03/04 is two different days to two readers.",
		Mend:  "Write year, month and day, as in 2026-11-23.",
	},
	{
		ID:    "bad-id",
		Finds: "an id that is not lower-case words joined by hyphens",
		Why:   "Ids stand in answers, records and links for years. Capitals and spaces in them are copied wrongly.",
		Mend:  "Write it as the hint does. What people read belongs in a title or label.",
	},
	{
		ID:    "reserved-id",
		Finds: "an id that has a meaning of its own in the format",
		Why:   `A question called "any" or an option called "not-known" could not be told from the word itself.`,
		Mend:  "Choose another id.",
	},
	{
		ID:    "placeholder",
		Finds: "words in braces that name no subject in hand",
		Why:   "People would read the braces, or the sentence would speak of the wrong child.",
		Mend:  "Write {child} or another kind of subject only where one is in hand, and no other braces.",
	},
}
