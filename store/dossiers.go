package store

import (
	"bytes"

	"doudi/calc"
	"doudi/calc/review"
)

// Dossiers are the households of some regions with their decisions and facts,
// copied out of the file as they lie there, sealed. Copying takes a moment; opening and
// reading them can be left to any goroutine, after the transaction has ended,
// so that nobody who acts has to wait for it.
type Dossiers struct {
	Prefix                       calc.RegionCode // which begins the codes of their regions
	keys                         *Keyring
	households, decisions, facts []sealedRecord
	room                         room
	renumberings                 *Renumberings
}

type sealedRecord struct{ key, sealed []byte }

// Gather copies the households of the regions whose code begins with prefix,
// their decisions and their facts.
func (tx *Tx) Gather(prefix string) (*Dossiers, error) {
	renumberings, err := tx.Renumberings()
	if err != nil {
		return nil, err
	}
	d := &Dossiers{Prefix: calc.RegionCode(prefix), keys: tx.keys, renumberings: renumberings}
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

func (d *Dossiers) copy(k key, sealed []byte) sealedRecord {
	kept := append(append(d.room.take(len(k.bytes)+len(sealed)), k.bytes...), sealed...)
	n := len(k.bytes)
	return sealedRecord{kept[:n:n], kept[n:]}
}

// room is memory for many small records: one allocation for hundreds of them.
type room struct{ left []byte }

// take is an empty slice with room for n bytes and no more.
func (r *room) take(n int) []byte {
	const block = 256 << 10
	if n > len(r.left) {
		r.left = make([]byte, max(block, n))
	}
	taken := r.left[:0:n]
	r.left = r.left[n:]
	return taken
}

// Len is the number of households.
func (d *Dossiers) Len() int { return len(d.households) }

// Each opens the dossiers in order of region and number. The error wraps
// ErrDamaged.
func (d *Dossiers) Each(f func(*calc.Household, []calc.Award, []review.Fact) error) error {
	decisions, facts := d.decisions, d.facts
	for _, r := range d.households {
		value, err := d.keys.box.open(key{householdBucket, r.key}, r.sealed)
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
		return damaged("record.strays")
	}
	return nil
}

// take opens the records at the beginning of those ahead that belong to a
// household, whose keys begin with its own, and gives those that are left.
func (d *Dossiers) take(b bucket, own []byte, ahead []sealedRecord, f func(value []byte) error) ([]sealedRecord, error) {
	for len(ahead) > 0 && bytes.HasPrefix(ahead[0].key, own) {
		value, err := d.keys.box.open(key{b, ahead[0].key}, ahead[0].sealed)
		if err == nil {
			err = f(value)
		}
		if err != nil {
			return nil, err
		}
		ahead = ahead[1:]
	}
	if len(ahead) > 0 && bytes.Compare(ahead[0].key, own) < 0 {
		return nil, damaged("record.stray", bucketNames[b])
	}
	return ahead, nil
}

// Cases walks the households of the regions whose code begins with prefix, each
// with its awards, village by village.
func (tx *Tx) Cases(prefix string, f func(*calc.Household, []calc.Award) error) error {
	villages, err := tx.Villages(prefix)
	if err != nil {
		return err
	}
	for _, code := range villages {
		d, err := tx.Gather(string(code))
		if err != nil {
			return err
		}
		err = d.Each(func(h *calc.Household, awards []calc.Award, _ []review.Fact) error { return f(h, awards) })
		if err != nil {
			return err
		}
	}
	return nil
}
