package cmd

import (
	"encoding/hex"

	"github.com/spf13/cobra"

	"doudi/store"
)

// caseStore is the chosen store itself, for checks.
func (e *env) caseStore() (*store.Store, error) {
	office, err := e.office()
	if err != nil {
		return nil, err
	}
	return office.Store, nil
}

// backup is doudi backup: a proved copy.
func (e *env) backup() *cobra.Command {
	var keep int
	c := e.command("backup TO", "backup", exactly(1), func(_ *cobra.Command, args []string) error {
		office, err := e.office()
		if err != nil {
			return err
		}
		made, gone, err := office.Backup(args[0], keep)
		if err != nil {
			return err
		}
		if e.json {
			return e.document(map[string]any{"version": 1, "file": made.Path, "sequence": made.Seq, "digest": hex.EncodeToString(made.Digest[:]), "removed": append([]string{}, gone...), "dry_run": e.dry})
		}
		e.done(e.lang.BackedUp(made.Path))
		for _, path := range gone {
			e.remark(e.lang.BackupRemoved(path))
		}
		return nil
	})
	c.Flags().IntVar(&keep, "keep", 0, e.lang.Flag("backup", "keep"))
	return e.dryRun(c)
}

// restore is doudi restore: the store anew from a proved copy.
func (e *env) restore() *cobra.Command {
	var replace bool
	c := e.command("restore FROM", "restore", exactly(1), func(_ *cobra.Command, args []string) error {
		office, err := e.office()
		if err != nil {
			return err
		}
		e.from = args[0]
		aside, err := office.Restore(args[0], replace)
		if err != nil {
			return err
		}
		return e.restored(args[0], aside)
	})
	c.Flags().BoolVar(&replace, "replace", false, e.lang.Flag("restore", "replace"))
	return e.dryRun(c)
}
