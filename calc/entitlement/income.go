package entitlement

import (
	"doudi/calc"
	"doudi/calc/policy"
)

// Income is a household's per-capita monthly income (R3) by the deductions in
// force in month from: y = max(0, Y − D) / 12n over all items on record and the
// counted members; or, for a single-person award, that person's own items with
// n = 1. Exempt income and property are on record and do not count. Where no
// member counts, People is 0 and PerCapita says nothing.
func Income(h *calc.Household, single calc.IDNumber, p *policy.Policy, from calc.Month) calc.Income {
	in := calc.Income{People: 1}
	if single == "" {
		in.People = counted(h)
	}
	spent := map[calc.ItemKind]calc.Money{}
	for _, item := range h.Items {
		switch {
		case single != "" && item.Member != single:
		case item.Kind.Income():
			in.Yearly += item.Yearly()
		case item.Kind.Spending():
			spent[item.Kind] += item.Yearly()
		}
	}
	left := in.Yearly.Fraction()
	for _, d := range p.DeductionsIn(from) {
		if spent[d.Kind] == 0 {
			continue
		}
		amount := spent[d.Kind].Fraction().Percent(d.Percent)
		if limit := d.Cap.Fraction(); d.Capped && amount.Cmp(limit) > 0 {
			amount = limit
		}
		left = left.Sub(amount)
		in.Deductions = append(in.Deductions, calc.Deduction{Kind: d.Kind, Spent: spent[d.Kind], Amount: amount, Document: d.Document})
	}
	if in.People > 0 {
		in.PerCapita = left.Positive().Over(int64(12 * in.People))
	}
	return in
}

func counted(h *calc.Household) int {
	n := 0
	for i := range h.Members {
		if !h.Members[i].Uncounted {
			n++
		}
	}
	return n
}
