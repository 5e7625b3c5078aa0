package review

import (
	"time"

	"doudi/calc"
)

// Week is a working week 工作周 within a plan's span.
type Week struct {
	First, Last calc.Day   // its first and last open day within the span
	Days        int        // open days
	Month       calc.Month // of its last open day: what is done in the week is done by then
}

// Weeks are the calendar weeks, Monday to Sunday, that have an open day from
// first to last, both inclusive. open says which days are worked; nil takes
// Monday to Friday.
func Weeks(first, last calc.Day, open func(calc.Day) bool) []Week {
	var weeks []Week
	day := time.Date(first.Year(), time.Month(first.Number()), first.DayOfMonth(), 0, 0, 0, 0, time.UTC)
	begun := false // the week under way has a row
	for d := first; d <= last; d = calc.DayOf(day) {
		if day.Weekday() == time.Monday {
			begun = false
		}
		if open == nil && day.Weekday() != time.Saturday && day.Weekday() != time.Sunday || open != nil && open(d) {
			if !begun {
				weeks, begun = append(weeks, Week{First: d}), true
			}
			w := &weeks[len(weeks)-1]
			w.Last, w.Month = d, d.Month()
			w.Days++
		}
		day = day.AddDate(0, 0, 1)
	}
	return weeks
}
