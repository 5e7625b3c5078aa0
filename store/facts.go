package store

import (
	"slices"

	"doudi/calc"
	"doudi/calc/review"
)

// AddFact records a fact about a household as the next of the whole store, in
// one count with the decisions: a seal's horizon bounds both. Facts are never
// changed afterwards.
func (tx *Tx) AddFact(region calc.RegionCode, n calc.HouseholdNumber, f *review.Fact) error {
	f.Seq = tx.nextSeq()
	return tx.replace(factKey(region, n, f.Seq), nil, encodeFact(f))
}

// Facts are what is recorded of a household beside its decisions, in the order
// of recording.
func (tx *Tx) Facts(region calc.RegionCode, n calc.HouseholdNumber) ([]review.Fact, error) {
	renumberings, err := tx.Renumberings()
	if err != nil {
		return nil, err
	}
	var facts []review.Fact
	from := factsKey(region, n)
	err = tx.engine.scan(from, from.after(), func(_ key, value []byte) error { return collectFact(&facts, value, renumberings) })
	return facts, err
}

func collectFact(facts *[]review.Fact, value []byte, c *Renumberings) error {
	f, err := decodeFact(value)
	c.fact(&f)
	*facts = append(*facts, f)
	return err
}

func (r *readAhead) facts(region calc.RegionCode, n calc.HouseholdNumber) (facts []review.Fact, err error) {
	renumberings, err := r.tx.Renumberings()
	if err != nil {
		return nil, err
	}
	err = r.take(factsKey(region, n), func(value []byte) error { return collectFact(&facts, value, renumberings) })
	return facts, err
}

// Standings walks the households of the regions whose code begins with prefix
// that have awards: with these and their facts, but without the household's own
// record, which is not read.
func (tx *Tx) Standings(prefix string, f func(region calc.RegionCode, n calc.HouseholdNumber, awards []calc.Award, facts []review.Fact) error) error {
	renumberings, err := tx.Renumberings()
	if err != nil {
		return err
	}
	ahead := tx.readAhead(factsOfKey(prefix))
	var region calc.RegionCode
	var number calc.HouseholdNumber
	var awards []calc.Award
	flush := func() error {
		if number == "" {
			return nil
		}
		facts, err := ahead.facts(region, number)
		if err != nil {
			return err
		}
		err = f(region, number, sortAwards(awards), facts)
		awards = nil
		return err
	}
	from := decisionsOfKey(prefix)
	err = tx.engine.scan(from, from.after(), func(k key, value []byte) error {
		if n, at := fileOf(k), regionOf(k); n != number || at != region {
			if err := flush(); err != nil {
				return err
			}
			region, number = at, n
		}
		return collect(&awards, number, value, renumberings)
	})
	if err != nil {
		return err
	}
	return flush()
}

// keepPapers records the ends of certificates and of the residence permit where
// a household's record now states others: the record forgets, and a sealed
// month was made with what was known then.
func (tx *Tx) keepPapers(old, h *calc.Household) error {
	var before []review.End
	if old != nil {
		before = review.EndsOf(old)
	}
	ends := review.EndsOf(h)
	if slices.Equal(before, ends) {
		return nil
	}
	return tx.AddFact(h.Region, h.Number, &review.Fact{Kind: review.PapersFact, Ends: ends})
}
