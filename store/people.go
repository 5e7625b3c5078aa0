package store

import (
	"slices"

	"doudi/calc"
)

// peopleChanges are the people whom an act brings into a household or takes out
// of one: blinded number → household, "" for one who belongs to none. They are
// written at the act's end in the order of their keys, which a fresh bucket
// takes in a fraction of the time.
type peopleChanges map[string]calc.HouseholdNumber

func (c peopleChanges) join(b *blinder, h *calc.Household) {
	for i := range h.Members {
		c[string(personKey(b, h.Members[i].ID).bytes)] = h.Number
	}
}

// leave takes people out of a household, unless the act has brought them into
// another one before.
func (c peopleChanges) leave(b *blinder, h *calc.Household) {
	for i := range h.Members {
		k := string(personKey(b, h.Members[i].ID).bytes)
		if now, changed := c[k]; !changed || now == h.Number {
			c[k] = ""
		}
	}
}

func (c peopleChanges) write(e *sealedEngine) error {
	keys := make([]string, 0, len(c))
	for k := range c {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	for _, k := range keys {
		if err := writePerson(e, key{personBucket, []byte(k)}, c[k]); err != nil {
			return err
		}
	}
	return nil
}

func writePerson(e *sealedEngine, k key, n calc.HouseholdNumber) error {
	switch old, err := e.get(k); {
	case err != nil:
		return err
	case string(old) == string(n):
		return nil
	case n == "":
		return e.delete(k)
	}
	return e.put(k, []byte(n))
}

// HouseholdOf is the household that a person belongs to; ErrNotFound where the
// identity number is not on file.
func (tx *Tx) HouseholdOf(id calc.IDNumber) (calc.HouseholdNumber, error) {
	n, err := tx.engine.get(personKey(tx.blind, id))
	if err == nil && n == nil {
		err = ErrNotFound
	}
	return calc.HouseholdNumber(n), err
}
