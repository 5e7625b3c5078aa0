package cmd

import (
	"github.com/spf13/cobra"

	"doudi/calc"
	"doudi/calc/records"
	"doudi/store/casework"
)

// householdHead is doudi household head: another member as the head.
func (e *env) householdHead() *cobra.Command {
	a := &householdAct{}
	var c *cobra.Command
	c = e.command("head NUMBER ID --member ID relation=…", "household head", cobra.ArbitraryArgs, func(_ *cobra.Command, args []string) error {
		return e.runHousehold(c, a, args, 2, 2, func(o *casework.Office, words []string, change casework.HouseholdChange) (*casework.HouseholdDone, error) {
			return o.ChangeHead(calc.HouseholdNumber(words[0]), idTyped(words[1]), change)
		})
	})
	e.memberFlag(c, a)
	return e.householdFlags(c, a, true)
}

// householdBirth is doudi household birth: a newborn child.
func (e *env) householdBirth() *cobra.Command {
	a := &householdAct{}
	var c *cobra.Command
	c = e.command("birth NUMBER ID name=NAME KEY=VALUE…", "household birth", cobra.ArbitraryArgs, func(_ *cobra.Command, args []string) error {
		return e.runHousehold(c, a, args, 2, 2, func(o *casework.Office, words []string, change casework.HouseholdChange) (*casework.HouseholdDone, error) {
			child := personTyped(words[1], &change).With("relation", calc.Child.String())
			return o.Birth(calc.HouseholdNumber(words[0]), child, change)
		})
	})
	return e.householdFlags(c, a, true)
}

// householdDeath is doudi household death: a member who has died.
func (e *env) householdDeath() *cobra.Command {
	a := &householdAct{}
	var c *cobra.Command
	var day, heir string
	c = e.command("death NUMBER ID --day DAY --head ID --member ID relation=…", "household death", cobra.ArbitraryArgs, func(_ *cobra.Command, args []string) error {
		if err := need(map[string]string{"day": day}); err != nil {
			return err
		}
		died, err := calc.ParseDay(day)
		if err != nil {
			return usage("usage.bad_value", "--day", day)
		}
		return e.runHousehold(c, a, args, 2, 2, func(o *casework.Office, words []string, change casework.HouseholdChange) (*casework.HouseholdDone, error) {
			if a.from == "" {
				change.From = died.Month() + 1
			}
			return o.Death(calc.HouseholdNumber(words[0]), idTyped(words[1]), died, idTyped(heir), change)
		})
	})
	c.Flags().StringVar(&day, "day", "", e.lang.Flag("household death", "day"))
	c.Flags().StringVar(&heir, "head", "", e.lang.Flag("household death", "head"))
	e.memberFlag(c, a)
	return e.householdFlags(c, a, true)
}

// householdJoin is doudi household join: a person who comes into a family.
func (e *env) householdJoin() *cobra.Command {
	a := &householdAct{}
	var c *cobra.Command
	var outOf string
	c = e.command("join NUMBER ID KEY=VALUE… --out-of NUMBER", "household join", cobra.ArbitraryArgs, func(_ *cobra.Command, args []string) error {
		return e.runHousehold(c, a, args, 2, 2, func(o *casework.Office, words []string, change casework.HouseholdChange) (*casework.HouseholdDone, error) {
			person := personTyped(words[1], &change)
			return o.Join(calc.HouseholdNumber(words[0]), person, calc.HouseholdNumber(outOf), change)
		})
	})
	c.Flags().StringVar(&outOf, "out-of", "", e.lang.Flag("household join", "out-of"))
	return e.householdFlags(c, a, true)
}

// householdLeave is doudi household leave: a person who goes out of a family.
func (e *env) householdLeave() *cobra.Command {
	a := &householdAct{}
	var c *cobra.Command
	var to string
	c = e.command("leave NUMBER ID --to NUMBER --member ID relation=…", "household leave", cobra.ArbitraryArgs, func(_ *cobra.Command, args []string) error {
		return e.runHousehold(c, a, args, 2, 2, func(o *casework.Office, words []string, change casework.HouseholdChange) (*casework.HouseholdDone, error) {
			return o.Leave(calc.HouseholdNumber(words[0]), idTyped(words[1]), calc.HouseholdNumber(to), change)
		})
	})
	c.Flags().StringVar(&to, "to", "", e.lang.Flag("household leave", "to"))
	e.memberFlag(c, a)
	return e.householdFlags(c, a, true)
}

// householdCorrect is doudi household correct: a member's identity number put right.
func (e *env) householdCorrect() *cobra.Command {
	a := &householdAct{}
	var c *cobra.Command
	c = e.command("correct NUMBER ID RIGHT-ID", "household correct", cobra.ArbitraryArgs, func(_ *cobra.Command, args []string) error {
		return e.runHousehold(c, a, args, 3, 3, func(o *casework.Office, words []string, change casework.HouseholdChange) (*casework.HouseholdDone, error) {
			return o.CorrectID(calc.HouseholdNumber(words[0]), idTyped(words[1]), words[2], change)
		})
	})
	return e.householdFlags(c, a, true)
}

// personTyped takes the fields of a command line as those of the person whom its
// second word names.
func personTyped(id string, change *casework.HouseholdChange) records.Typed {
	row := records.Typed{Sheet: records.MemberLayout.Name, Cells: change.Home.Cells}
	change.Home = records.Typed{}
	return row.With("id", id)
}
