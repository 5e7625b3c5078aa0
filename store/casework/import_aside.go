package casework

import (
	"slices"

	"doudi/calc"
	"doudi/store"
)

// An import is checked aside, and whoever acts meanwhile does not wait for it. The
// act that writes it looks which households have changed since, and checks again
// what the import says of them and of the people in them.

// checkAside checks an import on a copy of the store, and writes it by an act.
func (o *Office) checkAside(check func(*store.Tx) (*importing, error), write func(*store.Tx, *importing) (store.Entry, error)) error {
	var in *importing
	var seen *store.Imprint
	err := o.viewAside(func(tx *store.Tx) (err error) {
		if in, err = check(tx); err == nil {
			seen, err = tx.Imprint()
		}
		return err
	})
	if err != nil {
		return err
	}
	return o.act(func(tx *store.Tx) (store.Entry, error) {
		now, err := in.now(tx, seen, check)
		if err != nil {
			return store.Entry{}, err
		}
		return write(tx, now)
	})
}

// tryAside checks and writes an import on a copy of the store alone.
func (o *Office) tryAside(check func(*store.Tx) (*importing, error), write func(*store.Tx, *importing) (store.Entry, error)) error {
	return o.aside(func(own *Office) error {
		return own.act(func(tx *store.Tx) (store.Entry, error) {
			in, err := check(tx)
			if err != nil {
				return store.Entry{}, err
			}
			return write(tx, in)
		})
	})
}

// now is the import as the records are in the act that writes it, which was checked
// when the imprint of them was taken that is given.
func (in *importing) now(tx *store.Tx, seen *store.Imprint, check func(*store.Tx) (*importing, error)) (*importing, error) {
	in.tx = tx
	if err := in.office.allow(tx, ImportCases); err != nil || in.changed == tx.Changed() {
		return in, err
	}
	others, regions, err := tx.Since(seen)
	switch {
	case err != nil:
		return nil, err
	case regions || in.policy.Version != tx.PolicyVersion():
		return check(tx)
	}
	touched, err := in.touched(others)
	if err == nil && len(touched) > 0 {
		err = in.checkAgain(touched)
	}
	return in, err
}

// touched are the households of the import among others, and those to which it
// brings people who belong to others.
func (in *importing) touched(others []calc.HouseholdNumber) (map[calc.HouseholdNumber]bool, error) {
	touched := map[calc.HouseholdNumber]bool{}
	for _, n := range others {
		if in.cases[n] != nil {
			touched[n] = true
		}
		h, err := in.tx.Household(n)
		if err != nil {
			return nil, err
		}
		for i := range h.Members {
			if to, here := in.people[h.Members[i].ID]; here {
				touched[to] = true
			}
		}
	}
	return touched, nil
}

// checkAgain checks anew what the import says of some households, and puts what
// comes of it in the place of what came before. Faults are those found now.
func (in *importing) checkAgain(touched map[calc.HouseholdNumber]bool) error {
	rows := in.rows.Of(touched)
	for i := range rows.Members {
		delete(in.people, rows.Members[i].ID)
	}
	again := newImporting(in.office, in.tx, in.policy, rows, in.source)
	again.people, again.regions = in.people, in.regions
	if err := again.check(nil); err != nil {
		return err
	}
	for i, c := range in.order {
		if n := c.new.Number; touched[n] {
			in.done.Decisions -= len(c.added)
			in.done.Known -= len(c.rows) - len(c.added)
			in.order[i], in.cases[n] = again.cases[n], again.cases[n]
		}
	}
	in.done.Decisions += again.done.Decisions
	in.done.Known += again.done.Known
	in.done.Replaced = slices.DeleteFunc(in.done.Replaced, func(r Replacement) bool { return touched[r.Household] })
	in.done.Replaced = append(in.done.Replaced, again.done.Replaced...)
	return nil
}
