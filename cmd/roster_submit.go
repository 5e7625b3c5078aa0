package cmd

import (
	"strings"

	"github.com/spf13/cobra"

	"doudi/calc"
	"doudi/calc/roster"
	"doudi/store/casework"
)

// rosterSubmit is doudi roster submit: a month handed to a second person.
func (e *env) rosterSubmit() *cobra.Command {
	var month, reason string
	var overrides []string
	var again bool
	c := e.command("submit", "roster submit", exactly(0), func(*cobra.Command, []string) error {
		if err := need(map[string]string{"month": month}); err != nil {
			return err
		}
		lifted, err := parseOverrides(overrides, reason)
		if err != nil {
			return err
		}
		m, err := e.month(month)
		if err != nil {
			return err
		}
		office, err := e.office()
		if err != nil {
			return err
		}
		s, err := office.Submit(m, lifted, again)
		if err != nil {
			return err
		}
		return e.submission(s)
	})
	f := c.Flags()
	f.StringVar(&month, "month", "", e.lang.Flag("roster submit", "month"))
	f.StringArrayVar(&overrides, "override", nil, e.lang.Flag("roster submit", "override"))
	f.StringVar(&reason, "reason", "", e.lang.Flag("roster submit", "reason"))
	f.BoolVar(&again, "again", false, e.lang.Flag("roster submit", "again"))
	return e.dryRun(c)
}

// parseOverrides reads CODE:HOUSEHOLD or CODE:HOUSEHOLD:PERSON; findings about
// the whole month have no household. Overrides need a reason.
func parseOverrides(texts []string, reason string) ([]roster.Override, error) {
	if len(texts) > 0 && strings.TrimSpace(reason) == "" {
		return nil, usage("usage.missing_flag", "--reason")
	}
	var out []roster.Override
	for _, text := range texts {
		parts := strings.Split(text, ":")
		if len(parts) > 3 || !knownFinding(parts[0]) {
			return nil, usage("usage.bad_value", "--override", text)
		}
		o := roster.Override{Code: parts[0], Reason: reason}
		if len(parts) > 1 {
			o.Household = calc.HouseholdNumber(parts[1])
		}
		if len(parts) > 2 {
			o.Person = calc.IDNumber(parts[2])
		}
		out = append(out, o)
	}
	return out, nil
}

func knownFinding(code string) bool {
	for _, c := range roster.FindingCodes {
		if c == code {
			return true
		}
	}
	return false
}

// submission prints what submitting or confirming did.
func (e *env) submission(s *casework.Submission) error {
	if e.json {
		all := s.Seal.All
		return e.document(map[string]any{
			"version": 1, "month": s.Seal.Month.String(), "state": s.Seal.State.String(), "already": s.Already,
			"digest": s.Digest.String(), "lines": all.Lines, "persons": all.Persons, "amount": all.Amount.String(),
			"submitted_by": s.Seal.SubmittedBy, "confirmed_by": s.Seal.ConfirmedBy,
		})
	}
	e.done(e.lang.Submitted(s.Seal, s.Already))
	return nil
}
