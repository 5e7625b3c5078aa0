package store

import (
	"bytes"
	"hash/maphash"

	"doudi/calc"
)

// Imprint is what each household and each decision of a store leaves of itself, for
// finding those that are not as they were. It means nothing to another process.
type Imprint struct {
	seed    maphash.Seed
	marks   map[uint64]struct{} // of each record
	regions uint64              // of all of them
}

// Imprint takes the imprint of the records as they are. Nothing is opened for it.
func (tx *Tx) Imprint() (*Imprint, error) {
	p := &Imprint{seed: maphash.MakeSeed(), marks: map[uint64]struct{}{}}
	err := tx.eachMark(p.seed, func(_ key, mark uint64) { p.marks[mark] = struct{}{} })
	if err != nil {
		return nil, err
	}
	p.regions, err = tx.regionsMark(p.seed)
	return p, err
}

// Since are the households that have come, or have a record or a decision that is
// not as it was, since the imprint was taken. regions says that the county's regions
// are others, too.
func (tx *Tx) Since(p *Imprint) (numbers []calc.HouseholdNumber, regions bool, err error) {
	seen := map[calc.HouseholdNumber]bool{}
	err = tx.eachMark(p.seed, func(k key, mark uint64) {
		if _, known := p.marks[mark]; known {
			return
		}
		if n := householdOf(k); !seen[n] {
			seen[n] = true
			numbers = append(numbers, n)
		}
	})
	if err != nil {
		return nil, false, err
	}
	now, err := tx.regionsMark(p.seed)
	return numbers, now != p.regions, err
}

func (tx *Tx) eachMark(seed maphash.Seed, f func(key, uint64)) error {
	var h maphash.Hash
	h.SetSeed(seed)
	for _, b := range [...]bucket{householdBucket, decisionBucket} {
		err := tx.engine.raw.scan(all(b), key{b, nil}, func(k key, sealed []byte) error {
			h.Reset()
			mark(&h, k, sealed)
			f(k, h.Sum64())
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func (tx *Tx) regionsMark(seed maphash.Seed) (uint64, error) {
	var h maphash.Hash
	h.SetSeed(seed)
	err := tx.engine.raw.scan(all(regionBucket), key{regionBucket, nil}, func(k key, sealed []byte) error {
		mark(&h, k, sealed)
		return nil
	})
	return h.Sum64(), err
}

// mark takes in a key and the end of its envelope, the tag, which no other
// envelope has.
func mark(h *maphash.Hash, k key, sealed []byte) {
	h.Write(k.bytes)
	h.Write(sealed[max(0, len(sealed)-tagSize):])
}

// householdOf is the number of the household that a record belongs to, which stands
// behind the region in its key, with a 0 at its end.
func householdOf(k key) calc.HouseholdNumber {
	number := k.bytes[min(12, len(k.bytes)):]
	if end := bytes.IndexByte(number, 0); end >= 0 {
		number = number[:end]
	}
	return calc.HouseholdNumber(number)
}
