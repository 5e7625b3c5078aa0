package reports

import (
	"slices"
	"strconv"
	"strings"

	"doudi/calc"
	"doudi/calc/roster"
)

// Overview is a month at a glance: the sums that RosterText prints, for who
// draws them otherwise.
type Overview struct {
	Groups []GroupSum // in the order in which they are printed
	All    GroupSum
	Causes []CauseSum // of the change from the month before, in their order
	Awards int        // awards that are paid otherwise than in the month before
	Change calc.Money // what the causes come to, to the cent
}

// GroupSum is the lines of one programme in one settlement, or of all.
type GroupSum struct {
	Program    calc.Program // "" is all
	Settlement calc.Settlement
	Households int
	Persons    int
	Lines      int
	Amount     calc.Money
	Before     calc.Money // what the same awards were paid in the month before
}

// CauseSum is what one cause makes of the change.
type CauseSum struct {
	Code   roster.CauseCode
	Detail string
	Awards int
	Amount calc.Money
}

// Overview goes through the month's entries once. The error wraps ErrTotals where
// they do not add up.
func (m *Month) Overview() (*Overview, error) {
	s, err := m.survey()
	if err != nil {
		return nil, err
	}
	out := &Overview{Awards: s.changes.awards, Change: s.changes.after - s.changes.before}
	for _, g := range s.groups {
		out.Groups = append(out.Groups, sumOf(g.Program, g.Settlement, &g.sums))
	}
	out.All = sumOf("", 0, &s.all)
	for _, c := range s.causeSums() {
		out.Causes = append(out.Causes, CauseSum{c.Code, c.Detail, c.Awards, c.Amount})
	}
	return out, m.Each(func(e *roster.Entry) error {
		was := before(e)
		out.All.Before += was
		for i := range out.Groups {
			if g := &out.Groups[i]; g.Program == e.Program && g.Settlement == e.Settlement {
				g.Before += was
				return nil
			}
		}
		if was != 0 { // the last of its group has left the roster
			out.Groups = append(out.Groups, GroupSum{Program: calc.Program(strings.Clone(string(e.Program))), Settlement: e.Settlement, Before: was})
		}
		return nil
	})
}

func sumOf(p calc.Program, place calc.Settlement, s *sums) GroupSum {
	return GroupSum{Program: p, Settlement: place, Households: s.Households, Persons: s.Persons, Lines: s.Lines, Amount: s.Amount}
}

// byProgram joins the settlements of each programme.
func (o *Overview) byProgram() []GroupSum {
	var out []GroupSum
	for _, g := range o.Groups {
		g.Settlement = 0
		i := slices.IndexFunc(out, func(x GroupSum) bool { return x.Program == g.Program })
		if i < 0 {
			out = append(out, g)
			continue
		}
		sum := &out[i]
		sum.Households += g.Households
		sum.Persons += g.Persons
		sum.Lines += g.Lines
		sum.Amount += g.Amount
		sum.Before += g.Before
	}
	return out
}

// Rows are the sums in so many rows at most: by settlement, where not all have room
// each programme whole and the first of them by settlement; without room for that
// more rows than asked for, one a programme.
func (o *Overview) Rows(most int) []GroupSum {
	if len(o.Groups) <= most {
		return o.Groups
	}
	out := o.byProgram()
	for i := 0; i < len(out); i++ {
		split := o.groupsOf(out[i].Program)
		if n := len(split); n > 1 && len(out)+n-1 <= most {
			out = slices.Replace(out, i, i+1, split...)
			i += n - 1
		}
	}
	return out
}

func (o *Overview) groupsOf(p calc.Program) []GroupSum {
	var out []GroupSum
	for _, g := range o.Groups {
		if g.Program == p {
			out = append(out, g)
		}
	}
	return out
}

// Unnamed is what of the change from what the month before paid has no cause: 0
// in a month that is in order.
func (o *Overview) Unnamed(last calc.Money) calc.Money {
	rest := o.All.Amount - last - o.Change
	for _, c := range o.Causes {
		if c.Code == roster.Unnamed {
			rest += c.Amount
		}
	}
	return rest
}

// Before is what the award was paid by last month's roster.
func Before(e *roster.Entry) calc.Money { return before(e) }

// TenThousands is an amount in units of 10 000 yuan 万元, to a tenth, half up.
func TenThousands(m calc.Money) string {
	tenths := (max(m, -m) + 500_00) / 1000_00
	sign := ""
	if m < 0 && tenths > 0 {
		sign = "-"
	}
	var room [24]byte
	out := strconv.AppendInt(append(room[:0], sign...), int64(tenths/10), 10)
	return string(append(out, '.', byte('0'+tenths%10)))
}
