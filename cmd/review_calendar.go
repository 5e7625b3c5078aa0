package cmd

import (
	"strconv"

	"github.com/spf13/cobra"

	"doudi/store/casework"
)

// mostMonths bounds how far a calendar looks ahead.
const mostMonths = 60

// reviewCalendar is doudi review calendar: what will change by itself.
func (e *env) reviewCalendar() *cobra.Command {
	var month, township string
	var months int
	c := e.command("calendar", "review calendar", exactly(0), func(*cobra.Command, []string) error {
		if months < 1 || months > mostMonths {
			return usage("usage.bad_value", "--months", strconv.Itoa(months))
		}
		from, err := e.month(month)
		if err != nil {
			return err
		}
		office, err := e.office()
		if err != nil {
			return err
		}
		ahead, err := office.ReviewCalendar(from, months, township)
		if err != nil {
			return err
		}
		if e.json {
			return e.document(calendarDocument(ahead))
		}
		e.calendar(ahead)
		return nil
	})
	f := c.Flags()
	f.StringVar(&month, "month", "", e.lang.Flag("review calendar", "month"))
	f.IntVar(&months, "months", 12, e.lang.Flag("review calendar", "months"))
	f.StringVar(&township, "township", "", e.lang.Flag("review calendar", "township"))
	return c
}

func (e *env) calendar(ahead *casework.Foreseen) {
	for i := range ahead.Months {
		m := &ahead.Months[i]
		e.say(e.lang.CalendarMonth(m))
		for j := range m.Reasons {
			e.say("  " + e.lang.CalendarReason(&m.Reasons[j]))
		}
	}
	if ahead.Missing > 0 {
		e.remark(e.lang.CalendarMissing(ahead.Missing, e.lang.TableError(e.face, ahead.Why)))
	}
}

// calendarDocument is review calendar for programs.
func calendarDocument(ahead *casework.Foreseen) any {
	months := []any{}
	for _, m := range ahead.Months {
		reasons := []any{}
		for _, r := range m.Reasons {
			reasons = append(reasons, map[string]any{"reason": r.Reason, "changes": r.Changes, "amount": r.Amount.String()})
		}
		months = append(months, map[string]any{
			"month": m.Month.String(), "amount": m.Amount.String(), "arrears": m.Arrears.String(), "lines": m.Lines, "held": m.Held, "reasons": reasons,
		})
	}
	return map[string]any{"version": 1, "months": months, "missing": ahead.Missing}
}
