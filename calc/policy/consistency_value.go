package policy

import (
	"strconv"

	"doudi/calc"
	"doudi/calc/sheet"
)

// The most that a table's whole numbers may count: what is more is a slip, and
// would lead out of the calendar.
const (
	mostMonths = 1200
	mostDays   = 3650
	mostYears  = 150
)

// outOfRange: a cycle of no months would never let anybody be reviewed in time, and
// an age that nobody has takes nobody.
func (p *Policy) outOfRange() calc.Faults {
	var fs calc.Faults
	for _, b := range []struct {
		layout      *sheet.Layout
		column      string
		least, most int
	}{
		{&groupLayout, "age_min", 0, mostYears},
		{&groupLayout, "age_max", 0, mostYears},
		{&reviewLayout, "months", 1, mostMonths},
		{&extensionLayout, "months", 1, mostMonths},
	} {
		for i := range p.written[b.layout] {
			fs = append(fs, p.written.cell(b.layout, i, b.column).between(b.least, b.most)...)
		}
	}
	for i, v := range p.Parameters {
		switch kind, _, _ := kindOfParameter(v.Key); kind {
		case months:
			fs = append(fs, p.written.cell(&parameterLayout, i, "value").between(0, mostMonths)...)
		case days:
			fs = append(fs, p.written.cell(&parameterLayout, i, "value").between(0, mostDays)...)
		}
	}
	return fs
}

// between is the fault of a whole number that lies outside; of a cell that holds
// none is told where it is read.
func (c writtenCell) between(least, most int) calc.Faults {
	n, err := strconv.Atoi(c.text)
	if err != nil || len(c.text) > 6 || n < 0 || n >= least && n <= most {
		return nil
	}
	return calc.Faults{{Code: "invalid.range", Place: c.at, Args: []string{c.text, strconv.Itoa(least), strconv.Itoa(most)}}}
}

// blankRounding: a blank value takes a parameter out of use, but without rounding
// nothing can be paid.
func (p *Policy) blankRounding() calc.Faults {
	var fs calc.Faults
	for i, v := range p.Parameters {
		if kind, _, ok := kindOfParameter(v.Key); ok && v.Blank && (kind == roundingUnit || kind == roundingMode) {
			fs = append(fs, calc.Fault{Code: "cell.empty", Place: p.written.place(&parameterLayout, i, "value"), Args: []string{"value"}})
		}
	}
	return fs
}

// oddPercentages mentions those over 100, and those of at most one: a spreadsheet
// keeps 30 % as 0.3 in a cell of its percent format.
func (p *Policy) oddPercentages() calc.Faults {
	var fs calc.Faults
	check := func(v calc.Fraction, at calc.Place, what string) {
		switch {
		case v.Cmp(calc.Whole(100)) > 0:
			fs = append(fs, calc.Fault{Code: "policy.percent_high", Place: at, Args: []string{what, v.String()}, Warning: true})
		case v.Sign() > 0 && v.Cmp(calc.Whole(1)) <= 0:
			fs = append(fs, calc.Fault{Code: "policy.percent_low", Place: at, Args: []string{what, v.String()}, Warning: true})
		}
	}
	for _, s := range p.Supplements {
		if s.Kind != Amount {
			check(s.Value, s.Place, s.Code)
		}
	}
	for _, d := range p.Deductions {
		check(d.Percent, d.Place, d.Kind.String())
	}
	for _, v := range p.Parameters {
		if kind, _, ok := kindOfParameter(v.Key); ok && kind == percentage {
			check(v.Value, v.Place, v.Key)
		}
	}
	return fs
}

// mostTimes is the most times the standard that an income counted as low has
// anywhere.
const mostTimes = 10

// oddValues mentions what is hardly meant: a ceiling below the standard itself or
// written as a percentage, spending of which nothing is deducted. Of what is no
// number is told where it is read.
func (p *Policy) oddValues() calc.Faults {
	var fs calc.Faults
	for i, v := range p.Parameters {
		_, key, ok := kindOfParameter(v.Key)
		c := p.written.cell(&parameterLayout, i, "value")
		ceiling := key.key == "edge.ceiling" || key.key == "taper.ceiling"
		if ok && ceiling && c.number() && (v.Value.Cmp(calc.Whole(1)) < 0 || v.Value.Cmp(calc.Whole(mostTimes)) > 0) {
			fs = append(fs, calc.Fault{Code: "policy.ceiling_odd", Place: c.at, Args: []string{c.text}, Warning: true})
		}
	}
	for i, d := range p.Deductions {
		c := p.written.cell(&deductionLayout, i, "percent")
		if d.Capped && d.Cap == 0 {
			c = p.written.cell(&deductionLayout, i, "cap")
		}
		if (d.Percent.Sign() == 0 || d.Cap == 0 && d.Capped) && c.number() {
			fs = append(fs, calc.Fault{Code: "policy.deduction_nothing", Place: c.at, Args: []string{c.text}, Warning: true})
		}
	}
	return fs
}

func (c writtenCell) number() bool {
	_, err := calc.ParseDecimal(c.text)
	return err == nil
}
