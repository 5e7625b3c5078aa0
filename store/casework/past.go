package casework

import (
	"doudi/calc"
	"doudi/calc/roster"
	"doudi/store"
)

// past are the sealed months of one township, unpacked when a line first asks
// for them. A household that came from another township asks there as well.
type past struct {
	computing *computing
	towns     []pastTown
}

type pastTown struct {
	months map[calc.Month][]store.Packed
	read   map[calc.Month]map[calc.AwardKey]*roster.Entry
}

func newPast(c *computing, code calc.RegionCode) *past {
	return &past{c, []pastTown{c.pastTown(code)}}
}

// pastTown takes hold of the sealed months of the regions with a code prefix;
// nothing is unpacked yet.
func (c *computing) pastTown(code calc.RegionCode) pastTown {
	t := pastTown{map[calc.Month][]store.Packed{}, map[calc.Month]map[calc.AwardKey]*roster.Entry{}}
	for m := c.month.Opening; m < c.month.Month; m++ {
		_ = c.tx.Packed(m, code, func(_ calc.RegionCode, p store.Packed) error {
			t.months[m] = append(t.months[m], p)
			return nil
		})
	}
	return t
}

// of is the past of one household. Moved households are few: their other
// townships are looked up in the township that they are in now.
func (p *past) of(n calc.HouseholdNumber) *past {
	codes := p.computing.moved[n]
	if len(codes) == 0 {
		return p
	}
	own := &past{p.computing, append([]pastTown(nil), p.towns...)}
	for _, code := range codes {
		own.towns = append(own.towns, p.computing.pastTown(code))
	}
	return own
}

// entry is an award's entry in a sealed month, nil where it had none.
func (p *past) entry(m calc.Month, key calc.AwardKey) *roster.Entry {
	for _, t := range p.towns {
		entries := t.read[m]
		if entries == nil {
			entries = unpack(t.months[m])
			t.read[m] = entries
		}
		if e := entries[key]; e != nil {
			return e
		}
	}
	return nil
}

func unpack(villages []store.Packed) map[calc.AwardKey]*roster.Entry {
	entries := map[calc.AwardKey]*roster.Entry{}
	for _, packed := range villages {
		_ = packed.Each(func(e *roster.Entry) error { // damage is found by its digest
			entries[e.AwardKey] = clone(e)
			return nil
		})
	}
	return entries
}

// last is the award's entry in the month before; nil where it had none.
func (p *past) last(key calc.AwardKey) *roster.Entry {
	if p.computing.month.Last == nil {
		return nil
	}
	return p.entry(p.computing.month.Month-1, key)
}

// ledger is what the sealed months have paid an award for a past month.
func (p *past) ledger(key calc.AwardKey) roster.Ledger {
	return func(m calc.Month) calc.Money {
		var paid calc.Money
		for of := m; of < p.computing.month.Month; of++ {
			if e := p.entry(of, key); e != nil {
				paid += e.PaidFor(of, m)
			}
		}
		return paid
	}
}
