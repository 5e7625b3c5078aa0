package cmd

import (
	"errors"
	"strconv"

	"github.com/spf13/cobra"

	"doudi/calc"
	"doudi/calc/policy"
	"doudi/store"
)

// policyShow is doudi policy show: the rows in use.
func (e *env) policyShow() *cobra.Command {
	var month string
	var loaded int
	c := e.command("show", "policy show", exactly(0), func(*cobra.Command, []string) error {
		office, err := e.office()
		if err != nil {
			return err
		}
		p, err := office.Policy(loaded)
		if errors.Is(err, store.ErrNotFound) {
			return notFound("not_found.policy", strconv.Itoa(loaded))
		}
		if err != nil {
			return err
		}
		rows := p.Rows()
		if month != "" {
			m, err := e.month(month)
			if err != nil {
				return err
			}
			rows = p.RowsIn(m)
		}
		if e.json {
			return e.document(map[string]any{"version": 1, "rows": policyRowsDocument(rows)})
		}
		e.policyRows(rows)
		return nil
	})
	c.Flags().StringVar(&month, "month", "", e.lang.Flag("policy show", "month"))
	c.Flags().IntVar(&loaded, "loaded", 0, e.lang.Flag("policy show", "loaded"))
	return c
}

// policyDiff is doudi policy diff: what other tables would take away and add.
func (e *env) policyDiff() *cobra.Command {
	return e.command("diff PATH", "policy diff", exactly(1), func(_ *cobra.Command, args []string) error {
		office, err := e.office()
		if err != nil {
			return err
		}
		return e.withTables(args[0], func(tables []calc.Table) error {
			removed, added, err := office.DiffPolicy(tables)
			if err != nil {
				return err
			}
			if e.json {
				return e.document(map[string]any{"version": 1, "removed": policyRowsDocument(removed), "added": policyRowsDocument(added)})
			}
			if len(removed)+len(added) == 0 {
				e.say(e.lang.SameTables())
				return nil
			}
			e.policyRows(append(marked(removed, "- "), marked(added, "+ ")...))
			return nil
		})
	})
}

func marked(rows []policy.Row, mark string) []policy.Row {
	out := append([]policy.Row(nil), rows...)
	for i := range out {
		out[i].Table = mark + out[i].Table
	}
	return out
}
