package casework

import (
	"doudi/calc"
	"doudi/calc/records"
	"doudi/store"
)

// AskedAccount is the account change of a household that waits for a second
// person; store.ErrNotFound where none does.
func (o *Office) AskedAccount(n calc.HouseholdNumber) (r *store.AccountRequest, err error) {
	err = o.look(viewing{subject: string(n)}, func(tx *store.Tx, far *reach) (string, error) {
		if far.payments {
			return "", o.allow(tx, ReadCases)
		}
		if err := far.enter(tx, n); err != nil {
			return "", err
		}
		r, err = tx.AccountRequest(n)
		return string(n), err
	})
	return r, err
}

// ConfirmAccount makes an account change that another person has asked for 账户变更
// 确认. asked is the request that was shown, by its place in the journal; 0 takes
// whichever waits. Both people sign the same content (security.md).
func (o *Office) ConfirmAccount(n calc.HouseholdNumber, asked uint64) (done *store.AccountRequest, err error) {
	err = o.act(func(tx *store.Tx) (store.Entry, error) {
		if err := o.allow(tx, ConfirmAccount); err != nil {
			return store.Entry{}, err
		}
		h, r, err := o.waiting(tx, n, asked)
		if err != nil {
			return store.Entry{}, err
		}
		if err := o.allowIn(tx, ConfirmAccount, h.Region); err != nil {
			return store.Entry{}, err
		}
		if err := o.accountBar(tx, h, r); err != nil {
			return store.Entry{}, err
		}
		confirmed, err := tx.ConfirmAccount(n, r, o.Now)
		if err != nil {
			return store.Entry{}, err
		}
		changed := *h
		changed.PayInto(r.After)
		done = r
		err = tx.ChangeHousehold(h, &changed, store.Change{Day: o.Today, Account: confirmed})
		return store.Entry{Act: store.ActConfirmAccount, Subject: string(n)}, err
	})
	return done, err
}

// accountBar is why the operator may not confirm an account change: the
// household has ended, it is their own, or the account has changed since.
func (o *Office) accountBar(tx *store.Tx, h *calc.Household, r *store.AccountRequest) error {
	if err := stillOpen(tx, h); err != nil {
		return err
	}
	switch {
	case r.Maker.By == o.Operator:
		return calc.Refuse("account.same_person", string(h.Number), o.Operator)
	case r.Before != h.PayAccount():
		return calc.Refuse("account.changed", string(h.Number))
	}
	return nil
}

// RejectAccount ends an account change that waits, without making it 驳回: by who
// may confirm it, or by who asked for it.
func (o *Office) RejectAccount(n calc.HouseholdNumber, asked uint64, reason string) error {
	return o.act(func(tx *store.Tx) (store.Entry, error) {
		if err := o.allow(tx, ConfirmAccount); err != nil && o.allow(tx, ChangeCases) != nil {
			return store.Entry{}, err
		}
		h, r, err := o.waiting(tx, n, asked)
		if err != nil {
			return store.Entry{}, err
		}
		right := ConfirmAccount
		if r.Maker.By == o.Operator {
			right = ChangeCases
		}
		if err := o.allowIn(tx, right, h.Region); err != nil {
			return store.Entry{}, err
		}
		if blank(reason) {
			return store.Entry{}, calc.Refuse("household.unreasoned")
		}
		if faults := records.TypedText("reason", reason); len(faults) > 0 {
			return store.Entry{}, faults
		}
		return store.Entry{Act: "household.reject", Subject: string(n), Reason: reason}, tx.DropRequest(n)
	})
}

// waiting is a household with its account request, if that is the one that was
// shown.
func (o *Office) waiting(tx *store.Tx, n calc.HouseholdNumber, asked uint64) (*calc.Household, *store.AccountRequest, error) {
	if err := o.allow(tx, ReadCases); err != nil {
		return nil, nil, err
	}
	h, err := tx.Household(n)
	if err != nil {
		return nil, nil, err
	}
	r, err := tx.AccountRequest(n)
	if err != nil {
		return nil, nil, err
	}
	if asked != 0 && r.Journal != asked {
		return nil, nil, calc.Refuse("account.asked_anew", string(n), r.Maker.By)
	}
	return h, r, nil
}
