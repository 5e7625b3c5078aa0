package records

import "doudi/calc"

// officeList is one list being read.
type officeList struct {
	office  *office
	table   calc.Table
	columns *officeColumns
	name    string
	place   calc.Place // the sheet
	cells   []string   // of the present row

	rows        int // rows taken
	continued   int // of which without a number of their own
	continuedAt calc.Place
	headsOnly   int // households of which only the head is named
	byNumber    map[string]*officeHousehold
	order       []*officeHousehold
	last        *officeHousehold  // of the row above, nil where it has no number
	persons     map[personKey]int // the row among the office's members
}

// officeHousehold is a household of a list.
type officeHousehold struct {
	number officeCell
	row    int // among the office's households
	head   calc.IDNumber
	headAt officeCell
	size   officeCell // the number of people, as stated
	named  int        // people named
}

type personKey struct {
	household *officeHousehold
	id        calc.IDNumber
}

func newOfficeList(o *office, t calc.Table, c *officeColumns) *officeList {
	o.faults = append(o.faults, c.faults...)
	return &officeList{
		office: o, table: t, columns: c, name: t.Name(), place: t.Place(-1),
		byNumber: map[string]*officeHousehold{}, persons: map[personKey]int{},
	}
}

// mask are the columns of the household table that the list has.
func (l *officeList) mask() uint16 {
	mask := uint16(0)
	for _, c := range [...]struct {
		column int
		fields []field
	}{
		{officeNumber, []field{numberField}},
		{officeRegion, []field{areaField, townshipField, villageField}},
		{officeSettlement, []field{settlementField}},
		{officeAddress, []field{addressField, groupField}},
		{officePhone, []field{phoneField}},
		{officeBank, []field{bankField}},
		{officeAccount, []field{accountField}},
	} {
		for _, f := range c.fields {
			if l.columns.at[f] >= 0 {
				mask |= 1 << c.column
			}
		}
	}
	if p := l.columns.payee; p != nil && p.name >= 0 {
		mask |= 1 << officePayee
	}
	if p := l.columns.payee; p != nil && p.id >= 0 {
		mask |= 1 << officePayeeID
	}
	return mask
}

// row takes the present row, unless it is no record.
func (l *officeList) row(cells []string) {
	l.cells = cells
	switch {
	case l.columns.repeats(cells) || l.rows == 0 && columnNumbers(cells) || l.total():
	case l.nobody():
		l.skip()
	default:
		l.beyond()
		l.record()
	}
}

func (l *officeList) text(column int) string {
	if column < 0 || column >= len(l.cells) {
		return ""
	}
	return l.cells[column]
}

// cell is a cell of the present row with its place; the zero cell where the
// list has no such column.
func (l *officeList) cell(column int) officeCell {
	if column < 0 {
		return officeCell{}
	}
	at := l.table.Place(column)
	return officeCell{text: l.text(column), line: int32(at.Line), column: int32(at.Column)}
}

func (l *officeList) single(f field) officeCell { return l.cell(l.columns.at[f]) }

func (l *officeList) number() string { return l.text(l.columns.at[numberField]) }

// record takes a row that names a household or a person.
func (l *officeList) record() {
	l.rows++
	l.last = l.household()
	if l.last == nil {
		return
	}
	l.people(l.last)
	for _, column := range l.columns.certificates {
		l.certificates(l.last, column)
	}
}

// finish says what can be said of the whole list.
func (l *officeList) finish() {
	for _, h := range l.order {
		l.count(h)
	}
	if l.headsOnly > 0 {
		l.office.fault(l.place, OfficeHeadsOnly, l.name, decimal(l.headsOnly)).Warning = true
	}
	if l.continued > 0 {
		l.office.fault(l.continuedAt, OfficeContinued, l.name, decimal(l.continued)).Warning = true
	}
	l.office.fault(l.place, OfficeRecognised, l.name, decimal(l.rows)).Warning = true
	l.byNumber, l.order, l.last, l.persons, l.cells = nil, nil, nil, nil, nil
}

// count compares the number of people stated with those named.
func (l *officeList) count(h *officeHousehold) {
	stated, ok := leadingNumber(h.size.text)
	switch {
	case !ok || stated == h.named:
	case stated > h.named && len(l.columns.members) == 0 && !l.columns.byPerson:
		l.headsOnly++
	default:
		l.office.fault(h.size.in(&l.place), OfficeCount, h.number.text, decimal(stated), decimal(h.named)).Warning = true
	}
}

// leadingNumber is the number that a text such as 3人 or 3(1/0) begins with.
func leadingNumber(s string) (n int, ok bool) {
	for i, r := range tight(s) {
		if r < '0' || r > '9' || i >= 6 {
			return n, i > 0 && i < 6
		}
		n = 10*n + int(r-'0')
		ok = true
	}
	return n, ok
}
