package entitlement

import (
	"doudi/calc"
	"doudi/calc/policy"
)

// Of is what an award is owed in month m under the decisions recorded and the
// tables given (R4). Errors are *policy.NoStandard and *policy.NoParameter:
// what the tables fail to say; and the refusals amount.too_large and
// income.nobody. t may be nil; else it receives the explanation.
func Of(a *calc.Award, m calc.Month, p *policy.Policy, t *Trace) (Entitlement, error) {
	return evaluation{a.Program, p}.at(a.Decisions, m, t)
}

// evaluation is one award's programme under one set of tables.
type evaluation struct {
	program calc.Program
	policy  *policy.Policy
}

// InForce is the position of the decision in force in m: the last recorded one
// whose from is not after m (R4); −1 where there is none.
func InForce(ds []calc.Decision, m calc.Month) int {
	for i := len(ds) - 1; i >= 0; i-- {
		if ds[i].From <= m {
			return i
		}
	}
	return -1
}

// Holding is the decision that holds in m: the one in force, or where that is a
// resumption the one that it brings back; nil where there is none.
func Holding(ds []calc.Decision, m calc.Month) *calc.Decision {
	i := InForce(ds, m)
	switch {
	case i < 0:
		return nil
	case ds[i].Kind == calc.Resume:
		return Holding(ds[:min(i, suspension(ds[:i]))], m)
	}
	return &ds[i]
}

// PaysBy is the determination whose facts an award pays by in m 发放依据, as far as
// the decisions say it: whether the tables make anything of it they do not. nil where
// none pays: before the first decision, suspended, stopped, after a taper; and of a
// recognition alone (edge).
func PaysBy(a *calc.Award, m calc.Month) *calc.Decision {
	if a.Program == calc.Edge {
		return nil
	}
	return paysBy(a.Decisions, m)
}

func paysBy(ds []calc.Decision, m calc.Month) *calc.Decision {
	i := InForce(ds, m)
	if i < 0 {
		return nil
	}
	switch d := &ds[i]; {
	case d.Kind == calc.Determine:
		return d
	case d.Kind == calc.Taper && m <= d.Until:
		return paysBy(ds[:i], d.From-1)
	case d.Kind == calc.Resume:
		return paysBy(ds[:suspension(ds[:i])], m)
	}
	return nil
}

// at evaluates the decisions ds, which may be the beginning of an award's list.
func (ev evaluation) at(ds []calc.Decision, m calc.Month, t *Trace) (Entitlement, error) {
	i := InForce(ds, m)
	if i < 0 {
		return Entitlement{}, nil
	}
	d := &ds[i]
	t.decision(d, m)
	e := Entitlement{InForce: d}
	var err error
	switch d.Kind {
	case calc.Determine:
		e.Standing, e.Basis = Determined, d
		e.Amounts, err = DeterminedAmounts(ev.program, d.Facts, Through(ev.policy, m), t)
	case calc.Taper:
		err = ev.taper(&e, ds[:i], m, t)
	case calc.Suspend:
		e.Standing, e.Basis = Suspended, lastDetermination(ds[:i])
	case calc.Resume:
		e, err = ev.at(ds[:suspension(ds[:i])], m, t)
		e.InForce = d
	case calc.Stop:
		err = ev.stop(&e, ds[:i], m, t)
	}
	return e, err
}

// taper pays a share of the amount of the month before it, through its last
// month (R4).
func (ev evaluation) taper(e *Entitlement, earlier []calc.Decision, m calc.Month, t *Trace) error {
	d := e.InForce
	e.Standing, e.Basis = TaperEnded, lastDetermination(earlier)
	if m > d.Until {
		return nil
	}
	e.Standing = Tapering
	share, ok := ev.policy.Parameter("taper.share", ev.program, m)
	if !ok {
		return &policy.NoParameter{Key: "taper.share", Program: ev.program, Month: m}
	}
	before, err := ev.before(earlier, d, t)
	if err != nil {
		return err
	}
	e.Basis = before.Basis
	rounding, err := ev.policy.Rounding(ev.program, m)
	if err != nil {
		return err
	}
	exact := before.Regular().Fraction().Percent(share.Value)
	if e.Taper, err = rounding.Round(exact); err != nil {
		return err
	}
	t.share("taper", "taper.share", before.Regular(), share, exact, rounding, e.Taper)
	return nil
}

// before is what the month before a decision was owed under the decisions
// before it.
func (ev evaluation) before(earlier []calc.Decision, d *calc.Decision, t *Trace) (Entitlement, error) {
	month := t.child("month_before", d.From-1)
	e, err := ev.at(earlier, d.From-1, month)
	month.total(e.Regular())
	return e, err
}

// stop pays nothing; a voluntary exit pays its bonus once, in its first month.
func (ev evaluation) stop(e *Entitlement, earlier []calc.Decision, m calc.Month, t *Trace) error {
	d := e.InForce
	e.Standing, e.Basis = Stopped, lastDetermination(earlier)
	if d.StopReason != calc.Voluntary || m != d.From {
		return nil
	}
	months, ok := ev.policy.Parameter("exit.bonus_months", ev.program, m)
	if !ok {
		return nil // the county grants none
	}
	before, err := ev.before(earlier, d, t)
	if err != nil {
		return err
	}
	rounding, err := ev.policy.Rounding(ev.program, m)
	if err != nil {
		return err
	}
	exact := before.Regular().Fraction().Mul(months.Value)
	if e.Bonus, err = rounding.Round(exact); err != nil {
		return err
	}
	t.share("bonus", "exit.bonus_months", before.Regular(), months, exact, rounding, e.Bonus)
	return nil
}

// suspension is the position of the suspension that a resumption after ds
// lifts: the last one recorded, or where it stands on others the first of
// those. What was decided before it holds again.
func suspension(ds []calc.Decision) int {
	i := len(ds) - 1
	for i >= 0 && ds[i].Kind != calc.Suspend {
		i--
	}
	if i < 0 {
		return len(ds)
	}
	for i > 0 && ds[i-1].Kind == calc.Suspend {
		i--
	}
	return i
}

func lastDetermination(ds []calc.Decision) *calc.Decision {
	for i := len(ds) - 1; i >= 0; i-- {
		if ds[i].Kind == calc.Determine {
			return &ds[i]
		}
	}
	return nil
}
