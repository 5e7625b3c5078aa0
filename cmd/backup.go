package cmd

import (
	"github.com/spf13/cobra"

	"doudi/store"
)

// caseStore is the chosen store itself, for copies and checks.
func (e *env) caseStore() *store.Store { return store.At(e.storePath(), e.Now) }

// backup is doudi backup: a proved copy.
func (e *env) backup() *cobra.Command {
	return e.command("backup TO", "backup", exactly(1), func(_ *cobra.Command, args []string) error {
		if err := e.caseStore().Backup(args[0]); err != nil {
			return err
		}
		e.say(e.lang.BackedUp(args[0]))
		return nil
	})
}

// restore is doudi restore: the store anew from a proved copy.
func (e *env) restore() *cobra.Command {
	return e.command("restore FROM", "restore", exactly(1), func(_ *cobra.Command, args []string) error {
		if err := e.caseStore().Restore(args[0]); err != nil {
			return err
		}
		e.say(e.lang.Restored(args[0], e.storePath()))
		return nil
	})
}

// check is doudi check: is the store whole?
func (e *env) check() *cobra.Command {
	var deep bool
	c := e.command("check", "check", exactly(0), func(*cobra.Command, []string) error {
		if err := e.caseStore().Check(deep); err != nil {
			return err
		}
		e.say(e.lang.StoreSound(e.storePath(), deep))
		return nil
	})
	c.Flags().BoolVar(&deep, "deep", false, e.lang.Flag("check", "deep"))
	return c
}
