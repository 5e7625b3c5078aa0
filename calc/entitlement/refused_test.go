package entitlement_test

import (
	"testing"

	"doudi/calc"
)

// computed are facts whose income was computed, for so many people.
func computed(people int, f *calc.Facts) *calc.Facts {
	f.Income.Given, f.Income.People = false, people
	return f
}

// An income with nobody to be divided by is not an income of 0 (R3). Stated, it
// needs nobody; by grades it is not asked for.
func TestIncomeOfNobodyIsRefused(t *testing.T) {
	const refused = "income.nobody"
	for _, c := range []struct {
		name string
		f    *calc.Facts
		want string
	}{
		{"nobody counted", computed(0, household(calc.Fraction{}, adult)), refused},
		{"nobody insured either", computed(0, household(calc.Fraction{})), refused},
		{"one counted", computed(1, household(calc.Fraction{}, adult)), "base 600.00"},
		{"one person's own", computed(1, single(household(calc.Whole(500), adult))), "base 80.00"},
		{"by grades", computed(0, graded("A", household(calc.Fraction{}, adult))), "base 400.00"},
		{"stated", household(calc.Whole(100), adult), "base 500.00"},
	} {
		if got := worth(t, calc.Dibao, c.f, load(t, plain+"standard dibao,A,,,2025-01,400,,S\nsupplement A,dibao,severe,amount,20,2025-01,,\nparameter dibao.single.share,96.666667,2025-01,P\n"+groups), "2026-01"); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// Each component stays within the largest amount, or the month is refused.
func TestTooLargeIsRefused(t *testing.T) {
	const tables = groups + `
parameter rounding.unit,0.01,2025-01,
parameter rounding.mode,half_up,2025-01,
parameter taper.share,9999999999.999999,2025-01,
parameter exit.bonus_months,9999999999.999999,2025-01,
standard dibao,,,,2025-01,9999999999.99,,
standard dibao,,urban,,2025-01,500,,
standard tekun,basic,,,2025-01,9999999999.994,,
standard tekun,partial,,,2025-01,9999999999.995,,
standard tekun,dependent,,,2025-01,9999999999.99,,
standard orphan,,,,2025-01,9999999999.999999,,
supplement A,dibao,ill,benefit_percent,9999999999.999999,2025-01,,
`
	urban := func(f *calc.Facts) *calc.Facts {
		f.Settlement = calc.Urban
		return f
	}
	p := load(t, tables)
	for _, c := range []struct {
		name    string
		program calc.Program
		f       *calc.Facts
		want    string
	}{
		{"the largest base", calc.Dibao, household(calc.Fraction{}, adult), "base 9999999999.99"},
		{"two of them", calc.Dibao, household(calc.Fraction{}, adult, adult), "amount.too_large 19999999999.98"},
		{"a supplement", calc.Dibao, household(calc.Fraction{}, ill), "amount.too_large 999999999998999900.00"},
		{"a supplement of less", calc.Dibao, urban(household(calc.Whole(401), ill)), "base 99.00 supplement 9900000000.00"},
		{"tekun care", calc.Tekun, graded("partial", household(calc.Fraction{}, adult)), "amount.too_large 10000000000.00"},
		{"the largest tekun", calc.Tekun, graded("dependent", household(calc.Fraction{}, adult)), "base 9999999999.99 supplement 9999999999.99"},
		{"a flat benefit", "orphan", household(calc.Fraction{}, adult), "amount.too_large 10000000000.00"},
	} {
		if got := worth(t, c.program, c.f, p, "2026-01"); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
	for want, last := range map[string]calc.Decision{
		"amount.too_large 999999999998999900.00":   taper(t, "2026-01", "2026-03"),
		"amount.too_large 99999999999899990000.00": stop(t, "2026-01", calc.Voluntary),
	} {
		a := award(determine(t, "2025-01", household(calc.Fraction{}, adult)), last)
		if got := outcome(a, month(t, "2026-01"), p); got != want {
			t.Errorf("%s: %s, want %s", last.Kind, got, want)
		}
	}
}
