package cmd

import (
	"fmt"

	"github.com/spf13/cobra"

	"doudi/calc"
	"doudi/store/casework"
)

// householdList is doudi household list: the families of a region.
func (e *env) householdList() *cobra.Command {
	var region string
	var look casework.Look
	c := e.command("list", "household list", exactly(0), func(*cobra.Command, []string) error {
		if err := whole(&look); err != nil {
			return err
		}
		office, err := e.office()
		if err != nil {
			return err
		}
		var rows [][]string
		documents := []any{}
		err = office.ListAs(region, look, func(h *calc.Household, village string, shown casework.Shown) error {
			if e.json {
				documents = append(documents, listedDocument(h, village, shown))
				return nil
			}
			row := []string{string(h.Number), headName(h), fmt.Sprint(len(h.Members)), e.lang.Settlement(h.Settlement), village}
			if shown.Whole() {
				row = append(row, wholeNumbers(h)...)
			}
			rows = append(rows, row)
			return nil
		})
		if err != nil {
			return err
		}
		if e.json {
			return e.document(map[string]any{"version": 1, "households": documents})
		}
		headings := e.lang.HouseholdHeadings()
		if look.Whole {
			headings = append(headings, e.lang.NumberHeadings()...)
		}
		e.table(headings, rows)
		return nil
	})
	c.Flags().StringVar(&region, "region", "", e.lang.Flag("household list", "region"))
	c.Flags().BoolVar(&look.Whole, "full", false, e.lang.Flag("household list", "full"))
	c.Flags().StringVar(&look.Reason, "reason", "", e.lang.Flag("household list", "reason"))
	return c
}

// listedDocument is a household of household list for programs; it has numbers
// only where they are whole.
func listedDocument(h *calc.Household, village string, shown casework.Shown) any {
	out := map[string]any{"household": h.Number, "head": headName(h), "region": h.Region, "village": village, "members": len(h.Members)}
	if shown.Whole() {
		numbers := wholeNumbers(h)
		out["id"], out["account"], out["phone"] = numbers[0], numbers[1], numbers[2]
	}
	return out
}
