package cmd

import (
	"encoding/hex"

	"github.com/spf13/cobra"

	"doudi/store"
)

// auditRebuild is doudi audit rebuild: a store to read, of an audit export.
func (e *env) auditRebuild() *cobra.Command {
	var by opener
	c := e.command("rebuild FROM", "audit rebuild", exactly(1), func(_ *cobra.Command, args []string) error {
		today, err := e.day()
		if err != nil {
			return err
		}
		who := store.Credentials{Operator: e.operatorName()}
		switch {
		case who.Operator == "":
			return usage("usage.missing_flag", "--operator")
		case e.keyPath() == "":
			return usage("usage.missing_flag", "--key")
		}
		identities, err := e.identities(&by, args[0])
		if err != nil {
			return err
		}
		made, err := e.officeOf(who, today).Rebuild(args[0], identities, func() (store.Secret, error) { return e.newKey(who.Operator, e.keyPath()) })
		if err != nil {
			return err
		}
		if e.json {
			return e.document(map[string]any{
				"version": 1, "store": made.Path, "county": made.County, "exported_by": made.By, "exported_at": made.At, "records": made.Records,
				"sequence": made.Seq, "digest": hex.EncodeToString(made.Digest[:]), "content": hex.EncodeToString(made.Content[:]), "dry_run": e.dry,
			})
		}
		e.done(e.lang.Rebuilt(made.Path, made.County, made.By, made.Records, made.Seq, hex.EncodeToString(made.Content[:])))
		return nil
	})
	c.Flags().StringVar(&by.file, "identity", "", e.lang.Flag("audit rebuild", "identity"))
	c.Flags().BoolVar(&by.passphrase, "passphrase", false, e.lang.Flag("audit rebuild", "passphrase"))
	return e.dryRun(c)
}
