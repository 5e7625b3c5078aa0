package casework

import (
	"errors"
	"slices"

	"doudi/calc"
	"doudi/calc/entitlement"
	"doudi/calc/policy"
	"doudi/calc/roster"
	"doudi/store"
)

// afterDeath warns of what goes on being paid for a person whose death is recorded
// 死亡后续: months after that of the death that were paid, a roster of such a month that
// waits to be confirmed, awards of other households that they came from. Of
// households of another township nothing is told (security.md).
func (t *turning) afterDeath(p *policy.Policy) error {
	if t.died == "" || t.event == 0 {
		return nil
	}
	next, err := nextMonth(t.tx)
	if err != nil {
		return err
	}
	insured, err := t.insuring(p)
	if err != nil {
		return err
	}
	first := max(t.event.Month()+1, t.tx.Settings().Opening)
	for i := range insured {
		if err := t.paidSince(&insured[i], first, next); err != nil {
			return err
		}
	}
	return t.waitingRoster(insured, p, first, next)
}

// insuring are the awards by which the dead person was insured at any time: of the
// household, and of those around it that are the operator's to see.
func (t *turning) insuring(p *policy.Policy) (insured []calc.Award, err error) {
	own := t.turns[0].new.Number
	around, err := householdsAround(t.tx, own)
	if err != nil {
		return nil, err
	}
	op, err := t.office.present(t.tx)
	if err != nil {
		return nil, err
	}
	for _, n := range append([]calc.HouseholdNumber{own}, around...) {
		home, err := t.tx.Home(n)
		if errors.Is(err, store.ErrNotFound) || err == nil && !home.Under(string(op.Township)) {
			continue
		}
		if err != nil {
			return nil, err
		}
		awards, err := t.tx.Awards(home, n)
		if err != nil {
			return nil, err
		}
		for i := range awards {
			if a := &awards[i]; slices.ContainsFunc(a.Decisions, func(d calc.Decision) bool { return covers(&d, t.died) }) {
				insured = append(insured, *a)
				t.paidElsewhere(a, own, p)
			}
		}
	}
	return insured, nil
}

// covers says whether a decision insures a person.
func covers(d *calc.Decision, id calc.IDNumber) bool {
	return d.Facts != nil && slices.ContainsFunc(d.Facts.Insured, func(i calc.Insured) bool { return i.ID == id })
}

// paidElsewhere warns of an award of another household that insures the person in
// the month from which the death counts.
func (t *turning) paidElsewhere(a *calc.Award, own calc.HouseholdNumber, p *policy.Policy) {
	if a.Household != own && t.paysFor(a, t.change.From, p) {
		t.deathWarning("death.elsewhere", own, string(a.Program), string(a.Household))
	}
}

// paysFor says whether an award is in force in a month with the dead person insured.
func (t *turning) paysFor(a *calc.Award, m calc.Month, p *policy.Policy) bool {
	now, _ := entitlement.Of(a, m, p, nil) // what the tables lack, month-end tells
	return now.Basis != nil && covers(now.Basis, t.died) && now.Standing != entitlement.Stopped && now.Standing != entitlement.TaperEnded
}

// paidSince warns of what an award was paid, with the person insured, for months
// from first on and before next.
func (t *turning) paidSince(a *calc.Award, first, next calc.Month) error {
	var from, until calc.Month
	var sum calc.Money
	for m := first; m < next; m++ {
		err := t.entries(m, a.Household, func(e *roster.Entry) {
			basis := slices.IndexFunc(a.Decisions, func(d calc.Decision) bool { return d.Seq == e.Basis })
			if e.AwardKey != a.AwardKey || basis < 0 || !covers(&a.Decisions[basis], t.died) || e.Amounts.Total() == 0 {
				return
			}
			if from == 0 {
				from = m
			}
			until, sum = m, sum+e.Amounts.Total()
		})
		if err != nil {
			return err
		}
	}
	if from != 0 {
		t.deathWarning("death.paid", a.Household, string(a.Program), from.String()+".."+until.String(), sum.String())
	}
	return nil
}

// entries walks what the roster of a month has of a household, wherever it lived.
func (t *turning) entries(m calc.Month, n calc.HouseholdNumber, f func(*roster.Entry)) error {
	home, err := t.tx.Home(n)
	if err != nil {
		return err
	}
	villages, err := t.tx.MovedFrom(n)
	if err != nil {
		return err
	}
	villages = append(villages, home)
	slices.Sort(villages)
	for _, village := range slices.Compact(villages) {
		err := t.tx.Packed(m, village, func(_ calc.RegionCode, p store.Packed) error {
			return p.Of(n, func(e *roster.Entry) error {
				f(e)
				return nil
			})
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// waitingRoster warns of a roster that has been submitted and not confirmed, of a
// month for which one of the awards would be paid with the person insured.
func (t *turning) waitingRoster(insured []calc.Award, p *policy.Policy, first, next calc.Month) error {
	seal, err := t.tx.Seal(next)
	if errors.Is(err, store.ErrNotFound) || err == nil && (seal.State != roster.Submitted || next < first) {
		return nil
	}
	if err != nil {
		return err
	}
	for i := range insured {
		if t.paysFor(&insured[i], next, p) {
			t.deathWarning("death.submitted", insured[i].Household, next.String(), seal.SubmittedBy)
			return nil
		}
	}
	return nil
}

func (t *turning) deathWarning(code string, n calc.HouseholdNumber, args ...string) {
	t.faults = append(t.faults, calc.Fault{Code: code, Subject: string(n), Args: args, Warning: true})
}
