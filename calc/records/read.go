package records

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"doudi/calc"
	"doudi/calc/policy"
	"doudi/calc/sheet"
)

// Import is everything that one folder or workbook brings.
type Import struct {
	Households []Household
	Members    []Member
	Items      []Item
	Decisions  []Decision
}

// cell is where a column's cell stands in the row, 0 where the sheet has no such
// column.
func cell(r *sheet.Reader, column int) int32 {
	if !r.Has(column) {
		return 0
	}
	return int32(r.Place(column).Column)
}

// cellBeside is the place of another cell of the row of which one stands at a place:
// where the row was typed, the column by its key.
func cellBeside(at calc.Place, column int32, key string) calc.Place {
	switch {
	case column > 0:
		at.Column = int(column)
	case at.Line == 0 && at.File != "":
		at.File = key
	}
	return at
}

// Read reads all sheets of an import, side by side. today is for refusing dates
// of birth in the future. Every fault of every row is returned, sheet by sheet;
// warnings are among them.
func Read(tables []calc.Table, today calc.Day) (*Import, calc.Faults) {
	im := &Import{}
	faults := make([]calc.Faults, len(tables)+1)
	seen := map[*sheet.Layout]bool{}
	var reading sync.WaitGroup
	for i, t := range tables {
		l := layoutOf(t.Name())
		switch {
		case l == nil:
			faults[i] = calc.Faults{{Code: "import.table_unknown", Place: t.Place(-1), Args: []string{t.Name()}, Warning: true}}
		case seen[l]:
			faults[i] = calc.Faults{{Code: "table.twice", Place: t.Place(-1), Args: []string{l.Name}}}
		default:
			seen[l] = true
			reading.Go(func() { im.read(sheet.NewReader(t, l, &faults[i]), l, today) })
		}
	}
	reading.Wait()
	if len(seen) == 0 {
		nothing := calc.Fault{Code: "import.nothing"}
		if len(tables) > 0 {
			nothing.Place = tables[0].Place(-1)
		}
		faults[len(tables)] = calc.Faults{nothing}
	}
	return im, slices.Concat(faults...)
}

// Of is the rows of some households alone, in their order.
func (im *Import) Of(some map[calc.HouseholdNumber]bool) *Import {
	return &Import{
		Households: only(im.Households, some, func(h *Household) calc.HouseholdNumber { return h.Number }),
		Members:    only(im.Members, some, func(m *Member) calc.HouseholdNumber { return m.Household }),
		Items:      only(im.Items, some, func(i *Item) calc.HouseholdNumber { return i.Household }),
		Decisions:  only(im.Decisions, some, func(d *Decision) calc.HouseholdNumber { return d.Household }),
	}
}

func only[T any](rows []T, some map[calc.HouseholdNumber]bool, of func(*T) calc.HouseholdNumber) (out []T) {
	var last calc.HouseholdNumber // rows of one household mostly follow each other
	var wanted bool
	for i := range rows {
		if n := of(&rows[i]); n != last || i == 0 {
			last, wanted = n, some[n]
		}
		if wanted {
			out = append(out, rows[i])
		}
	}
	return out
}

func layoutOf(name string) *sheet.Layout {
	for _, l := range Layouts {
		if l.Named(name) {
			return l
		}
	}
	return nil
}

func (im *Import) read(r *sheet.Reader, l *sheet.Layout, today calc.Day) {
	switch l {
	case &HouseholdLayout:
		for r.Next() {
			im.Households = append(roomy(im.Households, r), readHousehold(r, today))
		}
	case &MemberLayout:
		for r.Next() {
			im.Members = append(roomy(im.Members, r), readMember(r, today))
		}
	case &ItemLayout:
		for r.Next() {
			im.Items = append(roomy(im.Items, r), readItem(r))
		}
	case &DecisionLayout:
		for r.Next() {
			im.Decisions = append(roomy(im.Decisions, r), readDecision(r, len(im.Decisions)+1))
		}
		slices.SortStableFunc(im.Decisions, func(a, b Decision) int { return cmp.Compare(a.Order, b.Order) })
	}
}

// roomy makes room for the rows that are expected, where there is none left.
func roomy[T any](rows []T, r *sheet.Reader) []T {
	if len(rows) < cap(rows) {
		return rows
	}
	return slices.Grow(rows, max(0, r.Rows()-len(rows)))
}

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

