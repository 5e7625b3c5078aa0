package casework

import (
	"doudi/calc"
	"doudi/calc/policy"
	"doudi/calc/records"
	"doudi/store"
)

// Founding is what a new store is made from.
type Founding struct {
	County  string
	Opening calc.Month   // the first month that this system pays
	Policy  []calc.Table // the county's tables
	Regions []calc.Table // the county's regions
}

// Found makes a new store with its tables, its regions and its administrator,
// the operator of the office. Faults of all files are returned at once, and
// then nothing is made. sheet is the recovery sheet, which is kept
// nowhere: it is to be printed and locked away.
func (o *Office) Found(f Founding) (warnings calc.Faults, sheet string, err error) {
	if o.Operator == "" {
		return nil, "", calc.Mistyped("operator.unnamed")
	}
	if err := properName(o.Operator); err != nil {
		return nil, "", err
	}
	if err := typed("county", f.County); err != nil {
		return nil, "", err
	}
	kept, faults := keepTables(f.Policy, policy.Names)
	p, policyFaults := policy.Parse(keptTables(&store.PolicyTables{Tables: kept}))
	regions, regionFaults := records.ReadRegions(f.Regions)
	faults = append(append(faults, policyFaults...), regionFaults...)
	if bad := faults.Refusing(); len(bad) > 0 {
		return nil, "", faults
	}
	var county []calc.RegionCode
	for _, r := range regions {
		county = append(county, r.Code)
	}
	faults = append(faults, p.Elsewhere(county)...)
	if o.Dry {
		return faults, "", nil
	}
	sheet, err = o.Store.Create(store.Settings{County: f.County, Opening: f.Opening}, func(tx *store.Tx) (store.Entry, error) {
		for _, r := range regions {
			if err := tx.PutRegion(r); err != nil {
				return store.Entry{}, err
			}
		}
		err := tx.AddPolicy(&store.PolicyTables{LoadedAt: o.Now, LoadedBy: o.Operator, Tables: kept})
		return store.Entry{Operator: o.Operator, Act: "store.init", Subject: f.County}, err
	})
	return faults, sheet, err
}
