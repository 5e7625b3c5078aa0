package policy

import (
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
