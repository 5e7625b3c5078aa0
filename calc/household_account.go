package calc

// PayAccount is who receives a household's money and where 领款账户. A change of
// it needs a second person (security.md).
type PayAccount struct {
	Payee   string // 领款人
	PayeeID IDNumber
	Bank    string // 开户银行
	Account string // 银行账号
}

// PayAccount is where a household's money goes by its record.
func (h *Household) PayAccount() PayAccount {
	return PayAccount{Payee: h.Payee, PayeeID: h.PayeeID, Bank: h.Bank, Account: h.Account}
}

// PayInto makes an account the household's own.
func (h *Household) PayInto(a PayAccount) {
	h.Payee, h.PayeeID, h.Bank, h.Account = a.Payee, a.PayeeID, a.Bank, a.Account
}
