package store

import (
	"crypto/sha256"
	"time"

	"doudi/calc"
)

// The acts by which an account changes. One person asks, another confirms, and
// both sign the same content.
const (
	ActRequestAccount = "household.account"
	ActConfirmAccount = "household.confirm"
)

// AccountRequest is a change of where a household's money goes that one person
// has asked for 账户变更申请. Until another confirms it the money goes where it
// went.
type AccountRequest struct {
	Journal uint64 // sequence of the entry of the act that asked
	Before  calc.PayAccount
	After   calc.PayAccount
	Maker   Signature
}

// AccountChange is a request that a second person has confirmed.
type AccountChange struct {
	AccountRequest
	Checker Signature
}

// digest is what both people sign.
func (r *AccountRequest) digest(n calc.HouseholdNumber) [32]byte {
	e := newEncoder()
	e.text(string(n))
	e.uint(r.Journal)
	e.payAccount(&r.Before)
	e.payAccount(&r.After)
	return sha256.Sum256(e.b)
}

// AccountRequest is the account change that waits for a second person;
// ErrNotFound where none does.
func (tx *Tx) AccountRequest(n calc.HouseholdNumber) (*AccountRequest, error) {
	value, err := tx.engine.get(requestKey(n))
	if err == nil && value == nil {
		err = &Missing{n, "account request"}
	}
	if err != nil {
		return nil, err
	}
	r, err := decodeRequest(value)
	return &r, err
}

// AccountRequests walks the account changes that wait for a second person, by
// household.
func (tx *Tx) AccountRequests(f func(n calc.HouseholdNumber, r *AccountRequest) error) error {
	return tx.engine.scan(all(requestBucket), key{requestBucket, nil}, func(k key, value []byte) error {
		r, err := decodeRequest(value)
		if err != nil {
			return err
		}
		return f(calc.HouseholdNumber(k.bytes), &r)
	})
}

// RequestAccount keeps a signed request for another account, in place of one that
// waited before.
func (tx *Tx) RequestAccount(h *calc.Household, after calc.PayAccount, at time.Time) error {
	r := AccountRequest{Journal: tx.head.Journal + 1, Before: h.PayAccount(), After: after}
	var err error
	if r.Maker, err = tx.sign(ActRequestAccount, r.digest(h.Number), at); err != nil {
		return err
	}
	return tx.renew(requestKey(h.Number), encodeRequest(&r))
}

// ConfirmAccount signs a request as its second person. The request ends; the
// change is to be made with what is returned.
func (tx *Tx) ConfirmAccount(n calc.HouseholdNumber, r *AccountRequest, at time.Time) (*AccountChange, error) {
	checker, err := tx.sign(ActConfirmAccount, r.digest(n), at)
	if err != nil {
		return nil, err
	}
	return &AccountChange{*r, checker}, tx.DropRequest(n)
}

// DropRequest ends the account request of a household without a change.
func (tx *Tx) DropRequest(n calc.HouseholdNumber) error { return tx.renew(requestKey(n), nil) }

// sign is the signature of the keyring's owner under an act. A machine's keyring
// signs nothing.
func (tx *Tx) sign(act string, digest [32]byte, at time.Time) (Signature, error) {
	if !tx.keys.Signs() {
		return Signature{}, calc.Refuse("operator.machine", tx.keys.Operator)
	}
	key, err := tx.keys.signer.key()
	if err != nil {
		return Signature{}, err
	}
	return signAct(key, act, tx.keys.id.String(), digest, at, tx.keys.Operator), nil
}

// verify proves that two different people signed an account change.
func (c *AccountChange) verify(tx *Tx, n calc.HouseholdNumber, table *Table) error {
	err := table.verifyBoth(tx.keys.id.String(), c.digest(n), ActRequestAccount, &c.Maker, ActConfirmAccount, &c.Checker)
	if err != nil {
		return in(inHousehold, n, err)
	}
	return nil
}

// checkRequest proves the account request of a household, if it has one.
func (tx *Tx) checkRequest(n calc.HouseholdNumber, table *Table) (waiting bool, err error) {
	value, err := tx.engine.get(requestKey(n))
	if value == nil || err != nil {
		return false, err
	}
	r, err := decodeRequest(value)
	if err == nil {
		err = table.verifyAct(ActRequestAccount, tx.keys.id.String(), r.digest(n), &r.Maker)
	}
	if err != nil {
		return false, in(inHousehold, n, err)
	}
	return true, nil
}
