package policy

import "doudi/calc/sheet"

// The tables of rules that make no amount: when a review is due, who may confirm
// what, which programmes exclude each other, and the documents that order it all.

func (p *Policy) readReview(r *sheet.Reader) {
	const (
		program = iota
		group
		months
	)
	c := ReviewCycle{Program: sheet.ParseProgram(r.Text(program)), Group: r.Text(group), Place: r.Place(months)}
	r.Required(months)
	c.Months, _ = r.Int(months)
	p.Reviews = append(p.Reviews, c)
}

func (p *Policy) readExtension(r *sheet.Reader) {
	const (
		from = iota
		until
		months
		region
		document
	)
	x := Extension{From: fromMonth(r, from), Region: regionPrefix(r, region), Cite: cite(r, months, document)}
	r.Required(until)
	r.Required(months)
	x.Until = untilMonth(r, until, x.From)
	x.Months, _ = r.Int(months)
	p.Extensions = append(p.Extensions, x)
}

func (p *Policy) readAuthority(r *sheet.Reader) {
	const (
		program = iota
		upto
		level
		from
		document
	)
	a := Authority{
		Program: sheet.ParseProgram(r.Required(program)), Upto: r.Money(upto), Unlimited: r.Text(upto) == "",
		Level: r.Required(level), From: fromMonth(r, from), Cite: cite(r, upto, document),
	}
	if a.Level != "" {
		a.Level = oneOf(r, level, levelWords)
	}
	p.Authorities = append(p.Authorities, a)
}

func (p *Policy) readExclusive(r *sheet.Reader) {
	const (
		programA = iota
		programB
		from
		document
	)
	p.Exclusions = append(p.Exclusions, Exclusion{
		A: sheet.ParseProgram(r.Required(programA)), B: sheet.ParseProgram(r.Required(programB)),
		From: fromMonth(r, from), Cite: cite(r, programA, document),
	})
}

func (p *Policy) readDocument(r *sheet.Reader) {
	const (
		code = iota
		number
		title
		date
	)
	d := Document{Code: r.Required(code), Number: r.Text(number), Title: r.Text(title), Date: r.Day(date), Place: r.Place(code)}
	if d.Number == "" {
		d.Number = d.Code
	}
	p.Documents = append(p.Documents, d)
}
