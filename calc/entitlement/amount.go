package entitlement

import (
	"doudi/calc"
	"doudi/calc/policy"
)

// DeterminedAmounts is what a determination's facts are worth through a lens
// (R5). Errors and t as for Of.
func DeterminedAmounts(program calc.Program, f *calc.Facts, lens Lens, t *Trace) (Amounts, error) {
	switch program {
	case calc.Dibao:
		return dibao(f, lens, t)
	case calc.Tekun:
		return tekun(f, lens, t)
	case calc.Edge:
		return Amounts{}, nil // recognised, not paid
	}
	return flat(program, f, lens, t)
}

// flat is a benefit of a fixed amount, declared by the standard table alone.
func flat(program calc.Program, f *calc.Facts, lens Lens, t *Trace) (Amounts, error) {
	rounding, err := lens.Standards.rounding(program)
	if err != nil {
		return Amounts{}, err
	}
	rate, err := lens.Standards.standard(program, f.Class, f)
	if err != nil {
		return Amounts{}, err
	}
	var a Amounts
	if a.Base, err = rounding.Round(rate.Amount); err != nil {
		return Amounts{}, err
	}
	t.rate("base", rate, rounding, a.Base)
	return a, nil
}

// tekun is the basic living standard and the care standard of the person's
// class 特困人员救助供养, each rounded.
func tekun(f *calc.Facts, lens Lens, t *Trace) (Amounts, error) {
	rounding, err := lens.Standards.rounding(calc.Tekun)
	if err != nil {
		return Amounts{}, err
	}
	basic, err := lens.Standards.byMode("basic", f)
	if err != nil {
		return Amounts{}, err
	}
	care, err := lens.Standards.byMode(f.Class, f)
	if err != nil {
		return Amounts{}, err
	}
	var a Amounts
	if a.Base, err = rounding.Round(basic.Amount); err != nil {
		return Amounts{}, err
	}
	if a.Supplement, err = rounding.Round(care.Amount); err != nil {
		return Amounts{}, err
	}
	t.rate("base", basic, rounding, a.Base)
	t.rate("care", care, rounding, a.Supplement)
	return a, nil
}

// byMode is the standard of a class suffixed with the person's mode, as
// basic.institution, or of the plain class where there is none.
func (at Point) byMode(class string, f *calc.Facts) (policy.Rate, error) {
	if f.Mode == calc.AtHome || f.Mode == calc.InInstitution {
		rate, err := at.standard(calc.Tekun, class+"."+f.Mode.String(), f)
		if err == nil && !rate.Abolished {
			return rate, nil
		}
	}
	return at.standard(calc.Tekun, class, f)
}

func (at Point) standard(program calc.Program, class string, f *calc.Facts) (policy.Rate, error) {
	return at.Policy.Standard(program, class, f.Settlement, f.Region, at.Month)
}

func (at Point) rounding(program calc.Program) (calc.Rounding, error) {
	return at.Policy.Rounding(program, at.Month)
}
