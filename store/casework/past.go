package casework

import (
	"sync"

	"doudi/calc"
	"doudi/calc/roster"
	"doudi/store"
)

// sealedMonths reads what a month that was submitted has in the regions whose
// code begins with prefix.
type sealedMonths func(m calc.Month, prefix calc.RegionCode) ([]store.Packed, error)

// sealedIn reads within a transaction, for one goroutine at a time.
func sealedIn(tx *store.Tx) sealedMonths {
	var turn sync.Mutex
	return func(m calc.Month, prefix calc.RegionCode) (villages []store.Packed, err error) {
		turn.Lock()
		defer turn.Unlock()
		err = tx.Packed(m, prefix, func(_ calc.RegionCode, p store.Packed) error {
			villages = append(villages, p)
			return nil
		})
		return villages, err
	}
}

// sealedMonths reads in a transaction of its own each time: months that are
// sealed do not change.
func (o *Office) sealedMonths() sealedMonths {
	return func(m calc.Month, prefix calc.RegionCode) (villages []store.Packed, err error) {
		err = o.Store.View(func(tx *store.Tx) error {
			villages, err = sealedIn(tx)(m, prefix)
			return err
		})
		return villages, err
	}
}

// past are the sealed months of one village, read when a line first asks for
// them. A household that came from elsewhere asks there as well.
type past struct {
	computing *computing
	places    []pastPlace
	err       error // the first fault of reading: no month is computed beside a past that cannot be read
}

// pastPlace is the sealed months of the regions with one code prefix, or what one
// household alone had there.
type pastPlace struct {
	prefix calc.RegionCode
	alone  calc.HouseholdNumber // "": all
	months map[calc.Month]pastMonth
}

func newPastPlace(prefix calc.RegionCode, alone calc.HouseholdNumber) pastPlace {
	return pastPlace{prefix, alone, map[calc.Month]pastMonth{}}
}

// pastMonth is the entries of one month in the roster's order, and where those
// of each household begin.
type pastMonth struct {
	entries []roster.Entry
	first   map[calc.HouseholdNumber]int
}

// newPast is the past of the regions whose code begins with prefix.
func newPast(c *computing, prefix calc.RegionCode) *past {
	return &past{computing: c, places: []pastPlace{newPastPlace(prefix, "")}}
}

// pastAlone is the past of one household, read without that of its neighbours.
func pastAlone(c *computing, h *calc.Household) *pastOf {
	p := &past{computing: c, places: []pastPlace{newPastPlace(h.Region, h.Number)}}
	return p.of(h.Number)
}

// of is the past of one household that is there now. Moved households are few:
// the villages that they came from are looked up beside that.
func (p *past) of(n calc.HouseholdNumber) *pastOf {
	own := &pastOf{p, p.places}
	for _, village := range p.computing.moved[n] {
		own.places = append(own.places[:len(own.places):len(own.places)], newPastPlace(village, n))
	}
	return own
}

// pastOf is what past months paid one household.
type pastOf struct {
	*past
	places []pastPlace
}

// entry is an award's entry in a sealed month, nil where it had none.
func (p *pastOf) entry(m calc.Month, key calc.AwardKey) *roster.Entry {
	for _, place := range p.places {
		month, read := place.months[m]
		if !read {
			month = p.read(m, place)
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

func (p *past) read(m calc.Month, place pastPlace) pastMonth {
	villages, err := p.computing.sealed(m, place.prefix)
	p.fail(err)
	if place.alone != "" {
		month := pastMonth{first: map[calc.HouseholdNumber]int{place.alone: 0}}
		for _, packed := range villages {
			p.fail(packed.Of(place.alone, func(e *roster.Entry) error { return month.keep(e, p.computing.people) }))
		}
		return month
	}
	n := 0
	for _, packed := range villages {
		n += packed.Len()
	}
	month := pastMonth{make([]roster.Entry, 0, n), make(map[calc.HouseholdNumber]int, n)}
	for _, packed := range villages {
		p.fail(packed.Each(func(e *roster.Entry) error {
			if last := len(month.entries) - 1; last < 0 || month.entries[last].Household != e.Household {
				month.first[e.Household] = len(month.entries)
			}
			return month.keep(e, p.computing.people)
		}))
	}
	return month
}

// keep adds an entry, as of the numbers that its people have now.
func (m *pastMonth) keep(e *roster.Entry, people *store.Renumberings) error {
	m.entries = append(m.entries, *e)
	people.Entry(&m.entries[len(m.entries)-1])
	e.Arrears, e.Recovery, e.Causes = nil, nil, nil // kept by the copy, not to be used again
	return nil
}

func (p *past) fail(err error) {
	if p.err == nil {
		p.err = err
	}
}

// last is the award's entry in the month before; nil where it had none.
func (p *pastOf) last(key calc.AwardKey) *roster.Entry {
	if p.computing.month.Last == nil {
		return nil
	}
	return p.entry(p.computing.month.Month-1, key)
}

// ledger is what the sealed months have paid an award for a past month.
func (p *pastOf) ledger(key calc.AwardKey) roster.Ledger {
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

// pastThere is what past months paid awards of villages that have been computed: the
// check across villages asks for it, of few.
type pastThere struct {
	computing *computing
	moved     map[calc.RegionCode]map[calc.HouseholdNumber][]calc.RegionCode // as when each village was taken out
	villages  map[calc.RegionCode]*past
}

func newPastThere(c *computing) *pastThere {
	return &pastThere{c, map[calc.RegionCode]map[calc.HouseholdNumber][]calc.RegionCode{}, map[calc.RegionCode]*past{}}
}

// paid is what was paid an award for a month; see err.
func (t *pastThere) paid(village calc.RegionCode, key calc.AwardKey, m calc.Month) calc.Money {
	p := t.villages[village]
	if p == nil {
		own := *t.computing
		own.moved = t.moved[village]
		p = newPast(&own, village)
		t.villages[village] = p
	}
	return p.of(key.Household).ledger(key)(m)
}

// err is the first fault of reading.
func (t *pastThere) err() error {
	for _, p := range t.villages {
		if p.err != nil {
			return p.err
		}
	}
	return nil
}
