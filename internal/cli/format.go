package cli

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// A choice is the value of a flag that takes one of a few words. One slice
// checks, documents and completes it.
type choice struct {
	value   string
	allowed []string
}

func (c *choice) String() string { return c.value }

func (c *choice) Type() string { return strings.Join(c.allowed, "|") }

func (c *choice) Set(s string) error {
	if !slices.Contains(c.allowed, s) {
		return fmt.Errorf("it takes one of %s", strings.Join(c.allowed, ", "))
	}
	c.value = s
	return nil
}

// A whole is the value of a flag that takes a whole number.
type whole int

func (w *whole) String() string { return strconv.Itoa(int(*w)) }

func (w *whole) Type() string { return "N" }

func (w *whole) Set(s string) error {
	n, err := strconv.Atoi(s)
	if err != nil {
		return errors.New("it takes a whole number")
	}
	*w = whole(n)
	return nil
}

// formatFlag adds --format; the first word is what is used when it is left out.
func formatFlag(cmd *cobra.Command, allowed ...string) *choice {
	c := &choice{allowed[0], allowed}
	cmd.Flags().Var(c, "format", "what to print")
	// An error here means that the flag does not exist, which it does.
	_ = cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(allowed, cobra.ShellCompDirectiveNoFileComp))
	return c
}

// toldBetter are the flags whose commands speak of an empty value themselves: no
// role and no agency can be told, and the others are refused in words that fit.
func toldBetter() []string {
	return []string{"role", "agency", "answers", "reason", "seed", "save-answers"}
}

// notEmpty refuses a flag that is given with nothing in it, as one with an unset
// variable is: taken for left out, it would switch a check off.
func notEmpty(cmd *cobra.Command) error {
	var empty error
	cmd.Flags().Visit(func(f *pflag.Flag) {
		value := f.Value.String()
		if empty == nil && (value == "" || value == "[]") && !slices.Contains(toldBetter(), f.Name) {
			empty = misuse("--%s is empty: give it a value or leave it out", f.Name)
		}
	})
	return empty
}
