package review

import (
	"slices"
	"strings"

	"doudi/calc"
)

// Calendar is what will change by itself in the coming months 复核日历, over all
// awards added to it.
type Calendar struct{ Months []MonthSum }

// MonthSum is one month of a calendar. Amounts are in fen.
type MonthSum struct {
	Month   calc.Month
	Amount  calc.Money  // the month's own amounts: the roster's, before corrections
	Arrears calc.Money  // for months held earlier in the calendar, now released
	Lines   int         // awards that are paid something
	Held    int         // awards whose payment is held
	Reasons []ReasonSum // in the order of their code
}

// ReasonSum is everything that happens in a month for one reason.
type ReasonSum struct {
	Reason  string
	Changes int
	Amount  calc.Money // more or less than in the month before
}

// NewCalendar begins a calendar of n months.
func NewCalendar(from calc.Month, n int) *Calendar {
	c := &Calendar{make([]MonthSum, n)}
	for i := range c.Months {
		c.Months[i].Month = from + calc.Month(i)
	}
	return c
}

// Add takes an award's outlook over the same months into the calendar.
func (c *Calendar) Add(o *Outlook) {
	for i := range o.Months {
		ahead, sum := &o.Months[i], &c.Months[i]
		sum.Amount += ahead.Amounts.Total()
		sum.Arrears += ahead.Arrears
		if ahead.Pays() > 0 {
			sum.Lines++
		}
		if ahead.Held {
			sum.Held++
		}
		for _, x := range ahead.Changes {
			sum.add(x)
		}
	}
}

func (s *MonthSum) add(x Change) {
	i, found := slices.BinarySearchFunc(s.Reasons, x.Reason, func(r ReasonSum, reason string) int { return strings.Compare(r.Reason, reason) })
	if !found {
		s.Reasons = slices.Insert(s.Reasons, i, ReasonSum{Reason: x.Reason})
	}
	s.Reasons[i].Changes++
	s.Reasons[i].Amount += x.Amount
}
