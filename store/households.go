package store

import (
	"bytes"
	"errors"
	"fmt"
	"slices"

	"doudi/calc"
)

// ErrNotFound says that there is no such record.
var ErrNotFound = errors.New("not found")

// Household is the household with a number; ErrNotFound where there is none.
func (tx *Tx) Household(n calc.HouseholdNumber) (*calc.Household, error) {
	home, err := tx.Home(n)
	if err != nil {
		return nil, err
	}
	return tx.HouseholdAt(home, n)
}

// HouseholdAt is a household that is known to be filed in a region.
func (tx *Tx) HouseholdAt(home calc.RegionCode, n calc.HouseholdNumber) (*calc.Household, error) {
	value, err := tx.engine.get(householdKey(home, n))
	if err != nil {
		return nil, err
	}
	if value == nil {
		return nil, in(inHousehold, n, damaged("record.missing"))
	}
	h, err := decodeHousehold(value)
	return &h, err
}

// Missing is ErrNotFound for a household that is not on file, or for what it has not.
type Missing struct {
	Household calc.HouseholdNumber
	What      string // "" = the household itself
}

func (e *Missing) Error() string {
	what := "household " + string(e.Household) + ": "
	if e.What != "" {
		what += e.What + ": "
	}
	return what + ErrNotFound.Error()
}

// Is says that it is ErrNotFound.
func (*Missing) Is(target error) bool { return target == ErrNotFound }

// Home is the region in which a household is filed; ErrNotFound where there is
// no such household.
func (tx *Tx) Home(n calc.HouseholdNumber) (calc.RegionCode, error) {
	h, err := tx.home(n)
	return h.Region, err
}

func (tx *Tx) home(n calc.HouseholdNumber) (h home, err error) {
	value, err := tx.engine.get(homeKey(n))
	switch {
	case err != nil:
		return home{}, err
	case value == nil:
		return home{}, &Missing{Household: n}
	}
	if h, err = decodeHome(value); err != nil {
		err = in(inHousehold, n, err)
	}
	return h, err
}

// CountHouseholds is how many households were on file when the transaction began.
func (tx *Tx) CountHouseholds() int { return tx.engine.raw.count(homeBucket) }

// Households walks all households of the regions whose code begins with
// prefix, in order of region and number.
func (tx *Tx) Households(prefix string, f func(*calc.Household) error) error {
	from := householdsKey(prefix)
	return tx.engine.scan(from, from.after(), func(_ key, value []byte) error {
		h, err := decodeHousehold(value)
		if err != nil {
			return err
		}
		return f(&h)
	})
}

// Villages are the regions with households whose code begins with prefix, in
// order.
func (tx *Tx) Villages(prefix string) ([]calc.RegionCode, error) {
	var villages []calc.RegionCode
	from := householdsKey(prefix)
	end := from.after()
	for {
		var next calc.RegionCode
		err := tx.engine.keys(from, end, func(k key) error {
			next = regionOf(k)
			return errStop
		})
		if next == "" || !errors.Is(err, errStop) {
			return villages, err
		}
		villages = append(villages, next)
		if from = householdsKey(string(next)).after(); from.bytes == nil {
			return villages, nil
		}
	}
}

// Townships are the townships that have households, in order.
func (tx *Tx) Townships() ([]calc.RegionCode, error) {
	towns, err := tx.Villages("")
	for i := range towns {
		towns[i] = towns[i].Township()
	}
	return slices.Compact(towns), err
}

// PutHousehold is ChangeHousehold for an act that says no more about the change
// than its journal entry does.
func (tx *Tx) PutHousehold(old, h *calc.Household) error {
	return tx.ChangeHousehold(old, h, Change{})
}

// ChangeHousehold adds a household, or replaces old, which must be what the
// store holds, and keeps old in the household's history with what the act says of
// the change. What it is found by and, if it moves, its decisions and facts
// follow.
func (tx *Tx) ChangeHousehold(old, h *calc.Household, c Change) error {
	var before []byte
	h.Revision = 0
	if old != nil {
		before = encodeHousehold(old)
		h.Revision = old.Revision + 1
	}
	c.Journal = tx.head.Journal + 1
	if err := tx.remember(h, before, c); err != nil {
		return err
	}
	if old != nil && old.Region != h.Region {
		if err := tx.move(old, h.Region); err != nil {
			return err
		}
		before = nil
	}
	if err := tx.replace(householdKey(h.Region, h.Number), before, encodeHousehold(h)); err != nil {
		return err
	}
	tx.findBy(old, h)
	return tx.keepPapers(old, h)
}

