package records

import (
	"doudi/calc"
	"doudi/calc/sheet"
)

// Household is one row of the household sheet. Has says which columns the sheet
// has: the others say nothing about the household.
type Household struct {
	calc.Household
	Place calc.Place
	cells [1]int32
	has   uint32
}

// RegionPlace is the place of the village's code.
func (h *Household) RegionPlace() calc.Place { return cellBeside(h.Place, h.cells[0], "region") }

const (
	householdNumber = iota
	householdRegion
	householdSettlement
	householdAddress
	householdPhone
	householdPayee
	householdPayeeID
	householdBank
	householdAccount
	householdHukou
	householdPermit
	householdRelative
	householdNote
)

func readHousehold(r *sheet.Reader, today calc.Day) Household {
	h := Household{Place: r.Place(householdNumber), cells: [1]int32{cell(r, householdRegion)}}
	h.Number = number(r, householdNumber)
	h.Region = calc.RegionCode(r.Text(householdRegion))
	h.Settlement = sheet.Kind[calc.Settlement](r, householdSettlement)
	h.Address, h.Phone = r.Text(householdAddress), r.Text(householdPhone)
	h.Payee, h.PayeeID = name(r, householdPayee), id(r, householdPayeeID, today)
	h.Bank, h.Account = r.Text(householdBank), account(r, householdAccount)
	h.Hukou = sheet.Kind[calc.Hukou](r, householdHukou)
	h.PermitUntil = r.Day(householdPermit)
	h.RelativeOf, h.Note = r.Text(householdRelative), r.Text(householdNote)
	for c := householdRegion; c <= householdNote; c++ {
		if r.Has(c) {
			h.has |= 1 << c
		}
	}
	return h
}

// Onto writes what the row says over a household on file.
func (h *Household) Onto(old *calc.Household) {
	set := func(column int, write func()) {
		if h.has&(1<<column) != 0 {
			write()
		}
	}
	set(householdRegion, func() { old.Region = h.Region })
	set(householdSettlement, func() { old.Settlement = h.Settlement })
	set(householdAddress, func() { old.Address = h.Address })
	set(householdPhone, func() { old.Phone = h.Phone })
	set(householdPayee, func() { old.Payee = h.Payee })
	set(householdPayeeID, func() { old.PayeeID = h.PayeeID })
	set(householdBank, func() { old.Bank = h.Bank })
	set(householdAccount, func() { old.Account = h.Account })
	set(householdHukou, func() { old.Hukou = h.Hukou })
	set(householdPermit, func() { old.PermitUntil = h.PermitUntil })
	set(householdRelative, func() { old.RelativeOf = h.RelativeOf })
	set(householdNote, func() { old.Note = h.Note })
}

// NamesPayee says whether the row says who receives the money, be it nobody.
func (h *Household) NamesPayee() bool { return h.has&(1<<householdPayee|1<<householdPayeeID) != 0 }
