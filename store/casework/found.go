package casework

import (
	"errors"
	"slices"
	"strings"
	"unicode"

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
// then nothing is made.
func (o *Office) Found(f Founding) (warnings calc.Faults, err error) {
	if o.Operator == "" {
		return nil, calc.Refuse("operator.unnamed")
	}
	kept, faults := keepTables(f.Policy)
	_, policyFaults := policy.Parse(keptTables(&store.PolicyTables{Tables: kept}))
	regions, regionFaults := records.ReadRegions(f.Regions)
	faults = append(append(faults, policyFaults...), regionFaults...)
	if bad := faults.Refusing(); len(bad) > 0 {
		return nil, faults
	}
	if o.Dry {
		return faults, nil
	}
	err = o.Store.Create(store.Settings{County: f.County, Opening: f.Opening}, func(tx *store.Tx) (store.Entry, error) {
		for _, r := range regions {
			if err := tx.PutRegion(r); err != nil {
				return store.Entry{}, err
			}
		}
		err := errors.Join(
			tx.AddPolicy(&store.PolicyTables{LoadedAt: o.Now, LoadedBy: o.Operator, Tables: kept}),
			tx.PutOperator(&store.Operator{Name: o.Operator, Role: store.Admin}))
		return store.Entry{Operator: o.Operator, Act: "store.init", Subject: f.County}, err
	})
	return faults, err
}

// AddOperator adds an operator, or changes one that exists.
func (o *Office) AddOperator(op store.Operator) error {
	return o.act(func(tx *store.Tx) (store.Entry, error) {
		if err := o.allow(tx, manage); err != nil {
			return store.Entry{}, err
		}
		switch {
		case !slices.Contains(store.Roles, op.Role):
			return store.Entry{}, calc.Refuse("operator.role", string(op.Role))
		case strings.TrimSpace(op.Name) == "" || strings.ContainsFunc(op.Name, func(r rune) bool { return !unicode.IsPrint(r) }):
			return store.Entry{}, calc.Refuse("operator.name")
		case op.Name == o.Operator && (op.Role != store.Admin || op.Disabled):
			return store.Entry{}, calc.Refuse("operator.self", op.Name)
		}
		if op.Township != "" {
			if _, err := tx.Region(op.Township.Full()); err != nil {
				return store.Entry{}, calc.Refuse("region.unknown", string(op.Township))
			}
		}
		return store.Entry{Act: "operator.add", Subject: op.Name, Reason: string(op.Role)}, tx.PutOperator(&op)
	})
}

// DisableOperator ends an operator's rights; what they did stays on record.
func (o *Office) DisableOperator(name string) error {
	return o.act(func(tx *store.Tx) (store.Entry, error) {
		if err := o.allow(tx, manage); err != nil {
			return store.Entry{}, err
		}
		op, err := tx.Operator(name)
		if err != nil {
			return store.Entry{}, err
		}
		if name == o.Operator {
			return store.Entry{}, calc.Refuse("operator.self", name)
		}
		op.Disabled = true
		return store.Entry{Act: "operator.disable", Subject: name}, tx.PutOperator(op)
	})
}

// Operators lists all operators by name.
func (o *Office) Operators() (list []store.Operator, err error) {
	err = o.Store.View(func(tx *store.Tx) error {
		list = nil
		if err := o.allowReading(tx, readOperators); err != nil {
			return err
		}
		return tx.Operators(func(op *store.Operator) error {
			list = append(list, *op)
			return nil
		})
	})
	return list, err
}
