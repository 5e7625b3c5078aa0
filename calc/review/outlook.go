package review

import (
	"doudi/calc"
	"doudi/calc/entitlement"
	"doudi/calc/policy"
)

// Outlook is what one award pays in coming months if nobody decides anything: by
// the decisions recorded, the tables loaded, ages and the holding of payments
// whose review stays undone.
type Outlook struct {
	calc.AwardKey
	Months []MonthAhead
}

// MonthAhead is one coming month of an award.
type MonthAhead struct {
	Month               calc.Month
	Before              calc.Money // the month before's own amount, in fen
	entitlement.Amounts            // the month's own, as paid: nothing while held
	Arrears             calc.Money // for months held earlier in the outlook, now released
	Standing            entitlement.Standing
	Held                bool
	Changes             []Change // what happens in the month; their amounts add up to the difference from Before
}

// Pays is everything that the month pays, in fen.
func (m *MonthAhead) Pays() calc.Money { return m.Amounts.Total() + m.Arrears }

// Foresee is an award's outlook over n months from the given one. What past
// months are owed or have been overpaid is not foreseen: only what comes by
// itself. k as for Due. Errors as of entitlement.Of, for a month of the outlook
// to which the tables give no amount.
func Foresee(a *calc.Award, k *Known, p *policy.Policy, from calc.Month, n int) (*Outlook, error) {
	o := &Outlook{AwardKey: a.AwardKey, Months: make([]MonthAhead, 0, n)}
	f := foresight{a, k, p}
	before, err := f.in(from - 1)
	if err != nil {
		before = view{} // the tables begin with the outlook
	}
	var owed []heldMonth
	for m := from; m < from+calc.Month(n); m++ {
		now, err := f.in(m)
		if err != nil {
			return nil, err
		}
		ahead := MonthAhead{Month: m, Before: before.paid().Total(), Amounts: now.paid(), Standing: now.Standing, Held: now.held}
		if ahead.Changes, err = f.changes(&before, &now); err != nil {
			return nil, err
		}
		if now.held {
			owed = append(owed, heldMonth{m, now.Total()})
		} else {
			ahead.Arrears, owed = f.release(owed, m)
		}
		o.Months = append(o.Months, ahead)
		before = now
	}
	return o, nil
}

// heldMonth is a month whose payment was held, and what it was worth.
type heldMonth struct {
	month  calc.Month
	amount calc.Money
}

// foresight is what an outlook is made from.
type foresight struct {
	award  *calc.Award
	known  *Known
	policy *policy.Policy
}

// view is an award in one month.
type view struct {
	entitlement.Entitlement
	holding *calc.Decision // what the decision in force comes to
	month   calc.Month
	held    bool
}

// paid is the month's own amount as the roster pays it.
func (v *view) paid() entitlement.Amounts {
	if v.held {
		return entitlement.Amounts{}
	}
	return v.Amounts
}

func (f foresight) in(m calc.Month) (view, error) {
	e, err := entitlement.Of(f.award, m, f.policy, nil)
	if err != nil {
		return view{}, err
	}
	return view{e, entitlement.Holding(f.award.Decisions, m), m, Held(f.award, f.known, f.policy, m)}, nil
}

// release is what of the months held comes back in month m as arrears (R6), and
// which stay behind: arrears.months, 12 where the tables do not say, is how far
// the month looks back.
func (f foresight) release(owed []heldMonth, m calc.Month) (sum calc.Money, behind []heldMonth) {
	back, ok := f.policy.Months("arrears.months", f.award.Program, m)
	if !ok {
		back = 12
	}
	for _, x := range owed {
		if x.month >= m-calc.Month(back) {
			sum += x.amount
		} else {
			behind = append(behind, x)
		}
	}
	return sum, behind
}
