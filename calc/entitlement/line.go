package entitlement

import (
	"doudi/calc"
	"doudi/calc/policy"
)

// Line is the dibao standard 最低生活保障标准 a month where the people of a
// determination live, in yuan; zero where the tables have none (R3).
func Line(f *calc.Facts, p *policy.Policy, m calc.Month) calc.Fraction {
	rate, err := p.Standard(calc.Dibao, "", f.Settlement, f.Region, m)
	if err != nil || rate.Abolished {
		return calc.Fraction{}
	}
	return rate.Amount
}

// AboveLine says whether an income puts the people of a determination above the line
// of its programme 超过标准 (R3): of dibao, where by the gap nothing is left of
// amount, the month's own, or where by a class the income reaches the standard; of
// the edge where it exceeds edge.ceiling × the standard. Other programmes, and places
// without a standard, have no line.
func AboveLine(program calc.Program, f *calc.Facts, amount calc.Money, p *policy.Policy, m calc.Month) bool {
	line := Line(f, p, m)
	switch {
	case line.Sign() <= 0:
		return false
	case program == calc.Dibao && f.Class == "":
		return amount == 0
	case program == calc.Dibao:
		return f.Income.PerCapita.Cmp(line) >= 0
	case program == calc.Edge:
		return beyond("edge.ceiling", program, f, p, m)
	}
	return false
}

// BeyondTaper says whether an income is too high for a taper 渐退: above
// taper.ceiling × the standard, where the tables have that (R2).
func BeyondTaper(program calc.Program, f *calc.Facts, p *policy.Policy, m calc.Month) bool {
	return beyond("taper.ceiling", program, f, p, m)
}

func beyond(key string, program calc.Program, f *calc.Facts, p *policy.Policy, m calc.Month) bool {
	ceiling, limited := p.Parameter(key, program, m)
	return limited && f.Income.PerCapita.Cmp(Line(f, p, m).Mul(ceiling.Value)) > 0
}
