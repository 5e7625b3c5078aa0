package cmd

import (
	"github.com/spf13/cobra"

	"doudi/calc"
	"doudi/store/casework"
)

// policyWhatIf is doudi policy whatif: what other tables would make of a month.
func (e *env) policyWhatIf() *cobra.Command {
	var month string
	c := e.command("whatif PATH", "policy whatif", exactly(1), func(_ *cobra.Command, args []string) error {
		m, err := e.month(month)
		if err != nil {
			return err
		}
		office, err := e.office()
		if err != nil {
			return err
		}
		return e.withTables(args[0], func(tables []calc.Table) error {
			effect, warnings, err := office.WhatIf(tables, m)
			if err != nil {
				return err
			}
			e.remarks(warnings)
			if e.json {
				return e.document(effectDocument(effect))
			}
			e.say(e.lang.Effect(m, effect.Before, effect.After, len(effect.Enter), len(effect.Leave), effect.Changed, effect.Regular, effect.Arrears, effect.Overpaid))
			e.awardList(e.lang.Entering(), effect.Enter)
			e.awardList(e.lang.Leaving(), effect.Leave)
			return nil
		})
	})
	c.Flags().StringVar(&month, "month", "", e.lang.Flag("policy whatif", "month"))
	return c
}

func (e *env) awardList(title string, keys []calc.AwardKey) {
	for i, k := range keys {
		if i == 0 {
			e.say(title)
		}
		e.say("  " + e.lang.Award(k))
	}
}

// effectDocument is policy whatif for programs.
func effectDocument(x *casework.Effect) any {
	type award struct {
		Household string `json:"household"`
		Program   string `json:"program"`
		Person    string `json:"person"`
	}
	list := func(keys []calc.AwardKey) []award {
		out := []award{}
		for _, k := range keys {
			out = append(out, award{string(k.Household), string(k.Program), k.Person.Tail()})
		}
		return out
	}
	return map[string]any{
		"version": 1, "month": x.Month.String(),
		"before": map[string]any{"lines": x.Before.Lines, "amount": x.Before.Amount.String()},
		"after":  map[string]any{"lines": x.After.Lines, "amount": x.After.Amount.String()},
		"enter":  list(x.Enter), "leave": list(x.Leave), "changed": x.Changed,
		"regular": x.Regular.String(), "arrears": x.Arrears.String(), "overpaid": x.Overpaid.String(),
	}
}
