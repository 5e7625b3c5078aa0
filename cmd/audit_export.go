package cmd

import (
	"encoding/hex"

	"github.com/spf13/cobra"
)

// auditExport is doudi audit export: all that the store says, for an auditor.
func (e *env) auditExport() *cobra.Command {
	var to addressees
	var reason string
	c := e.command("export TO", "audit export", exactly(1), func(_ *cobra.Command, args []string) error {
		if err := need(map[string]string{"reason": reason}); err != nil {
			return err
		}
		office, err := e.office()
		if err != nil {
			return err
		}
		recipients, err := e.recipients(&to, args[0])
		if err != nil {
			return err
		}
		made, err := office.ExportJournal(args[0], recipients, reason)
		if err != nil {
			return err
		}
		if e.json {
			return e.document(map[string]any{
				"version": 1, "file": made.Path, "records": made.Records, "sequence": made.Seq, "digest": hex.EncodeToString(made.Digest[:]),
				"content": hex.EncodeToString(made.Content[:]), "recipients": recipients.Names(), "dry_run": e.dry,
			})
		}
		e.done(e.lang.JournalExported(made.Path, made.Records, made.Seq, hex.EncodeToString(made.Content[:]), recipients.Names()))
		return nil
	})
	f := c.Flags()
	f.StringArrayVar(&to.keys, "recipient", nil, e.lang.Flag("audit export", "recipient"))
	f.BoolVar(&to.passphrase, "passphrase", false, e.lang.Flag("audit export", "passphrase"))
	f.StringVar(&reason, "reason", "", e.lang.Flag("audit export", "reason"))
	return e.dryRun(c)
}
