# ---------------------------------------------------------------------------
# What every procedure shares. Truth is 0 for no, 1 for unknown and 2 for yes:
# "all of" is the least of its parts and "any of" the greatest (Kleene). An
# unknown never closes a route, and is never taken for a "no".
#
# env is what a condition is looked at with: bind, the subject in hand of each
# kind; assumed, the replies assumed on a walk; mode, which is "written",
# "unlisted" (as if no list of replies named not-known) or "unanswered" (an answer
# not given counts as not known, as in an action's "when").
# ---------------------------------------------------------------------------

# path is the outcome path or, where the input has faults, those alone.
path := {"format": 1, "faults": faults} if count(faults) > 0

path := {
	"format": 1,
	"procedure": procedure,
	"decisions": decisions,
	"alerts": alerts,
	"set-aside": set_aside,
	"tensions": tensions,
} if {
	count(faults) == 0
}

start := {"bind": {}, "assumed": {}, "mode": "written"}

bound(env, kind, subject) := object.union(env, {"bind": {kind: subject}})

in_mode(env, mode) := object.union(env, {"mode": mode})

assume(env, question, subject, options, not_known) := object.union(env, {"assumed": {question: {subject: {
	"given": true,
	"not_known": not_known,
	"options": options,
}}}})

# --- what was answered ------------------------------------------------------

listed[kind] := list_of(object.get(input, ["subjects", kind], null)) if some kind, _ in kinds

list_of(null) := {"given": false, "labels": [], "not_known": false}

list_of("not-known") := {"given": true, "labels": [], "not_known": true}

list_of(given) := {
	"given": true,
	"labels": [trim_space(label) | some label in given; trim_space(label) != "not-known"],
	"not_known": "not-known" in {trim_space(label) | some label in given},
} if {
	is_array(given)
}

complete(kind) if {
	listed[kind].given
	not listed[kind].not_known
}

# subjects_of gives who is listed of a kind; the case has the one subject "".
subjects_of("") := [""]

subjects_of(kind) := listed[kind].labels if kind != ""

replies[question] := by_subject(questions[question], given) if {
	some question, given in object.get(input, "answers", {})
}

by_subject(question, given) := {"": reply(given)} if question.about == ""

by_subject(question, given) := {trim_space(label): reply(one) | some label, one in given} if question.about != ""

default reply(_) := {"given": false, "not_known": false, "options": set()}

reply(given) := {"given": true, "not_known": false, "options": {given}} if {
	is_string(given)
	given != "not-known"
}

reply("not-known") := {"given": true, "not_known": true, "options": set()}

reply(given) := {
	"given": true,
	"not_known": "not-known" in given,
	"options": {option | some option in given; option != "not-known"},
} if {
	is_array(given)
}

not_given := {"given": false, "not_known": false, "options": set()}

# answered is what was answered; value is that or, on a walk, what is assumed.
# The subject "" of a kind is whoever is not listed: nothing was answered there.
answered(question, subject) := object.get(replies, [question, subject], not_given)

value(env, question, subject) := object.get(env.assumed, [question, subject], answered(question, subject))

known(v) if {
	v.given
	not v.not_known
}

subject_of(env, question) := object.get(env.bind, questions[question].about, "")

# --- conditions -------------------------------------------------------------

# meets compares the answer to a question, which applies or not, with what a
# condition lists: options, not-known, or that nothing is ticked.
meets(env, question, applies, options, not_known, none) := truth if {
	subject := subject_of(env, question)
	v := value(env, question, subject)
	unknown := is_unknown(env, v)
	truth := compared(applies, v, unknown, {
		"options": options,
		"not_known": counts(env, question, subject, not_known),
		"none": none,
	})
}

is_unknown(env, v) := true if v.not_known

else := true if {
	not v.given
	env.mode == "unanswered"
}

else := false

# counts tells whether a listed not-known counts: in the mode "unlisted" one that
# was answered does not; one that is only assumed is nobody's answer.
counts(_, _, _, false) := false

counts(env, question, subject, true) := false if {
	env.mode == "unlisted"
	answered(question, subject).not_known
}

else := true

compared(applies, v, unknown, want) := 0 if {
	applies == 0
} else := 1 if {
	not v.given
	not unknown
} else := 2 if {
	count(v.options & want.options) > 0
} else := 0 if {
	want.none
	count(v.options) > 0
} else := 2 if {
	unknown
	want.not_known
} else := 1 if {
	unknown
} else := 2 if {
	want.none
} else := 0

