package records

import (
	"strings"

	"doudi/calc"
)

// household is the household of the present row; nil where it has no number
// and is not the one above. Such a row goes on to the reader, which asks for
// the number.
func (l *officeList) household() *officeHousehold {
	number := l.single(numberField)
	switch {
	case number.text == "" && l.last != nil && l.continues():
		if l.continued == 0 {
			l.continuedAt = number.in(&l.place)
		}
		l.continued++
		l.merge(l.last)
		return l.last
	case number.text == "":
		l.office.households.add(&l.place, l.householdCells(true))
		return nil
	}
	if h := l.byNumber[number.text]; h != nil {
		if l.reused(h) {
			return nil
		}
		l.merge(h)
		return h
	}
	h := &officeHousehold{number: number, size: l.single(sizeField)}
	h.row = l.office.households.add(&l.place, l.householdCells(true))
	l.order = append(l.order, h)
	if l.columns.repeated {
		l.byNumber[number.text] = h
	} else {
		clear(l.persons)
	}
	return h
}

// reused refuses a row whose number belongs to another head. Nothing else of it
// is looked at.
func (l *officeList) reused(h *officeHousehold) bool {
	if l.columns.byPerson {
		return false
	}
	at := l.cell(l.columns.main.id)
	id := personID(at.text)
	if h.head == "" || id == "" || id == h.head {
		return false
	}
	l.office.fault(at.in(&l.place), OfficeNumberReused, h.number.text, h.headAt.in(&l.place).String())
	return true
}

// continues says whether a row without a number belongs to the household
// above, as where a cell spans the rows of a family.
func (l *officeList) continues() bool {
	c := l.columns
	if c.byPerson {
		relation := l.text(c.main.relation)
		return relation != "" && relationCode(relation) != calc.Head.String()
	}
	return len(c.members) > 0 && !filled(l.text(c.main.name)) && !filled(l.text(c.main.id))
}

// householdCells are the row of the household table that the present row makes.
func (l *officeList) householdCells(blame bool) []officeCell {
	cells := make([]officeCell, householdWidth)
	cells[officeNumber] = l.single(numberField)
	cells[officeRegion] = l.region(blame)
	cells[officeSettlement] = l.single(settlementField)
	cells[officeAddress] = l.address()
	cells[officePhone] = l.single(phoneField)
	cells[officeBank] = l.single(bankField)
	cells[officeAccount] = l.single(accountField)
	if p := l.columns.payee; p != nil {
		cells[officePayee], cells[officePayeeID] = l.cell(p.name), l.cell(p.id)
	}
	return cells
}

// address is the address, or the group of villagers where the list has no other.
func (l *officeList) address() officeCell {
	if l.columns.at[addressField] >= 0 {
		return l.single(addressField)
	}
	c := l.single(groupField)
	if c.text != "" && strings.Trim(c.text, indexRunes) == "" {
		c.text += "组"
	}
	return c
}

// region is the code of the village that the row names. What it names stays
// where no village is found, for the reader to refuse.
func (l *officeList) region(blame bool) officeCell {
	var at officeCell
	var parts []string
	for _, f := range [...]field{areaField, townshipField, villageField} {
		if c := l.single(f); c.text != "" || at.line == 0 {
			at = c
			if c.text != "" {
				parts = append(parts, c.text)
			}
		}
	}
	if len(parts) == 0 {
		return at
	}
	at.text = strings.Join(parts, " ")
	answer := l.office.regions.find(parts)
	switch {
	case answer.code != "":
		at.text = string(answer.code)
	case !blame:
	case answer.ambiguous:
		l.office.fault(at.in(&l.place), OfficeRegionAmbiguous, shown(at.text), codeList(answer.candidates))
	default:
		l.office.fault(at.in(&l.place), OfficeRegionUnknown, shown(at.text), codeList(answer.candidates))
	}
	return at
}

// merge adds what a further row says of a household. What contradicts the
// first row is a fault: the program does not choose.
func (l *officeList) merge(h *officeHousehold) {
	if h.size.text == "" {
		h.size = l.single(sizeField)
	}
	old := l.office.households.row(h.row)
	for i, c := range l.householdCells(false) {
		switch {
		case i == officeNumber || c.text == "" || i == officeRegion && !twelveDigits(old[i].text) && old[i].text != "":
		case old[i].text == "":
			old[i] = c
		case !sameCell(i, old[i].text, c.text):
			l.differs(c, columnName(i), h, old[i], i == officeAddress || i == officePhone)
		}
	}
}

func sameCell(column int, a, b string) bool {
	switch {
	case a == b:
		return true
	case column == officePayeeID:
		return normalID(a) == normalID(b)
	case column == officeAccount:
		return calc.NormaliseAccount(a) == calc.NormaliseAccount(b)
	}
	return tight(a) == tight(b)
}

func (l *officeList) differs(c officeCell, what string, h *officeHousehold, other officeCell, harmless bool) {
	l.office.faults = append(l.office.faults, calc.Fault{
		Code: OfficeDiffers, Place: c.in(&l.place), Args: []string{what, h.number.text, other.in(&l.place).String()}, Warning: harmless,
	})
}
