package cmd

import (
	"github.com/spf13/cobra"

	"doudi/calc"
)

// awardResume is doudi award resume.
func (e *env) awardResume() *cobra.Command {
	a := &asked{}
	c := e.command("resume HOUSEHOLD", "award resume", exactly(1), func(_ *cobra.Command, args []string) error {
		q, err := a.proposal(args[0], calc.Resume)
		if err != nil {
			return err
		}
		return e.propose(q, a.yes)
	})
	return e.decisionFlags(c, a)
}
