package casework

import (
	"doudi/calc"
	"doudi/store"
)

// paidElsewhere is the households whose money a person receives by the number of the
// payee on file, as the records were.
type paidElsewhere struct {
	changed    uint64 // see store.Tx.Changed
	households []calc.HouseholdNumber
}

// paidElsewhere looks through all households beside the act that needs it, which so
// holds up nobody for long.
func (o *Office) paidElsewhere(n calc.HouseholdNumber, payee calc.IDNumber) (paid paidElsewhere, err error) {
	err = o.Store.View(func(tx *store.Tx) error {
		if err := o.allow(tx, ChangeCases); err != nil {
			return err
		}
		paid, err = receives(tx, n, payee)
		return err
	})
	return paid, err
}

// receives finds the households, but for one, that have a payee of a number.
func receives(tx *store.Tx, but calc.HouseholdNumber, payee calc.IDNumber) (paidElsewhere, error) {
	paid := paidElsewhere{changed: tx.Changed()}
	if payee == "" {
		return paid, nil
	}
	return paid, tx.Households("", func(h *calc.Household) error {
		if h.PayeeID != payee || h.Number == but {
			return nil
		}
		closed, _, err := tx.Closed(h)
		if err == nil && !closed {
			paid.households = append(paid.households, h.Number)
		}
		return err
	})
}

// repay asks for the right number of the payee in every other household whose money
// the person receives.
func (t *turning) repay(paid paidElsewhere, but calc.HouseholdNumber, wrong, right calc.IDNumber) error {
	if paid.changed != t.tx.Changed() { // somebody was quicker
		var err error
		if paid, err = receives(t.tx, but, wrong); err != nil {
			return err
		}
	}
	for _, n := range paid.households {
		h, err := t.tx.Household(n)
		if err != nil {
			return err
		}
		if t.office.allowIn(t.tx, ChangeCases, h.Region) != nil {
			return calc.Refuse("household.payee_elsewhere", wrong.Tail())
		}
		if err := t.noAccountWaits(n); err != nil {
			return err
		}
		after := h.PayAccount()
		after.PayeeID = right
		t.asked = append(t.asked, AccountAsked{n, h.PayAccount(), after})
	}
	return nil
}
