package casework

import (
	"doudi/calc"
	"doudi/calc/entitlement"
	"doudi/calc/policy"
	"doudi/store"
)

// Preview is what a decision would do, or a waiting one will 预览: the money of
// the months that it reaches, and which earlier decisions it replaces.
type Preview struct {
	calc.AwardKey
	Number   uint64 // of a waiting decision; 0 before it is recorded
	Head     string
	Village  string
	Decision calc.Decision
	Months   []MonthMoney
	Ends     *calc.Decision  // in force in the month From until now; nil where nothing was
	Replaced []calc.Decision // from that month or a later one, recorded before: they count no more
	Level    policy.Level    // who confirms it
	Missing  error           // the refusal that recording it will meet; nil where none
	Basis    store.Basis
	named    bool
}

// MonthMoney is what one month is owed without a decision and with it, in yuan.
type MonthMoney struct {
	Month         calc.Month
	Before, After calc.Money
	lower         bool       // the month's own amount falls
	regular       calc.Money // the larger of the month's own amounts, without the bonus
}

// mostMonths bounds how far a preview looks from its first month.
const mostMonths = 24

// look computes what a decision does to an award: one computation for one amount.
func (v *Preview) look(award *calc.Award, p *policy.Policy, opening, today calc.Month) error {
	d := &v.Decision
	after := calc.Award{AwardKey: award.AwardKey, Decisions: append(award.Decisions[:len(award.Decisions):len(award.Decisions)], *d)}
	first, last := d.From, max(d.From, today+1)
	if d.Kind == calc.Taper {
		last = max(last, d.Until+1)
	}
	first = min(max(first, opening), last)
	v.Months = nil
	for m := first; m <= min(last, first+mostMonths); m++ {
		was, err := entitlement.Of(award, m, p, nil)
		if err != nil {
			return err
		}
		becomes, err := entitlement.Of(&after, m, p, nil)
		if err != nil {
			return err
		}
		v.Months = append(v.Months, MonthMoney{m, was.Total(), becomes.Total(), becomes.Regular() < was.Regular(), max(was.Regular(), becomes.Regular())})
	}
	v.Ends, v.Replaced = nil, nil
	if i := entitlement.InForce(award.Decisions, d.From); i >= 0 {
		v.Ends = &award.Decisions[i]
	}
	for _, e := range award.Decisions {
		if e.From >= d.From {
			v.Replaced = append(v.Replaced, e)
		}
	}
	return nil
}

// lowers says whether a month is owed less than before.
func (v *Preview) lowers() bool {
	for _, m := range v.Months {
		if m.lower {
			return true
		}
	}
	return false
}

// most is the largest monthly amount that the decision is about, which its
// authority goes by: what it grants, or what it takes away.
func (v *Preview) most() calc.Money {
	var most calc.Money
	for _, m := range v.Months {
		most = max(most, m.regular)
	}
	return most
}

// basisOf is what whoever decides on an award now sees.
func (v *Preview) basisOf(h *calc.Household, award *calc.Award, p *policy.Policy) store.Basis {
	b := store.Basis{Revision: h.Revision, Household: store.HouseholdDigest(h), Policy: p.Version, Before: v.Months[0].Before, After: v.Months[0].After}
	if n := len(award.Decisions); n > 0 {
		b.Earlier = award.Decisions[n-1].Seq
	}
	return b
}
