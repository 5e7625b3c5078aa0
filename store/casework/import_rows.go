package casework

import (
	"cmp"
	"errors"
	"strings"

	"doudi/calc"
	"doudi/calc/records"
	"doudi/store"
)

// What the rows of an import make of the households that they name.

// checkPeople brings the rows of households, members and items together with
// what is on file.
func (in *importing) checkPeople() {
	for i := range in.rows.Households {
		row := &in.rows.Households[i]
		if row.Number == "" {
			continue // its fault is that of the cell
		}
		if c := in.cases[row.Number]; c != nil {
			in.fault(row.Place, "household.twice", string(row.Number), c.place.String())
			continue
		}
		in.takeHousehold(row)
	}
	for i := range in.rows.Members {
		in.takeMember(i)
	}
	for i := range in.rows.Items {
		in.takeItem(i)
	}
}

// open is a household's case in this import, from the store where it is there;
// nil, with a fault, where nobody knows it.
func (in *importing) open(n calc.HouseholdNumber, at calc.Place) *imported {
	if c := in.atHand(n); c != nil {
		return c
	}
	if c := in.cases[n]; c != nil || n == "" {
		in.last = c
		return c // without a number: the fault of the empty cell says so
	}
	c := in.load(n)
	if c == nil {
		in.fault(at, "household.unknown", string(n))
	}
	return c
}

// atHand is a household's case if it is the one of the row before, or the one after
// that: sheets mostly name households in one order.
func (in *importing) atHand(n calc.HouseholdNumber) *imported {
	if in.last == nil || in.last.new.Number == n {
		return in.last
	}
	next := in.last.nth + 1
	if next == len(in.order) || in.order[next].new.Number != n {
		return nil
	}
	in.last = in.order[next]
	return in.last
}

// inOneLine is what a fault says of an error of the store.
func inOneLine(err error) string { return cmp.Or(store.DamageLine(err), err.Error()) }

// failed keeps what goes wrong in the store, and says whether anything did: that
// something is not on file is no failure.
func (in *importing) failed(err error) bool {
	if err == nil || errors.Is(err, store.ErrNotFound) {
		return false
	}
	in.fault(calc.Place{}, "store.failed", inOneLine(err))
	return true
}

// alive faults what a row says of a household that has ended: its awards may be
// stopped, and nothing else be done.
func (in *importing) alive(c *imported, at calc.Place) {
	if c.ended {
		in.fault(at, "household.closed", string(c.new.Number), numbers(c.into))
	}
}

func (in *importing) load(n calc.HouseholdNumber) *imported {
	if in.empty {
		return nil
	}
	old, err := in.tx.Household(n)
	if err != nil {
		in.failed(err)
		return nil
	}
	c := in.begin(*old)
	c.old = old
	c.ended, c.into, err = in.tx.Closed(old)
	in.failed(err)
	c.new.Members = append([]calc.Member(nil), old.Members...)
	c.new.Items = append([]calc.Item(nil), old.Items...)
	return c
}

// numbers are household numbers in a text.
func numbers(ns []calc.HouseholdNumber) string {
	texts := make([]string, len(ns))
	for i, n := range ns {
		texts[i] = string(n)
	}
	return strings.Join(texts, ", ")
}

// begin is the case of a household that becomes other than it is.
func (in *importing) begin(h calc.Household) *imported {
	c := &in.room.cases.take(1)[:1][0]
	c.own = h
	c.new = &c.own
	c.nth = len(in.order)
	in.cases[h.Number] = c
	in.order = append(in.order, c)
	return c
}

func (in *importing) takeHousehold(row *records.Household) {
	c := in.load(row.Number)
	if c == nil {
		c = in.begin(calc.Household{Number: row.Number})
	}
	in.alive(c, row.Place)
	c.place, c.payee = row.Place, row.NamesPayee()
	row.Onto(c.new)
	region := in.region(c.new.Region)
	switch {
	case region == nil:
		in.fault(row.RegionPlace(), "region.unknown", string(c.new.Region))
	case c.new.Settlement == 0 && region.Settlement == 0:
		in.fault(row.Place, "settlement.missing", string(row.Number), region.Name)
	case c.new.Settlement == 0:
		c.new.Settlement = region.Settlement
	}
}

// region is the county's region of a code, nil where it has none.
func (in *importing) region(code calc.RegionCode) *calc.Region {
	if r, seen := in.regions[code]; seen {
		return r
	}
	found, err := villageAt(in.tx, code)
	in.failed(err)
	in.regions[code] = found
	return found
}

func (in *importing) takeMember(i int) {
	row := &in.rows.Members[i]
	c := in.open(row.Household, row.HouseholdPlace())
	if c == nil || row.ID == "" {
		return
	}
	in.alive(c, row.Place)
	switch other, here := in.people[row.ID]; {
	case here && other == row.Household:
		in.fault(row.Place, "person.twice", row.ID.Tail(), string(row.Household))
		return
	case here:
		in.elsewhere(row, other)
		return
	case in.onFileElsewhere(row):
		return
	}
	in.people[row.ID] = row.Household
	if old := c.new.Member(row.ID); old != nil {
		row.Onto(old)
		return
	}
	if fault := takenAway(in.tx, row); fault != nil {
		in.faults = append(in.faults, *fault)
		return
	}
	if c.new.Members == nil {
		c.new.Members = in.room.members.take(run(in.rows.Members[i:], func(m *records.Member) bool { return m.Household == row.Household }))
	}
	c.new.Members = append(c.new.Members, row.Member)
}

// onFileElsewhere faults a person who belongs to another household on file.
func (in *importing) onFileElsewhere(row *records.Member) bool {
	if in.empty {
		return false
	}
	other, err := in.tx.HouseholdOf(row.ID)
	if err != nil {
		return in.failed(err)
	}
	if other == row.Household {
		return false
	}
	in.elsewhere(row, other)
	return true
}

// elsewhere faults a person who belongs to another household.
func (in *importing) elsewhere(row *records.Member, other calc.HouseholdNumber) {
	in.fault(row.Place, "person.elsewhere", row.ID.Tail(), string(row.Household), string(other))
}

// takeItem adds an item. The item sheet speaks fully for each household that it
// names: what was on file of it before goes.
func (in *importing) takeItem(i int) {
	row := &in.rows.Items[i]
	c := in.open(row.Household, row.HouseholdPlace())
	if c == nil {
		return
	}
	in.alive(c, row.Place)
	if row.Member != "" && c.new.Member(row.Member) == nil {
		in.fault(row.MemberPlace(), "item.stranger", row.Member.Tail(), string(row.Household))
		return
	}
	if !c.items {
		c.items = true
		c.new.Items = in.room.items.take(run(in.rows.Items[i:], func(x *records.Item) bool { return x.Household == row.Household }))
	}
	c.new.Items = append(c.new.Items, row.Item)
}