none_listed(_, kind) := 1 if {
	not listed[kind].given
} else := 0 if {
	count(listed[kind].labels) > 0
} else := 1 if {
	listed[kind].not_known
} else := 2

# Over a list that may be longer, one subject can make "some" true and "every"
# false, and nothing else is certain.
some_of(kind, truths) := 2 if {
	2 in truths
} else := 1 if {
	not complete(kind)
} else := max(array.concat([0], truths))

every_of(kind, truths) := 0 if {
	0 in truths
} else := 1 if {
	not complete(kind)
} else := min(array.concat([2], truths))

# --- walking a tree ---------------------------------------------------------

either(2, yes, _) := yes

either(0, _, no) := no

either(1, yes, no) := yes | no

# ways gives the branches that a question is left by, each with what is assumed
# on it: the one of the reply or, where that is not known and has no branch of its
# own, each option's, or where nothing is answered every one.
ways(env, question, applies, options, has_not_known) := list if {
	subject := subject_of(env, question)
	v := value(env, question, subject)
	list := ways_of(env, question, subject, turned(v, applies, has_not_known), options)
}

turned(v, applies, has_not_known) := "unanswered" if {
	applies == 0
	has_not_known
} else := "any" if {
	applies == 0
} else := "unanswered" if {
	not v.given
	has_not_known
} else := "any" if {
	not v.given
} else := [option | some option in v.options][0] if {
	not v.not_known
} else := "not-known" if {
	has_not_known
} else := "any"

ways_of(env, question, subject, "any", options) := [[option, assume(env, question, subject, {option}, false)] | some option in options]

ways_of(env, question, subject, "unanswered", options) := array.concat(
	ways_of_options(env, question, subject, options),
	[["not-known", assume(env, question, subject, set(), true)]],
)

ways_of(env, _, _, reply_given, _) := [[reply_given, env]] if not reply_given in {"any", "unanswered"}

ways_of_options(env, question, subject, options) := [[option, assume(env, question, subject, {option}, false)] | some option in options]

# --- what a decision rests on -----------------------------------------------

joined(lists) := [step | some list in lists; some step in list]

# only gives steps where a truth is the one that is wanted.
only(truth, wanted, steps) := steps if truth == wanted

only(truth, wanted, _) := [] if truth != wanted

# The mark "rests" among steps says that a branch rests on an answer of not known:
# here, that a condition is true only because not-known is listed.
condition_steps(2, 2, when_yes, _) := when_yes

condition_steps(2, unlisted, when_yes, _) := array.concat(when_yes, ["rests"]) if unlisted < 2

condition_steps(truth, _, _, when_not) := when_not if truth < 2

branch_steps(2, yes, _) := yes

branch_steps(0, _, no) := no

branch_steps(1, yes, no) := array.concat(yes, no)

answer_step(env, question, applies) := [{"question": question, "subject": subject}] if {
	subject := subject_of(env, question)
	answered(question, subject).given
	applies > 0
} else := []

list_step(_, kind) := [{"question": kind, "subject": ""}] if {
	listed[kind].given
} else := []

# asked_steps are those of a branch on a question: its answer, and the mark where
# that is not known and takes a branch of its own.
asked_steps(env, question, applies, has_not_known) := [] if {
	not value(env, question, subject_of(env, question)).given
} else := array.concat(answer_step(env, question, applies), ["rests"]) if {
	has_not_known
	applies > 0
	value(env, question, subject_of(env, question)).not_known
	answered(question, subject_of(env, question)).not_known
} else := answer_step(env, question, applies)

once(list) := [item | some i, item in list; not item in array.slice(list, 0, i)]

# --- decisions --------------------------------------------------------------

decisions := [decision(tree, subject) | some tree in trees; some subject in subjects_decided(tree)]

subjects_decided(tree) := [""] if {
	tree.for_each == ""
} else := listed[tree.for_each].labels if {
	complete(tree.for_each)
} else := array.concat(listed[tree.for_each].labels, [""])

env_of(tree, _) := start if tree.for_each == ""

env_of(tree, subject) := bound(start, tree.for_each, subject) if tree.for_each != ""

