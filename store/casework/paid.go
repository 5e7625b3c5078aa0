package casework

import (
	"slices"

	"doudi/calc"
	"doudi/calc/roster"
	"doudi/store"
)

// Paid is what the sealed months paid, and where the office stands between them
// and the months to come.
type Paid struct {
	Opening calc.Month     // the first that this system pays
	Open    calc.Month     // the first that is not confirmed
	Months  []*roster.Seal // the last confirmed ones, oldest first
	Changed uint64         // another after every change of a record
}

// Paid is what at most so many of the last confirmed months paid, as their seals
// say it.
func (o *Office) Paid(most int) (out *Paid, err error) {
	err = o.Store.View(func(tx *store.Tx) error {
		if err := o.allow(tx, ReadRoster); err != nil {
			return err
		}
		opening := tx.Settings().Opening
		out = &Paid{Opening: opening, Open: opening, Changed: tx.Changed()}
		err := tx.Seals(func(s *roster.Seal) error {
			if s.State == roster.Confirmed {
				out.Months, out.Open = append(out.Months, s), s.Month+1
			}
			return nil
		})
		if n := len(out.Months); n > most {
			out.Months = slices.Clip(out.Months[n-most:])
		}
		return err
	})
	return out, err
}

// Of is the seal of a month; nil where it is not among the months.
func (p *Paid) Of(m calc.Month) *roster.Seal {
	for _, s := range p.Months {
		if s.Month == m {
			return s
		}
	}
	return nil
}
