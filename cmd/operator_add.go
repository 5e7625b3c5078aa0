package cmd

import (
	"errors"
	"strings"

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
		office, err := e.office()
		if err != nil {
			return err
		}
		op := store.Operator{Name: args[0], Roles: rolesOf(role), Township: calc.RegionCode(township)}
		if key == "" {
			key = e.keyFolder()
		}
		secret, err := e.newSecret(op.Name, key)
		if err != nil {
			return err
		}
		if err := office.AddOperator(op, secret); err != nil {
			return err
		}
		e.keepKey()
		return e.did("operator.add", e.lang.OperatorAdded(op.Name, role), map[string]any{"operator": op.Name, "role": op.RoleNames(), "township": township})
	})
	f := c.Flags()
	f.StringVar(&role, "role", "", e.lang.Flag("operator add", "role"))
	f.StringVar(&township, "township", "", e.lang.Flag("operator add", "township"))
	f.StringVar(&key, "set-key", "", e.lang.Flag("operator add", "set-key"))
	return e.dryRun(c)
}

// rolesOf are the roles in a text, with commas between them.
func rolesOf(text string) (roles []store.Role) {
	for role := range strings.SplitSeq(text, ",") {
		roles = append(roles, store.Role(strings.TrimSpace(role)))
	}
	return roles
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
		return e.did("operator.disable", e.lang.OperatorDisabled(args[0]), map[string]any{"operator": args[0]})
	}))
}
