package cmd

import (
	"slices"
	"strings"

	"doudi/calc"
	"doudi/calc/roster"
	"doudi/store/casework"
)

// demoMonth is what came of a month.
type demoMonth struct {
	*casework.MonthRoster
	out    string
	files  []string
	causes []causeSum
}

// causeSum is one cause of a month's change.
type causeSum struct {
	roster.Cause
	awards int
}

// moment is a household of the cast in one month, all its awards together.
type moment struct {
	head                        string
	arrears                     map[calc.Month]calc.Money // by the month that they are for
	withheld, debt, bonus, aged calc.Money                // aged: what ages changed supplements by
}

// addUp sums the causes of a month's change, and notes what becomes of the cast.
func (d *demo) addUp(m *demoMonth) error {
	return m.Each(func(x *roster.Entry) error {
		for _, c := range x.Causes {
			m.because(c)
		}
		if months := d.lives[x.Household]; months != nil {
			now := months[m.Month]
			if now == nil {
				now = &moment{head: strings.Clone(x.Head), arrears: map[calc.Month]calc.Money{}}
				months[m.Month] = now
			}
			now.add(x)
		}
		return nil
	})
}

func (m *demoMonth) because(c roster.Cause) {
	i := slices.IndexFunc(m.causes, func(s causeSum) bool { return s.Code == c.Code && s.Detail == c.Detail })
	if i < 0 {
		i = len(m.causes)
		kept := roster.Cause{Code: roster.CauseCode(strings.Clone(string(c.Code))), Detail: strings.Clone(c.Detail)}
		m.causes = append(m.causes, causeSum{Cause: kept})
	}
	m.causes[i].awards++
	m.causes[i].Amount += c.Amount
}

// ordered are the causes in the order in which reports list them.
func (m *demoMonth) ordered() []causeSum {
	slices.SortFunc(m.causes, func(a, b causeSum) int {
		if a.Code != b.Code {
			return slices.Index(roster.CauseCodes, a.Code) - slices.Index(roster.CauseCodes, b.Code)
		}
		return strings.Compare(a.Detail, b.Detail)
	})
	return m.causes
}

func (now *moment) add(x *roster.Entry) {
	for _, c := range x.Arrears {
		now.arrears[c.Month] += c.Amount
	}
	now.withheld += x.RecoveryTotal()
	now.debt += x.Debt
	now.bonus += x.Bonus
	for _, c := range x.Causes {
		if c.Code == roster.Supplement {
			now.aged += c.Amount
		}
	}
}
