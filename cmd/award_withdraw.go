package cmd

import "github.com/spf13/cobra"

// awardWithdraw is doudi award withdraw: a waiting decision taken back.
func (e *env) awardWithdraw() *cobra.Command {
	var reason string
	c := e.command("withdraw NUMBER", "award withdraw", exactly(1), func(_ *cobra.Command, args []string) error {
		number, err := numberOf(args[0])
		if err != nil {
			return err
		}
		office, err := e.office()
		if err != nil {
			return err
		}
		w, err := office.Withdraw(number, reason)
		if err != nil {
			return e.waitingError(err, args[0])
		}
		if e.json {
			return e.document(map[string]any{"version": 1, "number": w.Number, "household": w.AwardKey.Household, "program": w.Program, "dry_run": e.dry})
		}
		e.done(e.lang.DecisionWithdrawn(number))
		return nil
	})
	c.Flags().StringVar(&reason, "reason", "", e.lang.Flag("award withdraw", "reason"))
	return e.dryRun(c)
}
