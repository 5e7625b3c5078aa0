package cmd

import (
	"github.com/spf13/cobra"

	"doudi/calc"
)

// awardSuspend is doudi award suspend.
func (e *env) awardSuspend() *cobra.Command {
	a := &asked{}
	c := e.command("suspend HOUSEHOLD", "award suspend", exactly(1), func(_ *cobra.Command, args []string) error {
		q, err := a.proposal(args[0], calc.Suspend)
		if err != nil {
			return err
		}
		return e.propose(q, a.yes)
	})
	return e.decisionFlags(c, a)
}
