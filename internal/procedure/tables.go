package procedure

import (
	"slices"

	"safeguard/internal/field"
)

// Tables gives the keys of every mapping there is, in the order of the page.
func Tables() []field.Table {
	return []field.Table{
		field.TableOf("procedure", "the file", procedureFields),
		field.TableOf("source", "source", sourceFields),
		field.TableOf("paragraph", "a paragraph", paragraphFields),
		field.TableOf("kind", "a subject kind", kindFields),
		field.TableOf("question", "a question", questionFields).Where(optionsGoWithType()...),
		field.TableOf("option", "an option (or just its label)", optionFields),
		field.TableOf("stage", "a stage", stageFields),
		field.TableOf("tree", "a tree", slices.Concat(treeFields, branchFields)).OneWay(waysToBranch...),
		field.TableOf("branch", "a branch within a tree", branchFields).OneWay(waysToBranch...),
		conditionTable(),
		field.TableOf("outcome", "an outcome", outcomeFields).Where(dutyNamesParagraph()),
		field.TableOf("action", "an action", actionFields).OneWay(waysToAct...),
		field.TableOf("due", "a deadline (due)", dueFields),
		field.TableOf("interpretation", "an interpretation", interpretationFields),
		field.TableOf("tension", "a tension", tensionFields),
		field.TableOf("currency", "a currency note", currencyFields),
		field.TableOf("guarantee", "a guarantee", guaranteeFields).OneWay(waysToPromise()...),
	}
}

// What follows tells for editors what the reader checks of several keys
// together.

var waysToBranch = []field.Way{{Needs: []string{"ask", "answers"}}, {Needs: []string{"if", "then", "else"}}}

var waysToAct = []field.Way{{Needs: []string{"do", "by"}}, {Needs: []string{"do-not", "until"}, May: []string{"by"}}}

func waysToPromise() []field.Way {
	var ways []field.Way
	for _, verdict := range verdictWords {
		ways = append(ways, field.Way{Needs: []string{verdict}})
	}
	return ways
}

func optionsGoWithType() []field.Given {
	return []field.Given{
		{Key: "type", Words: []string{Choice.String(), Many.String()}, Needs: []string{"options"}},
		{Key: "type", Words: []string{YesNo.String(), FreeText.String(), DateType.String()}, Bars: []string{"options", "groups"}},
	}
}

func dutyNamesParagraph() field.Given {
	return field.Given{Key: "duty", Words: dutyWords[:NoDuty], Needs: []string{"cite"}}
}

func conditionTable() field.Table {
	t := field.TableOf("condition", "a condition", conditionFields).OneWay(
		field.Way{May: []string{"all", "any"}},
		field.Way{Needs: []string{"some", "where"}},
		field.Way{Needs: []string{"every", "where"}},
		field.Way{Needs: []string{"none"}},
	)
	t.Fewest, t.Others = 1, &comparisonRow
	return t
}

var conditionShape = field.TableShape("a condition", "condition")

// conditionFields are the keys of a condition that are no questions. Which of
// them stand together depends on what is there, so they are read one by one.
var conditionFields = []row[Condition]{
	passedOver[Condition]("all", conditionsShape, "true where each of these is"),
	passedOver[Condition]("any", conditionsShape, "true where one of these is"),
	passedOver[Condition]("some", field.IDShape("a subject kind"), "true where one subject that is listed meets \"where\""),
	passedOver[Condition]("every", field.IDShape("a subject kind"), "true where each subject that is listed meets \"where\""),
	passedOver[Condition]("none", field.IDShape("a subject kind"), "true where the list of these subjects is given and empty"),
	passedOver[Condition]("where", conditionShape, "what is asked of each subject"),
}

var conditionsShape = field.ListShape("a list of conditions", conditionShape).Filled()

// comparisonRow is what else stands in a condition.
var comparisonRow = field.Row{
	Key:   "a question id",
	Shape: comparisonShape(),
	About: "true where the answer is one of these",
}

func comparisonShape() field.Shape {
	listed := field.IDShape("a reply")
	listed.Bars = []string{"any-option", "none"}
	replies := field.ListShape("a list of replies", listed).Filled()
	shape := field.MapShape("a reply, or a list of replies", field.EitherShape("a reply, or a list of replies", field.IDShape("a reply"), replies))
	shape.Bars = []string{"not"}
	return shape
}
