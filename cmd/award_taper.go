package cmd

import (
	"github.com/spf13/cobra"

	"doudi/calc"
)

// awardTaper is doudi award taper: an award that runs out over some months.
func (e *env) awardTaper() *cobra.Command {
	a := &asked{}
	c := e.command("taper HOUSEHOLD", "award taper", exactly(1), func(_ *cobra.Command, args []string) error {
		q, err := a.proposal(args[0], calc.Taper)
		if err != nil {
			return err
		}
		return e.propose(q, a.yes)
	})
	c.Flags().StringVar(&a.until, "until", "", e.lang.Flag("award taper", "until"))
	return e.decisionFlags(c, a)
}
