package cli

import (
	"github.com/spf13/cobra"

	"safeguard/internal/check"
	"safeguard/internal/report"
	"safeguard/internal/yamldoc"
)

func (a *app) newExplain() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "explain [RULE]",
		Short: "Say what a rule of validate finds, why it matters and how to mend it",
		Long: `Say what a rule of "safeguard validate" finds, why it matters and how to mend
it, with examples and what is found in them. RULE is the word in square brackets
at the end of a finding; left out, all rules are listed.`,
		Example: `  safeguard explain
  safeguard explain unknown-closes-route
  safeguard explain --format markdown > rules.md`,
		Args:              oneRule,
		ValidArgsFunction: completeRule,
	}
	format := formatFlag(cmd, "text", "markdown", "json")
	cmd.RunE = a.run(func(_ *cobra.Command, args []string) error {
		if len(args) == 0 {
			return a.runExplainAll(format.value)
		}
		return a.runExplain(args[0], format.value)
	})
	return cmd
}

// oneRule wants one rule, or none for a list of them.
func oneRule(_ *cobra.Command, args []string) error {
	if len(args) < 2 {
		return nil
	}
	return misuse("name one rule, or none for a list of all\nfor example: safeguard explain %s", args[0])
}

func (a *app) runExplainAll(format string) error {
	switch format {
	case "markdown":
		return report.RulesMarkdown(a.out, check.Rules())
	case "json":
		return report.RulesJSON(a.out, check.Rules())
	}
	return report.RulesText(a.out, check.Rules(), a.looks())
}

func (a *app) runExplain(id, format string) error {
	rule := check.Lookup(id)
	if rule == nil {
		return misuse("there is no rule %q: %s", id, orElse(yamldoc.DidYouMean(id, ruleIDs()), `run "safeguard explain" for a list`))
	}
	switch format {
	case "markdown":
		return report.RuleMarkdown(a.out, rule)
	case "json":
		return report.RuleJSON(a.out, rule)
	}
	return report.RuleText(a.out, rule, a.looks())
}

func ruleIDs() []string {
	var ids []string
	for _, r := range check.Rules() {
		ids = append(ids, r.ID)
	}
	return ids
}

// completeRule offers the rules with what each finds.
func completeRule(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var ids []string
	for _, r := range check.Rules() {
		ids = append(ids, cobra.CompletionWithDesc(r.ID, r.Finds))
	}
	return ids, cobra.ShellCompDirectiveNoFileComp
}
