package policy

import (
	"sync"

	"doudi/calc"
)

// memo keeps what a month of rosters asks for again and again. Policies never
// change, so neither do the answers.
type memo struct {
	supplements, roundings sync.Map // programMonth → answer
	deductions             sync.Map // month → []Deduction
}

type programMonth struct {
	program calc.Program
	month   calc.Month
}

type roundingAnswer struct {
	rounding calc.Rounding
	err      error
}

// SupplementsIn are the supplements of a programme in force in a month, in the
// table's order; the slice is shared. Rows of one code, programme and group are
// versions of one value, of which the latest counts.
func (p *Policy) SupplementsIn(program calc.Program, m calc.Month) []Supplement {
	key := programMonth{program, m}
	if v, ok := p.memo.supplements.Load(key); ok {
		return v.([]Supplement)
	}
	v := p.supplementsIn(program, m)
	p.memo.supplements.Store(key, v)
	return v
}

// Rounding is the programme's rounding in a month; a *NoParameter where the
// tables do not say.
func (p *Policy) Rounding(program calc.Program, m calc.Month) (calc.Rounding, error) {
	key := programMonth{program, m}
	if v, ok := p.memo.roundings.Load(key); ok {
		a := v.(roundingAnswer)
		return a.rounding, a.err
	}
	r, err := p.rounding(program, m)
	p.memo.roundings.Store(key, roundingAnswer{r, err})
	return r, err
}

// DeductionsIn are the deductible kinds of spending in force in a month, for
// each kind the latest row; the slice is shared.
func (p *Policy) DeductionsIn(m calc.Month) []Deduction {
	if v, ok := p.memo.deductions.Load(m); ok {
		return v.([]Deduction)
	}
	v := p.deductionsIn(m)
	p.memo.deductions.Store(m, v)
	return v
}
