package store

import "doudi/calc"

func encodeHousehold(h *calc.Household) []byte {
	e := newEncoder()
	e.household(h)
	return e.b
}

func (e *encoder) household(h *calc.Household) {
	e.texts(string(h.Number), string(h.Region))
	e.kinds(uint8(h.Settlement), uint8(h.Hukou))
	e.texts(h.Address, h.Phone, h.Payee, string(h.PayeeID), h.Bank, h.Account)
	e.int(int64(h.PermitUntil))
	e.texts(h.RelativeOf, h.Note)
	e.uint(h.Revision)
	e.uint(uint64(len(h.Members)))
	for i := range h.Members {
		encodeMember(e, &h.Members[i])
	}
	e.uint(uint64(len(h.Items)))
	for i := range h.Items {
		encodeItem(e, &h.Items[i])
	}
}

func decodeHousehold(value []byte) (calc.Household, error) {
	d := newDecoder(value)
	h := calc.Household{
		Number: calc.HouseholdNumber(d.text()), Region: calc.RegionCode(d.text()),
		Settlement: readKind[calc.Settlement](d), Hukou: readKind[calc.Hukou](d),
		Address: d.text(), Phone: d.text(), Payee: d.text(), PayeeID: calc.IDNumber(d.text()), Bank: d.text(), Account: d.text(),
		PermitUntil: calc.Day(d.small()), RelativeOf: d.text(), Note: d.text(), Revision: d.uint(),
	}
	h.Members = make([]calc.Member, d.count())
	for i := range h.Members {
		decodeMember(d, &h.Members[i])
	}
	h.Items = make([]calc.Item, d.count())
	for i := range h.Items {
		decodeItem(d, &h.Items[i])
	}
	return h, d.done("household")
}

func encodeMember(e *encoder, m *calc.Member) {
	e.texts(m.Name, string(m.ID))
	e.kind(uint8(m.Relation))
	e.flag(m.Uncounted)
	encodeAttributes(e, &m.Attributes)
	e.int(int64(m.CertificateUntil))
	e.text(m.Note)
}

func decodeMember(d *decoder, m *calc.Member) {
	m.Name, m.ID = d.text(), calc.IDNumber(d.text())
	m.Relation = readKind[calc.Relation](d)
	m.Uncounted = d.flag()
	decodeAttributes(d, &m.Attributes)
	m.CertificateUntil = calc.Day(d.small())
	m.Note = d.text()
}

func encodeAttributes(e *encoder, a *calc.Attributes) {
	e.kinds(uint8(a.Disability), a.Level, uint8(a.Illness), uint8(a.Labour), uint8(a.Schooling), uint8(a.Selfcare), uint8(a.Special))
}

func decodeAttributes(d *decoder, a *calc.Attributes) {
	a.Disability, a.Level = readKind[calc.Disability](d), d.byte()
	a.Illness, a.Labour = readKind[calc.Illness](d), readKind[calc.Labour](d)
	a.Schooling, a.Selfcare, a.Special = readKind[calc.Schooling](d), readKind[calc.Selfcare](d), readKind[calc.Special](d)
}

func encodeItem(e *encoder, i *calc.Item) {
	e.text(string(i.Member))
	e.kinds(uint8(i.Kind), uint8(i.Per))
	e.int(int64(i.Amount))
	e.text(i.Note)
}

func decodeItem(d *decoder, i *calc.Item) {
	i.Member = calc.IDNumber(d.text())
	i.Kind, i.Per = readKind[calc.ItemKind](d), readKind[calc.Period](d)
	i.Amount = calc.Money(d.int())
	i.Note = d.text()
}

func encodeRegion(r *calc.Region) []byte {
	e := newEncoder()
	e.texts(string(r.Code), r.Name)
	e.kind(uint8(r.Settlement))
	return e.b
}

func decodeRegion(value []byte) (calc.Region, error) {
	d := newDecoder(value)
	r := calc.Region{Code: calc.RegionCode(d.text()), Name: d.text(), Settlement: readKind[calc.Settlement](d)}
	return r, d.done("region")
}
