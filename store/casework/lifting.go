package casework

import (
	"doudi/calc"
	"doudi/calc/roster"
	"doudi/store"
)

// Lifting are the overrides 特批放行 that would let findings pass, one for each,
// still without a reason: of a finding about one person of a household they name
// the person.
func (o *Office) Lifting(fs []roster.Finding) (out []roster.Override, err error) {
	err = o.Store.View(func(tx *store.Tx) error {
		out = nil
		if err := o.allow(tx, MakeRoster); err != nil {
			return err
		}
		for _, f := range fs {
			x := roster.Override{Code: f.Code, Household: f.Household, Person: f.Person}
			if tail, personal := f.AboutPerson(); personal {
				if x.Person, err = insuredOf(tx, f.Household, tail); err != nil {
					return err
				}
			}
			out = append(out, x)
		}
		return nil
	})
	return out, err
}

// insuredOf is the number of a person whom a household's decisions cover, by the
// tail of it, as the newest decision has it; "" where there is none such.
func insuredOf(tx *store.Tx, n calc.HouseholdNumber, tail string) (found calc.IDNumber, err error) {
	h, err := tx.Household(n)
	if err != nil {
		return "", err
	}
	awards, err := tx.Awards(h.Region, n)
	newest := uint64(0)
	for _, a := range awards {
		for _, d := range a.Decisions {
			if d.Facts == nil || d.Seq < newest {
				continue
			}
			for _, person := range d.Facts.Insured {
				if person.ID.Tail() == tail {
					found, newest = person.ID, d.Seq
				}
			}
		}
	}
	return found, err
}