// Decision is one row of the decision sheet.
type Decision struct {
	calc.AwardKey
	Kind        calc.DecisionKind
	From, Until calc.Month
	Class       string
	Mode        calc.Mode
	Insured     []calc.IDNumber // empty = all counted members
	PerCapita   calc.Fraction
	Given       bool // PerCapita is stated
	Reviewed    calc.Day
	StopReason  calc.StopReason
	Reason      string
	Order       int
	Sound       bool       // the row has no fault of its own
	Place       calc.Place // of the decision
	cells       [5]int32
}

// HouseholdPlace is the place of the household's number.
func (d *Decision) HouseholdPlace() calc.Place { return cellBeside(d.Place, d.cells[0], "household") }

// PersonPlace is the place of the identity number.
func (d *Decision) PersonPlace() calc.Place { return cellBeside(d.Place, d.cells[1], "id") }

// ProgramPlace is the place of the programme.
func (d *Decision) ProgramPlace() calc.Place { return cellBeside(d.Place, d.cells[2], "program") }

// ClassPlace is the place of the class.
func (d *Decision) ClassPlace() calc.Place { return cellBeside(d.Place, d.cells[3], "class") }

// InsuredPlace is the place of the people insured.
func (d *Decision) InsuredPlace() calc.Place { return cellBeside(d.Place, d.cells[4], "insured") }

// readDecision reads the sheet's row of that number, from 1: a row that states
// no order of recording stands where it is.
func readDecision(r *sheet.Reader, row int) Decision {
	const (
		household = iota
		idColumn
		program
		decision
		from
		until
		class
		mode
		insured
		percapita
		reviewed
		reason
		order
	)
	d := Decision{Place: r.Place(decision), cells: [5]int32{cell(r, household), cell(r, idColumn), cell(r, program), cell(r, class), cell(r, insured)}}
	d.AwardKey = calc.AwardKey{Household: number(r, household), Program: sheet.ParseProgram(r.Required(program)), Person: reference(r, idColumn)}
	r.Required(decision)
	r.Required(from)
	d.Kind, d.From, d.Until = sheet.Kind[calc.DecisionKind](r, decision), r.Month(from), r.Month(until)
	if d.Until != 0 && d.Until < d.From {
		r.Fault(until, "invalid.until", d.Until.String(), d.From.String())
	}
	d.Class, d.Mode = policy.ClassCode(r.Text(class)), sheet.Kind[calc.Mode](r, mode)
	for _, word := range strings.FieldsFunc(r.Text(insured), func(c rune) bool { return c == ';' || c == '；' }) {
		d.Insured = append(d.Insured, normalID(word))
	}
	d.PerCapita, d.Given = r.Fraction(percapita), r.Text(percapita) != ""
	d.Reviewed, d.Reason = r.Day(reviewed), r.Text(reason)
	if d.Kind == calc.Stop {
		d.StopReason = sheet.Kind[calc.StopReason](r, reason)
		d.Reason = ""
		r.Required(reason)
	}
	var numbered bool
	if d.Order, numbered = r.Int(order); !numbered {
		d.Order = row
	}
	d.Sound = r.Good()
	return d
}

// ReadRegions reads the county's list of regions from its one table.
func ReadRegions(tables []calc.Table) ([]calc.Region, calc.Faults) {
	var regions []calc.Region
	var faults calc.Faults
	first := map[calc.RegionCode]calc.Place{}
	for _, t := range tables {
		r := sheet.NewReader(t, &RegionLayout, &faults)
		for r.Next() {
			region := readRegion(r)
			if at, seen := first[region.Code]; seen {
				r.Fault(0, "region.twice", string(region.Code), at.String())
			}
			first[region.Code] = r.Place(0)
			regions = append(regions, region)
		}
	}
	if len(regions) == 0 && len(faults.Refusing()) == 0 {
		faults = append(faults, calc.Fault{Code: "region.none"})
	}
	return regions, faults
}

func readRegion(r *sheet.Reader) calc.Region {
	const (
		code = iota
		nameColumn
		settlement
	)
	region := calc.Region{Code: calc.RegionCode(r.Required(code)), Name: r.Required(nameColumn), Settlement: sheet.Kind[calc.Settlement](r, settlement)}
	if !twelveDigits(string(region.Code)) && region.Code != "" {
		r.Fault(code, "invalid.region", string(region.Code))
	}
	return region
}

func twelveDigits(s string) bool {
	return len(s) == 12 && strings.Trim(s, "0123456789") == ""
}
