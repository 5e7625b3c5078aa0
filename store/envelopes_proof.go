package store

import (
	"bytes"
	"cmp"
	"sync"

	"doudi/calc/sidebyside"
)

// envelopesProof opens every envelope of the store and compares their count and their
// sum with the head record: that nothing in the file is other than the last act
// left it, whatever it may mean.
type envelopesProof struct {
	tx      *Tx
	mu      sync.Mutex
	sum     *runningSum
	records uint64
}

// newEnvelopesProof is the proof, and the parts of it, which can be worked on side
// by side; whole then says what came of them.
func (tx *Tx) newEnvelopesProof() (*envelopesProof, []func() error, error) {
	sum, err := newRunningSum(tx.keys.sum, [tagSize]byte{})
	if err != nil {
		return nil, nil, err
	}
	p := &envelopesProof{tx: tx, sum: sum}
	parts, err := p.parts()
	return p, parts, err
}

// proveEnvelopes works on the whole proof. The error wraps ErrDamaged.
func (s *Store) proveEnvelopes(tx *Tx) error {
	p, parts, err := tx.newEnvelopesProof()
	if err != nil {
		return err
	}
	return cmp.Or(sidebyside.Run(parts, proved), p.whole())
}

func (p *envelopesProof) parts() ([]func() error, error) {
	var parts []func() error
	for b := range bucketCount {
		if b == slotBucket {
			continue // plain; the operator table answers for the slots
		}
		all, err := pieces(p.tx.engine.raw, b)
		if err != nil {
			return nil, err
		}
		for _, piece := range all {
			parts = append(parts, func() error { return p.piece(piece[0], piece[1]) })
		}
	}
	return parts, nil
}

// piece opens the envelopes from a key up to but not including another.
func (p *envelopesProof) piece(from, to key) error {
	sum, records := p.sum.another(), uint64(0)
	var opened, place []byte
	err := p.tx.engine.raw.scan(from, to, func(k key, sealed []byte) (err error) {
		if plain(k) {
			return nil
		}
		place = p.tx.keys.box.placeTo(place[:0], k)
		if opened, err = p.tx.keys.box.openInto(opened[:0], k, sealed, place); err != nil {
			return err
		}
		records++
		sum.add(sealed)
		return nil
	})
	p.mu.Lock()
	defer p.mu.Unlock()
	p.records += records
	p.sum.join(sum)
	return err
}

func (p *envelopesProof) whole() error {
	if head := p.tx.head; p.records != head.Records || p.sum.value() != head.Sum {
		return damaged("head.records", p.records, head.Records)
	}
	return nil
}

// pieces cuts a bucket into ranges, at the first byte in which its keys differ.
func pieces(e engine, b bucket) (ranges [][2]key, err error) {
	from, end := all(b), key{b, nil}
	first, err := firstKeyFrom(e, from)
	if err != nil {
		return nil, err
	}
	for at := range first {
		cut := func(value int) key { return key{b, append(bytes.Clone(first[:at]), byte(value))} }
		if first[at] == 0xff {
			continue
		}
		switch other, err := firstKeyFrom(e, cut(int(first[at])+1)); {
		case err != nil:
			return nil, err
		case other == nil:
			continue
		}
		for value := int(first[at]) + 1; value <= 0xff; value++ {
			ranges = append(ranges, [2]key{from, cut(value)})
			from = cut(value)
		}
		break
	}
	return append(ranges, [2]key{from, end}), nil
}

// firstKeyFrom is the first key of a bucket from one on; nil where there is none.
func firstKeyFrom(e engine, from key) (first []byte, err error) {
	return first, stopped(e.scan(from, key{from.bucket, nil}, func(k key, _ []byte) error {
		first = bytes.Clone(k.bytes)
		return errStop
	}))
}

// plain says whether a key's value stands outside the sum: what is needed
// before anything can be opened, and the head record itself.
func plain(k key) bool {
	return k.bucket == metaBucket && (string(k.bytes) == "version" || string(k.bytes) == "id" || string(k.bytes) == "head")
}
