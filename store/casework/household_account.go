package casework

import (
	"slices"
	"strings"

	"doudi/calc"
	"doudi/store"
)

// AskedAccounts are the account changes that wait for a second person 待确认的账户变更,
// by household, as far as the operator may see them: those of some households, of
// which each must have one (store.ErrNotFound), or all, or with an entry those that
// one act has asked for.
func (o *Office) AskedAccounts(entry uint64, numbers ...calc.HouseholdNumber) (list []Await, err error) {
	err = o.look(viewing{subject: subjectOf(numbers)}, func(tx *store.Tx, far *reach) (string, error) {
		list = nil
		if far.payments {
			return "", o.allow(tx, ReadCases)
		}
		if len(numbers) == 0 {
			err := tx.AccountRequests(func(n calc.HouseholdNumber, r *store.AccountRequest) error {
				h, err := tx.Household(n)
				if err == nil && h.Region.Under(string(far.township)) && (entry == 0 || entry == r.Journal) {
					list = append(list, o.awaitAccount(tx, h, r))
				}
				return err
			})
			return "", err
		}
		for _, n := range numbers {
			if err := far.enter(tx, n); err != nil {
				return "", err
			}
			h, r, err := o.waiting(tx, n, entry)
			if err != nil {
				return "", err
			}
			list = append(list, o.awaitAccount(tx, h, r))
		}
		return subjectOf(numbers), nil
	})
	return list, err
}

// subjectOf names households as a journal entry does.
func subjectOf(numbers []calc.HouseholdNumber) string {
	texts := make([]string, len(numbers))
	for i, n := range numbers {
		texts[i] = string(n)
	}
	return strings.Join(texts, " ")
}

// ConfirmAccount makes an account change that another person has asked for 账户变更
// 确认. asked is the request that was shown, by its place in the journal; 0 takes
// whichever waits. Both people sign the same content (security.md).
func (o *Office) ConfirmAccount(n calc.HouseholdNumber, asked uint64) (done *store.AccountRequest, err error) {
	err = o.act(func(tx *store.Tx) (store.Entry, error) {
		done, err = o.confirmAccount(tx, n, asked)
		return store.Entry{Act: store.ActConfirmAccount, Subject: string(n)}, err
	})
	return done, err
}

// ConfirmAccounts is ConfirmAccount for several that were shown, as an import asks
// for them, and says how many were confirmed. An act takes accountsAtOnce of them, or
// none where one is refused; the acts before it stand.
func (o *Office) ConfirmAccounts(shown []Await) (done int, err error) {
	return o.answerAccounts(store.Entry{Act: store.ActConfirmAccount}, shown, func(tx *store.Tx, a *Await) error {
		_, err := o.confirmAccount(tx, a.Household, a.Account.Journal)
		return err
	})
}

// accountsAtOnce is how many account changes one act answers: its entry names them
// all, and nobody waits long for it.
const accountsAtOnce = 200

// answerAccounts answers account changes in as few acts as may be.
func (o *Office) answerAccounts(entry store.Entry, shown []Await, answer func(tx *store.Tx, a *Await) error) (done int, err error) {
	for part := range slices.Chunk(shown, accountsAtOnce) {
		err := o.act(func(tx *store.Tx) (store.Entry, error) {
			var numbers []calc.HouseholdNumber
			for i := range part {
				if err := answer(tx, &part[i]); err != nil {
					return store.Entry{}, err
				}
				numbers = append(numbers, part[i].Household)
			}
			entry.Subject = subjectOf(numbers)
			return entry, nil
		})
		if err != nil {
			return done, err
		}
		done += len(part)
	}
	return done, nil
}

func (o *Office) confirmAccount(tx *store.Tx, n calc.HouseholdNumber, asked uint64) (*store.AccountRequest, error) {
	if err := o.allow(tx, ConfirmAccount); err != nil {
		return nil, err
	}
	h, r, err := o.waiting(tx, n, asked)
	if err != nil {
		return nil, err
	}
	if err := o.allowIn(tx, ConfirmAccount, h.Region); err != nil {
		return nil, err
	}
	if err := o.accountBar(tx, h, r); err != nil {
		return nil, err
	}
	confirmed, err := tx.ConfirmAccount(n, r, o.Now)
	if err != nil {
		return nil, err
	}
	changed := *h
	changed.PayInto(r.After)
	return r, tx.ChangeHousehold(h, &changed, store.Change{Day: o.Today, Account: confirmed})
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
		return store.Entry{Act: "household.reject", Subject: string(n), Reason: reason}, o.rejectAccount(tx, n, asked, reason)
	})
}

// RejectAccounts is RejectAccount for several that were shown, as ConfirmAccounts is.
func (o *Office) RejectAccounts(shown []Await, reason string) (done int, err error) {
	return o.answerAccounts(store.Entry{Act: "household.reject", Reason: reason}, shown, func(tx *store.Tx, a *Await) error {
		return o.rejectAccount(tx, a.Household, a.Account.Journal, reason)
	})
}

func (o *Office) rejectAccount(tx *store.Tx, n calc.HouseholdNumber, asked uint64, reason string) error {
	if err := o.allow(tx, ConfirmAccount); err != nil && o.allow(tx, ChangeCases) != nil {
		return err
	}
	h, r, err := o.waiting(tx, n, asked)
	if err != nil {
		return err
	}
	right := ConfirmAccount
	if r.Maker.By == o.Operator {
		right = ChangeCases
	}
	if err := o.allowIn(tx, right, h.Region); err != nil {
		return err
	}
	if blank(reason) {
		return calc.Mistyped("household.unreasoned")
	}
	if err := typed("reason", reason); err != nil {
		return err
	}
	return tx.DropRequest(n)
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
