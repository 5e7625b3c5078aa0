package cmd

import (
	"github.com/spf13/cobra"

	"doudi/store/casework"
)

// awardRenew is doudi award renew: a waiting decision recorded anew.
func (e *env) awardRenew() *cobra.Command {
	var yes bool
	c := e.command("renew NUMBER", "award renew", exactly(1), func(_ *cobra.Command, args []string) error {
		number, err := numberOf(args[0])
		if err != nil {
			return err
		}
		office, err := e.office()
		if err != nil {
			return err
		}
		v, err := office.PreviewRenewal(number)
		if err != nil {
			return e.waitingError(err, args[0])
		}
		return e.record(v, yes, func(seen *[32]byte) (*casework.Preview, error) { return office.Renew(number, seen) })
	})
	return e.yesFlag(c, &yes)
}
