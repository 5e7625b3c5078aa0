package cmd

import (
	"doudi/calc"
	"doudi/store/casework"
)

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
			out = append(out, award{string(k.Household), string(k.Program), string(k.Person)})
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
