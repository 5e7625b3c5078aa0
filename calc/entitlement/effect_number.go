package entitlement

import (
	"slices"

	"doudi/calc"
	"doudi/calc/policy"
)

// Renumbering are what putting a person's identity number right does to the awards of
// their household in month m 更正身份证号: those that the person has or is insured
// in. Awards and what was decided follow the person, and pay as decided. Where the
// right number has another birthday than the decision's snapshot, ages are other
// ones, and the award is to be determined anew. awards have the person's old number.
func Renumbering(old, right calc.IDNumber, awards []calc.Award, p *policy.Policy, m calc.Month) []Effect {
	var effects []Effect
	for i := range awards {
		a := awards[i]
		now, err := Of(&a, m, p, nil)
		if now.Basis == nil || now.Standing == Stopped || now.Standing == TaperEnded {
			continue
		}
		facts := *now.Basis.Facts
		facts.Insured = slices.Clone(facts.Insured)
		at := slices.IndexFunc(facts.Insured, func(x calc.Insured) bool { return x.ID == old })
		if a.Person != old && at < 0 {
			continue
		}
		if a.Person == old {
			a.Person = right
		}
		e := Effect{AwardKey: a.AwardKey, Before: now.Total(), After: now.Total(), Due: Renumbered, Error: err}
		if at >= 0 && facts.Insured[at].Birth != right.Birth() {
			facts.Insured[at].ID, facts.Insured[at].Birth, e.Due = right, right.Birth(), Redetermine
			if now.Standing == Determined {
				e.worth(&facts, p, m)
			}
		}
		effects = append(effects, e)
	}
	return effects
}
