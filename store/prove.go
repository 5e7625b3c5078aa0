package store

import (
	"cmp"
	"fmt"
	"sync"
)

// sealsProof opens every envelope of the store and compares their count and their
// sum with the head record: that nothing in the file is other than the last act
// left it, whatever it may mean.
type sealsProof struct {
	tx      *Tx
	mu      sync.Mutex
	sum     *runningSum
	records uint64
}

func (tx *Tx) newProof() (*sealsProof, error) {
	sum, err := newRunningSum(tx.keys.sum, [tagSize]byte{})
	return &sealsProof{tx: tx, sum: sum}, err
}

// proveSeals works on the whole proof. The error wraps ErrDamaged.
func (s *Store) proveSeals(tx *Tx) error {
	p, err := tx.newProof()
	if err != nil {
		return err
	}
	return cmp.Or(s.sideBySide(p.parts()), p.whole())
}

// parts can be worked on side by side; whole says what came of them.
func (p *sealsProof) parts() (parts []func() error) {
	for b := range bucketCount {
		if b == slotBucket {
			continue // plain; the operator table answers for the slots
		}
		for _, piece := range p.tx.engine.raw.pieces(b) {
			parts = append(parts, func() error { return p.piece(piece[0], piece[1]) })
		}
	}
	return parts
}

// piece opens the envelopes from a key up to but not including another.
func (p *sealsProof) piece(from, to key) error {
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

func (p *sealsProof) whole() error {
	if head := p.tx.head; p.records != head.Records || p.sum.value() != head.Sum {
		return fmt.Errorf("%w: its records are not those of its last act (%d of %d)", ErrDamaged, p.records, head.Records)
	}
	return nil
}

// plain says whether a key's value stands outside the sum: what is needed
// before anything can be opened, and the head record itself.
func plain(k key) bool {
	return k.bucket == metaBucket && (string(k.bytes) == "version" || string(k.bytes) == "id" || string(k.bytes) == "head")
}
