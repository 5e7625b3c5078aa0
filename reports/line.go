package reports

import (
	"doudi/calc"
	"doudi/calc/roster"
)

// amountKeys are the columns of money of a line; the last is the sum of the others.
var amountKeys = [...]string{"base", "supplement", "minimum", "taper", "bonus", "arrears", "recovery", "reissue", "total"}

const totalPart = len(amountKeys) - 1

// amounts are a line's money by amountKeys.
type amounts [len(amountKeys)]calc.Money

// amountsOf is the line's money; what is withheld is negative.
func amountsOf(e *roster.Entry) amounts {
	return amounts{e.Base, e.Supplement, e.Minimum, e.Taper, e.Bonus, e.ArrearsTotal(), -e.RecoveryTotal(), e.Reissue, e.Total()}
}

// before is what the award was paid by last month's roster: what the causes of
// the change leave of the total.
func before(e *roster.Entry) calc.Money {
	total := e.Total()
	for _, c := range e.Causes {
		total -= c.Amount
	}
	return total
}

// remarker makes the remarks of lines.
type remarker struct {
	overrides map[calc.HouseholdNumber][]roster.Override
	codes     []string
}

func newRemarker(overrides []roster.Override) *remarker {
	r := &remarker{overrides: map[calc.HouseholdNumber][]roster.Override{}}
	for _, o := range overrides {
		r.overrides[o.Household] = append(r.overrides[o.Household], o)
	}
	return r
}

// of is what is worth a word on a line: codes, with the months or the amount
// behind them, as in "arrears 2026-07..2026-08". They are good until the next
// call.
func (r *remarker) of(e *roster.Entry) []string {
	r.codes = r.codes[:0]
	r.note(e.Taper != 0, "taper")
	r.note(e.Bonus != 0, "bonus")
	r.spans("arrears", e.Arrears)
	r.spans("recovery", e.Recovery)
	r.note(e.Reissue != 0, "reissue")
	r.note(e.Held, "held")
	if e.Debt != 0 {
		r.note(true, "debt "+e.Debt.String())
	}
	r.note(r.overridden(e), "override")
	return r.codes
}

func (r *remarker) note(it bool, code string) {
	if it {
		r.codes = append(r.codes, code)
	}
}

// spans notes months that follow each other as one span.
func (r *remarker) spans(code string, cs []roster.Correction) {
	for i := 0; i < len(cs); {
		j := i
		for j+1 < len(cs) && cs[j+1].Month == cs[j].Month+1 {
			j++
		}
		span := code + " " + cs[i].Month.String()
		if j > i {
			span += ".." + cs[j].Month.String()
		}
		r.codes = append(r.codes, span)
		i = j + 1
	}
}

// overridden says whether somebody let a finding on the line's award pass.
func (r *remarker) overridden(e *roster.Entry) bool {
	if len(r.overrides) == 0 {
		return false
	}
	for _, o := range r.overrides[e.Household] {
		if o.Person == "" || o.Person == e.Person {
			return true
		}
	}
	return false
}
