package records

import (
	"slices"

	"doudi/calc"
)

// officeColumns are the columns of a list.
type officeColumns struct {
	at           [fieldCount]int // of fields with one column, −1 where there is none
	main         *personColumns  // the head of the household, or the person of the row
	members      []*personColumns
	payee        *personColumns
	certificates []int
	byPerson     bool // a row is a person, whose relation says who is the head
	repeated     bool // a household may have several rows
	taken        []bool
	headings     []headingCell
	rows         []headingRow
	faults       calc.Faults // of the heading
}

// columnsOf understands a heading; nil where it is not that of a list.
func columnsOf(block []headingRow) *officeColumns {
	headings, cells := columnHeadings(block)
	c := &officeColumns{headings: cells, rows: block, taken: make([]bool, len(cells))}
	for f := range c.at {
		c.at[f] = -1
	}
	for i, h := range headings {
		if h.field == changeField {
			return nil
		}
		c.single(i, h, headings)
	}
	if !c.people(headings) {
		return nil
	}
	for i, h := range headings {
		if cells[i].text != "" && !c.taken[i] && h.field != idleField && h.field != serialField {
			c.faults = append(c.faults, calc.Fault{Code: OfficeColumn, Place: cells[i].place, Args: []string{cells[i].text}, Warning: true})
		}
	}
	return c
}

// single takes a column of which a list has one. Of several synonyms the
// preferred one holds.
func (c *officeColumns) single(i int, h heading, all []heading) {
	if h.field < numberField || h.field.personal() {
		return
	}
	old := c.at[h.field]
	switch {
	case old < 0 || h.rank < all[old].rank:
		if old >= 0 {
			c.taken[old] = false
		}
		c.at[h.field], c.taken[i] = i, true
	case h.rank == all[old].rank:
		c.taken[i] = true
		c.faults = append(c.faults, calc.Fault{Code: "heading.twice", Place: c.headings[i].place, Args: []string{c.headings[i].text}})
	}
}

// people finds the persons of a row; false where there is no head with a
// number.
func (c *officeColumns) people(headings []heading) bool {
	all := pairs(headings)
	c.main = mainPerson(all)
	if c.main == nil {
		return false
	}
	headNamed := false
	for _, p := range all {
		headNamed = headNamed || p.whose == theHead
		switch {
		case p == c.main:
		case p.whose == thePayee && c.payee == nil:
			c.payee = p
			c.take(p)
		case p.complete() && (p.whose == anyone || p.whose == aMember || p.whose == theSpouse || p.whose == theBeneficiary):
			c.members = append(c.members, p)
			c.take(p)
		}
	}
	c.take(c.main)
	slices.SortStableFunc(c.members, func(a, b *personColumns) int { return a.first() - b.first() })
	c.relations(headings)
	c.certificatesIn(headings)
	c.repeated = c.byPerson || slices.ContainsFunc(c.members, func(p *personColumns) bool {
		return p.whose == theBeneficiary || len(c.members) == 1 && p.whose != theSpouse
	})
	return c.byPerson || c.main.whose == theHead || c.main.whose != aMember && !headNamed
}

func (c *officeColumns) take(p *personColumns) {
	for _, i := range [...]int{p.name, p.id, p.relation} {
		if i >= 0 {
			c.taken[i] = true
		}
	}
}

func (c *officeColumns) certificatesIn(headings []heading) {
	for i, h := range headings {
		if h.field == certificateField && h.whose != aStranger {
			c.certificates = append(c.certificates, i)
			c.taken[i] = true
		}
	}
}

// repeats says whether a row is a row of the heading again, as on a new page.
func (c *officeColumns) repeats(cells []string) bool {
	return slices.ContainsFunc(c.rows, func(r headingRow) bool { return slices.Equal(r.cells, cells) })
}

// everyone are the persons of a row, the main one first.
func (c *officeColumns) everyone(yield func(*personColumns) bool) {
	if !yield(c.main) {
		return
	}
	for _, p := range c.members {
		if !yield(p) {
			return
		}
	}
}
