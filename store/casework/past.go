package casework

import (
	"doudi/calc"
	"doudi/calc/roster"
	"doudi/store"
)

// past are the sealed months of one township, unpacked when a line first asks
// for them. A household that came from elsewhere asks there as well.
type past struct {
	computing *computing
	places    []pastPlace
}

// pastPlace is the sealed months of the regions with one code prefix.
type pastPlace struct {
	packed map[calc.Month][]store.Packed
	months map[calc.Month]pastMonth
}

// pastMonth is the entries of one month in the roster's order, and where those
// of each household begin.
type pastMonth struct {
	entries []roster.Entry
	first   map[calc.HouseholdNumber]int
}

func newPast(c *computing, prefix calc.RegionCode) *past {
	return &past{c, []pastPlace{c.pastPlace(prefix)}}
}

// pastPlace takes hold of sealed months; nothing is unpacked yet.
func (c *computing) pastPlace(prefix calc.RegionCode) pastPlace {
	p := pastPlace{map[calc.Month][]store.Packed{}, map[calc.Month]pastMonth{}}
	for m := c.month.Opening; m < c.month.Month; m++ {
		_ = c.tx.Packed(m, prefix, func(_ calc.RegionCode, packed store.Packed) error {
			p.packed[m] = append(p.packed[m], packed)
			return nil
		})
	}
	return p
}

// of is the past of one household. Moved households are few: the villages that
// they came from are looked up beside the township that they are in now.
func (p *past) of(n calc.HouseholdNumber) *past {
	villages := p.computing.moved[n]
	if len(villages) == 0 {
		return p
	}
	own := &past{p.computing, append([]pastPlace(nil), p.places...)}
	for _, village := range villages {
		own.places = append(own.places, p.computing.pastPlace(village))
	}
	return own
}

// entry is an award's entry in a sealed month, nil where it had none.
func (p *past) entry(m calc.Month, key calc.AwardKey) *roster.Entry {
	for _, place := range p.places {
		month, read := place.months[m]
		if !read {
			month = unpack(place.packed[m])
			place.months[m] = month
		}
		if e := month.entry(key); e != nil {
			return e
		}
	}
	return nil
}

func (m *pastMonth) entry(key calc.AwardKey) *roster.Entry {
	i, found := m.first[key.Household]
	if !found {
		return nil
	}
	for ; i < len(m.entries) && m.entries[i].Household == key.Household; i++ {
		if m.entries[i].AwardKey == key {
			return &m.entries[i]
		}
	}
	return nil
}

func unpack(villages []store.Packed) pastMonth {
	n := 0
	for _, packed := range villages {
		n += packed.Len()
	}
	m := pastMonth{make([]roster.Entry, 0, n), make(map[calc.HouseholdNumber]int, n)}
	for _, packed := range villages {
		_ = packed.Each(func(e *roster.Entry) error { // damage is found by its digest
			if last := len(m.entries) - 1; last < 0 || m.entries[last].Household != e.Household {
				m.first[e.Household] = len(m.entries)
			}
			m.entries = append(m.entries, *e)
			e.Arrears, e.Recovery, e.Causes = nil, nil, nil // kept by the copy, not to be used again
			return nil
		})
	}
	return m
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
