package policy

import (
	"strings"

	"doudi/calc"
	"doudi/calc/sheet"
)

// readParameter reads a row of the parameters: a single value from a month on.
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
