package cmd

import (
	"github.com/spf13/cobra"

	"doudi/calc"
	"doudi/store/casework"
)

// householdAdd is doudi household add: a family not yet on file.
func (e *env) householdAdd() *cobra.Command {
	a := &householdAct{}
	var c *cobra.Command
	c = e.command("add NUMBER KEY=VALUE… --member ID KEY=VALUE… --item KIND KEY=VALUE…", "household add", cobra.ArbitraryArgs, func(_ *cobra.Command, args []string) error {
		return e.runHousehold(c, a, args, 1, 1, func(o *casework.Office, words []string, change casework.HouseholdChange) (*casework.HouseholdDone, error) {
			return o.AddHousehold(calc.HouseholdNumber(words[0]), change)
		})
	})
	e.memberFlag(c, a)
	e.itemFlag(c, a)
	return e.householdFlags(c, a, false)
}

// householdEdit is doudi household edit: what is on file of a family.
func (e *env) householdEdit() *cobra.Command {
	a := &householdAct{}
	var c *cobra.Command
	c = e.command("edit NUMBER KEY=VALUE… --member ID KEY=VALUE… --item KIND KEY=VALUE…", "household edit", cobra.ArbitraryArgs, func(_ *cobra.Command, args []string) error {
		return e.runHousehold(c, a, args, 1, 1, func(o *casework.Office, words []string, change casework.HouseholdChange) (*casework.HouseholdDone, error) {
			return o.EditHousehold(calc.HouseholdNumber(words[0]), change)
		})
	})
	e.memberFlag(c, a)
	e.itemFlag(c, a)
	return e.householdFlags(c, a, true)
}

// householdMove is doudi household move: a family in another village.
func (e *env) householdMove() *cobra.Command {
	a := &householdAct{}
	var c *cobra.Command
	c = e.command("move NUMBER region=VILLAGE KEY=VALUE…", "household move", cobra.ArbitraryArgs, func(_ *cobra.Command, args []string) error {
		return e.runHousehold(c, a, args, 1, 1, func(o *casework.Office, words []string, change casework.HouseholdChange) (*casework.HouseholdDone, error) {
			return o.MoveHousehold(calc.HouseholdNumber(words[0]), change)
		})
	})
	return e.householdFlags(c, a, true)
}

// householdSplit is doudi household split: people in a household of their own.
func (e *env) householdSplit() *cobra.Command {
	a := &householdAct{}
	var c *cobra.Command
	c = e.command("split NUMBER NEW-NUMBER ID… KEY=VALUE… --member ID relation=…", "household split", cobra.ArbitraryArgs, func(_ *cobra.Command, args []string) error {
		return e.runHousehold(c, a, args, 3, -1, func(o *casework.Office, words []string, change casework.HouseholdChange) (*casework.HouseholdDone, error) {
			var people []calc.IDNumber
			for _, w := range words[2:] {
				people = append(people, idTyped(w))
			}
			return o.SplitHousehold(calc.HouseholdNumber(words[0]), calc.HouseholdNumber(words[1]), people, change)
		})
	})
	e.memberFlag(c, a)
	return e.householdFlags(c, a, true)
}

// householdMerge is doudi household merge: one household in another.
func (e *env) householdMerge() *cobra.Command {
	a := &householdAct{}
	var c *cobra.Command
	c = e.command("merge NUMBER INTO-NUMBER --member ID relation=…", "household merge", cobra.ArbitraryArgs, func(_ *cobra.Command, args []string) error {
		return e.runHousehold(c, a, args, 2, 2, func(o *casework.Office, words []string, change casework.HouseholdChange) (*casework.HouseholdDone, error) {
			return o.MergeHousehold(calc.HouseholdNumber(words[0]), calc.HouseholdNumber(words[1]), change)
		})
	})
	e.memberFlag(c, a)
	return e.householdFlags(c, a, true)
}

// idTyped is an identity number as a person types it, in its normal form where it
// is one.
func idTyped(text string) calc.IDNumber {
	if id, err := calc.ParseIDNumber(text, calc.NewDay(2199, 12, 31)); err == nil {
		return id
	}
	return calc.IDNumber(text)
}
