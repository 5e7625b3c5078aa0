package cmd

import (
	"github.com/spf13/cobra"
)

// find is doudi find: a family by whatever is known of it.
func (e *env) find() *cobra.Command {
	return e.command("find TEXT", "find", exactly(1), func(_ *cobra.Command, args []string) error {
		office, err := e.office()
		if err != nil {
			return err
		}
		files, err := office.Find(args[0])
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
			rows = append(rows, []string{string(f.Household.Number), headName(f.Household), e.programs(f), f.Total().String(), f.Township + f.Village})
		}
		e.table(e.lang.FoundHeadings(), rows)
		return nil
	})
}
