package casework

import (
	"errors"
	"slices"
	"strconv"

	"doudi/calc"
	"doudi/calc/policy"
	"doudi/store"
)

// Beginning is what an office needs before it has work 起步, in the order in which
// it is done. It tells of no family.
type Beginning struct {
	Begun bool        // a household or an application is on file
	Steps []FirstStep // until then
}

// FirstStep is a part of the beginning.
type FirstStep struct {
	Code string
	Args []string
	Done bool
}

// Beginning is for everybody: who must wait for somebody else sees for whom.
func (o *Office) Beginning() (b *Beginning, err error) {
	err = o.Store.View(func(tx *store.Tx) error {
		if _, err := o.present(tx); err != nil {
			return err
		}
		b, err = o.beginning(tx)
		return err
	})
	return b, err
}

func (o *Office) beginning(tx *store.Tx) (*Beginning, error) {
	if begun, err := hasWork(tx); err != nil || begun {
		return &Beginning{Begun: begun}, err
	}
	regions := 0
	if err := tx.Regions(func(calc.Region) error { regions++; return nil }); err != nil {
		return nil, err
	}
	tables, err := policyVersion(tx, tx.PolicyVersion())
	if err != nil {
		return nil, err
	}
	people, err := tx.Operators()
	if err != nil {
		return nil, err
	}
	month := max(o.Today.Month(), tx.Settings().Opening)
	return &Beginning{Steps: []FirstStep{
		{Code: "begin.regions", Args: []string{strconv.Itoa(regions)}, Done: regions > 0},
		{Code: "begin.tables", Args: []string{month.String()}, Done: slices.ContainsFunc(tables.RowsIn(month), isStandard)},
		{Code: "begin.operators", Done: twoHands(people)},
		{Code: "begin.households"},
		{Code: "begin.application"},
	}}, nil
}

// hasWork says whether a household or an application is on file.
func hasWork(tx *store.Tx) (bool, error) {
	if homes, err := tx.Villages(""); err != nil || len(homes) > 0 {
		return err == nil, err
	}
	err := tx.Applications(func(*store.Application) error { return errEnough })
	if errors.Is(err, errEnough) {
		return true, nil
	}
	return false, err
}

// errEnough ends a walk that has found what it looks for.
var errEnough = errors.New("enough")

func isStandard(r policy.Row) bool { return r.Table == "standard" }

// twoHands says whether a decision can be recorded by one and confirmed by another.
func twoHands(people []store.Operator) bool {
	may := func(i int, r Right) bool {
		p := &people[i]
		return !p.Disabled && !p.Machine && slices.ContainsFunc(rights[r], func(role store.Role) bool { return slices.Contains(p.Roles, role) })
	}
	for i := range people {
		for j := range people {
			if i != j && may(i, RecordDecision) && may(j, ConfirmDecisions) {
				return true
			}
		}
	}
	return false
}
