package store

import (
	"slices"
	"time"

	"doudi/calc"
	"doudi/calc/procedure"
)

// Application is an application 申请 as it is kept: what procedure knows of it,
// where the family lives, and who recorded each event.
type Application struct {
	procedure.Application
	Region    calc.RegionCode // village in which the family lived when it was filed
	Applicant string          // name, of a family that has no household number yet
	Recorded  []Recording     // of the events, in their order
}

// Recording is who recorded an event of an application, and under which entry of
// the journal.
type Recording struct {
	By  string    // the operator
	At  time.Time // to the second
	Seq uint64    // of the journal's entry
	// Signature is the operator's under an opinion or a decision and all that came
	// before it; nil under any other event.
	Signature []byte
}

// signedApplication is the version of an application with signatures, at its end.
const signedApplication = 2

func encodeApplication(a *Application) []byte {
	e := newEncoder()
	e.texts(a.Number, string(a.Household), string(a.Program), string(a.Person), a.Agent, string(a.Region), a.Applicant)
	e.kinds(uint8(a.Source), uint8(a.Hukou))
	e.int(int64(a.PermitUntil))
	e.uint(uint64(len(a.Events)))
	for i := range a.Events {
		encodeEvent(e, &a.Events[i], &a.Recorded[i])
	}
	if !slices.ContainsFunc(a.Recorded, func(r Recording) bool { return len(r.Signature) > 0 }) {
		return e.b
	}
	e.b[0] = signedApplication
	for _, r := range a.Recorded {
		e.text(string(r.Signature))
	}
	return e.b
}

func decodeApplication(value []byte) (*Application, error) {
	d := newDecoderUpTo(value, signedApplication)
	a := &Application{Application: procedure.Application{
		Number: d.text(), Household: calc.HouseholdNumber(d.text()), Program: calc.Program(d.text()), Person: calc.IDNumber(d.text()), Agent: d.text(),
	}}
	a.Region, a.Applicant = calc.RegionCode(d.text()), d.text()
	a.Source, a.Hukou = procedure.Source(d.upTo(uint8(procedure.Found))), readKind[calc.Hukou](d)
	a.PermitUntil = calc.Day(d.small())
	n := d.count()
	a.Events, a.Recorded = make([]procedure.Event, n), make([]Recording, n)
	for i := range a.Events {
		decodeEvent(d, &a.Events[i], &a.Recorded[i])
	}
	if d.version == signedApplication {
		decodeSignatures(d, a)
	}
	return a, d.done("application")
}

// decodeSignatures reads the signatures of an application's events, one of which is
// there.
func decodeSignatures(d *decoder, a *Application) {
	signed := false
	for i := range a.Recorded {
		if s := d.text(); s != "" {
			a.Recorded[i].Signature, signed = []byte(s), true
		}
	}
	d.bad = d.bad || !signed
}

func encodeEvent(e *encoder, x *procedure.Event, r *Recording) {
	e.kinds(uint8(x.Kind), uint8(x.Level))
	e.int(int64(x.Day))
	e.uint(uint64(len(x.By)))
	e.texts(x.By...)
	e.text(string(x.Obligor))
	e.int(int64(x.Amount))
	e.texts(string(x.Reason), x.Note, r.By)
	e.time(r.At)
	e.uint(r.Seq)
}

func decodeEvent(d *decoder, x *procedure.Event, r *Recording) {
	x.Kind, x.Level = procedure.Kind(d.upTo(uint8(procedure.Ended))), procedure.Level(d.upTo(uint8(procedure.County)))
	x.Day = calc.Day(d.small())
	x.By = make([]string, d.count())
	for i := range x.By {
		x.By[i] = d.text()
	}
	x.Obligor, x.Amount = calc.IDNumber(d.text()), calc.Money(d.int())
	x.Reason, x.Note, r.By = procedure.Reason(d.text()), d.text(), d.text()
	r.At, r.Seq = d.time(), d.uint()
}

// upTo reads a code of a list whose last is most, and refuses one beyond it.
func (d *decoder) upTo(most uint8) uint8 {
	v := d.byte()
	if v > most {
		d.bad = true
		return 0
	}
	return v
}
