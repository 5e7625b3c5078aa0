package policy

import (
	"strings"

	"doudi/calc"
	"doudi/calc/sheet"
)

// Parse reads a whole policy from its tables. The faults that refuse it are
// returned with the warnings, all at once; the policy is only good where
// faults.Refusing() is empty. Tables that are none of a policy's are faults.
func Parse(tables []calc.Table) (*Policy, calc.Faults) {
	p := &Policy{written: written{}}
	faults := p.parse(tables)
	return p, append(faults, p.consistency()...)
}

// Again is Parse for tables that were parsed before, and found good: their values
// are not measured again, nor what their rows say of one another.
func Again(tables []calc.Table) (*Policy, calc.Faults) {
	p := &Policy{}
	return p, p.parse(tables)
}

func (p *Policy) parse(tables []calc.Table) calc.Faults {
	var faults calc.Faults
	seen := map[*sheet.Layout]bool{}
	for _, t := range tables {
		l := layoutOf(t.Name())
		switch {
		case l == nil:
			faults = append(faults, calc.Fault{Code: "policy.table_unknown", Place: t.Place(-1), Args: []string{t.Name()}, Warning: true})
		case seen[l]:
			faults = append(faults, calc.Fault{Code: "table.twice", Place: t.Place(-1), Args: []string{l.Name}})
		default:
			seen[l] = true
			p.read(sheet.NewReader(t, l, &faults), l)
		}
	}
	for _, l := range []*sheet.Layout{&standardLayout, &parameterLayout} {
		if !seen[l] {
			faults = append(faults, calc.Fault{Code: "table.missing", Args: []string{l.Name, l.Labels[0]}})
		}
	}
	p.index()
	return faults
}

// Names says whether a table of that name is one of a policy's.
func Names(table string) bool { return layoutOf(table) != nil }

func layoutOf(table string) *sheet.Layout {
	for _, l := range Layouts {
		if l.Named(table) {
			return l
		}
	}
	return nil
}

func (p *Policy) read(r *sheet.Reader, l *sheet.Layout) {
	readers := map[*sheet.Layout]func(*sheet.Reader){
		&parameterLayout: p.readParameter, &standardLayout: p.readStandard, &groupLayout: p.readGroup,
		&supplementLayout: p.readSupplement, &deductionLayout: p.readDeduction, &reviewLayout: p.readReview,
		&extensionLayout: p.readExtension, &authorityLayout: p.readAuthority,
		&exclusiveLayout: p.readExclusive, &documentLayout: p.readDocument,
	}
	for r.Next() {
		readers[l](r)
		p.written.keep(r, l)
	}
}

// fromMonth reads the column that says when a row begins to apply.
func fromMonth(r *sheet.Reader, column int) calc.Month {
	r.Required(column)
	return r.Month(column)
}

// untilMonth reads the last month of a row and refuses one before its first.
func untilMonth(r *sheet.Reader, column int, from calc.Month) calc.Month {
	m := r.Month(column)
	if m != 0 && m < from {
		r.Fault(column, "invalid.until", m.String(), from.String())
	}
	return m
}

func cite(r *sheet.Reader, place, document int) Cite {
	return Cite{Place: r.Place(place), Document: r.Text(document)}
}

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
		Program: sheet.ParseProgram(r.Required(program)), Class: classCode(r.Text(class)), Settlement: sheet.Kind[calc.Settlement](r, settlement),
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

