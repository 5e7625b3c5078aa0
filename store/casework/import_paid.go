package casework

import (
	"doudi/calc"
	"doudi/calc/entitlement"
)

// What an import decides for months that are paid already is told where it would pay
// for somebody twice, or would not pay by what the same sheets say. Nothing is refused
// for it: the row may be right, and the other award the one to put right.

// checkPaid finds the rows that decide anew for months that are paid already for
// somebody for whom another award was paid then: of the household, or of one that its
// people came from or went to (R2, R6).
func (in *importing) checkPaid() error {
	opening := in.tx.Settings().Opening
	next, err := nextMonth(in.tx)
	if err != nil || next == opening {
		return err
	}
	for _, c := range in.order {
		for _, i := range c.rows {
			row := &in.rows.Decisions[i]
			from := max(row.From, opening)
			if from >= next || row.Kind != calc.Determine && row.Kind != calc.Resume {
				continue
			}
			award := c.award(row.AwardKey)
			if n := len(award.Decisions); n == 0 || award.Decisions[n-1].Seq != 0 {
				continue // it is on record
			}
			others, err := in.awardsBeside(c)
			if err != nil {
				return err
			}
			if x := entitlement.Conflicts(award, others, in.policy, from, next-1); x != nil && x.Month < next {
				in.faults = append(in.faults, calc.Fault{
					Code: "award.paid_twice", Place: row.Place, Warning: true,
					Args: []string{string(row.Household), string(row.Program), x.Month.String(), x.Person.Tail(), string(x.Other.Program), string(x.Other.Household)},
				})
			}
		}
	}
	return nil
}

// awardsBeside are the awards of a case and of the households around it, as this
// import leaves them.
func (in *importing) awardsBeside(c *imported) ([]calc.Award, error) {
	if c.old == nil {
		return c.awards, nil
	}
	around, err := householdsAround(in.tx, c.old.Number)
	if err != nil {
		return nil, err
	}
	awards := append([]calc.Award(nil), c.awards...)
	for _, n := range around {
		if there := in.cases[n]; there != nil && there.loaded {
			awards = append(awards, there.awards...)
			continue
		}
		onFile, err := awardsOnFile(in.tx, n)
		if err != nil {
			return nil, err
		}
		awards = append(awards, onFile...)
	}
	return awards, nil
}
