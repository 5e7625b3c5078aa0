package store

import (
	"errors"
	"fmt"

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
	value := tx.engine.get(householdKey(home, n))
	if value == nil {
		return nil, fmt.Errorf("household %s: %w: its record is missing", n, ErrDamaged)
	}
	h, err := decodeHousehold(value)
	return &h, err
}

// Home is the region in which a household is filed; ErrNotFound where there is
// no such household.
func (tx *Tx) Home(n calc.HouseholdNumber) (calc.RegionCode, error) {
	home := tx.engine.get(homeKey(n))
	if home == nil {
		return "", fmt.Errorf("household %s: %w", n, ErrNotFound)
	}
	return calc.RegionCode(home), nil
}

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

// Townships are the townships that have households, in order.
func (tx *Tx) Townships() ([]calc.RegionCode, error) {
	var towns []calc.RegionCode
	from := all(householdBucket)
	for {
		var next calc.RegionCode
		err := tx.engine.scan(from, key{householdBucket, nil}, func(k key, _ []byte) error {
			next = regionOf(k).Township()
			return errStop
		})
		if next == "" || !errors.Is(err, errStop) {
			return towns, err
		}
		towns = append(towns, next)
		if from = householdsKey(string(next)).after(); from.bytes == nil {
			return towns, nil
		}
	}
}

// errStop ends a scan early.
var errStop = errors.New("stop")

// PutHousehold adds a household, or replaces old, which must be what the store
// holds. Its search tokens and, if it moves, its decisions follow.
func (tx *Tx) PutHousehold(old, h *calc.Household) error {
	var before []byte
	if old != nil {
		before = encodeHousehold(old)
		h.Revision = old.Revision + 1
		if old.Region != h.Region {
			if err := tx.move(old, h.Region); err != nil {
				return err
			}
			before = nil
		}
		tx.tokens.drop(old)
	}
	if err := tx.replace(householdKey(h.Region, h.Number), before, encodeHousehold(h)); err != nil {
		return err
	}
	tx.tokens.add(h)
	return tx.engine.put(homeKey(h.Number), []byte(h.Region))
}

// move takes a household's record and decisions away from its old region; the
// sealed months stay where they are, so the old village is remembered.
func (tx *Tx) move(old *calc.Household, to calc.RegionCode) error {
	if err := tx.replace(householdKey(old.Region, old.Number), encodeHousehold(old), nil); err != nil {
		return err
	}
	from := decisionsKey(old.Region, old.Number)
	moved := map[string][]byte{}
	err := tx.engine.scan(from, from.after(), func(k key, value []byte) error {
		moved[string(k.bytes)] = append([]byte(nil), value...)
		return nil
	})
	if err != nil {
		return err
	}
	for k, value := range moved {
		if err := tx.engine.delete(key{decisionBucket, []byte(k)}); err != nil {
			return err
		}
		if err := tx.engine.put(makeKey(decisionBucket, string(to), k[len(old.Region):]), value); err != nil {
			return err
		}
	}
	villages := string(tx.engine.get(movedKey(old.Number))) + string(old.Region)
	return tx.engine.put(movedKey(old.Number), []byte(villages))
}

// Moved are the households that have moved, with the villages they were in
// before.
func (tx *Tx) Moved() (map[calc.HouseholdNumber][]calc.RegionCode, error) {
	moved := map[calc.HouseholdNumber][]calc.RegionCode{}
	err := tx.engine.scan(all(movedBucket), key{movedBucket, nil}, func(k key, value []byte) error {
		n := calc.HouseholdNumber(k.bytes)
		for ; len(value) >= 12; value = value[12:] {
			moved[n] = append(moved[n], calc.RegionCode(value[:12]))
		}
		return nil
	})
	return moved, err
}

// Region is the region with a code; ErrNotFound where the county has none.
func (tx *Tx) Region(code calc.RegionCode) (calc.Region, error) {
	value := tx.engine.get(regionKey(code))
	if value == nil {
		return calc.Region{}, fmt.Errorf("region %s: %w", code, ErrNotFound)
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
	k := regionKey(r.Code)
	return tx.replace(k, tx.engine.get(k), encodeRegion(&r))
}

// HouseholdNumbers gives at most most numbers of households in the regions
// whose code begins with prefix.
func (tx *Tx) HouseholdNumbers(prefix string, most int, f func(calc.HouseholdNumber)) error {
	from := householdsKey(prefix)
	return stopped(tx.engine.scan(from, from.after(), func(k key, _ []byte) error {
		if most--; most < 0 {
			return errStop
		}
		f(numberOf(k))
		return nil
	}))
}
