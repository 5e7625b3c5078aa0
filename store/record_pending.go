package store

import "doudi/calc"

// Pending is a decision that one person has recorded and no other has confirmed
// yet 待审核的决定. It is no part of its award until then.
type Pending struct {
	calc.AwardKey
	Number   uint64        // of the journal entry that recorded it
	Decision calc.Decision // Seq 0, without the second name and signature
	Named    bool          // the insured were named one by one, not all counted members
	Basis    Basis
}

// Basis is what the maker of a decision saw, in parts, so that a refusal can say
// which of them has changed since.
type Basis struct {
	Revision  uint64     // of the household's record
	Household [32]byte   // digest of that record
	Policy    int        // version of the tables
	Earlier   uint64     // Seq of the award's last decision; 0 = none
	Before    calc.Money // what the month From is owed without the decision
	After     calc.Money // and with it
}

func encodePending(p *Pending) ([]byte, error) {
	decision, err := encodeDecision(p.AwardKey, &p.Decision)
	if err != nil {
		return nil, err
	}
	e := newEncoder()
	e.uint(p.Number)
	e.texts(string(p.AwardKey.Household), string(decision))
	e.flag(p.Named)
	encodeBasis(e, &p.Basis)
	return e.b, nil
}

func decodePending(value []byte) (*Pending, error) {
	d := newDecoder(value)
	p := &Pending{Number: d.uint()}
	household := calc.HouseholdNumber(d.text())
	decision := []byte(d.text())
	p.Named = d.flag()
	b := &p.Basis
	b.Revision, b.Household, b.Policy, b.Earlier = d.uint(), d.digest(), int(d.uint()), d.uint()
	b.Before, b.After = calc.Money(d.int()), calc.Money(d.int())
	if err := d.done("pending"); err != nil {
		return p, err
	}
	var err error
	p.AwardKey, p.Decision, err = decodeDecision(household, decision)
	return p, err
}

func encodeBasis(e *encoder, b *Basis) {
	e.uint(b.Revision)
	e.digest(b.Household)
	e.uint(uint64(b.Policy))
	e.uint(b.Earlier)
	e.int(int64(b.Before))
	e.int(int64(b.After))
}
