package casework

import (
	"errors"

	"doudi/calc"
	"doudi/store"
)

// keepAccount leaves the money of a household on file where it goes, and gives what
// the rows say of that: another account needs a second person (security.md). Where
// there is none on file, none is changed: the rows give it as a new household's.
func (c *imported) keepAccount() (wanted calc.PayAccount) {
	wanted = c.new.PayAccount()
	if c.old.Account == "" {
		return wanted
	}
	c.new.PayInto(c.old.PayAccount())
	keepPayee(c.old, c.new)
	if !c.payee {
		wanted.Payee, wanted.PayeeID = c.new.Payee, c.new.PayeeID
	}
	return wanted
}

// keepPayee lets who receives the money as the head alone go on receiving it where
// another is head now.
func keepPayee(old, now *calc.Household) {
	name, id := old.PaidTo()
	if kept, to := now.PaidTo(); to != id || kept == "" {
		now.Payee, now.PayeeID = name, id
	}
}

// askAccount asks for the account that the rows of a household name, where it is
// another than on file and does not wait already.
func (in *importing) askAccount(c *imported, wanted calc.PayAccount) error {
	now := c.new.PayAccount()
	if wanted == now {
		return nil
	}
	switch r, err := in.tx.AccountRequest(c.new.Number); {
	case err == nil && r.Before == now && r.After == wanted:
		in.done.Waiting++
		return nil
	case err != nil && !errors.Is(err, store.ErrNotFound):
		return err
	}
	in.done.Accounts = append(in.done.Accounts, AccountAsked{c.new.Number, now, wanted})
	return in.tx.RequestAccount(c.new, wanted, in.office.Now)
}
