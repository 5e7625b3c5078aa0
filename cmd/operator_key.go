package cmd

import (
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"doudi/calc"
)

// operatorKey is doudi operator key: a machine key for the scheduled job.
func (e *env) operatorKey() *cobra.Command {
	return e.dryRun(e.command("key NAME FILE", "operator key", exactly(2), func(_ *cobra.Command, args []string) error {
		name, file := args[0], args[1]
		if besideStore(file, e.storePath()) {
			return calc.Refuse("key.beside_store", file)
		}
		office, err := e.office()
		if err != nil {
			return err
		}
		if err := office.Store.Unlock(); err != nil {
			return err
		}
		if _, err := os.Lstat(file); err == nil {
			return calc.Refuse("key.exists", file)
		}
		secret, err := e.newKey(name, file)
		if err != nil {
			return err
		}
		if err := office.AddMachine(name, secret); err != nil {
			return err
		}
		e.keepKey()
		return e.did("operator.key", e.lang.MachineAdded(name), map[string]any{"operator": name, "file": file})
	}))
}

// besideStore says whether a file lies in the store's folder or below it: who
// takes the folder would have the key as well.
func besideStore(file, store string) bool {
	folder, err := filepath.Abs(filepath.Dir(store))
	if err != nil {
		return false
	}
	at, err := filepath.Abs(file)
	if err != nil {
		return false
	}
	below, err := filepath.Rel(folder, at)
	return err == nil && filepath.IsLocal(below)
}
