package cmd

import (
	"strings"

	"github.com/spf13/cobra"

	"doudi/calc"
	"doudi/calc/sheet"
	"doudi/reports"
	"doudi/store/casework"
)

// awardNotice is doudi award notice: what a family is told in writing.
func (e *env) awardNotice() *cobra.Command {
	var program, person, refused, decision string
	c := e.command("notice HOUSEHOLD", "award notice", exactly(1), func(cc *cobra.Command, args []string) error {
		if err := need(map[string]string{"program": program}); err != nil {
			return err
		}
		q := &casework.NoticeAsked{Household: calc.HouseholdNumber(args[0]), Program: sheet.ParseProgram(program), Person: person, Refused: strings.TrimSpace(refused)}
		if q.Refused == "" && cc.Flags().Changed("refused") {
			return usage("usage.missing_flag", "--refused")
		}
		if err := typed("--decision", decision, &q.Decision, numberOf); err != nil {
			return err
		}
		office, err := e.office()
		if err != nil {
			return err
		}
		n, err := office.IssueNotice(q)
		if err != nil {
			return e.decisionError(err, args[0])
		}
		text := reports.NoticeText(&reports.Notice{
			County: n.County, Township: n.Township, Village: n.Village, Head: n.Head, Person: n.Person, Household: n.Household, Program: n.Program,
			Day: n.Day, Number: n.Number, Decision: n.Decision, First: n.First, Before: n.Before, After: n.After, Documents: n.Documents, Refused: n.Refused, Remedy: n.Remedy,
		}, e.lang)
		if e.json {
			return e.document(map[string]any{"version": 1, "household": n.Household, "program": n.Program, "number": n.Number, "text": text})
		}
		e.say(strings.TrimRight(text, "\n"))
		return nil
	})
	f := c.Flags()
	f.StringVar(&program, "program", "", e.lang.Flag("award notice", "program"))
	f.StringVar(&person, "person", "", e.lang.Flag("award notice", "person"))
	f.StringVar(&decision, "decision", "", e.lang.Flag("award notice", "decision"))
	f.StringVar(&refused, "refused", "", e.lang.Flag("award notice", "refused"))
	return c
}
