package casework

import (
	"time"

	"doudi/calc"
	"doudi/calc/review"
	"doudi/calc/workday"
	"doudi/store"
)

// Planning is what a plan of visits is made for.
type Planning struct {
	Region      string
	First, Last calc.Day
	Pace        review.Pace
}

// PlanReviews spreads the visits that fall due by the last day over the weeks
// (review.Plan), by the office's calendar of working days where it is known and else
// from Monday to Friday. Homes are those of the plan, by household number.
func (o *Office) PlanReviews(q Planning) (plan *review.Schedule, homes map[calc.HouseholdNumber]*review.Home, err error) {
	if q.Last < q.First {
		return nil, nil, calc.Refuse("plan.backwards", q.First.String(), q.Last.String())
	}
	var list *DueList
	var calendar *workday.Calendar
	err = o.Store.View(func(tx *store.Tx) (err error) {
		if calendar, err = calendarOf(tx); err != nil {
			return err
		}
		list, err = o.dueReviews(tx, &DueQuery{Month: q.First.Month(), Region: q.Region, Statuses: anyStatus})
		return err
	})
	if err != nil {
		return nil, nil, err
	}
	homes = map[calc.HouseholdNumber]*review.Home{}
	var visits []review.Visit
	for i := range list.Homes {
		h := &list.Homes[i]
		homes[h.Household.Number] = h
		visits = append(visits, review.Visit{Household: h.Household.Number, Region: h.Household.Region, Due: h.First().Deadline})
	}
	open := func(d calc.Day) bool { return worked(calendar, d) }
	return review.Plan(visits, review.Weeks(q.First, q.Last, open), q.Pace), homes, nil
}

var anyStatus = []review.Status{review.Later, review.Upcoming, review.DueNow, review.Overdue}

// worked says whether a day is worked: by the calendar of working days, and beyond
// the years that it knows from Monday to Friday.
func worked(calendar *workday.Calendar, d calc.Day) bool {
	works, err := calendar.IsWorkday(d)
	if err != nil {
		weekday := time.Date(d.Year(), time.Month(d.Number()), d.DayOfMonth(), 0, 0, 0, 0, time.UTC).Weekday()
		works = weekday != time.Saturday && weekday != time.Sunday
	}
	return works
}
