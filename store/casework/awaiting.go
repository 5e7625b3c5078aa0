package casework

import (
	"errors"
	"slices"
	"time"

	"doudi/calc"
	"doudi/calc/policy"
	"doudi/store"
)

// Await is something that one person has begun and that waits for a second 待审核:
// a decision on an award, or another account of a household.
type Await struct {
	Household calc.HouseholdNumber
	Head      string
	Village   string
	By        string // who began it
	At        time.Time
	Decision  *Preview              // what it does by what is known now; nil of an account
	Was, Will calc.Money            // of the first month without the decision and with it, as its maker saw it
	Account   *store.AccountRequest // nil of a decision
	Bar       error                 // why the operator may not confirm it now; nil where they may
	Unknown   error                 // what keeps the decision's money from being computed; nil where nothing does
}

// ErrGone says that nothing waits any more under a number: it has been confirmed,
// taken back or recorded anew.
var ErrGone = store.ErrNotFound

// Awaiting is what waits for a second person as far as the operator may see it:
// first what they may confirm, then the rest, each in the order of recording, and
// accounts behind the decisions.
func (o *Office) Awaiting() (list []Await, err error) {
	err = o.Store.View(func(tx *store.Tx) error {
		list = nil
		region, err := o.sees(tx, ReadCases, "")
		if err != nil {
			return err
		}
		p, err := latestPolicy(tx)
		if err != nil {
			return err
		}
		err = tx.Pendings(func(w *store.Pending) error {
			h, err := tx.Household(w.AwardKey.Household)
			if err == nil && h.Region.Under(region) {
				list = append(list, o.await(tx, w, h, p))
			}
			return err
		})
		return errors.Join(err, tx.AccountRequests(func(n calc.HouseholdNumber, r *store.AccountRequest) error {
			h, err := tx.Household(n)
			if err == nil && h.Region.Under(region) {
				list = append(list, o.awaitAccount(tx, h, r))
			}
			return err
		}))
	})
	slices.SortStableFunc(list, func(a, b Await) int { return barred(a) - barred(b) })
	return list, err
}

func barred(a Await) int {
	if a.Bar != nil {
		return 1
	}
	return 0
}

// AwaitingDecision is the waiting decision of a number; ErrGone where none waits
// under it.
func (o *Office) AwaitingDecision(number uint64) (*Await, error) {
	var a Await
	err := o.Store.View(func(tx *store.Tx) error {
		region, err := o.sees(tx, ReadCases, "")
		if err != nil {
			return err
		}
		w, err := tx.Pending(number)
		if err != nil {
			return err
		}
		h, err := tx.Household(w.AwardKey.Household)
		if err != nil {
			return err
		}
		if !h.Region.Under(region) {
			return calc.Refuse("operator.township", o.Operator, region)
		}
		p, err := latestPolicy(tx)
		if err == nil {
			a = o.await(tx, w, h, p)
		}
		return err
	})
	return &a, err
}

func (o *Office) await(tx *store.Tx, w *store.Pending, h *calc.Household, p *policy.Policy) Await {
	a := o.awaitIn(tx, h)
	a.By, a.At, a.Was, a.Will = w.Decision.RecordedBy, w.Decision.RecordedAt, w.Basis.Before, w.Basis.After
	a.Decision, a.Bar, a.Unknown = o.weigh(tx, w, h, p)
	if a.Bar == nil {
		a.Bar = errors.Join(o.allow(tx, ConfirmDecisions), a.Unknown)
	}
	return a
}

func (o *Office) awaitAccount(tx *store.Tx, h *calc.Household, r *store.AccountRequest) Await {
	a := o.awaitIn(tx, h)
	a.By, a.At, a.Account = r.Maker.By, r.Maker.At, r
	if a.Bar = o.allow(tx, ConfirmAccount); a.Bar == nil {
		a.Bar = o.accountBar(tx, h, r)
	}
	return a
}

func (o *Office) awaitIn(tx *store.Tx, h *calc.Household) Await {
	a := Await{Household: h.Number, Village: regionName(tx, h.Region)}
	if head := h.Head(); head != nil {
		a.Head = head.Name
	}
	return a
}