// findBy notes what a household is found by, where it is found by anything else than
// old was: a telephone number or a note of a whole county changes nothing of it.
func (tx *Tx) findBy(old, h *calc.Household) {
	people := func(a, b calc.Member) bool { return a.ID == b.ID }
	if old == nil || !slices.EqualFunc(old.Members, h.Members, people) {
		if old != nil {
			tx.people.leave(tx.blind, old)
		}
		tx.people.join(tx.blind, h)
	}
	named := func(a, b calc.Member) bool { return a.ID == b.ID && a.Name == b.Name }
	if old == nil || old.Region != h.Region || old.Payee != h.Payee || old.Account != h.Account || !slices.EqualFunc(old.Members, h.Members, named) {
		tx.directory.set(h)
	}
}

// move takes a household's record, decisions and facts away from its old region; the
// sealed months stay where they are, so the old village is remembered.
func (tx *Tx) move(old *calc.Household, to calc.RegionCode) error {
	if err := tx.rehome(old.Number, to); err != nil {
		return err
	}
	if err := tx.replace(householdKey(old.Region, old.Number), encodeHousehold(old), nil); err != nil {
		return err
	}
	tx.directory.drop(old)
	for _, from := range []key{decisionsKey(old.Region, old.Number), factsKey(old.Region, old.Number)} {
		if err := tx.relocate(from, to); err != nil {
			return err
		}
	}
	villages, err := tx.engine.get(movedKey(old.Number))
	if err != nil {
		return err
	}
	return tx.engine.put(movedKey(old.Number), append(villages, old.Region...))
}

// rehome says where a household is filed from now on.
func (tx *Tx) rehome(n calc.HouseholdNumber, to calc.RegionCode) error {
	h, err := tx.home(n)
	if err != nil {
		return err
	}
	h.Region = to
	return tx.engine.put(homeKey(n), encodeHome(&h))
}

// relocate moves the records whose keys begin with from to another region.
func (tx *Tx) relocate(from key, to calc.RegionCode) error {
	var moved []stored
	err := tx.engine.scan(from, from.after(), func(k key, value []byte) error {
		moved = append(moved, stored{bytes.Clone(k.bytes), value})
		return nil
	})
	if err != nil {
		return err
	}
	for _, r := range moved {
		k := key{from.bucket, r.key}
		if err := errors.Join(tx.engine.delete(k), tx.engine.put(inRegion(k, to), r.value)); err != nil {
			return err
		}
	}
	return nil
}

// Moved are the households that have moved, with the villages they were in
// before.
func (tx *Tx) Moved() (map[calc.HouseholdNumber][]calc.RegionCode, error) {
	moved := map[calc.HouseholdNumber][]calc.RegionCode{}
	err := tx.engine.scan(all(movedBucket), key{movedBucket, nil}, func(k key, value []byte) error {
		moved[calc.HouseholdNumber(k.bytes)] = villagesIn(value)
		return nil
	})
	return moved, err
}

// MovedFrom are the villages that a household was in before.
func (tx *Tx) MovedFrom(n calc.HouseholdNumber) ([]calc.RegionCode, error) {
	value, err := tx.engine.get(movedKey(n))
	return villagesIn(value), err
}

func villagesIn(value []byte) (villages []calc.RegionCode) {
	for ; len(value) >= 12; value = value[12:] {
		villages = append(villages, calc.RegionCode(value[:12]))
	}
	return villages
}

// Region is the region with a code; ErrNotFound where the county has none.
func (tx *Tx) Region(code calc.RegionCode) (calc.Region, error) {
	value, err := tx.engine.get(regionKey(code))
	if err == nil && value == nil {
		err = fmt.Errorf("region %s: %w", code, ErrNotFound)
	}
	if err != nil {
		return calc.Region{}, err
	}
	return decodeRegion(value)
}

// Regions walks all regions in order of their codes.
func (tx *Tx) Regions(f func(calc.Region) error) error {
	return tx.engine.scan(all(regionBucket), key{regionBucket, nil}, func(_ key, value []byte) error {
		r, err := decodeRegion(value)
		if err != nil {
			return err
		}
		return f(r)
	})
}

// PutRegion adds a region or replaces it.
func (tx *Tx) PutRegion(r calc.Region) error {
	return tx.renew(regionKey(r.Code), encodeRegion(&r))
}

// HouseholdNumbers gives at most most numbers of households in the regions
// whose code begins with prefix.
func (tx *Tx) HouseholdNumbers(prefix string, most int, f func(calc.HouseholdNumber)) error {
	from := householdsKey(prefix)
	return stopped(tx.engine.keys(from, from.after(), func(k key) error {
		if most--; most < 0 {
			return errStop
		}
		f(numberOf(k))
		return nil
	}))
}
