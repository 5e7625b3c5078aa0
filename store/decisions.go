package store

import (
	"cmp"
	"fmt"
	"slices"

	"doudi/calc"
)

// AddDecision records a decision on an award as the next of the whole store.
// Decisions are never changed afterwards.
func (tx *Tx) AddDecision(region calc.RegionCode, a calc.AwardKey, d *calc.Decision) error {
	d.Seq = tx.nextSeq()
	value, err := encodeDecision(a, d)
	if err != nil {
		return fmt.Errorf("household %s: %w", a.Household, err)
	}
	return tx.replace(decisionKey(region, a.Household, d.Seq), nil, value)
}

// Awards are a household's awards, each with all its decisions in the order of
// recording, by programme and person.
func (tx *Tx) Awards(region calc.RegionCode, n calc.HouseholdNumber) ([]calc.Award, error) {
	renumberings, err := tx.Renumberings()
	if err != nil {
		return nil, err
	}
	var awards []calc.Award
	from := decisionsKey(region, n)
	err = tx.engine.scan(from, from.after(), func(_ key, value []byte) error {
		return collect(&awards, n, value, renumberings)
	})
	return sortAwards(awards), err
}

// collect adds a decision to its award, with the numbers that its people have by
// the renumberings.
func collect(awards *[]calc.Award, n calc.HouseholdNumber, value []byte, c *Renumberings) error {
	a, d, err := decodeDecision(n, value)
	if err != nil {
		return err
	}
	c.decision(&a, &d)
	for i := range *awards {
		if own := &(*awards)[i]; own.AwardKey == a {
			own.Decisions = append(own.Decisions, d)
			return nil
		}
	}
	*awards = append(*awards, calc.Award{AwardKey: a, Decisions: []calc.Decision{d}})
	return nil
}

// sortAwards sorts a household's awards by programme and person.
func sortAwards(awards []calc.Award) []calc.Award {
	if len(awards) > 1 {
		slices.SortFunc(awards, func(a, b calc.Award) int {
			return cmp.Or(cmp.Compare(a.Program, b.Program), cmp.Compare(a.Person, b.Person))
		})
	}
	return awards
}
