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

	Steps     *entitlement.Step // why the first of the months is owed what it will be
	Cites     map[string]string // the documents in the steps: code → number and title
	Documents []string          // the same in the order of the steps
	named     bool
	bereaved  bool // it stops an award by the death of everybody insured, which is on file
}

// MonthMoney is what one month is owed without a decision and with it, in yuan.
type MonthMoney struct {
	Month         calc.Month
	Before, After calc.Money
	Was, Becomes  entitlement.Amounts // the components of both
}

// mostMonths bounds how far a preview looks from its first month.
const mostMonths = 24

// look computes what a decision does to an award: one computation for one amount.
func (v *Preview) look(award *calc.Award, p *policy.Policy, opening, today calc.Month) error {
	d := &v.Decision
	after := calc.Award{AwardKey: award.AwardKey, Decisions: append(award.Decisions[:len(award.Decisions):len(award.Decisions)], *d)}
	first, last := d.From, max(d.From, today+1)
	for i := range after.Decisions { // until what was to come has come or is replaced
		switch e := &after.Decisions[i]; {
		case e.Kind == calc.Taper:
			last = max(last, e.Until+1)
		case e.StopReason == calc.Voluntary:
			last = max(last, e.From+1) // its bonus is paid once
		default:
			last = max(last, e.From)
		}
	}
	first = min(max(first, opening), last)
	v.Months = nil
	for m := first; m <= min(last, first+mostMonths); m++ {
		was, err := entitlement.Of(award, m, p, nil)
		if err != nil {
			return err
		}
		var t *entitlement.Trace
		if m == first {
			t = entitlement.NewTrace(award.AwardKey, m)
		}
		becomes, err := entitlement.Of(&after, m, p, t)
		if err != nil {
			return err
		}
		if t != nil {
			v.explain(t.Close(becomes.Total()), &after, p)
		}
		v.Months = append(v.Months, MonthMoney{m, was.Total(), becomes.Total(), was.Amounts, becomes.Amounts})
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

// explain keeps why an amount is what it is, with the tails of numbers alone.
func (v *Preview) explain(s *entitlement.Step, a *calc.Award, p *policy.Policy) {
	Shown{}.steps(s, a)
	v.Steps, v.Cites = s, map[string]string{}
	v.Documents = documentsIn(s, p, v.Cites, nil)
}

// NeedsHearing says whether the family must be heard before the decision is made
// 听取意见: it reduces or stops money (社会救助法 art. 48), and not by the death of
// everybody insured, which is on file.
func (v *Preview) NeedsHearing() bool {
	return !v.bereaved && (v.Decision.Kind == calc.Stop || v.lowers())
}

// NeedsMinutes says whether the amount is the leading group's to grant, whose
// minutes the decision names.
func (v *Preview) NeedsMinutes() bool { return v.Level == policy.AtGroup }

// lowers says whether a month is owed less than before.
func (v *Preview) lowers() bool {
	for _, m := range v.Months {
		if m.Becomes.Regular() < m.Was.Regular() {
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
		most = max(most, m.Was.Regular(), m.Becomes.Regular())
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
