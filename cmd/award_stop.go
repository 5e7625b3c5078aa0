package cmd

import (
	"github.com/spf13/cobra"

	"doudi/calc"
)

// awardStop is doudi award stop: the end of an award, with its coded reason.
func (e *env) awardStop() *cobra.Command {
	a := &asked{}
	c := e.command("stop HOUSEHOLD", "award stop", exactly(1), func(_ *cobra.Command, args []string) error {
		if err := need(map[string]string{"cause": a.cause}); err != nil {
			return err
		}
		q, err := a.proposal(args[0], calc.Stop)
		if err != nil {
			return err
		}
		return e.propose(q, a.yes)
	})
	c.Flags().StringVar(&a.cause, "cause", "", e.lang.Flag("award stop", "cause"))
	return e.decisionFlags(c, a)
}
