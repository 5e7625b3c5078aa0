package records

import (
	"strings"

	"doudi/calc"
)

// certificates reads the numbers of disability certificates in a cell. Each
// begins with the identity number of whom it belongs to.
func (l *officeList) certificates(h *officeHousehold, column int) {
	c := l.cell(column)
	for _, s := range strings.FieldsFunc(c.text, func(r rune) bool { return strings.ContainsRune(";；,，、\n", r) }) {
		s = strings.ToUpper(tight(s))
		if !filled(s) {
			continue
		}
		id, kind, level, ok := certificate(s)
		if !ok {
			l.office.fault(c.in(&l.place), OfficeCertificate, calc.Tail(s))
			continue
		}
		row, seen := l.persons[personKey{h, id}]
		if !seen {
			l.office.fault(c.in(&l.place), OfficeCertificateStranger, calc.Tail(s), h.number.text)
			continue
		}
		l.disability(h, l.office.members.row(row), c, kind, level)
	}
}

func (l *officeList) disability(h *officeHousehold, member []officeCell, c officeCell, kind, level string) {
	old := member[officeMemberDisability]
	if old.text != "" && (old.text != kind || member[officeMemberLevel].text != level) {
		l.differs(c, "残疾人证号", h, old, false)
		return
	}
	member[officeMemberDisability] = officeCell{kind, c.line, c.column}
	member[officeMemberLevel] = officeCell{level, c.line, c.column}
}

// certificate takes the number of a disability certificate 残疾人证号 apart: an
// identity number, the kind 1 to 7 and the grade 1 to 4; B1, B2 … after it
// count the copies.
func certificate(s string) (id calc.IDNumber, kind, level string, ok bool) {
	if len(s) == 22 && s[20] == 'B' && s[21] >= '0' && s[21] <= '9' {
		s = s[:20]
	}
	if len(s) != 20 || s[18] < '1' || s[18] > '7' || s[19] < '1' || s[19] > '4' {
		return "", "", "", false
	}
	return calc.IDNumber(s[:18]), calc.Disability(s[18] - '0').String(), s[19:], true
}
