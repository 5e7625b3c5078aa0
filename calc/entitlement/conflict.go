package entitlement

import (
	"slices"

	"doudi/calc"
	"doudi/calc/policy"
)

// Conflict is a person whom two awards would pay for in one month 重复享受 (R2: nobody
// is paid under both of two exclusive programmes; R6: nobody is insured twice).
type Conflict struct {
	Person calc.IDNumber
	Other  calc.AwardKey // which pays for them as well
	Month  calc.Month    // the first such
}

// Conflicts is the first conflict of an award with others from a month on: until last,
// and until the last month from which one of the others is decided otherwise. nil
// where there is none. An award that the tables say nothing of pays nothing.
func Conflicts(a *calc.Award, others []calc.Award, p *policy.Policy, from, last calc.Month) *Conflict {
	for i := range others {
		for j := range others[i].Decisions {
			last = max(last, others[i].Decisions[j].From)
		}
	}
	for m := from; m <= last; m++ {
		people := paidFor(a, p, m)
		if len(people) == 0 {
			continue
		}
		excluded := p.ExclusionsIn(m)
		for i := range others {
			b := &others[i]
			if b.AwardKey == a.AwardKey || b.Program != a.Program && !excludes(excluded, a.Program, b.Program) {
				continue
			}
			for _, x := range paidFor(b, p, m) {
				if slices.ContainsFunc(people, func(y calc.Insured) bool { return y.ID == x.ID }) {
					return &Conflict{x.ID, b.AwardKey, m}
				}
			}
		}
	}
	return nil
}

// paidFor are the people whom an award pays for in a month.
func paidFor(a *calc.Award, p *policy.Policy, m calc.Month) []calc.Insured {
	now, err := Of(a, m, p, nil)
	if err != nil || now.Regular() <= 0 {
		return nil
	}
	return now.Basis.Facts.Insured
}

func excludes(pairs []policy.Exclusion, a, b calc.Program) bool {
	return slices.ContainsFunc(pairs, func(x policy.Exclusion) bool { return x.A == a && x.B == b || x.A == b && x.B == a })
}