is_nobody(tree, subject) if {
	tree.for_each != ""
	subject == ""
}

decision(tree, subject) := object.union(
	{
		"stage": tree.stage,
		"tree": tree.id,
		"about": tree.for_each,
		"subject": subject,
		"applies": ["no", "unknown", "yes"][applies],
		"status": status,
		"provisional": is_provisional(tree, env, status, applies, steps, trace),
		"possible": in_order(tree, possible),
		"trace": trace,
		"awaiting": awaiting(tree, subject, env, status, possible),
		"would-change": would_change(tree, subject, env, trace, possible),
	},
	outcome_keys(status, possible),
) if {
	env := env_of(tree, subject)
	applies := stage_applies(tree.stage, env)
	possible := possible_now(tree, subject, env)
	status := status_of(applies, possible)
	steps := steps_of(tree, subject, env, applies)
	trace := once([step | some step in steps; step != "rests"])
}

in_order(tree, possible) := [leaf | some leaf in tree.leaves; leaf in possible]

possible_now(tree, subject, env) := set() if {
	stage_applies(tree.stage, env) == 0
} else := {leaf | some leaf in tree.leaves} if {
	is_nobody(tree, subject)
} else := tree_possible(tree.id, env)

status_of(applies, possible) := "not-reached" if {
	applies == 0
} else := "settled" if {
	count(possible) == 1
} else := "open"

steps_of(tree, subject, env, applies) := stage_steps(tree.stage, env) if {
	applies == 0
} else := [] if {
	is_nobody(tree, subject)
} else := tree_steps(tree.id, env)

outcome_keys("settled", possible) := {"outcome": id, "duty": outcomes[id].duty, "opens": outcomes[id].opens, "cite": outcomes[id].cite} if {
	some id in possible
}

outcome_keys(status, _) := {"outcome": "", "duty": "", "opens": null, "cite": []} if status != "settled"

# A settled decision is provisional where its stage is not certain to apply, or it
# rests on an answer of not known: on its branch, or in a condition that lists it.
is_provisional(tree, env, "settled", applies, steps, trace) := true if {
	applies == 1
} else := true if {
	"rests" in steps
} else := true if {
	stage_leans(tree.stage, env)
} else := true if {
	some step in trace
	questions[step.question]
	question_leans(step.question, bound(env, questions[step.question].about, step.subject))
} else := false

is_provisional(_, _, status, _, _, _) := false if status != "settled"

awaiting(tree, subject, env, "open", possible) := [{"question": item[0], "subject": item[1], "leads-to": leads} |
	some item in interview
	leads := awaited(tree, subject, env, item, possible)
]

awaiting(_, _, _, status, _) := [] if status != "open"

# awaited gives what each reply leads to, of something the tree reads that is not
# known and of which some reply would narrow what is possible.
awaited(tree, subject, _, item, _) := {} if {
	item[0] in tree.reads_kinds
	not complete(item[0])
	not is_nobody(tree, subject)
}

awaited(tree, "", _, item, _) := {} if {
	tree.for_each != ""
	item[0] == tree.for_each
	item[1] == ""
}

awaited(tree, subject, env, item, possible) := {key: in_order(tree, then) | some key, then in leads} if {
	not is_nobody(tree, subject)
	question := item[0]
	question in tree.reads
	concerns(tree, subject, question, item[1])
	v := answered(question, item[1])
	not known(v)
	question_applies(question, env, item[1]) > 0
	leads := object.union_n([
		{option: possible_if(tree, subject, env, item, v.options | {option}, false) |
			some option in questions[question].options
			not option in v.options
		},
		{"none": possible_if(tree, subject, env, item, v.options, false) | questions[question].type == "many"},
		{"not-known": possible_if(tree, subject, env, item, set(), true) | question in tree.branches_on_not_known},
	])
	some _, then in leads
	narrows(then, possible)
}

narrows(then, possible) if {
	then != possible
	count(then - possible) == 0
}

concerns(tree, subject, question, of) if {
	questions[question].about == tree.for_each
	of == subject
}

concerns(tree, _, question, _) if questions[question].about != tree.for_each

possible_if(tree, subject, env, item, options, not_known) := possible_now(tree, subject, assume(env, item[0], item[1], options, not_known))

