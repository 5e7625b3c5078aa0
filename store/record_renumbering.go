package store

import "doudi/calc"

// Renumbering is an identity number that was put right 更正身份证号: what was
// recorded of a person under the old number until then means the one who has the
// new.
type Renumbering struct {
	Household calc.HouseholdNumber // of the person, when it was put right
	Old, New  calc.IDNumber
	Horizon   uint64 // sequence of the last decision or fact recorded before
	Journal   uint64 // of the entry of the act
}

// encodeRenumberings writes all corrections of a store, in the order of the journal.
func encodeRenumberings(cs []Renumbering) []byte {
	e := newEncoder()
	e.uint(uint64(len(cs)))
	for _, c := range cs {
		e.texts(string(c.Household), string(c.Old), string(c.New))
		e.uint(c.Horizon)
		e.uint(c.Journal)
	}
	return e.b
}

func decodeRenumberings(value []byte) ([]Renumbering, error) {
	d := newDecoder(value)
	cs := make([]Renumbering, d.count())
	for i := range cs {
		cs[i] = Renumbering{
			Household: calc.HouseholdNumber(d.text()), Old: calc.IDNumber(d.text()), New: calc.IDNumber(d.text()), Horizon: d.uint(), Journal: d.uint(),
		}
	}
	return cs, d.done("renumbering")
}
