package cmd

import (
	"errors"

	"github.com/spf13/cobra"

	"doudi/calc"
	"doudi/store"
)

// operatorAdd is doudi operator add: who may use the store, and as what.
func (e *env) operatorAdd() *cobra.Command {
	var role, township, key string
	c := e.command("add NAME", "operator add", exactly(1), func(_ *cobra.Command, args []string) error {
		if err := need(map[string]string{"role": role}); err != nil {
			return err
		}
		known := false
		for _, r := range store.Roles {
			known = known || string(r) == role
		}
		if !known {
			return usage("usage.bad_value", "--role", role)
		}
		office, err := e.office()
		if err != nil {
			return err
		}
		op := store.Operator{Name: args[0], Role: store.Role(role), Township: calc.RegionCode(township)}
		if err := office.AddOperator(op); err != nil {
			return err
		}
		e.done(e.lang.OperatorAdded(op.Name, role))
		return nil
	})
	f := c.Flags()
	f.StringVar(&role, "role", "", e.lang.Flag("operator add", "role"))
	f.StringVar(&township, "township", "", e.lang.Flag("operator add", "township"))
	f.StringVar(&key, "set-key", "", e.lang.Flag("operator add", "set-key"))
	return e.dryRun(c)
}

// operatorDisable is doudi operator disable.
func (e *env) operatorDisable() *cobra.Command {
	return e.dryRun(e.command("disable NAME", "operator disable", exactly(1), func(_ *cobra.Command, args []string) error {
		office, err := e.office()
		if err != nil {
			return err
		}
		err = office.DisableOperator(args[0])
		if errors.Is(err, store.ErrNotFound) {
			return notFound("not_found.operator", args[0])
		}
		if err != nil {
			return err
		}
		e.done(e.lang.OperatorDisabled(args[0]))
		return nil
	}))
}
