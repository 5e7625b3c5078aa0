package cmd

import (
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"doudi/store"
)

// check is doudi check: is the store whole?
func (e *env) check() *cobra.Command {
	var deep bool
	var structure string
	c := e.command("check", "check", exactly(0), func(*cobra.Command, []string) error {
		if structure != "" {
			return e.inspect(structure)
		}
		s, err := e.caseStore()
		if err != nil {
			return err
		}
		prove := s.CheckAside // which takes long, and nobody is to wait for it
		if !deep {
			prove = func() error { return s.Check(false) }
		}
		if err := prove(); err != nil {
			return err
		}
		if e.json {
			return e.document(map[string]any{"version": 1, "store": e.storePath(), "deep": deep})
		}
		e.say(e.lang.StoreSound(e.storePath(), deep))
		return nil
	})
	c.Flags().BoolVar(&deep, "deep", false, e.lang.Flag("check", "deep"))
	c.Flags().StringVar(&structure, "structure", "", e.lang.Flag("check", "structure"))
	return c
}

// inspect follows the pages of a file for another process of this program, and
// answers by the exit code alone.
func (e *env) inspect(path string) error {
	s := store.At(path, store.Credentials{}, e.Now)
	s.Runaway = func(err error) {
		fmt.Fprintln(e.Out, store.DamageLine(err))
		os.Exit(store.InspectDamaged)
	}
	switch err := s.InspectHere(); {
	case err == nil:
		return nil
	case errors.Is(err, store.ErrBusy):
		return errSilent(store.InspectBusy)
	default:
		fmt.Fprintln(e.Out, store.DamageLine(err))
		return errSilent(store.InspectDamaged)
	}
}
