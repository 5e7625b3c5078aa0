package store

import "doudi/calc"

func encodeKept(k *kept) []byte {
	e := newEncoder()
	e.kept(k)
	return e.b
}

func (e *encoder) kept(k *kept) {
	e.change(&k.Change)
	e.text(k.Former)
}

func decodeKept(value []byte) (*kept, error) {
	d := newDecoder(value)
	k := &kept{Change: *d.change()}
	k.Former = d.text()
	return k, d.done("history")
}

func (e *encoder) change(c *Change) {
	e.uint(c.Journal)
	e.int(int64(c.Day))
	e.int(int64(c.From))
	e.int(int64(c.Event))
	e.uint(uint64(len(c.Others)))
	for _, n := range c.Others {
		e.text(string(n))
	}
	e.flag(c.Closed)
	e.flag(c.Account != nil)
	if c.Account != nil {
		encodeRequestFields(e, &c.Account.AccountRequest)
		e.signature(&c.Account.Checker)
	}
}

func (d *decoder) change() *Change {
	c := &Change{Journal: d.uint(), Day: calc.Day(d.small()), From: calc.Month(d.small()), Event: calc.Day(d.small())}
	c.Others = make([]calc.HouseholdNumber, d.count())
	for i := range c.Others {
		c.Others[i] = calc.HouseholdNumber(d.text())
	}
	c.Closed = d.flag()
	if d.flag() {
		c.Account = &AccountChange{AccountRequest: decodeRequestFields(d)}
		c.Account.Checker = d.signature()
	}
	return c
}

func encodeRequest(r *AccountRequest) []byte {
	e := newEncoder()
	encodeRequestFields(e, r)
	return e.b
}

func decodeRequest(value []byte) (AccountRequest, error) {
	d := newDecoder(value)
	r := decodeRequestFields(d)
	return r, d.done("account request")
}

func encodeRequestFields(e *encoder, r *AccountRequest) {
	e.uint(r.Journal)
	e.payAccount(&r.Before)
	e.payAccount(&r.After)
	e.signature(&r.Maker)
}

func decodeRequestFields(d *decoder) AccountRequest {
	return AccountRequest{Journal: d.uint(), Before: d.payAccount(), After: d.payAccount(), Maker: d.signature()}
}

func (e *encoder) payAccount(a *calc.PayAccount) {
	e.texts(a.Payee, string(a.PayeeID), a.Bank, a.Account)
}

func (d *decoder) payAccount() calc.PayAccount {
	return calc.PayAccount{Payee: d.text(), PayeeID: calc.IDNumber(d.text()), Bank: d.text(), Account: d.text()}
}
