package casework

import (
	"errors"

	"doudi/calc"
	"doudi/calc/procedure"
	"doudi/store"
)

// undetermined says whether an application is approved and its award still to be
// determined 待核定: no decision follows it, none waits that does, and none on the same
// award was recorded since. Until then the family is paid nothing.
func undetermined(tx *store.Tx, kept *store.Application, home calc.RegionCode) (bool, error) {
	if kept.Stage() != procedure.IsApproved || kept.Household == "" {
		return false, nil
	}
	approved := kept.Recorded[len(kept.Recorded)-1].At
	same := func(k *calc.AwardKey) bool {
		return k.Household == kept.Household && k.Program == kept.Program && (kept.Person == "" || k.Person == kept.Person)
	}
	follows := func(k *calc.AwardKey, d *calc.Decision) bool {
		return d.Warrant != nil && d.Warrant.Application == kept.Number || same(k) && !d.RecordedAt.Before(approved)
	}
	awards, err := tx.Awards(home, kept.Household)
	if err != nil {
		return false, err
	}
	for i := range awards {
		for j := range awards[i].Decisions {
			if follows(&awards[i].AwardKey, &awards[i].Decisions[j]) {
				return false, nil
			}
		}
	}
	err = tx.Pendings(func(p *store.Pending) error {
		if follows(&p.AwardKey, &p.Decision) {
			return errEnough
		}
		return nil
	})
	if errors.Is(err, errEnough) {
		return false, nil
	}
	return err == nil, err
}
