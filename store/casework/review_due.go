package casework

import (
	"slices"

	"doudi/calc"
	"doudi/calc/entitlement"
	"doudi/calc/review"
	"doudi/store"
)

// DueQuery says which reviews are asked for (R7). Zero fields ask for all.
type DueQuery struct {
	Month    calc.Month
	Region   string // prefix of a region code: a township's nine digits, a village's twelve
	Program  calc.Program
	Reason   string // one of review.DueReasons
	Statuses []review.Status
}

// DueList is the reviews that are due, by village and household, and how many
// awards there are of each status.
type DueList struct {
	Month  calc.Month
	Homes  []review.Home
	Counts [review.Overdue + 1]int
}

// DueReviews lists the reviews that are due as a month sees it. An operator of
// one township sees that township.
func (o *Office) DueReviews(q DueQuery) (*DueList, error) {
	var list *DueList
	err := o.Store.View(func(tx *store.Tx) (err error) {
		list, err = o.dueReviews(tx, &q)
		return err
	})
	return list, err
}

func (o *Office) dueReviews(tx *store.Tx, q *DueQuery) (*DueList, error) {
	list := &DueList{Month: q.Month}
	l, err := o.looking(tx, ReadCases, q.Region, q.Month)
	if err != nil {
		return nil, err
	}
	return list, l.standings(func(region calc.RegionCode, n calc.HouseholdNumber, awards []calc.Award, facts []review.Fact) error {
		due := l.due(q, awards, facts)
		if len(due) == 0 {
			return nil
		}
		for _, a := range due {
			list.Counts[a.Status]++
		}
		h, err := tx.HouseholdAt(region, n)
		if err != nil {
			return err
		}
		list.Homes = append(list.Homes, review.Home{
			Household: h, Township: l.name(region.Township().Full()), Village: l.name(region), Awards: due, Facts: facts,
		})
		return nil
	})
}

// due are the awards of a household whose reviews a query asks for.
func (l *looking) due(q *DueQuery, awards []calc.Award, facts []review.Fact) []review.HomeAward {
	var out []review.HomeAward
	for i := range awards {
		a := &awards[i]
		if q.Program != "" && a.Program != q.Program {
			continue
		}
		k := known(a, facts, l.policy, l.month)
		d, ok := review.Due(a, k, l.policy, l.month)
		status := d.In(l.month)
		if !ok || q.Reason != "" && d.Reason != q.Reason || len(q.Statuses) > 0 && !slices.Contains(q.Statuses, status) {
			continue
		}
		x := review.HomeAward{AwardKey: a.AwardKey, Deadline: d, Status: status, Held: review.Held(a, k, l.policy, l.month)}
		if now, err := entitlement.Of(a, l.month, l.policy, nil); err == nil && !x.Held {
			x.Amount = now.Total() // what the tables do not say is the roster's finding
		}
		out = append(out, x)
	}
	return out
}