// classCode reads a class by its code; the Chinese words for the care classes
// are understood, any other word is a class of the county's own.
func classCode(s string) string {
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

// ClassCode is the code of a class as a decision names it.
func ClassCode(s string) string { return classCode(s) }

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

func (p *Policy) readParameter(r *sheet.Reader) {
	const (
		key = iota
		value
		from
		document
	)
	v := Parameter{Key: r.Required(key), Text: r.Text(value), From: fromMonth(r, from), Cite: cite(r, value, document)}
	kind, known, ok := kindOfParameter(v.Key)
	if ok {
		v.Key = known.String()
	} else {
		r.Fault(key, "policy.parameter_unknown", v.Key)
	}
	v.Blank = v.Text == ""
	if ok && !v.Blank {
		v.Text, v.Value = parameterValue(r, value, kind)
	}
	p.Parameters = append(p.Parameters, v)
}

// parameterValue is a value as the tables spell it, a coded one by its code, and
// what it counts.
func parameterValue(r *sheet.Reader, column int, kind parameterKind) (text string, value calc.Fraction) {
	text = r.Text(column)
	switch kind {
	case roundingMode, payFrom, noticeUnit, yesNo:
		text = oneOf(r, column, parameterWords[kind])
	case roundingUnit:
		value = r.Fraction(column)
		if u, ok := value.Money(); !ok || u != 1 && u != 10 && u != 100 {
			r.Fault(column, "invalid.code", text, "1, 0.1, 0.01")
		}
	case months, days:
		n, _ := r.Int(column)
		value = calc.Whole(int64(n))
	case money:
		value = r.Money(column).Fraction()
	case percentage, number:
		value = r.Fraction(column)
	}
	return text, value
}

// oneOf is a cell's word by its code, and a fault where it is none of them.
func oneOf(r *sheet.Reader, column int, words []codedWord) string {
	text := r.Text(column)
	var choices []string
	for _, w := range words {
		if text == w.code || text == w.label {
			return w.code
		}
		choices = append(choices, w.code+" "+w.label)
	}
	r.Fault(column, "invalid.code", text, strings.Join(choices, ", "))
	return text
}

func (p *Policy) readGroup(r *sheet.Reader) {
	const (
		code = iota
		label
		disability
		level
		illness
		labour
		schooling
		selfcare
		special
		ageMin
		ageMax
	)
	g := Group{
		Code: r.Required(code), Label: r.Text(label), Place: r.Place(code),
		disability: kinds[calc.Disability](r, disability), level: levels(r, level), illness: kinds[calc.Illness](r, illness),
		labour: kinds[calc.Labour](r, labour), schooling: kinds[calc.Schooling](r, schooling),
		selfcare: kinds[calc.Selfcare](r, selfcare), special: kinds[calc.Special](r, special),
	}
	g.ageMin, g.hasAgeMin = r.Int(ageMin)
	g.ageMax, g.hasAgeMax = r.Int(ageMax)
	if g.hasAgeMin && g.hasAgeMax && g.ageMin > g.ageMax {
		r.Fault(ageMax, "invalid.ages", r.Text(ageMin), r.Text(ageMax))
	}
	for c := disability; c <= ageMax; c++ {
		g.cells = append(g.cells, r.Text(c))
	}
	p.Groups = append(p.Groups, g)
}

// words takes a cell with several values apart. A cell that is not empty and
// names none is a fault: as an empty one it would take everybody.
func words(r *sheet.Reader, column int, choices string) []string {
	cell := r.Text(column)
	list := strings.FieldsFunc(cell, func(c rune) bool { return c == ';' || c == '；' || c == ' ' })
	if len(list) == 0 && cell != "" {
		r.Fault(column, "invalid.code", cell, choices)
	}
	return list
}

func kinds[T calc.Kind](r *sheet.Reader, column int) mask {
	var m mask
	for _, word := range words(r, column, sheet.Choices[T]()) {
		v, ok := sheet.ParseLabel[T](word)
		if !ok {
			r.Fault(column, "invalid.code", word, sheet.Choices[T]())
			continue
		}
		m |= 1 << v
	}
	return m
}

func levels(r *sheet.Reader, column int) mask {
	const choices = "1, 2, 3, 4"
	var m mask
	for _, word := range words(r, column, choices) {
		if len(word) != 1 || word[0] < '1' || word[0] > '4' {
			r.Fault(column, "invalid.code", word, choices)
			continue
		}
		m |= 1 << (word[0] - '0')
	}
	return m
}

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
