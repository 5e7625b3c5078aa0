package store

import "doudi/calc"

// decisionOfApplication is the version of a decision that names the application it
// follows, at its end.
const decisionOfApplication = 2

// encodeDecision writes a decision with its award, whose household is in the
// key. The person's number may only stand in the sealed value.
func encodeDecision(a calc.AwardKey, x *calc.Decision) ([]byte, error) {
	e := newEncoder()
	err := e.decision(a, x)
	return e.b, err
}

func (e *encoder) decision(a calc.AwardKey, x *calc.Decision) error {
	e.texts(string(a.Program), string(a.Person))
	e.uint(x.Seq)
	e.kinds(uint8(x.Kind), uint8(x.StopReason))
	e.int(int64(x.From))
	e.int(int64(x.Until))
	e.int(int64(x.Reviewed))
	e.texts(x.Reason, x.RecordedBy, x.ConfirmedBy, x.Source)
	e.time(x.RecordedAt)
	encodeWarrant(e, x.Warrant)
	e.flag(x.Facts != nil)
	if x.Facts != nil {
		if err := encodeFacts(e, x.Facts); err != nil {
			return err
		}
	}
	if x.Warrant != nil && x.Warrant.Application != "" {
		e.b[0] = decisionOfApplication
		e.text(x.Warrant.Application)
	}
	return nil
}

// encodeWarrant writes what a decision of two people has beside an imported one.
func encodeWarrant(e *encoder, w *calc.Warrant) {
	e.flag(w != nil)
	if w == nil {
		return
	}
	e.int(int64(w.Applied))
	e.text(w.Minutes)
	e.digest(w.Seen)
	e.texts(string(w.Maker), string(w.Checker))
	e.time(w.ConfirmedAt)
	e.flag(w.Hearing != nil)
	if h := w.Hearing; h != nil {
		e.int(int64(h.Day))
		e.texts(h.Person, h.Statement)
	}
}

func decodeWarrant(d *decoder) *calc.Warrant {
	if !d.flag() {
		return nil
	}
	w := &calc.Warrant{Applied: calc.Day(d.small()), Minutes: d.text(), Seen: d.digest()}
	w.Maker, w.Checker, w.ConfirmedAt = []byte(d.text()), []byte(d.text()), d.time()
	if d.flag() {
		w.Hearing = &calc.Heard{Day: calc.Day(d.small()), Person: d.text(), Statement: d.text()}
	}
	return w
}

func decodeDecision(n calc.HouseholdNumber, value []byte) (calc.AwardKey, calc.Decision, error) {
	d := newDecoderUpTo(value, decisionOfApplication)
	a := calc.AwardKey{Household: n, Program: calc.Program(d.text()), Person: calc.IDNumber(d.text())}
	x := calc.Decision{
		Seq: d.uint(), Kind: readKind[calc.DecisionKind](d), StopReason: readKind[calc.StopReason](d),
		From: calc.Month(d.small()), Until: calc.Month(d.small()), Reviewed: calc.Day(d.small()),
		Reason: d.text(), RecordedBy: d.text(), ConfirmedBy: d.text(), Source: d.text(), RecordedAt: d.time(),
	}
	x.Warrant = decodeWarrant(d)
	if d.flag() {
		x.Facts = decodeFacts(d)
	}
	if d.version == decisionOfApplication {
		number := d.text()
		if d.bad = d.bad || number == "" || x.Warrant == nil; !d.bad {
			x.Warrant.Application = number
		}
	}
	return a, x, d.done("decision")
}

func encodeFacts(e *encoder, f *calc.Facts) error {
	e.text(f.Class)
	e.kinds(uint8(f.Mode), uint8(f.Settlement))
	e.text(string(f.Region))
	e.uint(uint64(len(f.Insured)))
	for i := range f.Insured {
		p := &f.Insured[i]
		e.texts(string(p.ID), p.Name)
		e.int(int64(p.Birth))
		encodeAttributes(e, &p.Attributes)
	}
	return encodeIncome(e, &f.Income)
}

func decodeFacts(d *decoder) *calc.Facts {
	f := &calc.Facts{Class: d.text(), Mode: readKind[calc.Mode](d), Settlement: readKind[calc.Settlement](d), Region: calc.RegionCode(d.text())}
	f.Insured = make([]calc.Insured, d.count())
	for i := range f.Insured {
		p := &f.Insured[i]
		p.ID, p.Name, p.Birth = calc.IDNumber(d.text()), d.text(), calc.Day(d.small())
		decodeAttributes(d, &p.Attributes)
	}
	decodeIncome(d, &f.Income)
	return f
}

func encodeIncome(e *encoder, in *calc.Income) error {
	e.flag(in.Given)
	e.int(int64(in.Yearly))
	e.uint(uint64(in.People))
	e.uint(uint64(len(in.Deductions)))
	for _, x := range in.Deductions {
		e.kind(uint8(x.Kind))
		e.int(int64(x.Spent))
		if err := e.fraction(x.Amount); err != nil {
			return err
		}
		e.text(x.Document)
	}
	return e.fraction(in.PerCapita)
}

func decodeIncome(d *decoder, in *calc.Income) {
	in.Given, in.Yearly, in.People = d.flag(), calc.Money(d.int()), int(d.uint())
	in.Deductions = make([]calc.Deduction, d.count())
	for i := range in.Deductions {
		in.Deductions[i] = calc.Deduction{Kind: readKind[calc.ItemKind](d), Spent: calc.Money(d.int()), Amount: d.fraction(), Document: d.text()}
	}
	in.PerCapita = d.fraction()
}
