package casework

import (
	"slices"

	"doudi/calc"
	"doudi/calc/review"
	"doudi/store"
)

// bereaved says whether a decision stops an award for the death of everybody whom it
// insures 死亡停发, and their deaths are on file.
func bereaved(tx *store.Tx, h *calc.Household, a *calc.Award, d *calc.Decision) (bool, error) {
	people := lastInsured(a)
	if d.StopReason != calc.Death || len(people) == 0 {
		return false, nil
	}
	dead, err := deathsIn(tx, h)
	return err == nil && !slices.ContainsFunc(people, func(p calc.Insured) bool { return !dead[p.ID] }), err
}

// deathsIn are the people of a household whose death is on file: the record was
// changed by it, or it was reported.
func deathsIn(tx *store.Tx, h *calc.Household) (map[calc.IDNumber]bool, error) {
	dead := map[calc.IDNumber]bool{}
	facts, err := tx.Facts(h.Region, h.Number)
	if err != nil {
		return nil, err
	}
	for i := range facts {
		if f := &facts[i]; f.Kind == review.DeathFact {
			dead[f.Person] = true
		}
	}
	renumberings, err := tx.Renumberings()
	if err != nil {
		return nil, err
	}
	versions, err := tx.History(h.Number)
	if err != nil {
		return nil, err
	}
	for i := 1; i < len(versions); i++ {
		v := &versions[i]
		if v.Entry.Act != "household.death" {
			continue
		}
		for j := range versions[i-1].Household.Members {
			id := versions[i-1].Household.Members[j].ID
			if now := renumberings.Since(id, v.Entry.Seq); v.Household.Member(id) == nil && h.Member(now) == nil {
				dead[now] = true // and not back since, as after a slip
			}
		}
	}
	return dead, nil
}
