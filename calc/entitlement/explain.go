package entitlement

import (
	"strconv"
	"strings"

	"doudi/calc"
	"doudi/calc/policy"
)

// Step is one node of an explanation: what was done (a code; wording gives the
// sentence), with which operands, what came of it, and which row of the tables
// and which document said so.
type Step struct {
	Code     string
	Amount   string // yuan: exact before a rounding, two decimals after it
	Inputs   []Input
	Document string // code of the document, "" where none is cited
	Row      string // place of the row in the tables
	Steps    []*Step
}

// Input is one operand of a step.
type Input struct{ Name, Value string }

// Trace collects the explanation of one amount. A nil Trace collects nothing
// and costs nothing.
type Trace struct{ Root Step }

// NewTrace begins an explanation of what an award is owed in a month.
func NewTrace(key calc.AwardKey, m calc.Month) *Trace {
	return &Trace{Step{Code: "entitlement", Inputs: []Input{
		{"household", string(key.Household)}, {"program", string(key.Program)}, {"person", string(key.Person)}, {"month", m.String()},
	}}}
}

// Close writes the total under the explanation.
func (t *Trace) Close(total calc.Money) *Step {
	t.Root.Amount = total.String()
	return &t.Root
}

func (t *Trace) add(s Step) *Step {
	t.Root.Steps = append(t.Root.Steps, &s)
	return &s
}

// child begins the explanation of another month that this one stands on.
func (t *Trace) child(code string, m calc.Month) *Trace {
	if t == nil {
		return nil
	}
	c := &Trace{Step{Code: code, Inputs: []Input{{"month", m.String()}}}}
	t.Root.Steps = append(t.Root.Steps, &c.Root)
	return c
}

func (t *Trace) decision(d *calc.Decision, m calc.Month) {
	if t == nil {
		return
	}
	s := Step{Code: "decision." + d.Kind.String(), Inputs: []Input{
		{"from", d.From.String()},
		{"until", d.Until.String()},
		{"recorded", d.RecordedAt.Format("2006-01-02")},
		{"recorded_by", d.RecordedBy},
		{"confirmed_by", d.ConfirmedBy},
		{"reviewed", d.Reviewed.String()},
		{"reason", strings.TrimSpace(d.StopReason.String() + " " + d.Reason)},
		{"number", strconv.FormatUint(d.Seq, 10)},
	}}
	t.add(s)
}

func (t *Trace) standard(r policy.Rate) {
	if t != nil {
		t.add(rateStep("standard", r))
	}
}

func rateStep(code string, r policy.Rate) Step {
	s := Step{Code: code, Amount: r.Amount.String(), Document: r.Document, Row: r.Place.String(), Inputs: []Input{
		{"program", string(r.Program)}, {"class", r.Class}, {"settlement", r.Settlement.String()}, {"region", r.Region}, {"from", r.From.String()},
	}}
	if r.PerYear {
		s.Inputs = append(s.Inputs, Input{"per_year", r.Amount.Mul(calc.Whole(12)).String()})
	}
	if r.Abolished {
		s.Inputs = append(s.Inputs, Input{"abolished", "yes"})
	}
	return s
}

func (t *Trace) rate(code string, r policy.Rate, rounding calc.Rounding, amount calc.Money) {
	if t == nil {
		return
	}
	s := roundedStep(code, r.Amount, rounding, amount)
	of := rateStep("standard", r)
	s.Steps = []*Step{&of}
	t.add(s)
}

func roundedStep(code string, exact calc.Fraction, rounding calc.Rounding, amount calc.Money) Step {
	return Step{Code: code, Amount: amount.String(), Inputs: []Input{
		{"exact", exact.String()}, {"unit", rounding.Unit.String()}, {"mode", rounding.Mode.String()},
	}}
}

func (t *Trace) rounded(code string, exact calc.Fraction, rounding calc.Rounding, amount calc.Money) {
	if t != nil {
		t.add(roundedStep(code, exact, rounding, amount))
	}
}

// income explains the per-capita monthly income of a snapshot (R3).
func (t *Trace) income(f *calc.Facts, counts bool) {
	if t == nil {
		return
	}
	in := f.Income
	s := t.add(Step{Code: "income.per_capita", Amount: in.PerCapita.String(), Inputs: []Input{{"people", strconv.Itoa(in.People)}}})
	switch {
	case !counts:
		s.Code = "income.not_counted"
	case in.Given:
		s.Code = "income.given"
	default:
		s.Inputs = append(s.Inputs, Input{"yearly", in.Yearly.String()})
		for _, d := range in.Deductions {
			s.Steps = append(s.Steps, &Step{
				Code: "income.deduction", Amount: d.Amount.String(), Document: d.Document,
				Inputs: []Input{{"item", d.Kind.String()}, {"spent", d.Spent.String()}},
			})
		}
	}
}