would_change(tree, about, env, trace, possible) := [{
	"question": step.question,
	"subject": step.subject,
	"answer": as_written(question, other),
	"leads-to": in_order(tree, then),
} |
	some step in trace
	question := questions[step.question]
	some other in other_replies(question, answered(step.question, step.subject))
	then := possible_if(tree, about, env, [step.question, step.subject], other, false)
	then != possible
]

# other_replies are those beside the one given that name what is known: each other
# option or, of many, those ticked with one more or one less, and none.
other_replies(question, v) := [{option} | some option in question.options; not option in v.options] if question.type != "many"

other_replies(question, v) := array.concat(
	[other |
		some option in question.options
		other := toggled(v.options, option)
		count(other) > 0
	],
	[set() | some _ in [1]; something(v)],
) if {
	question.type == "many"
}

something(v) if count(v.options) > 0

something(v) if v.not_known

toggled(options, option) := options - {option} if option in options

toggled(options, option) := options | {option} if not option in options

as_written(question, options) := [option | some option in question.options; option in options] if question.type == "many"

as_written(question, options) := concat("", options) if question.type != "many"

# --- interview order, alerts, what is set aside, tensions -------------------

# interview is all that could be asked, as [question or kind, subject], in order.
interview := once(joined([asked_in(stage) | some stage in stages]))

asked_in(stage) := joined([
	[[kind, ""] | some kind in stage.kinds],
	[[question, subject] | some run in stage.runs; some subject in subjects_of(run.about); some question in run.questions],
	joined([only_in_tree(tree) | some tree in stage.tree_only]),
])

# only_in_tree is asked subject by subject, and once more for nobody.
only_in_tree(tree) := [[question, of] |
	some subject in array.concat(subjects_of(tree.for_each), [""])
	some question in tree.questions
	some of in asked_of(tree, subject, question)
]

asked_of(tree, subject, question) := [s | some s in [subject]; s != ""] if {
	questions[question].about == tree.for_each
	tree.for_each != ""
} else := subjects_of(questions[question].about)

alerts := [{"action": action, "subject": item[1], "question": item[0], "cite": actions[action].cite} |
	some item in interview
	questions[item[0]]
	some action in raised(questions[item[0]], answered(item[0], item[1]))
	action_keeps(action, in_mode(bound(start, questions[item[0]].about, item[1]), "unanswered"))
]

raised(question, v) := once(joined([
	[action | some option in question.options; option in v.options; some action in object.get(question.alerts, option, [])],
	[action | v.not_known; some action in object.get(question.alerts, "not-known", [])],
])) if {
	v.given
} else := []

set_aside := [{"question": item[0], "subject": item[1]} |
	some item in interview
	questions[item[0]]
	answered(item[0], item[1]).given
	question_applies(item[0], start, item[1]) == 0
]

tensions := [{"id": tension.id, "subject": subject} |
	some tension in tension_list
	some subject in subjects_of(tension.for_each)
	tension_holds(tension.id, bound(start, tension.for_each, subject))
]

# --- what is wrong with the input -------------------------------------------

# Whatever safeguard refuses is refused here too, and a little more: a text or a
# note must be a string, and a date lie between 1678 and 2261. What no program can
# see in a value of JSON, such as a key that stood twice, is not found here.

fault(rule, message) := {"rule": rule, "message": message}

faults contains fault("wrong-kind", "an answers file holds keys with values: procedure, subjects, answers, notes") if not is_object(input)

faults contains fault("unknown-key", sprintf("an answers file has no key %q", [key])) if {
	is_object(input)
	some key, _ in input
	not key in {"procedure", "subjects", "answers", "notes"}
}

faults contains fault("other-procedure", sprintf("these answers belong to another procedure than %q", [procedure.id])) if {
	some key, given in input
	key == "procedure"
	given != procedure.id
}

faults contains fault("wrong-kind", sprintf("%q holds no keys with values", [key])) if {
	some key, given in input
	key in {"subjects", "answers", "notes"}
	not is_object(given)
}

faults contains fault("unknown-id", sprintf("the procedure has no subject kind %q", [kind])) if {
	some kind, _ in input.subjects
	not kinds[kind]
}

faults contains fault("wrong-kind", sprintf("%q is no list of labels", [kind])) if {
	some kind, given in input.subjects
	given != "not-known"
	not is_array(given)
}

