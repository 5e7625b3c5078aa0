package cmd

import (
	"fmt"

	"github.com/spf13/cobra"

	"doudi/calc"
)

// householdList is doudi household list: the families of a region.
func (e *env) householdList() *cobra.Command {
	var region string
	c := e.command("list", "household list", exactly(0), func(*cobra.Command, []string) error {
		office, err := e.office()
		if err != nil {
			return err
		}
		var rows [][]string
		documents := []any{}
		err = office.List(region, func(h *calc.Household, village string) error {
			head := ""
			if m := h.Head(); m != nil {
				head = m.Name
			}
			if e.json {
				documents = append(documents, map[string]any{"household": h.Number, "head": head, "region": h.Region, "village": village, "members": len(h.Members)})
				return nil
			}
			rows = append(rows, []string{string(h.Number), head, fmt.Sprint(len(h.Members)), e.lang.Settlement(h.Settlement), village})
			return nil
		})
		if err != nil {
			return err
		}
		if e.json {
			return e.document(map[string]any{"version": 1, "households": documents})
		}
		e.table(e.lang.HouseholdHeadings(), rows)
		return nil
	})
	c.Flags().StringVar(&region, "region", "", e.lang.Flag("household list", "region"))
	return c
}
