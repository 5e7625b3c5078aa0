package policy

import (
	"doudi/calc"
	"doudi/calc/sheet"
)

// supplementKinds are the words for how a supplement is counted.
var supplementKinds = map[string]SupplementKind{
	"full": Full, "benefit_percent": BenefitPercent, "standard_percent": StandardPercent, "amount": Amount,
	"全额": Full, "按本人金额比例": BenefitPercent, "按标准比例": StandardPercent, "定额": Amount,
}

func (p *Policy) readSupplement(r *sheet.Reader) {
	const (
		code = iota
		label
		program
		group
		kind
		value
		from
		until
		document
	)
	s := Supplement{
		Code: r.Required(code), Label: r.Text(label), Program: sheet.ParseProgram(r.Required(program)), Group: r.Text(group),
		Kind: supplementKinds[r.Required(kind)], Value: r.Fraction(value), From: fromMonth(r, from), Cite: cite(r, value, document),
	}
	s.Until = untilMonth(r, until, s.From)
	switch {
	case s.Kind == 0 && r.Text(kind) != "":
		r.Fault(kind, "invalid.code", r.Text(kind), "full, benefit_percent, standard_percent, amount")
	case s.Kind == Full && r.Text(value) == "":
		s.Value = calc.Whole(100)
	default:
		r.Required(value)
	}
	p.Supplements = append(p.Supplements, s)
}

func (p *Policy) readDeduction(r *sheet.Reader) {
	const (
		item = iota
		percent
		limit
		from
		until
		document
	)
	r.Required(item)
	r.Required(percent)
	d := Deduction{
		Kind: sheet.Kind[calc.ItemKind](r, item), Percent: r.Fraction(percent), Cap: r.Money(limit), Capped: r.Text(limit) != "",
		From: fromMonth(r, from), Cite: cite(r, percent, document),
	}
	d.Until = untilMonth(r, until, d.From)
	if d.Kind != 0 && !d.Kind.Spending() {
		r.Fault(item, "invalid.code", r.Text(item), "medical, education, care, work")
	}
	p.Deductions = append(p.Deductions, d)
}
