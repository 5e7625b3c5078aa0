// Package roster is the month (R6): for every award what is due for the month,
// what past months were paid too little or too much, why the sum differs from
// last month's, and what stands in the way of paying it. It sees one award at a
// time, beside the sealed entries of the months before; where they come from
// and where the new ones are kept is the store's business.
package roster

import (
	"slices"

	"doudi/calc"
	"doudi/calc/entitlement"
)

// Correction is money for a past month: arrears 补发 or recovery 追缴, both as
// positive amounts.
type Correction struct {
	Month  calc.Month
	Amount calc.Money
}

// Entry is one award in one month. An entry with a component is a line of the
// roster; the others are kept for what they still explain: an award that left
// the roster, a debt.
type Entry struct {
	calc.AwardKey
	Region     calc.RegionCode
	Settlement calc.Settlement
	Head       string
	People     int // insured 保障人数

	entitlement.Amounts              // of the month itself, as paid
	Arrears             []Correction // oldest month first
	Recovery            []Correction // oldest month first; what was withheld
	Reissue             calc.Money   // payments that the bank returned, issued again

	Payee   string
	PayeeID calc.IDNumber
	Bank    string
	Account string
	Payment string // payment number 流水号, "" where nothing is paid

	Standing entitlement.Standing
	Held     bool   // the review is overdue beyond the limit: nothing is paid until it is done
	Decision uint64 // sequence of the decision in force, 0 = none
	Basis    uint64 // sequence of the determination whose facts hold, 0 = none
	Debt     calc.Money
	Settled  bool // proof that every month looked back at is paid as it is owed
	Causes   []Cause
}

// OnRoster says whether the entry is a line of the roster: it has components,
// even if they cancel out.
func (e *Entry) OnRoster() bool {
	return e.Amounts != entitlement.Amounts{} || len(e.Arrears) > 0 || len(e.Recovery) > 0 || e.Reissue != 0
}

// Total is what the line pays; never negative.
func (e *Entry) Total() calc.Money {
	return e.Amounts.Total() + sum(e.Arrears) - sum(e.Recovery) + e.Reissue
}

// ArrearsTotal is the arrears of all months together.
func (e *Entry) ArrearsTotal() calc.Money { return sum(e.Arrears) }

// RecoveryTotal is what is withheld for all months together.
func (e *Entry) RecoveryTotal() calc.Money { return sum(e.Recovery) }

// PaidFor is what this entry, of the roster of month of, paid for month m.
func (e *Entry) PaidFor(of, m calc.Month) calc.Money {
	paid := on(e.Arrears, m) - on(e.Recovery, m)
	if of == m {
		paid += e.Amounts.Total()
	}
	return paid
}

func sum(cs []Correction) calc.Money {
	var total calc.Money
	for _, c := range cs {
		total += c.Amount
	}
	return total
}

func on(cs []Correction, m calc.Month) calc.Money {
	var total calc.Money
	for _, c := range cs {
		if c.Month == m {
			total += c.Amount
		}
	}
	return total
}

// Less is the roster's order: region, household, programme, person.
func Less(a, b *Entry) bool {
	switch {
	case a.Region != b.Region:
		return a.Region < b.Region
	case a.Household != b.Household:
		return a.Household < b.Household
	case a.Program != b.Program:
		return a.Program < b.Program
	}
	return a.Person < b.Person
}

// SameMoney says whether two entries of one award are worth the same, part by
// part and for the same reasons.
func (e *Entry) SameMoney(f *Entry) bool {
	return e.Amounts == f.Amounts && e.Reissue == f.Reissue && e.Debt == f.Debt &&
		e.Standing == f.Standing && e.Held == f.Held && e.Decision == f.Decision && e.Basis == f.Basis &&
		slices.Equal(e.Arrears, f.Arrears) && slices.Equal(e.Recovery, f.Recovery) && slices.Equal(e.Causes, f.Causes)
}
