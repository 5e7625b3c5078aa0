package casework

import (
	"cmp"

	"doudi/calc"
	"doudi/calc/review"
	"doudi/store"
)

// ReviewCoverage counts the awards in payment at the end of a period that were
// matched, visited and publicised in it: the "three 100 %" 三个百分之百.
func (o *Office) ReviewCoverage(from, until calc.Day, region string) (*review.Coverage, map[calc.RegionCode]string, error) {
	if until < from {
		return nil, nil, calc.Refuse("plan.backwards", from.String(), until.String())
	}
	c := review.NewCoverage(from, until)
	names := map[calc.RegionCode]string{}
	err := o.Store.View(func(tx *store.Tx) error {
		c = review.NewCoverage(from, until)
		l, err := o.looking(tx, ReadCases, region, until.Month())
		if err != nil {
			return err
		}
		err = l.inPayment(func(x review.Case, a *calc.Award, facts []review.Fact) { c.Add(handled(x, a, facts, until)) })
		for _, row := range c.Rows() {
			names[row.Region] = l.name(row.Region)
		}
		return err
	})
	return c, names, err
}

// handled is an award with the last days up to until on which it was checked.
func handled(c review.Case, a *calc.Award, facts []review.Fact, until calc.Day) review.Handled {
	h := review.Handled{Case: c}
	upTo := func(last, day calc.Day) calc.Day {
		if day <= until {
			return max(last, day)
		}
		return last
	}
	for i := range a.Decisions {
		h.Visited = upTo(h.Visited, a.Decisions[i].Reviewed)
	}
	for i := range facts {
		f := &facts[i]
		mine := cmp.Or(f.Program, a.Program) == a.Program && (f.Person == "" || f.Person == a.Person)
		switch {
		case f.Kind == review.VisitFact && f.Visits(a.AwardKey):
			h.Visited = upTo(h.Visited, f.Day)
		case f.Kind == review.MatchFact && mine:
			h.Matched = upTo(h.Matched, f.Day)
		case f.Kind == review.NoticeFact && mine:
			h.Publicised = upTo(h.Publicised, f.Day)
		}
	}
	return h
}
