package entitlement_test

import (
	"fmt"
	"strings"
	"testing"

	"doudi/calc"
	"doudi/calc/entitlement"
)

const (
	mother = calc.IDNumber("M")
	father = calc.IDNumber("F")
	lodger = calc.IDNumber("L")
)

func family(items ...calc.Item) *calc.Household {
	return &calc.Household{Members: []calc.Member{{ID: mother}, {ID: father}, {ID: lodger, Uncounted: true}}, Items: items}
}

func item(t *testing.T, of calc.IDNumber, kind calc.ItemKind, amount string, per calc.Period) calc.Item {
	t.Helper()
	return calc.Item{Member: of, Kind: kind, Amount: yuan(t, amount), Per: per}
}

func TestIncome(t *testing.T) {
	const deductions = plain + `
deduction medical,100,,2025-01,,D
deduction education,50,1000,2025-01,2026-03,E
deduction care,33.3,,2026-02,,C
deduction work,100,2400,2025-01,,W
`
	p := load(t, deductions)
	for _, c := range []struct {
		name  string
		items []calc.Item
		of    calc.IDNumber
		from  string
		want  string // yearly | deductions | people
		each  string // per capita, a month
	}{
		{"nothing", nil, "", "2026-01", "0.00||2", "0.00"},
		{
			"all sorts of income",
			[]calc.Item{
				item(t, mother, calc.Wage, "100", calc.PerMonth), item(t, father, calc.Business, "200", calc.PerYear), item(t, "", calc.PropertyGain, "300", calc.Once),
				item(t, lodger, calc.Transfer, "10.01", calc.PerMonth),
			},
			"", "2026-01", "1820.12||2", "45503/600",
		},
		{
			"exempt income and property do not count",
			[]calc.Item{
				item(t, mother, calc.Exempt, "999", calc.PerMonth), item(t, "", calc.Deposit, "9999", calc.Once), item(t, "", calc.House, "1", calc.Once),
				item(t, "", calc.Vehicle, "1", calc.Once), item(t, "", calc.Firm, "1", calc.Once), item(t, "", calc.OtherAsset, "1", calc.PerMonth),
			},
			"", "2026-01", "0.00||2", "0.00",
		},
		{
			"spending is taken off, at most its cap, once for the household",
			[]calc.Item{
				item(t, "", calc.Wage, "1000", calc.PerMonth), item(t, mother, calc.Medical, "100.50", calc.PerMonth), item(t, father, calc.Medical, "800", calc.Once),
				item(t, mother, calc.Education, "1500", calc.PerYear), item(t, father, calc.Education, "1500", calc.PerYear), item(t, mother, calc.Work, "200", calc.PerMonth),
			},
			"", "2026-01", "12000.00|medical 2006.00 of 2006.00 D, education 1000.00 of 3000.00 E, work 2400.00 of 2400.00 W|2", "3297/12",
		},
		{"below its cap", []calc.Item{item(t, "", calc.Wage, "100", calc.PerMonth), item(t, "", calc.Education, "1999.99", calc.Once)}, "", "2026-01", "1200.00|education 999.995 of 1999.99 E|2", "200005/24000"},
		{"at its cap", []calc.Item{item(t, "", calc.Wage, "100", calc.PerMonth), item(t, "", calc.Education, "2000", calc.Once)}, "", "2026-01", "1200.00|education 1000.00 of 2000.00 E|2", "200/24"},
		{"above its cap", []calc.Item{item(t, "", calc.Wage, "100", calc.PerMonth), item(t, "", calc.Education, "2000.01", calc.Once)}, "", "2026-01", "1200.00|education 1000.00 of 2000.01 E|2", "200/24"},
		{"a row not begun", []calc.Item{item(t, "", calc.Wage, "100", calc.PerMonth), item(t, "", calc.Care, "1000", calc.Once)}, "", "2026-01", "1200.00||2", "50.00"},
		{"a row begun", []calc.Item{item(t, "", calc.Wage, "100", calc.PerMonth), item(t, "", calc.Care, "1000", calc.Once)}, "", "2026-02", "1200.00|care 333.00 of 1000.00 C|2", "867/24"},
		{"until is inclusive", []calc.Item{item(t, "", calc.Wage, "100", calc.PerMonth), item(t, "", calc.Education, "100", calc.Once)}, "", "2026-03", "1200.00|education 50.00 of 100.00 E|2", "1150/24"},
		{"run out", []calc.Item{item(t, "", calc.Wage, "100", calc.PerMonth), item(t, "", calc.Education, "100", calc.Once)}, "", "2026-04", "1200.00||2", "50.00"},
		{"never below nothing", []calc.Item{item(t, "", calc.Wage, "100", calc.PerMonth), item(t, "", calc.Medical, "1200.01", calc.PerYear)}, "", "2026-01", "1200.00|medical 1200.01 of 1200.01 D|2", "0.00"},
		{
			"one person's own items",
			[]calc.Item{
				item(t, mother, calc.Wage, "100", calc.PerMonth), item(t, father, calc.Wage, "900", calc.PerMonth), item(t, "", calc.Business, "5000", calc.PerYear),
				item(t, mother, calc.Medical, "300", calc.PerYear), item(t, "", calc.Medical, "70", calc.PerYear), item(t, father, calc.Medical, "7", calc.PerYear),
			},
			mother, "2026-01", "1200.00|medical 300.00 of 300.00 D|1", "75.00",
		},
	} {
		in := entitlement.Income(family(c.items...), c.of, p, month(t, c.from))
		var off []string
		for _, d := range in.Deductions {
			off = append(off, fmt.Sprintf("%s %s of %s %s", d.Kind, d.Amount, d.Spent, d.Document))
		}
		got := fmt.Sprintf("%s|%s|%d", in.Yearly, strings.Join(off, ", "), in.People)
		if got != c.want || in.PerCapita.Cmp(fraction(t, c.each)) != 0 || in.Given {
			t.Errorf("%s: %s, %s each; want %s, %s", c.name, got, in.PerCapita, c.want, c.each)
		}
	}
}

// fraction reads 75.00 or 200/24.
func fraction(t *testing.T, s string) calc.Fraction {
	t.Helper()
	n, d, ok := strings.Cut(s, "/")
	f := yuan(t, n).Fraction()
	if ok {
		var over int64
		if _, err := fmt.Sscan(d, &over); err != nil {
			t.Fatal(err)
		}
		f = f.Over(over)
	}
	return f
}

// A fen a year for seven people is neither rounded away nor up.
func TestIncomeIsExact(t *testing.T) {
	h := &calc.Household{Members: make([]calc.Member, 7), Items: []calc.Item{item(t, "", calc.Wage, "0.01", calc.PerYear)}}
	in := entitlement.Income(h, "", load(t, plain), month(t, "2026-01"))
	if in.PerCapita.Cmp(calc.FractionOf(1, 8400)) != 0 {
		t.Errorf("per capita %s", in.PerCapita)
	}
}

// Of a household in which nobody counts there is no income a head.
func TestIncomeOfNobody(t *testing.T) {
	h := &calc.Household{Members: []calc.Member{{ID: lodger, Uncounted: true}}, Items: []calc.Item{item(t, "", calc.Wage, "100", calc.PerMonth)}}
	in := entitlement.Income(h, "", load(t, plain), month(t, "2026-01"))
	if in.People != 0 || in.PerCapita.Sign() != 0 || in.Yearly != yuan(t, "1200") {
		t.Errorf("%+v", in)
	}
}
