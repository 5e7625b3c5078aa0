package cmd

import (
	"strconv"

	"github.com/spf13/cobra"
)

// calendarGroup is doudi calendar: the working days by which terms are counted.
func (e *env) calendarGroup() *cobra.Command {
	return e.group("calendar", e.calendarLoad(), e.calendarShow())
}

// calendarShow is doudi calendar show: what departs from Monday to Friday in a
// year.
func (e *env) calendarShow() *cobra.Command {
	var year int
	c := e.command("show", "calendar show", exactly(0), func(*cobra.Command, []string) error {
		today, err := e.day()
		if err != nil {
			return err
		}
		of := today.Year()
		if year != 0 {
			of = year
		}
		if of < 1 || of > 9999 {
			return usage("usage.bad_value", "--year", strconv.Itoa(of))
		}
		office, err := e.office()
		if err != nil {
			return err
		}
		shown, err := office.CalendarYear(of)
		if err != nil {
			return err
		}
		rows, documents := [][]string{}, []any{}
		for _, d := range shown.Days {
			rows = append(rows, []string{d.Day.String(), e.lang.CalendarDay(d.Work), d.Name})
			documents = append(documents, map[string]any{"day": d.Day.String(), "work": d.Work, "name": d.Name})
		}
		if e.json {
			return e.document(map[string]any{
				"version": 1, "year": of, "workdays": shown.Workdays, "first": shown.First.String(), "last": shown.Last.String(), "days": documents,
			})
		}
		e.table(e.lang.CalendarHeadings(), rows)
		e.say(e.lang.CalendarTitle(of, shown.Workdays, shown.First, shown.Last))
		return nil
	})
	c.Flags().IntVar(&year, "year", 0, e.lang.Flag("calendar show", "year"))
	return c
}
