package procedure

import (
	"doudi/calc"
	"doudi/calc/policy"
)

// startRule is from when an award is paid; the values are those of the parameter
// pay.from.
type startRule string

const (
	nextMonth        startRule = "next_month"
	sameMonth        startRule = "same_month"
	applicationMonth startRule = "application_month"
)

// Start is the month from which an approved application is paid 享受待遇起始月, and
// what orders it. The parameter pay.from of the programme comes first, then the
// law where it says the month of the application (残疾人两项补贴), then pay.from for
// all programmes, then the law. It refuses with "start.undecided" before the
// approval; the error is a *policy.NoParameter for a benefit of the county's own
// that no parameter speaks of.
func (r Rules) Start(a *Application) (calc.Month, Basis, error) {
	s := a.standing()
	if s.closed != IsApproved {
		return 0, Basis{}, calc.Refuse("start.undecided")
	}
	return Start(r.Tables, a.Program, s.ruledFrom(), s.decided, s.filed)
}

// Start is Rules.Start of a decision that need not follow an application: by the
// parameters in force in a month, the day of the decision and that of the
// application, which only counts where the award begins with it.
func Start(t Tables, program calc.Program, ruled calc.Month, decided, filed calc.Day) (calc.Month, Basis, error) {
	l := laws[program]
	rule, basis := l.start, l.startBy
	if v, ok := t.Parameter("pay.from", program, ruled); ok && (narrowed(v, program) || l.start != applicationMonth) {
		rule, basis = startRule(v.Text), Basis{Document: v.Document}
	}
	switch rule {
	case nextMonth:
		return decided.Month() + 1, basis, nil
	case sameMonth:
		return decided.Month(), basis, nil
	case applicationMonth:
		return filed.Month(), basis, nil
	}
	return 0, Basis{}, &policy.NoParameter{Key: "pay.from", Program: program, Month: ruled}
}
