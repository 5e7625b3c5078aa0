package cmd

import (
	"github.com/spf13/cobra"

	"doudi/calc"
	"doudi/store/casework"
)

// rosterConfirm is doudi roster confirm: a month sealed by the second person.
func (e *env) rosterConfirm() *cobra.Command {
	var month, total string
	lines := -1
	c := e.command("confirm", "roster confirm", exactly(0), func(*cobra.Command, []string) error {
		if err := need(map[string]string{"month": month}); err != nil {
			return err
		}
		m, err := e.month(month)
		if err != nil {
			return err
		}
		expect, err := expectation(total, lines)
		if err != nil {
			return err
		}
		office, err := e.office()
		if err != nil {
			return err
		}
		s, err := office.Confirm(m, expect)
		if err != nil {
			return err
		}
		return e.submission(s)
	})
	f := c.Flags()
	f.StringVar(&month, "month", "", e.lang.Flag("roster confirm", "month"))
	f.StringVar(&total, "expect-total", "", e.lang.Flag("roster confirm", "expect-total"))
	f.IntVar(&lines, "expect-lines", -1, e.lang.Flag("roster confirm", "expect-lines"))
	return e.dryRun(c)
}

func expectation(total string, lines int) (casework.Expectation, error) {
	var expect casework.Expectation
	if total != "" {
		amount, err := calc.ParseMoney(total)
		if err != nil {
			return expect, usage("usage.bad_value", "--expect-total", total)
		}
		expect.Total = &amount
	}
	if lines >= 0 {
		expect.Lines = &lines
	}
	return expect, nil
}
