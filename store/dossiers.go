package store

import (
	"bytes"
	"fmt"

	"doudi/calc"
	"doudi/calc/review"
)

// Dossiers are the households of some regions with their decisions and facts,
// copied out of the file as they lie there, sealed. Copying takes a moment; opening and
// reading them can be left to any goroutine, after the transaction has ended,
// so that nobody who acts has to wait for it.
type Dossiers struct {
	Prefix                       calc.RegionCode // which begins the codes of their regions
	box                          *envelope
	households, decisions, facts []sealedRecord
	renumberings                 *Renumberings
	room                         []byte // what is left of the block that copies go into
}

type sealedRecord struct{ key, sealed []byte }

// Gather copies the households of the regions whose code begins with prefix,
// their decisions and their facts.
func (tx *Tx) Gather(prefix string) (*Dossiers, error) {
	renumberings, err := tx.Renumberings()
	if err != nil {
		return nil, err
	}
	d := &Dossiers{Prefix: calc.RegionCode(prefix), box: tx.keys.box, renumberings: renumberings}
	for _, part := range []struct {
		from key
		to   *[]sealedRecord
	}{{householdsKey(prefix), &d.households}, {decisionsOfKey(prefix), &d.decisions}, {factsOfKey(prefix), &d.facts}} {
		err := tx.engine.raw.scan(part.from, part.from.after(), func(k key, sealed []byte) error {
			*part.to = append(*part.to, d.copy(k, sealed))
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return d, nil
}

// copy takes a record into blocks: one allocation for hundreds of them.
func (d *Dossiers) copy(k key, sealed []byte) sealedRecord {
	const block = 256 << 10
	need := len(k.bytes) + len(sealed)
	if need > len(d.room) {
		d.room = make([]byte, max(block, need))
	}
	kept := d.room[:need:need]
	d.room = d.room[need:]
	n := copy(kept, k.bytes)
	copy(kept[n:], sealed)
	return sealedRecord{kept[:n:n], kept[n:]}
}

// Len is the number of households.
func (d *Dossiers) Len() int { return len(d.households) }

// Each opens the dossiers in order of region and number. The error wraps
// ErrDamaged.
func (d *Dossiers) Each(f func(*calc.Household, []calc.Award, []review.Fact) error) error {
	decisions, facts := d.decisions, d.facts
	for _, r := range d.households {
		value, err := d.box.open(key{householdBucket, r.key}, r.sealed)
		if err != nil {
			return err
		}
		h, err := decodeHousehold(value)
		if err != nil {
			return err
		}
		var awards []calc.Award
		var known []review.Fact
		if decisions, err = d.take(decisionBucket, r.key, decisions, func(value []byte) error { return collect(&awards, h.Number, value, d.renumberings) }); err != nil {
			return err
		}
		if facts, err = d.take(factBucket, r.key, facts, func(value []byte) error { return collectFact(&known, value, d.renumberings) }); err != nil {
			return err
		}
		if err := f(&h, sortAwards(awards), known); err != nil {
			return err
		}
	}
	if len(decisions) > 0 || len(facts) > 0 {
		return fmt.Errorf("%w: a decision or a fact belongs to no household", ErrDamaged)
	}
	return nil
}

// take opens the records at the beginning of those ahead that belong to a
// household, whose keys begin with its own, and gives those that are left.
func (d *Dossiers) take(b bucket, own []byte, ahead []sealedRecord, f func(value []byte) error) ([]sealedRecord, error) {
	for len(ahead) > 0 && bytes.HasPrefix(ahead[0].key, own) {
		value, err := d.box.open(key{b, ahead[0].key}, ahead[0].sealed)
		if err == nil {
			err = f(value)
		}
		if err != nil {
			return nil, err
		}
		ahead = ahead[1:]
	}
	if len(ahead) > 0 && bytes.Compare(ahead[0].key, own) < 0 {
		return nil, fmt.Errorf("%w: a record of kind %s belongs to no household", ErrDamaged, bucketNames[b])
	}
	return ahead, nil
}

// Cases walks the households of the regions whose code begins with prefix, each
// with its awards, township by township.
func (tx *Tx) Cases(prefix string, f func(*calc.Household, []calc.Award) error) error {
	renumberings, err := tx.Renumberings()
	if err != nil {
		return err
	}
	return tx.casesBy(renumberings, prefix, f)
}

// casesBy is Cases with numbers of people by some renumberings.
func (tx *Tx) casesBy(renumberings *Renumberings, prefix string, f func(*calc.Household, []calc.Award) error) error {
	towns, err := tx.Townships()
	if err != nil {
		return err
	}
	for _, town := range towns {
		within := string(town)
		if len(prefix) > len(within) {
			within = prefix
		}
		if !overlap(string(town), prefix) {
			continue
		}
		d, err := tx.Gather(within)
		if err != nil {
			return err
		}
		d.renumberings = renumberings
		err = d.Each(func(h *calc.Household, awards []calc.Award, _ []review.Fact) error { return f(h, awards) })
		if err != nil {
			return err
		}
	}
	return nil
}

// overlap says whether one of two code prefixes begins the other.
func overlap(a, b string) bool {
	n := min(len(a), len(b))
	return a[:n] == b[:n]
}
