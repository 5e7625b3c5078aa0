package store

import "doudi/calc"

func encodeKept(k *kept) []byte {
	e := newEncoder()
	e.kept(k)
	return e.b
}

func (e *encoder) kept(k *kept) {
	e.uint(k.Journal)
	e.int(int64(k.Day))
	e.int(int64(k.From))
	e.int(int64(k.Event))
	e.uint(uint64(len(k.Others)))
	for _, n := range k.Others {
		e.text(string(n))
	}
	e.flag(k.Closed)
	e.flag(k.Account != nil)
	if k.Account != nil {
		encodeRequestFields(e, &k.Account.AccountRequest)
		e.signature(&k.Account.Checker)
	}
	e.text(k.Former)
}

func decodeKept(value []byte) (*kept, error) {
	d := newDecoder(value)
	k := &kept{Change: Change{Journal: d.uint(), Day: calc.Day(d.small()), From: calc.Month(d.small()), Event: calc.Day(d.small())}}
	k.Others = make([]calc.HouseholdNumber, d.count())
	for i := range k.Others {
		k.Others[i] = calc.HouseholdNumber(d.text())
	}
	k.Closed = d.flag()
	if d.flag() {
		k.Account = &AccountChange{AccountRequest: decodeRequestFields(d)}
		k.Account.Checker = d.signature()
	}
	k.Former = d.text()
	return k, d.done("history")
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
