package cmd

import (
	"github.com/spf13/cobra"

	"doudi/calc"
)

// policyLoad is doudi policy load: tables taken into use.
func (e *env) policyLoad() *cobra.Command {
	return e.dryRun(e.command("load PATH", "policy load", exactly(1), func(_ *cobra.Command, args []string) error {
		office, err := e.office()
		if err != nil {
			return err
		}
		return e.withTables(args[0], func(tables []calc.Table) error {
			loaded, err := office.LoadPolicy(tables)
			if err != nil {
				return err
			}
			e.remarks(loaded.Warnings)
			if e.json {
				return e.document(map[string]any{"version": 1, "policy": loaded.Version, "already": loaded.Already})
			}
			e.done(e.lang.PolicyLoaded(loaded.Version, loaded.Already))
			return nil
		})
	}))
}
