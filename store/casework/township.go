package casework

import (
	"errors"
	"strings"

	"doudi/calc"
	"doudi/store"
)

// narrowed is the part of the regions whose code begins with prefix that lies in a
// township, "" being the whole county; ok is false where none of them does.
func narrowed(prefix string, township calc.RegionCode) (part string, ok bool) {
	own := string(township)
	switch {
	case strings.HasPrefix(prefix, own):
		return prefix, true
	case strings.HasPrefix(own, prefix):
		return own, true
	}
	return "", false
}

// sees is the part of the county, by a prefix of region codes, that the operator
// asks for and may do r in: of a region that is larger than their own, that. A
// region of another township is refused, and one that the county does not have.
func (o *Office) sees(tx *store.Tx, r Right, region string) (string, error) {
	if err := o.allow(tx, r); err != nil {
		return "", err
	}
	op, err := o.present(tx)
	if err != nil {
		return "", err
	}
	part, ok := narrowed(region, op.Township)
	if !ok {
		return "", calc.Refuse("operator.township", o.Operator, string(op.Township))
	}
	return part, hasRegion(tx, region)
}

// hasRegion refuses a prefix with which no region's code begins.
func hasRegion(tx *store.Tx, prefix string) error {
	if prefix == "" {
		return nil
	}
	known := errors.New("known")
	err := tx.Regions(func(r calc.Region) error {
		if r.Code.Under(prefix) {
			return known
		}
		return nil
	})
	switch {
	case err == nil:
		return calc.Mistyped("region.unknown", prefix)
	case errors.Is(err, known):
		return nil
	}
	return err
}
