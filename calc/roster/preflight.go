package roster

import (
	"slices"
	"sort"
	"strings"

	"doudi/calc"
	"doudi/calc/policy"
)

// Preflight looks across the lines of a month for what no single line can show
// (R6): a person paid twice, or under two programmes that exclude each other,
// and accounts that several people share. Add every result in the roster's
// order, then ask Findings. What is kept of a line are copies: its texts are
// parts of records that need not stay in memory.
type Preflight struct {
	exclusions []policy.Exclusion
	insured    map[calc.IDNumber]int // position in keys of the person's first award
	keys       []calc.AwardKey
	further    map[calc.IDNumber][]calc.AwardKey // second and later awards of a person
	doubled    []calc.IDNumber                   // persons on more than one award
	accounts   map[string]holder
	findings   []Finding
}

type holder struct {
	payee     calc.IDNumber
	household calc.HouseholdNumber
}

// NewPreflight begins the check of a month.
func NewPreflight(mo *Month) *Preflight {
	return &Preflight{
		exclusions: mo.Policy.ExclusionsIn(mo.Month),
		insured:    map[calc.IDNumber]int{},
		further:    map[calc.IDNumber][]calc.AwardKey{},
		accounts:   map[string]holder{},
	}
}

// Add takes one award's result into the check.
func (p *Preflight) Add(r *Result) {
	for _, f := range r.Findings {
		if !p.saidBefore(f) {
			p.findings = append(p.findings, f)
		}
	}
	p.addInsured(r)
	p.addAccount(&r.Entry)
}

// onceAHousehold are the findings about a household's payee, account and
// people, which hold for all its awards and are said once.
var onceAHousehold = map[string]bool{
	"account.missing": true, "account.luhn": true, "payee.stranger": true, "name.unencodable": true, "age.high": true, "id.invalid": true,
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

func (p *Preflight) addInsured(r *Result) {
	if len(r.Insured) > 0 {
		p.keys = append(p.keys, copied(r.Entry.AwardKey))
	}
	for i := range r.Insured {
		id := r.Insured[i].ID
		if _, again := p.insured[id]; !again {
			p.insured[calc.IDNumber(strings.Clone(string(id)))] = len(p.keys) - 1
			continue
		}
		if p.further[id] == nil {
			p.doubled = append(p.doubled, id)
		}
		p.further[id] = append(p.further[id], r.Entry.AwardKey)
	}
}

func copied(k calc.AwardKey) calc.AwardKey {
	return calc.AwardKey{
		Household: calc.HouseholdNumber(strings.Clone(string(k.Household))),
		Program:   calc.Program(strings.Clone(string(k.Program))),
		Person:    calc.IDNumber(strings.Clone(string(k.Person))),
	}
}

// addAccount finds one account for payees with different identity numbers.
func (p *Preflight) addAccount(e *Entry) {
	if e.Account == "" || e.Total() == 0 {
		return
	}
	first, seen := p.accounts[e.Account]
	switch {
	case !seen:
		p.accounts[strings.Clone(e.Account)] = holder{calc.IDNumber(strings.Clone(string(e.PayeeID))), calc.HouseholdNumber(strings.Clone(string(e.Household)))}
	case first.payee != e.PayeeID && first.household != e.Household:
		p.findings = append(p.findings, warn("account.shared", e.AwardKey, calc.Tail(e.Account), string(first.household)))
	}
}

// Findings are all findings of the month: the blocking ones first, each kind
// together, households in order.
func (p *Preflight) Findings() []Finding {
	fs := append([]Finding(nil), p.findings...)
	for _, id := range p.doubled {
		fs = append(fs, p.conflicts(id)...)
	}
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

// conflicts are the pairs among a person's awards that must not be paid in one
// month.
func (p *Preflight) conflicts(id calc.IDNumber) []Finding {
	var fs []Finding
	keys := append([]calc.AwardKey{p.keys[p.insured[id]]}, p.further[id]...)
	for i, b := range keys {
		for _, a := range keys[:i] {
			switch {
			case a.Program == b.Program:
				fs = append(fs, block("insured.twice", b, id.Tail(), string(b.Program), string(a.Household), string(b.Household)))
			case p.exclude(a.Program, b.Program):
				fs = append(fs, block("programs.exclusive", b, id.Tail(), string(a.Program), string(b.Program), string(a.Household), string(b.Household)))
			}
		}
	}
	return fs
}

func (p *Preflight) exclude(a, b calc.Program) bool {
	for _, x := range p.exclusions {
		if x.A == a && x.B == b || x.A == b && x.B == a {
			return true
		}
	}
	return false
}
