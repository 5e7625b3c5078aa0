package casework

import (
	"doudi/calc"
	"doudi/calc/review"
	"doudi/store"
)

// Foreseen is the calendar of a region 复核日历, and how many awards the tables
// give no amount for.
type Foreseen struct {
	*review.Calendar
	Missing int
	Why     error // of the first of them
}

// ReviewCalendar foresees what will change by itself in n months (R7).
func (o *Office) ReviewCalendar(from calc.Month, n int, region string) (*Foreseen, error) {
	var out *Foreseen
	err := o.Store.View(func(tx *store.Tx) error {
		out = &Foreseen{Calendar: review.NewCalendar(from, n)}
		l, err := o.looking(tx, ReadCases, region, from)
		if err != nil {
			return err
		}
		return l.standings(func(_ calc.RegionCode, _ calc.HouseholdNumber, awards []calc.Award, facts []review.Fact) error {
			for i := range awards {
				a := &awards[i]
				ahead, err := review.Foresee(a, known(a, facts, l.policy, from), l.policy, from, n)
				switch {
				case err == nil:
					out.Add(ahead)
				case out.Missing == 0:
					out.Missing, out.Why = 1, err
				default:
					out.Missing++
				}
			}
			return nil
		})
	})
	return out, err
}
