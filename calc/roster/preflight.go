package roster

import (
	"slices"
	"sort"
	"strings"

	"doudi/calc"
)

// Preflight looks across the lines of a month for what no single line can show
// (R6): a person paid twice, or under two programmes that exclude each other,
// and accounts that several people share. Add every result in the roster's
// order, then ask Findings. What is kept of a line is little, and copies: its
// texts are parts of records that need not stay in memory.
type Preflight struct {
	twice      *twice
	households *index
	accounts   *index
	payees     *index
	holders    []holder // by account: who had it first
	findings   []Finding
}

type holder struct{ payee, household uint32 }

// NewPreflight begins the check of a month. paid is asked of the few awards of
// which it must be known whether they paid for a month that was not computed anew.
func NewPreflight(mo *Month, paid PaidThere) *Preflight {
	households := newIndex()
	return &Preflight{twice: newTwice(mo, households, paid), households: households, accounts: newIndex(), payees: newIndex()}
}

// Add takes one award's result into the check.
func (p *Preflight) Add(r *Result) {
	for _, f := range r.Findings {
		if !p.saidBefore(f) {
			p.findings = append(p.findings, f)
		}
	}
	p.findings = append(p.findings, p.twice.add(r)...)
	p.addAccount(&r.Entry)
}

// onceAHousehold are the findings about a household's payee, account and
// people, which hold for all its awards and are said once.
var onceAHousehold = map[string]bool{
	"account.missing": true, "account.luhn": true, "payee.stranger": true, "name.unencodable": true, "age.high": true, "id.invalid": true, "death.open": true,
}

func (p *Preflight) saidBefore(f Finding) bool {
	if !onceAHousehold[f.Code] {
		return false
	}
	for i := len(p.findings) - 1; i >= 0 && p.findings[i].Household == f.Household; i-- {
		if p.findings[i].Code == f.Code && slices.Equal(p.findings[i].Args, f.Args) {
			return true
		}
	}
	return false
}

func number(x *index, text string) uint32 {
	n, _ := x.of(text)
	return uint32(n)
}

// addAccount finds one account for payees with different identity numbers.
func (p *Preflight) addAccount(e *Entry) {
	if e.Account == "" || e.Total() == 0 {
		return
	}
	now := holder{number(p.payees, string(e.PayeeID)), number(p.households, string(e.Household))}
	n, fresh := p.accounts.of(e.Account)
	if fresh {
		p.holders = append(p.holders, now)
		return
	}
	if first := p.holders[n]; first.payee != now.payee && first.household != now.household {
		p.findings = append(p.findings, warn("account.shared", e.AwardKey, calc.Tail(e.Account), p.households.text(int(first.household))))
	}
}

// Findings are all findings of the month: the blocking ones first, each kind
// together, households in order.
func (p *Preflight) Findings() []Finding {
	fs := append([]Finding(nil), p.findings...)
	order := map[string]int{}
	for i, code := range FindingCodes {
		order[code] = i
	}
	sort.SliceStable(fs, func(i, j int) bool {
		a, b := &fs[i], &fs[j]
		switch {
		case a.Block != b.Block:
			return a.Block
		case a.Code != b.Code:
			return order[a.Code] < order[b.Code]
		case a.Household != b.Household:
			return a.Household < b.Household
		case a.Program != b.Program:
			return a.Program < b.Program
		case a.Person != b.Person:
			return a.Person < b.Person
		}
		return strings.Join(a.Args, "\x00") < strings.Join(b.Args, "\x00")
	})
	return fs
}