faults contains fault("too-few", sprintf("the list of each %s names %d", [kind, count(given)])) if {
	some kind, given in input.subjects
	is_array(given)
	count(given) < kinds[kind].min
	not "not-known" in listed_words(given)
}

faults contains fault("wrong-label", sprintf("a label of %s is no text that can be shown and tells one subject from another", [kind])) if {
	some kind, given in input.subjects
	is_array(given)
	some label in given
	not is_label(label)
}

faults contains fault("named-twice", sprintf("label %q is listed twice: labels must differ, across kinds too", [word])) if {
	words := [word | some _, given in input.subjects; is_array(given); some word in listed_words(given); word != "not-known"]
	some i, word in words
	word in array.slice(words, 0, i)
}

faults contains fault("named-twice", sprintf("not-known stands twice in the list of each %s", [kind])) if {
	some kind, given in input.subjects
	is_array(given)
	count([word | some word in listed_words(given); word == "not-known"]) > 1
}

listed_words(given) := [trim_space(label) | some label in given; is_string(label)]

is_label(label) if {
	is_string(label)
	word := trim_space(label)
	word != ""
	lower(word) != "none"
	is_not_in_other_words(word)
	not regex.match(`[\x00-\x1f\x7f\x{34F}\x{115F}\x{1160}\x{17B4}\x{17B5}\x{3164}\x{FFA0}\x{FFFD}\p{Cc}\p{Cf}\p{Zl}\p{Zp}\x{180B}-\x{180D}\x{180F}\x{FE00}-\x{FE0F}\x{E0100}-\x{E01EF}]`, word)
}

is_not_in_other_words("not-known")

is_not_in_other_words(word) if trim(lower(regex.replace(word, `[ _-]+`, "-")), "-") != "not-known"

faults contains fault("unknown-id", sprintf("the procedure has no question %q", [question])) if {
	some section in ["answers", "notes"]
	some question, _ in input[section]
	not questions[question]
}

faults contains fault("wrong-kind", sprintf("%q holds no answer for each %s", [question, questions[question].about])) if {
	some section in ["answers", "notes"]
	some question, given in input[section]
	questions[question].about != ""
	not is_object(given)
}

faults contains fault("unknown-label", sprintf("no %s is listed as %q", [kind, label])) if {
	some section in ["answers", "notes"]
	some question, given in input[section]
	kind := questions[question].about
	some label, _ in given
	not trim_space(label) in listed[kind].labels
}

faults contains fault("duplicate-key", sprintf("%q is answered twice for one label", [question])) if {
	some section in ["answers", "notes"]
	some question, given in input[section]
	questions[question].about != ""
	words := [trim_space(label) | some label, _ in given]
	some i, word in words
	word in array.slice(words, 0, i)
}

faults contains fault("wrong-value", sprintf("%q: %s", [question, why])) if {
	some question, given in input.answers
	some one in each_given(questions[question], given)
	some why in wrong_with(questions[question], one)
}

faults contains fault("wrong-value", sprintf("the note on %q has no words", [question])) if {
	some question, given in input.notes
	some one in each_given(questions[question], given)
	not is_words(one)
}

each_given(question, given) := [given] if question.about == ""

each_given(question, given) := [one | some _, one in given] if question.about != ""

is_words(given) if {
	is_string(given)
	trim_space(given) != ""
}

wrong_with(question, given) := {"it is answered not-known, which it does not take" | question.refuses_not_known} if {
	given in {"not-known", ["not-known"]}
} else := wrong_ticks(question, given) if {
	question.type == "many"
} else := {"it has no words" | not is_words(given)} if {
	question.type == "text"
} else := {"it is no date such as 2026-11-23" | not is_date(given)} if {
	question.type == "date"
} else := {"it is none of its options" | not given in question.options}

wrong_ticks(question, given) := {why |
	some i, item in given
	some why in wrong_tick(question, item, array.slice(given, 0, i))
} if {
	is_array(given)
} else := {"it is no list of options"}

wrong_tick(question, item, before) := {"something stands in it twice"} if {
	item in before
} else := {"it is answered not-known, which it does not take" | question.refuses_not_known} if {
	item == "not-known"
} else := {"it holds what is none of its options" | not item in question.options}

is_date(given) if {
	regex.match(`^[0-9]{4}-[0-9]{2}-[0-9]{2}$`, given)
	time.parse_ns("2006-01-02", given)
}