// personBase explains one person's base: the gap between their standard and
// the income, the grade, or full aid.
func (t *Trace) personBase(person *calc.Insured, d *dibaoFacts, base calc.Fraction, full *policy.Supplement) {
	if t == nil {
		return
	}
	s := t.add(Step{Code: "person.base", Amount: base.String(), Inputs: personInputs(person)})
	switch {
	case full != nil:
		s.Code, s.Document, s.Row = "person.full", full.Document, full.Place.String()
		s.Inputs = append(s.Inputs, Input{"standard", d.reference.Amount.String()}, Input{"percent", full.Value.String()}, Input{"group", full.Group}, Input{"label", full.Label})
	case d.byGap():
		s.Inputs = append(s.Inputs, Input{"measured", d.measure.String()}, Input{"percapita", d.Income.PerCapita.String()})
	}
}

// single explains the share of the standard that a single-person award tops up to.
func (t *Trace) single(share policy.Parameter, standard, measure calc.Fraction) {
	if t != nil {
		t.add(Step{Code: "standard.single", Amount: measure.String(), Document: share.Document, Row: share.Place.String(), Inputs: []Input{
			{"standard", standard.String()}, {"percent", share.Value.String()},
		}})
	}
}

func personInputs(person *calc.Insured) []Input {
	return []Input{{"name", person.Name}, {"id", person.ID.Tail()}}
}

func (t *Trace) supplement(person *calc.Insured, s *policy.Supplement, d *dibaoFacts, base, exact calc.Fraction, amount calc.Money) {
	if t == nil {
		return
	}
	step := roundedStep("supplement", exact, d.rounding, amount)
	step.Document, step.Row = s.Document, s.Place.String()
	step.Inputs = append(personInputs(person), step.Inputs...)
	step.Inputs = append(step.Inputs, Input{"code", s.Code}, Input{"label", s.Label}, Input{"group", s.Group})
	switch s.Kind {
	case policy.BenefitPercent:
		step.Inputs = append(step.Inputs, Input{"percent", s.Value.String()}, Input{"of_base", base.String()})
	case policy.StandardPercent:
		step.Inputs = append(step.Inputs, Input{"percent", s.Value.String()}, Input{"of_standard", d.reference.Amount.String()})
		if d.reference.Class != d.rate.Class {
			of := rateStep("standard", d.reference)
			step.Steps = []*Step{&of}
		}
	}
	t.add(step)
}

func (t *Trace) minimum(sum, floor, raised calc.Money, by policy.Parameter) {
	if t != nil {
		t.add(Step{Code: "minimum", Amount: raised.String(), Document: by.Document, Row: by.Place.String(), Inputs: []Input{{"sum", sum.String()}, {"minimum", floor.String()}}})
	}
}

// share explains a taper or a bonus: a parameter's share of the month before,
// rounded.
func (t *Trace) share(code, key string, of calc.Money, by policy.Parameter, exact calc.Fraction, rounding calc.Rounding, amount calc.Money) {
	if t == nil {
		return
	}
	s := roundedStep(code, exact, rounding, amount)
	s.Document, s.Row = by.Document, by.Place.String()
	s.Inputs = append([]Input{{"month_before", of.String()}, {key, by.Text}}, s.Inputs...)
	t.add(s)
}

// total writes what a month came to.
func (t *Trace) total(amount calc.Money) {
	if t != nil {
		t.Root.Amount = amount.String()
	}
}

// Note adds a step that says something about the line as a whole.
func (t *Trace) Note(code, document string, amount calc.Money) {
	t.add(Step{Code: code, Amount: amount.String(), Document: document})
}

// Month begins the explanation of a correction for a past month: what it was
// paid, and the amount put right now. What it is owed is traced into it.
func (t *Trace) Month(code string, m calc.Month, paid, amount calc.Money) *Trace {
	c := t.child(code, m)
	c.Root.Amount = amount.String()
	c.Root.Inputs = append(c.Root.Inputs, Input{"paid", paid.String()})
	return c
}

// Owed writes what a corrected month is owed.
func (t *Trace) Owed(total calc.Money) {
	t.Root.Inputs = append(t.Root.Inputs, Input{"owed", total.String()})
}
