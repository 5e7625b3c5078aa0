package casework

import (
	"errors"
	"slices"

	"doudi/calc"
	"doudi/calc/entitlement"
	"doudi/calc/policy"
	"doudi/store"
)

// within refuses a decision that the tables rule out: one that pays for somebody whom
// another award pays for (exclusive 互斥, insured twice), a determination above the
// programme's line, a taper above taper.ceiling. v has been looked at.
func (o *Office) within(tx *store.Tx, v *Preview, h *calc.Household, award *calc.Award, p *policy.Policy) error {
	switch v.Decision.Kind {
	case calc.Determine:
		if err := belowLine(v, p); err != nil {
			return err
		}
		return onlyOnce(tx, v, h, award, p)
	case calc.Resume:
		return onlyOnce(tx, v, h, award, p)
	case calc.Taper:
		return lowEnough(v, h, award, p)
	}
	return nil
}

// belowLine refuses to determine what the income leaves nothing of, in the first month
// that is paid.
func belowLine(v *Preview, p *policy.Policy) error {
	f, first := v.Decision.Facts, v.Months[0]
	if !entitlement.AboveLine(v.Program, f, first.After, p, first.Month) {
		return nil
	}
	return calc.Refuse("decision.above_line", string(v.Household), string(v.Program), toFen(f.Income.PerCapita), toFen(entitlement.Line(f, p, first.Month)), first.Month.String())
}

// toFen is an amount in yuan as it is shown, to the fen by half (R3).
func toFen(f calc.Fraction) string {
	amount, err := calc.Rounding{Unit: 1, Mode: calc.HalfUp}.Round(f)
	if err != nil {
		return f.String()
	}
	return amount.String()
}

// lowEnough refuses a taper of a family whose income, as its items are now, is too
// high for one. A stated income stays until a determination states another.
func lowEnough(v *Preview, h *calc.Household, award *calc.Award, p *policy.Policy) error {
	from := v.Decision.From
	now, err := entitlement.Of(award, from-1, p, nil)
	if err != nil || now.Basis == nil {
		return err
	}
	facts := *now.Basis.Facts
	facts.Settlement, facts.Region = h.Settlement, h.Region
	if !facts.Income.Given && (v.Program == calc.Dibao || v.Program == calc.Edge) {
		facts.Income = entitlement.Income(h, v.Person, p, from)
	}
	if !entitlement.BeyondTaper(v.Program, &facts, p, from) {
		return nil
	}
	ceiling, _ := p.Parameter("taper.ceiling", v.Program, from)
	return calc.Refuse("decision.taper_ceiling", string(v.Household), string(v.Program), toFen(facts.Income.PerCapita), toFen(entitlement.Line(&facts, p, from).Mul(ceiling.Value)))
}

// onlyOnce refuses a decision by which two awards would pay for one person in a month:
// those of the household, and of the households that its people came from or went to.
// Whatever else there may be is found by the month's own check (R6).
func onlyOnce(tx *store.Tx, v *Preview, h *calc.Household, award *calc.Award, p *policy.Policy) error {
	others, err := awardsAround(tx, h)
	if err != nil {
		return err
	}
	d := v.Decision
	after := calc.Award{AwardKey: v.AwardKey, Decisions: append(slices.Clone(award.Decisions), d)}
	c := entitlement.Conflicts(&after, others, p, max(d.From, tx.Settings().Opening), v.Months[len(v.Months)-1].Month)
	switch {
	case c == nil:
		return nil
	case c.Other.Program == v.Program:
		return calc.Refuse("decision.insured_twice", c.Person.Tail(), string(c.Other.Program), string(c.Other.Household), c.Month.String())
	}
	return calc.Refuse("decision.exclusive", c.Person.Tail(), string(v.Program), string(c.Other.Program), string(c.Other.Household), c.Month.String())
}

// awardsAround are the awards of a household and of those that took part in one of its
// changes.
func awardsAround(tx *store.Tx, h *calc.Household) ([]calc.Award, error) {
	awards, err := tx.Awards(h.Region, h.Number)
	if err != nil {
		return nil, err
	}
	around, err := householdsAround(tx, h.Number)
	if err != nil {
		return nil, err
	}
	for _, n := range around {
		there, err := awardsOnFile(tx, n)
		if err != nil {
			return nil, err
		}
		awards = append(awards, there...)
	}
	return awards, nil
}

// awardsOnFile are the awards of a household; none of one that is not on file.
func awardsOnFile(tx *store.Tx, n calc.HouseholdNumber) ([]calc.Award, error) {
	home, err := tx.Home(n)
	if errors.Is(err, store.ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return tx.Awards(home, n)
}

// householdsAround are those that took part in one of a household's changes.
func householdsAround(tx *store.Tx, n calc.HouseholdNumber) ([]calc.HouseholdNumber, error) {
	versions, err := tx.History(n)
	if err != nil {
		return nil, err
	}
	seen := []calc.HouseholdNumber{n}
	for _, v := range versions {
		for _, other := range v.Others {
			if !slices.Contains(seen, other) {
				seen = append(seen, other)
			}
		}
	}
	return seen[1:], nil
}
