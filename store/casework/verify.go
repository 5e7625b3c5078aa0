package casework

import (
	"errors"

	"doudi/calc"
	"doudi/calc/roster"
	"doudi/store"
)

// Verify proves every seal, the chain of months, the chain of the journal and the
// signatures under the decisions of two people.
// It returns the seals of the months that are confirmed or submitted.
func (o *Office) Verify() ([]*roster.Seal, error) {
	var seals []*roster.Seal
	err := o.Store.Examine(func(tx *store.Tx) error {
		seals = nil
		if err := o.allow(tx, ReadRoster); err != nil {
			return err
		}
		if err := o.Store.Prove(tx); err != nil {
			return err
		}
		return tx.Seals(func(s *roster.Seal) error {
			seals = append(seals, s)
			return nil
		})
	})
	return seals, err
}

// Deviation is a line of a sealed month that this program computes otherwise;
// nil where one of the two has no such line.
type Deviation struct {
	Month       calc.Month
	Sealed, Now *roster.Entry
}

// Key is the award that deviates.
func (d Deviation) Key() calc.AwardKey {
	if d.Sealed != nil {
		return d.Sealed.AwardKey
	}
	return d.Now.AwardKey
}

// Replay computes confirmed months anew with the tables and decisions that were
// known when each was confirmed, and reports every line whose money differs. A
// zero month means all. It returns how many lines it compared.
func (o *Office) Replay(only calc.Month) (lines int, deviations []Deviation, err error) {
	err = o.viewAside(func(tx *store.Tx) error {
		lines, deviations = 0, nil
		if err := o.allow(tx, ReadRoster); err != nil {
			return err
		}
		found := false
		err := tx.Seals(func(s *roster.Seal) error {
			if s.State != roster.Confirmed || only != 0 && s.Month != only {
				return nil
			}
			found = true
			n, ds, err := replay(tx, s)
			lines, deviations = lines+n, append(deviations, ds...)
			return err
		})
		if err == nil && only != 0 && !found {
			return calc.Refuse("roster.not_confirmed", only.String())
		}
		return err
	})
	return lines, deviations, err
}

func replay(tx *store.Tx, s *roster.Seal) (lines int, ds []Deviation, err error) {
	p, err := policyVersion(tx, s.Policy)
	if err != nil {
		return 0, nil, err
	}
	c, err := compute(tx, frame{month: s.Month, policy: p, horizon: s.Horizon, overrides: s.Overrides})
	if err != nil {
		return 0, nil, err
	}
	now := map[calc.AwardKey]*roster.Entry{}
	err = c.each(func(e *roster.Entry) error {
		now[e.AwardKey] = clone(e)
		return nil
	})
	if err != nil {
		return 0, nil, err
	}
	people, err := tx.Renumberings()
	if err != nil {
		return 0, nil, err
	}
	err = tx.Entries(s.Month, func(sealed *roster.Entry) error {
		lines++
		people.Entry(sealed)
		if e := now[sealed.AwardKey]; e == nil || !e.SameMoney(sealed) {
			ds = append(ds, Deviation{s.Month, clone(sealed), e})
		}
		delete(now, sealed.AwardKey)
		return nil
	})
	extra := c.each(func(e *roster.Entry) error {
		if left := now[e.AwardKey]; left != nil {
			ds = append(ds, Deviation{s.Month, nil, left})
		}
		return nil
	})
	return lines, ds, errors.Join(err, extra)
}

func clone(e *roster.Entry) *roster.Entry {
	kept := *e
	kept.Arrears = append([]roster.Correction(nil), e.Arrears...)
	kept.Recovery = append([]roster.Correction(nil), e.Recovery...)
	kept.Causes = append([]roster.Cause(nil), e.Causes...)
	return &kept
}
