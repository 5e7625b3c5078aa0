package policy

import (
	"strings"

	"doudi/calc"
	"doudi/calc/sheet"
)

// readStandard reads a row of the standards: an amount of a programme and class from a month on.
func (p *Policy) readStandard(r *sheet.Reader) {
	const (
		program = iota
		class
		settlement
		region
		from
		amount
		per
		document
	)
	rate := Rate{
		Program: sheet.ParseProgram(r.Required(program)), Class: ClassCode(r.Text(class)), Settlement: sheet.Kind[calc.Settlement](r, settlement),
		Region: regionPrefix(r, region), From: fromMonth(r, from), Abolished: r.Text(amount) == "",
		Amount: r.Fraction(amount), Cite: cite(r, amount, document),
	}
	switch sheet.Kind[calc.Period](r, per) {
	case calc.PerYear:
		rate.PerYear, rate.Amount = true, rate.Amount.Over(12)
	case calc.Once:
		r.Fault(per, "invalid.code", r.Text(per), "month, year")
	}
	p.Rates = append(p.Rates, rate)
}

// ClassCode reads a class by its code; the Chinese words for the care classes
// are understood, any other word is a class of the county's own.
func ClassCode(s string) string {
	base, suffix, found := strings.Cut(s, ".")
	switch base {
	case "基本", "基本生活":
		base = "basic"
	default:
		if care, ok := sheet.ParseLabel[calc.Selfcare](base); ok && care != 0 {
			base = care.String()
		}
	}
	if !found {
		return base
	}
	if mode, ok := sheet.ParseLabel[calc.Mode](suffix); ok && mode != 0 {
		suffix = mode.String()
	}
	return base + "." + suffix
}

// regionPrefix reads a region code or the beginning of one; the zeros that fill
// up a township's or county's code are not part of the prefix.
func regionPrefix(r *sheet.Reader, column int) string {
	s := r.Text(column)
	if len(s) > 12 || strings.Trim(s, "0123456789") != "" {
		r.Fault(column, "invalid.region", s)
		return ""
	}
	for _, n := range []int{6, 9} {
		if len(s) > n && strings.Trim(s[n:], "0") == "" {
			return s[:n]
		}
	}
	return s
}
