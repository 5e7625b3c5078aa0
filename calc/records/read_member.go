package records

import (
	"doudi/calc"
	"doudi/calc/sheet"
)

// Member is one row of the member sheet. Columns that the sheet has not say
// nothing about the person.
type Member struct {
	calc.Member
	Household calc.HouseholdNumber
	Place     calc.Place // of the identity number
	cells     [1]int32
	has       uint32
}

// HouseholdPlace is the place of the household's number.
func (m *Member) HouseholdPlace() calc.Place { return cellBeside(m.Place, m.cells[0], "household") }

const (
	memberHousehold = iota
	memberName
	memberID
	memberRelation
	memberCounted
	memberDisability
	memberLevel
	memberCertificate
	memberIllness
	memberLabour
	memberSchooling
	memberSelfcare
	memberSpecial
	memberNote
)

// Onto writes what the row says over a member on file.
func (m *Member) Onto(old *calc.Member) {
	set := func(column int, write func()) {
		if m.has&(1<<column) != 0 {
			write()
		}
	}
	set(memberName, func() { old.Name = m.Name })
	set(memberRelation, func() { old.Relation = m.Relation })
	set(memberCounted, func() { old.Uncounted = m.Uncounted })
	set(memberDisability, func() { old.Disability = m.Disability })
	set(memberLevel, func() { old.Level = m.Level })
	set(memberCertificate, func() { old.CertificateUntil = m.CertificateUntil })
	set(memberIllness, func() { old.Illness = m.Illness })
	set(memberLabour, func() { old.Labour = m.Labour })
	set(memberSchooling, func() { old.Schooling = m.Schooling })
	set(memberSelfcare, func() { old.Selfcare = m.Selfcare })
	set(memberSpecial, func() { old.Special = m.Special })
	set(memberNote, func() { old.Note = m.Member.Note })
}

func readMember(r *sheet.Reader, today calc.Day) Member {
	m := Member{Household: number(r, memberHousehold), Place: r.Place(memberID), cells: [1]int32{cell(r, memberHousehold)}}
	m.Name = name(r, memberName)
	r.Required(memberName)
	r.Required(memberID)
	m.ID = id(r, memberID, today)
	m.Relation = sheet.Kind[calc.Relation](r, memberRelation)
	m.Uncounted = !yes(r, memberCounted)
	m.Disability, m.Level = sheet.Kind[calc.Disability](r, memberDisability), disabilityLevel(r, memberLevel)
	m.CertificateUntil = r.Day(memberCertificate)
	m.Illness, m.Labour = sheet.Kind[calc.Illness](r, memberIllness), sheet.Kind[calc.Labour](r, memberLabour)
	m.Schooling, m.Selfcare = sheet.Kind[calc.Schooling](r, memberSchooling), sheet.Kind[calc.Selfcare](r, memberSelfcare)
	m.Special, m.Note = sheet.Kind[calc.Special](r, memberSpecial), r.Text(memberNote)
	for c := memberName; c <= memberNote; c++ {
		if r.Has(c) {
			m.has |= 1 << c
		}
	}
	return m
}
