package casework

import (
	"strings"

	"doudi/calc"
	"doudi/calc/entitlement"
	"doudi/calc/policy"
	"doudi/calc/review"
	"doudi/store"
)

// looking is a look at the reviews of a region as a month sees them.
type looking struct {
	tx     *store.Tx
	policy *policy.Policy
	month  calc.Month
	prefix string
	names  map[calc.RegionCode]string
}

// looking checks that the operator may look at a region, by default at all that
// they see, and takes the tables in use.
func (o *Office) looking(tx *store.Tx, r Right, region string, m calc.Month) (*looking, error) {
	prefix, err := o.sees(tx, r, region)
	if err != nil {
		return nil, err
	}
	p, err := latestPolicy(tx)
	return &looking{tx, p, m, prefix, map[calc.RegionCode]string{}}, err
}

func (l *looking) standings(f func(calc.RegionCode, calc.HouseholdNumber, []calc.Award, []review.Fact) error) error {
	return l.tx.Standings(l.prefix, f)
}

// name is a region's name, looked up once.
func (l *looking) name(code calc.RegionCode) string {
	name, known := l.names[code]
	if !known {
		name = regionName(l.tx, code)
		l.names[calc.RegionCode(strings.Clone(string(code)))] = name
	}
	return name
}

// inPayment walks the awards that hold by a determination or a taper.
func (l *looking) inPayment(f func(c review.Case, a *calc.Award, facts []review.Fact)) error {
	return l.standings(func(region calc.RegionCode, _ calc.HouseholdNumber, awards []calc.Award, facts []review.Fact) error {
		for i := range awards {
			d := entitlement.Holding(awards[i].Decisions, l.month)
			if d != nil && (d.Kind == calc.Determine || d.Kind == calc.Taper && l.month <= d.Until) {
				f(review.Case{AwardKey: awards[i].AwardKey, Region: region}, &awards[i], facts)
			}
		}
		return nil
	})
}
