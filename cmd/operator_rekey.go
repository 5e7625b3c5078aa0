package cmd

import "github.com/spf13/cobra"

// operatorRekey is doudi operator rekey: the whole store under a new data key.
func (e *env) operatorRekey() *cobra.Command {
	return e.dryRun(e.command("rekey", "operator rekey", exactly(0), func(*cobra.Command, []string) error {
		office, err := e.office()
		if err != nil {
			return err
		}
		if err := office.Rekey(); err != nil {
			return err
		}
		return e.did("operator.rekey", e.lang.Rekeyed(e.storePath()), map[string]any{"store": e.storePath()})
	}))
}
