package store

import (
	"bytes"
	"fmt"

	"doudi/calc"
)

// Dossiers are the households of some regions with their decisions, copied out
// of the file as they lie there, sealed. Copying takes a moment; opening and
// reading them can be left to any goroutine, after the transaction has ended,
// so that nobody who acts has to wait for it.
type Dossiers struct {
	Prefix                calc.RegionCode // which begins the codes of their regions
	box                   *envelope
	households, decisions []sealedRecord
	room                  []byte // what is left of the block that copies go into
}

type sealedRecord struct{ key, sealed []byte }

// Gather copies the households of the regions whose code begins with prefix, and
// their decisions.
func (tx *Tx) Gather(prefix string) (*Dossiers, error) {
	d := &Dossiers{Prefix: calc.RegionCode(prefix), box: tx.keys.box}
	from := householdsKey(prefix)
	if err := tx.engine.raw.scan(from, from.after(), func(k key, sealed []byte) error {
		d.households = append(d.households, d.copy(k, sealed))
		return nil
	}); err != nil {
		return nil, err
	}
	from = decisionsOfKey(prefix)
	return d, tx.engine.raw.scan(from, from.after(), func(k key, sealed []byte) error {
		d.decisions = append(d.decisions, d.copy(k, sealed))
		return nil
	})
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
func (d *Dossiers) Each(f func(*calc.Household, []calc.Award) error) error {
	ahead := d.decisions
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
		if awards, ahead, err = d.awards(&h, r.key, ahead); err != nil {
			return err
		}
		if err := f(&h, awards); err != nil {
			return err
		}
	}
	if len(ahead) > 0 {
		return fmt.Errorf("%w: a decision belongs to no household", ErrDamaged)
	}
	return nil
}

// awards opens the decisions at the beginning of those ahead that belong to a
// household: their keys begin with its own.
func (d *Dossiers) awards(h *calc.Household, own []byte, ahead []sealedRecord) ([]calc.Award, []sealedRecord, error) {
	var awards []calc.Award
	for len(ahead) > 0 && bytes.HasPrefix(ahead[0].key, own) {
		value, err := d.box.open(key{decisionBucket, ahead[0].key}, ahead[0].sealed)
		if err == nil {
			err = collect(&awards, h.Number, value)
		}
		if err != nil {
			return nil, nil, err
		}
		ahead = ahead[1:]
	}
	if len(ahead) > 0 && bytes.Compare(ahead[0].key, own) < 0 {
		return nil, nil, fmt.Errorf("%w: a decision belongs to no household", ErrDamaged)
	}
	return sortAwards(awards), ahead, nil
}

// Cases walks the households of the regions whose code begins with prefix, each
// with its awards, township by township.
func (tx *Tx) Cases(prefix string, f func(*calc.Household, []calc.Award) error) error {
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
		if err := d.Each(f); err != nil {
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
