package cmd

import (
	"github.com/spf13/cobra"

	"doudi/calc"
	"doudi/calc/roster"
	"doudi/reports"
	"doudi/store/casework"
)

// rosterShow is doudi roster show: a month at a glance.
func (e *env) rosterShow() *cobra.Command {
	var month string
	c := e.command("show", "roster show", exactly(0), func(*cobra.Command, []string) error {
		_, r, err := e.loadRoster(month)
		if err != nil {
			return err
		}
		if e.json {
			return e.document(rosterDocument(r, nil))
		}
		return e.rosterText(r)
	})
	c.Flags().StringVar(&month, "month", "", e.lang.Flag("roster show", "month"))
	return c
}

// rosterDiff is doudi roster diff: why the month differs from the one before.
func (e *env) rosterDiff() *cobra.Command {
	var month string
	c := e.command("diff", "roster diff", exactly(0), func(*cobra.Command, []string) error {
		_, r, err := e.loadRoster(month)
		if err != nil {
			return err
		}
		if e.json {
			doc, err := changesDocument(r)
			if err != nil {
				return err
			}
			return e.document(doc)
		}
		text, err := reports.ChangesText(reports.MonthOf(r.Book, r), e.lang, e.width())
		if err == nil {
			e.say(text)
		}
		return err
	})
	c.Flags().StringVar(&month, "month", "", e.lang.Flag("roster diff", "month"))
	return c
}

// changesDocument is roster diff for programs: the causes of every change.
func changesDocument(r *casework.MonthRoster) (any, error) {
	type cause struct {
		Cause  string `json:"cause"`
		Amount string `json:"amount"`
		Detail string `json:"detail"`
	}
	type change struct {
		Household string  `json:"household"`
		Program   string  `json:"program"`
		Person    string  `json:"person"`
		Before    string  `json:"before"`
		After     string  `json:"after"`
		Causes    []cause `json:"causes"`
	}
	changes := []change{}
	err := r.Each(func(x *roster.Entry) error {
		if len(x.Causes) == 0 {
			return nil
		}
		c := change{Household: string(x.Household), Program: string(x.Program), Person: x.Person.Tail(), After: x.Total().String()}
		var difference calc.Money
		for _, y := range x.Causes {
			difference += y.Amount
			c.Causes = append(c.Causes, cause{string(y.Code), y.Amount.String(), y.Detail})
		}
		c.Before = (x.Total() - difference).String()
		changes = append(changes, c)
		return nil
	})
	return map[string]any{"version": 1, "month": r.Month.String(), "changes": changes}, err
}
