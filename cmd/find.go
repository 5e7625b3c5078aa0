package cmd

import (
	"github.com/spf13/cobra"

	"doudi/store/casework"
)

// find is doudi find: a family by whatever is known of it.
func (e *env) find() *cobra.Command {
	var look casework.Look
	c := e.command("find TEXT", "find", exactly(1), func(_ *cobra.Command, args []string) error {
		if err := whole(&look); err != nil {
			return err
		}
		office, err := e.office()
		if err != nil {
			return err
		}
		look.Brief = !e.json
		files, err := office.FindAs(args[0], look)
		if err != nil {
			return err
		}
		if len(files) == 0 {
			return notFound("not_found", args[0])
		}
		if e.json {
			out := []any{}
			for _, f := range files {
				out = append(out, fileDocument(f))
			}
			return e.document(map[string]any{"version": 1, "households": out})
		}
		if len(files) == 1 {
			e.file(files[0])
			return nil
		}
		var rows [][]string
		for _, f := range files {
			row := []string{string(f.Household.Number), calledBy(f.Household), e.programs(f), f.Total().String(), f.Township + f.Village}
			if f.Shown.Whole() {
				row = append(row, wholeNumbers(f.Household)...)
			}
			rows = append(rows, row)
		}
		headings := e.lang.FoundHeadings()
		if look.Whole {
			headings = append(headings, e.lang.NumberHeadings()...)
		}
		e.table(headings, rows)
		return nil
	})
	c.Flags().BoolVar(&look.Whole, "full", false, e.lang.Flag("find", "full"))
	c.Flags().StringVar(&look.Reason, "reason", "", e.lang.Flag("find", "reason"))
	return c
}
