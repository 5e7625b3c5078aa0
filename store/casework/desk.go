package casework

import (
	"time"

	"doudi/calc"
	"doudi/calc/roster"
	"doudi/store"
)

// Desk is what waits for somebody on the office's desk 工作台 and is known without
// looking at every family. What the operator may not read is left out.
type Desk struct {
	Month    calc.Month   // the one to be paid next
	Last     *roster.Seal // of the month before; nil before the first
	Waiting  []Waiting    // decisions that wait for a second person
	Mine     int          // of those, what the operator recorded themselves
	Accounts []WaitingAccount
}

// WaitingAccount is a change of account that waits for a second person.
type WaitingAccount struct {
	Household calc.HouseholdNumber
	Head      string
	Village   string
	By        string
	At        time.Time
}

// Desk is the desk of the operator, of their township where they have one.
func (o *Office) Desk() (*Desk, error) {
	var d *Desk
	err := o.Store.View(func(tx *store.Tx) error {
		op, err := o.present(tx)
		if err != nil {
			return err
		}
		d = &Desk{Month: nextMonth(tx)}
		if seal, err := tx.Seal(d.Month - 1); err == nil {
			d.Last = seal
		}
		if o.allow(tx, readCases) != nil {
			return nil
		}
		filter := &AwardFilter{Region: string(op.Township)}
		if d.Waiting, err = filter.waiting(tx); err != nil {
			return err
		}
		for i := range d.Waiting {
			if d.Waiting[i].Decision.RecordedBy == o.Operator {
				d.Mine++
			}
		}
		d.Accounts, err = waitingAccounts(tx, op.Township)
		return err
	})
	return d, err
}

func waitingAccounts(tx *store.Tx, township calc.RegionCode) (list []WaitingAccount, err error) {
	err = tx.AccountRequests(func(n calc.HouseholdNumber, r *store.AccountRequest) error {
		h, err := tx.Household(n)
		if err != nil || !h.Region.Under(string(township)) {
			return err
		}
		w := WaitingAccount{Household: n, Village: regionName(tx, h.Region), By: r.Maker.By, At: r.Maker.At}
		if head := h.Head(); head != nil {
			w.Head = head.Name
		}
		list = append(list, w)
		return nil
	})
	return list, err
}
