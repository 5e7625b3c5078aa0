package store

import (
	"doudi/calc"
	"doudi/calc/review"
)

// encodeFact writes a fact, whose household is in the key. The persons' numbers
// may only stand in the sealed value.
func encodeFact(f *review.Fact) []byte {
	e := newEncoder()
	e.fact(f)
	return e.b
}

func (e *encoder) fact(f *review.Fact) {
	e.uint(f.Seq)
	e.kinds(uint8(f.Kind), uint8(f.Stage))
	e.texts(string(f.Program), string(f.Person))
	e.int(int64(f.Day))
	e.int(int64(f.Until))
	e.int(int64(f.Reported))
	e.uint(f.Of)
	e.text(f.Text)
	e.uint(uint64(len(f.Visitors)))
	e.texts(f.Visitors...)
	e.uint(uint64(len(f.Results)))
	for _, r := range f.Results {
		e.texts(string(r.Program), string(r.Person))
		e.kind(uint8(r.Outcome))
	}
	e.uint(uint64(len(f.Ends)))
	for _, x := range f.Ends {
		e.text(string(x.Person))
		e.int(int64(x.Until))
	}
	e.text(f.RecordedBy)
	e.time(f.RecordedAt)
}

func decodeFact(value []byte) (review.Fact, error) {
	d := newDecoder(value)
	f := review.Fact{Seq: d.uint(), Kind: review.FactKind(d.within(uint8(review.FactKinds))), Stage: readKind[calc.Schooling](d)}
	f.Program, f.Person = calc.Program(d.text()), calc.IDNumber(d.text())
	f.Day, f.Until, f.Reported = calc.Day(d.small()), calc.Day(d.small()), calc.Day(d.small())
	f.Of, f.Text = d.uint(), d.text()
	for range d.count() {
		f.Visitors = append(f.Visitors, d.text())
	}
	for range d.count() {
		f.Results = append(f.Results, review.Result{
			Program: calc.Program(d.text()), Person: calc.IDNumber(d.text()), Outcome: review.Outcome(d.within(uint8(review.Outcomes))),
		})
	}
	for range d.count() {
		f.Ends = append(f.Ends, review.End{Person: calc.IDNumber(d.text()), Until: calc.Day(d.small())})
	}
	f.RecordedBy, f.RecordedAt = d.text(), d.time()
	return f, d.done("fact")
}

// within reads a coded value above 0 and below a count.
func (d *decoder) within(count uint8) uint8 {
	v := d.byte()
	d.bad = d.bad || v == 0 || v >= count
	return v
}
