package cmd

import (
	"github.com/spf13/cobra"

	"doudi/store/casework"
)

// rosterCheck is doudi roster check: what wants attention before a month is submitted.
func (e *env) rosterCheck() *cobra.Command {
	var month string
	c := e.command("check", "roster check", exactly(0), func(*cobra.Command, []string) error {
		_, r, err := e.loadRoster(month)
		if err != nil {
			return err
		}
		if e.json {
			err = e.document(findingsDocument(e, r))
		} else {
			e.findings(r)
		}
		if err == nil && len(r.Blocking()) > 0 {
			return errSilent(exitRefused)
		}
		return err
	})
	c.Flags().StringVar(&month, "month", "", e.lang.Flag("roster check", "month"))
	return c
}

func (e *env) findings(r *casework.MonthRoster) {
	for _, f := range r.Findings {
		what, remedy := e.lang.Finding(e.face, f)
		e.say(e.lang.FindingLine(f, what, remedy))
	}
	e.say(e.lang.Checked(r.Month, len(r.Blocking()), r.Seal.Warnings))
}

func findingsDocument(e *env, r *casework.MonthRoster) any {
	type finding struct {
		Code      string `json:"code"`
		Severity  string `json:"severity"`
		Household string `json:"household"`
		Program   string `json:"program"`
		Person    string `json:"person"`
		Detail    string `json:"detail"`
		Remedy    string `json:"remedy"`
	}
	out := []finding{}
	for _, f := range r.Findings {
		severity := "warn"
		if f.Block {
			severity = "block"
		}
		what, remedy := e.lang.Finding(e.face, f)
		out = append(out, finding{f.Code, severity, string(f.Household), string(f.Program), f.Person.Tail(), what, remedy})
	}
	return map[string]any{"version": 1, "month": r.Month.String(), "findings": out}
}
