package reports

import (
	"slices"
	"strings"

	"doudi/calc"
	"doudi/calc/roster"
)

// survey is what the files need to know of the lines before they are written:
// which sheets there are, what is paid by which number, and the sums.
type survey struct {
	groups   []*group // in the order in which they are printed
	all      sums
	changes  changeSums
	causes   map[causeKey]*causeSum
	payments []payment
	number   map[string]int // position in payments
	unpaid   calc.Money     // on lines without a payment number
	places   places
	remarks  *remarker

	// overridden are the households with overrides, and the sheets they stand on.
	overridden map[calc.HouseholdNumber]map[groupKey]bool
}

// groupKey names a sheet: a programme, and of dibao the settlement.
type groupKey struct {
	Program    calc.Program
	Settlement calc.Settlement
}

// sheet is the key of the sheet that a group stands on.
func (k groupKey) sheet() groupKey {
	if k.Program != calc.Dibao {
		k.Settlement = 0
	}
	return k
}

// group is the lines of one programme in one settlement.
type group struct {
	groupKey
	sums
	widths    widths
	townships int    // with a subtotal each
	township  []byte // the last
}

// addTownship counts the townships; the lines of one follow each other.
func (g *group) addTownship(e *roster.Entry) {
	if township := e.Region.Township(); string(g.township) != string(township) {
		g.township = append(g.township[:0], township...)
		g.townships++
	}
}

// changeSums are the awards that are paid otherwise than last month.
type changeSums struct {
	awards, rows  int // a row is one cause of an award
	before, after calc.Money
}

// sums count lines.
type sums struct {
	Households, Persons, Lines int
	Amount                     calc.Money
	parts                      amounts
	last                       []byte // household
}

// payment is one transfer: what all lines with its number pay.
type payment struct {
	Amount calc.Money
	Lines  int
}

type causeKey struct {
	Code   roster.CauseCode
	Detail string
}

type causeSum struct {
	causeKey
	Awards int
	Amount calc.Money
}

// survey goes through the entries once.
func (m *Month) survey() (*survey, error) {
	lines := m.said().Lines
	s := &survey{
		causes: map[causeKey]*causeSum{}, number: make(map[string]int, lines), payments: make([]payment, 0, lines),
		overridden: map[calc.HouseholdNumber]map[groupKey]bool{}, places: places{name: m.regionOrCode}, remarks: newRemarker(m.Overrides()),
	}
	for _, o := range m.Overrides() {
		s.overridden[o.Household] = map[groupKey]bool{}
	}
	if err := m.Each(s.add); err != nil {
		return nil, err
	}
	slices.SortFunc(s.groups, compareGroups)
	return s, m.check(s)
}

func (s *survey) add(e *roster.Entry) error {
	s.addCauses(e)
	if !e.OnRoster() {
		return nil
	}
	g := s.group(e)
	g.add(e)
	g.addTownship(e)
	s.places.find(e.Region)
	g.widths.add(e, &s.places, s.remarks.of(e))
	s.all.add(e)
	if sheets := s.overridden[e.Household]; sheets != nil {
		sheets[g.sheet()] = true
	}
	s.addPayment(e)
	return nil
}

func (s *survey) addCauses(e *roster.Entry) {
	if len(e.Causes) > 0 {
		s.changes.awards++
		s.changes.rows += len(e.Causes)
		s.changes.before += before(e)
		s.changes.after += e.Total()
	}
	for _, c := range e.Causes {
		key := causeKey{c.Code, c.Detail}
		sum := s.causes[key]
		if sum == nil {
			key = causeKey{roster.CauseCode(strings.Clone(string(c.Code))), strings.Clone(c.Detail)}
			sum = &causeSum{causeKey: key}
			s.causes[key] = sum
		}
		sum.Awards++
		sum.Amount += c.Amount
	}
}

func (s *survey) group(e *roster.Entry) *group {
	for _, g := range s.groups {
		if g.Program == e.Program && g.Settlement == e.Settlement {
			return g
		}
	}
	g := &group{groupKey: groupKey{calc.Program(strings.Clone(string(e.Program))), e.Settlement}}
	s.groups = append(s.groups, g)
	return g
}

func (s *survey) addPayment(e *roster.Entry) {
	if e.Payment == "" {
		s.unpaid += e.Total()
		return
	}
	i, seen := s.number[e.Payment]
	if !seen {
		i = len(s.payments)
		s.payments = append(s.payments, payment{})
		s.number[strings.Clone(e.Payment)] = i
	}
	s.payments[i].Amount += e.Total()
	s.payments[i].Lines++
}

// add counts a line; the lines of a household follow each other.
func (t *sums) add(e *roster.Entry) {
	if string(t.last) != string(e.Household) {
		t.last = append(t.last[:0], e.Household...)
		t.Households++
	}
	t.Persons += e.People
	t.Lines++
	parts := amountsOf(e)
	for i, amount := range parts {
		t.parts[i] += amount
	}
	t.Amount += parts[totalPart]
}

// causeSums are the causes in the order in which they are listed.
func (s *survey) causeSums() []causeSum {
	var out []causeSum
	for _, sum := range s.causes {
		out = append(out, *sum)
	}
	slices.SortFunc(out, func(a, b causeSum) int {
		if a.Code != b.Code {
			return slices.Index(roster.CauseCodes, a.Code) - slices.Index(roster.CauseCodes, b.Code)
		}
		return strings.Compare(a.Detail, b.Detail)
	})
	return out
}

// compareGroups puts dibao first, then tekun, then the others by code; urban
// before rural.
func compareGroups(a, b *group) int {
	if a.Program != b.Program {
		if x, y := programOrder(a.Program), programOrder(b.Program); x != y {
			return x - y
		}
		return strings.Compare(string(a.Program), string(b.Program))
	}
	return int(a.Settlement) - int(b.Settlement)
}

func programOrder(p calc.Program) int {
	switch p {
	case calc.Dibao:
		return 0
	case calc.Tekun:
		return 1
	case calc.Edge:
		return 2
	}
	return 3
}
