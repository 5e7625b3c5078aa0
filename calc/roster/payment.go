package roster

import (
	"strings"

	"doudi/calc"
)

// Payments numbers the payments of a month (R6): lines of one programme that
// go to one account are one payment, so that each account is named once in a
// bank file and every payable has one live payment. Number the lines in the
// roster's order. Texts are kept as copies: an entry's are parts of records that
// need not stay in memory.
type Payments struct {
	month  calc.Month
	number map[paymentKey]string
}

type paymentKey struct {
	program calc.Program
	account string
}

// NewPayments begins the numbering of a month.
func NewPayments(m calc.Month) *Payments {
	return &Payments{month: m, number: map[paymentKey]string{}}
}

// Assign gives the entry its payment number: month, programme and household of
// the first line paid to the account. Lines that pay nothing, or that have no
// account, get none.
func (p *Payments) Assign(e *Entry) {
	e.Payment = ""
	if e.Total() <= 0 || e.Account == "" {
		return
	}
	number, seen := p.number[paymentKey{e.Program, e.Account}]
	if !seen {
		number = p.month.Compact() + "-" + string(e.Program) + "-" + string(e.Household)
		p.number[paymentKey{calc.Program(strings.Clone(string(e.Program))), strings.Clone(e.Account)}] = number
	}
	e.Payment = number
}
