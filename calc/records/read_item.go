package records

import (
	"doudi/calc"
	"doudi/calc/sheet"
)

// Item is one row of the item sheet.
type Item struct {
	calc.Item
	Household calc.HouseholdNumber
	Place     calc.Place // of the amount
	cells     [2]int32
}

// HouseholdPlace is the place of the household's number.
func (i *Item) HouseholdPlace() calc.Place { return cellBeside(i.Place, i.cells[0], "household") }

// MemberPlace is the place of the identity number.
func (i *Item) MemberPlace() calc.Place { return cellBeside(i.Place, i.cells[1], "id") }

func readItem(r *sheet.Reader) Item {
	const (
		household = iota
		idColumn
		kind
		amount
		per
		note
	)
	i := Item{Household: number(r, household), Place: r.Place(amount), cells: [2]int32{cell(r, household), cell(r, idColumn)}}
	i.Member = reference(r, idColumn)
	r.Required(kind)
	r.Required(amount)
	r.Required(per)
	i.Kind, i.Amount, i.Per = sheet.Kind[calc.ItemKind](r, kind), r.Money(amount), sheet.Kind[calc.Period](r, per)
	i.Note = r.Text(note)
	return i
}
