package entitlement

import (
	"doudi/calc"
	"doudi/calc/policy"
)

// dibao is the minimum living allowance 最低生活保障 (R5): the gap between
// standard and per-capita income, or the grade, of each insured person; one
// supplement a person; the county's minimum. Where the standard is abolished
// there is nothing to supplement. An income that was to be computed and has
// nobody to be divided by (R3) is refused: income.nobody.
func dibao(f *calc.Facts, lens Lens, t *Trace) (Amounts, error) {
	d, err := newDibao(f, lens, t)
	if err != nil || d.rate.Abolished {
		return Amounts{}, err
	}
	t.income(f, d.byGap())
	var a Amounts
	sum := calc.Fraction{}
	for i := range f.Insured {
		base, full := d.base(&f.Insured[i])
		sum = sum.Add(base)
		t.personBase(&f.Insured[i], d, base, full)
	}
	if a.Base, err = d.rounding.Round(sum); err != nil {
		return Amounts{}, err
	}
	t.rounded("base", sum, d.rounding, a.Base)
	for i := range f.Insured {
		supplement, err := d.supplement(&f.Insured[i], t)
		if err != nil {
			return Amounts{}, err
		}
		a.Supplement += supplement
	}
	d.minimum(&a, t)
	return a, nil
}

// dibaoFacts are what every person's amount of one award stands on.
type dibaoFacts struct {
	*calc.Facts
	lens        Lens
	rounding    calc.Rounding
	rate        policy.Rate   // the row the base is read from
	reference   policy.Rate   // the row that full aid and supplements by standard refer to
	measure     calc.Fraction // what a person's income is topped up to
	gap         calc.Fraction // what a person gets before full aid
	supplements []policy.Supplement
}

func newDibao(f *calc.Facts, lens Lens, t *Trace) (*dibaoFacts, error) {
	d := &dibaoFacts{Facts: f, lens: lens}
	var err error
	if d.rounding, err = lens.Standards.rounding(calc.Dibao); err != nil {
		return nil, err
	}
	if d.rate, err = lens.Standards.standard(calc.Dibao, f.Class, f); err != nil {
		return nil, err
	}
	t.standard(d.rate)
	d.supplements = lens.Supplements.Policy.SupplementsIn(calc.Dibao, lens.Supplements.Month)
	d.reference, d.measure = d.rate, d.rate.Amount
	switch {
	case !d.byGap():
		d.reference, d.gap = d.plainRate(), d.rate.Amount
		return d, nil
	case !f.Income.Given && f.Income.People == 0 && !d.rate.Abolished:
		return nil, calc.Refuse("income.nobody")
	case f.Mode == calc.SinglePerson:
		d.measure = d.singleStandard(t)
	}
	d.gap = d.measure.Sub(f.Income.PerCapita).Positive()
	return d, nil
}

// byGap says whether income counts: grades are paid whatever it is.
func (d *dibaoFacts) byGap() bool { return d.Class == "" }

// plainRate is the row that a graded award's supplements by standard refer to:
// the county's plain one, or the grade where there is none.
func (d *dibaoFacts) plainRate() policy.Rate {
	plain, err := d.lens.Standards.standard(calc.Dibao, "", d.Facts)
	if err != nil || plain.Abolished {
		return d.rate
	}
	return plain
}

// singleStandard is the share of the standard that a single-person award
// 单人保 tops up to: dibao.single.share percent, 100 where the county has none.
func (d *dibaoFacts) singleStandard(t *Trace) calc.Fraction {
	share, ok := d.lens.Standards.Policy.Parameter("dibao.single.share", calc.Dibao, d.lens.Standards.Month)
	if !ok {
		return d.rate.Amount
	}
	measure := d.rate.Amount.Percent(share.Value)
	t.single(share, d.rate.Amount, measure)
	return measure
}

// base is a person's own base, unrounded, and the row that raised it to a share
// of the standard 全额, if one did.
func (d *dibaoFacts) base(person *calc.Insured) (calc.Fraction, *policy.Supplement) {
	base := d.gap
	if !d.byGap() || d.Mode == calc.SinglePerson {
		return base, nil
	}
	var full *policy.Supplement
	for i := range d.supplements {
		s := &d.supplements[i]
		if s.Kind != policy.Full || !d.in(s, person) {
			continue
		}
		if raised := d.reference.Amount.Percent(s.Value); raised.Cmp(base) > 0 {
			base, full = raised, s
		}
	}
	return base, full
}

// supplement is a person's one supplement: the highest that the tables grant
// them this month, the first row where two are equal.
func (d *dibaoFacts) supplement(person *calc.Insured, t *Trace) (calc.Money, error) {
	base, _ := d.base(person)
	var best calc.Fraction
	var by *policy.Supplement
	for i := range d.supplements {
		s := &d.supplements[i]
		if s.Kind == policy.Full || !d.in(s, person) {
			continue
		}
		if value := s.Of(base, d.reference.Amount); value.Cmp(best) > 0 {
			best, by = value, s
		}
	}
	if by == nil {
		return 0, nil
	}
	amount, err := d.rounding.Round(best)
	if err != nil {
		return 0, err
	}
	t.supplement(person, by, d, base, best, amount)
	return amount, nil
}

func (d *dibaoFacts) in(s *policy.Supplement, person *calc.Insured) bool {
	return s.Takes(person.Attributes, person.Birth.AgeIn(d.lens.Ages))
}

// minimum raises a positive amount below the county's minimum to it.
func (d *dibaoFacts) minimum(a *Amounts, t *Trace) {
	at := d.lens.Standards
	least, ok := at.Policy.Parameter("dibao.minimum", calc.Dibao, at.Month)
	if !ok {
		return
	}
	floor, _ := least.Value.Money() // whole fen, or the tables were refused
	if sum := a.Regular(); sum > 0 && sum < floor {
		a.Minimum = floor - sum
		t.minimum(sum, floor, a.Minimum, least)
	}
}
