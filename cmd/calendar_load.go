package cmd

import (
	"github.com/spf13/cobra"

	"doudi/calc"
)

// calendarLoad is doudi calendar load: the notice of a further year.
func (e *env) calendarLoad() *cobra.Command {
	return e.dryRun(e.command("load PATH", "calendar load", exactly(1), func(_ *cobra.Command, args []string) error {
		office, err := e.office()
		if err != nil {
			return err
		}
		return e.withTables(args[0], func(tables []calc.Table) error {
			loaded, err := office.LoadCalendar(tables)
			if err != nil {
				return err
			}
			e.remarks(loaded.Warnings)
			if e.json {
				return e.document(map[string]any{
					"version": 1, "days": loaded.Days, "already": loaded.Already, "first": loaded.First.String(), "last": loaded.Last.String(),
				})
			}
			e.done(e.lang.CalendarLoaded(loaded.Days, loaded.Already, loaded.First, loaded.Last))
			return nil
		})
	}))
}
