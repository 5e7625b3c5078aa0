package records

import (
	"strings"

	"doudi/calc"
)

// people takes the persons of the present row into a household.
func (l *officeList) people(h *officeHousehold) {
	c := l.columns
	if c.byPerson {
		l.person(h, c.main, l.relation(c.main))
	} else {
		l.head(h)
	}
	for _, p := range c.members {
		if filled(l.text(p.name)) || filled(l.text(p.id)) {
			l.person(h, p, l.relation(p))
		}
	}
}

// head takes the head of the household. A further row may leave it out.
func (l *officeList) head(h *officeHousehold) {
	main := l.columns.main
	if h.named > 0 && l.text(main.name) == "" && l.text(main.id) == "" {
		return
	}
	at := l.cell(main.id)
	at.text = calc.Head.String()
	l.person(h, main, at)
}

// relation is the cell with a person's relation to the head, in our words
// where the office's are plain.
func (l *officeList) relation(p *personColumns) officeCell {
	c := l.cell(p.relation)
	switch {
	case c.text != "":
		c.text = relationCode(c.text)
	case p.whose == theSpouse:
		c = l.cell(p.name)
		c.text = calc.Spouse.String()
	}
	return c
}

// person takes one person. Who has been named before in the household is not
// taken again.
func (l *officeList) person(h *officeHousehold, p *personColumns, relation officeCell) {
	name, at := l.cell(p.name), l.cell(p.id)
	id := personID(at.text)
	if id != "" && l.known(h, id, p, name) {
		return
	}
	if relation.text == calc.Head.String() {
		if h.head != "" {
			l.office.fault(relation.in(&l.place), OfficeSecondHead, h.number.text)
		}
		h.head, h.headAt = id, at
	}
	cells := [memberWidth]officeCell{officeMemberNumber: h.number, officeMemberName: name, officeMemberID: at, officeMemberRelation: relation}
	row := l.office.members.add(&l.place, cells[:])
	h.named++
	if id != "" {
		l.persons[personKey{h, id}] = row
	}
}

// personID is an identity number as far as it tells persons apart.
func personID(s string) calc.IDNumber {
	if !filled(s) {
		return ""
	}
	return normalID(strings.ToUpper(tight(s)))
}

// known says whether a person has been taken already. Twice in one row is left
// to the reader to refuse, but for the head, whom many lists repeat.
func (l *officeList) known(h *officeHousehold, id calc.IDNumber, p *personColumns, name officeCell) bool {
	row, seen := l.persons[personKey{h, id}]
	if !seen {
		return false
	}
	if !l.columns.repeated && id != h.head && p != l.columns.main {
		return false
	}
	old := l.office.members.row(row)
	if name.text != "" && NormalName(name.text) != NormalName(old[officeMemberName].text) {
		l.differs(name, "姓名", h, old[officeMemberName], false)
	}
	if relation := l.relation(p); relation.text != "" && old[officeMemberRelation].text == "" {
		old[officeMemberRelation] = relation
	}
	return true
}
