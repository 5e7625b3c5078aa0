package casework

import (
	"slices"
	"time"

	"doudi/calc"
	"doudi/calc/entitlement"
	"doudi/calc/policy"
	"doudi/store"
)

// Loading is one loading of the policy tables 政策表版本.
type Loading struct {
	Version   int
	At        time.Time
	By        string
	Rows      int
	Documents []policy.Document // that the version before did not list
}

// Loadings are all loadings of the tables, the newest first.
func (o *Office) Loadings() (list []Loading, err error) {
	err = o.Store.View(func(tx *store.Tx) error {
		list = nil
		if err := o.allow(tx, ReadPolicy); err != nil {
			return err
		}
		listed := map[string]bool{}
		for v := 1; v <= tx.PolicyVersion(); v++ {
			kept, err := tx.Policy(v)
			if err != nil {
				return err
			}
			p, err := policyVersion(tx, v)
			if err != nil {
				return err
			}
			x := Loading{Version: v, At: kept.LoadedAt, By: kept.LoadedBy, Rows: len(p.Rows())}
			for _, d := range p.Documents {
				if !listed[d.Code] {
					listed[d.Code] = true
					x.Documents = append(x.Documents, d)
				}
			}
			list = append(list, x)
		}
		slices.Reverse(list)
		return nil
	})
	return list, err
}

// PolicyPlaces are the names of the regions that rows of tables are narrowed to,
// by their codes as they stand there.
func (o *Office) PolicyPlaces(p *policy.Policy) (names map[string]string, err error) {
	err = o.Store.View(func(tx *store.Tx) error {
		names = nil
		if err := o.allow(tx, ReadPolicy); err != nil {
			return err
		}
		names = placesOf(tx, p)
		return nil
	})
	return names, err
}

func placesOf(tx *store.Tx, policies ...*policy.Policy) map[string]string {
	names := map[string]string{}
	for _, p := range policies {
		for i := range p.Rates {
			names[p.Rates[i].Region] = ""
		}
		for i := range p.Extensions {
			names[p.Extensions[i].Region] = ""
		}
	}
	delete(names, "") // the whole county
	for code := range names {
		names[code] = regionName(tx, calc.RegionCode(code).Full())
	}
	return names
}

// RowUse is an award that a row of the tables is used for.
type RowUse struct {
	calc.AwardKey
	Head   string
	Amount calc.Money // what the month is owed, of all rows
}

// RowUses are the awards whose amount of a month stands on a row of the tables in
// use: those in whose explanation it is named.
func (o *Office) RowUses(row policy.Row, m calc.Month) (list []RowUse, err error) {
	place := row.Place.String()
	err = o.Store.View(func(tx *store.Tx) error {
		list = nil
		if err := o.allow(tx, ReadRoster); err != nil {
			return err
		}
		p, err := latestPolicy(tx)
		if err != nil {
			return err
		}
		return tx.Cases("", func(h *calc.Household, awards []calc.Award) error {
			for i := range awards {
				t := entitlement.NewTrace(awards[i].AwardKey, m)
				owed, err := entitlement.Of(&awards[i], m, p, t)
				if err != nil || !stands(&t.Root, place) {
					continue // what the tables fail to say, lint says
				}
				use := RowUse{AwardKey: awards[i].AwardKey, Amount: owed.Total()}
				if head := h.Head(); head != nil {
					use.Head = head.Name
				}
				list = append(list, use)
			}
			return nil
		})
	})
	return list, err
}

// stands says whether an explanation names a row.
func stands(s *entitlement.Step, row string) bool {
	return s.Row == row || slices.ContainsFunc(s.Steps, func(child *entitlement.Step) bool { return stands(child, row) })
}
