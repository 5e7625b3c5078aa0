package casework

import (
	"strings"

	"doudi/calc"
	"doudi/store"
)

// Place is a village as a form offers it 村（社区）.
type Place struct {
	Code       calc.RegionCode
	Village    string
	Township   string
	Settlement calc.Settlement // of its households where they state none; 0 where it has none
}

// Places are the villages in which the operator may take a household on file, by
// their codes.
func (o *Office) Places() (places []Place, err error) {
	err = o.Store.View(func(tx *store.Tx) error {
		places = nil
		if err := o.allow(tx, ChangeCases); err != nil {
			return err
		}
		op, err := tx.Operator(o.Operator)
		if err != nil {
			return err
		}
		return tx.Regions(func(r calc.Region) error {
			if strings.HasSuffix(string(r.Code), "000") || !r.Code.Under(string(op.Township)) {
				return nil
			}
			places = append(places, Place{r.Code, r.Name, regionName(tx, r.Code.Township().Full()), r.Settlement})
			return nil
		})
	})
	return places, err
}
