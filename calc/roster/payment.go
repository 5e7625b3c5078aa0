package roster

import "doudi/calc"

// Payments numbers the payments of a month (R6): lines of one programme that
// go to one account are one payment, so that each account is named once in a
// bank file and every payable has one live payment. Number the lines in the
// roster's order. Texts are kept as copies: an entry's are parts of records that
// need not stay in memory.
type Payments struct {
	month      calc.Month
	accounts   *index // programme and account
	households *index
	first      []uint32 // by account: the household of its first line
	key        []byte
}

// NewPayments begins the numbering of a month.
func NewPayments(m calc.Month) *Payments {
	return &Payments{month: m, accounts: newIndex(), households: newIndex()}
}

// Assign gives the entry its payment number: month, programme and household of
// the first line paid to the account. Lines that pay nothing, or that have no
// account, get none.
func (p *Payments) Assign(e *Entry) {
	e.Payment = ""
	if e.Total() <= 0 || e.Account == "" {
		return
	}
	p.key = append(append(append(p.key[:0], e.Program...), 0), e.Account...)
	n, fresh := p.accounts.of(string(p.key))
	if fresh {
		p.first = append(p.first, number(p.households, string(e.Household)))
	}
	e.Payment = p.month.Compact() + "-" + string(e.Program) + "-" + p.households.text(int(p.first[n]))
}
