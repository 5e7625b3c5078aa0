package store

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"time"
)

// appendJournal adds the act's entry to the chain.
func (tx *Tx) appendJournal(entry Entry, at time.Time) error {
	entry.Seq = tx.counters.Journal + 1
	entry.At = at
	entry.Before = [32]byte(tx.changes.before.Sum(nil))
	entry.After = [32]byte(tx.changes.after.Sum(nil))
	entry.Previous = tx.counters.Head
	value := encodeJournal(&entry)
	tx.counters.Journal = entry.Seq
	tx.counters.Head = sha256.Sum256(value)
	return tx.engine.put(journalKey(entry.Seq), value)
}

// Journal walks the entries of the journal from sequence from on.
func (tx *Tx) Journal(from uint64, f func(*Entry) error) error {
	return tx.engine.scan(journalKey(from), key{journalBucket, nil}, func(_ key, value []byte) error {
		entry, err := decodeJournal(value)
		if err != nil {
			return err
		}
		return f(entry)
	})
}

// VerifyJournal recomputes the chain of entries. The error names the first
// sequence at which it breaks.
func (tx *Tx) VerifyJournal() error {
	var seq uint64
	var previous [32]byte
	err := tx.engine.scan(all(journalBucket), key{journalBucket, nil}, func(k key, value []byte) error {
		entry, err := decodeJournal(value)
		if err != nil {
			return fmt.Errorf("journal entry %d: %w", seq+1, err)
		}
		if !bytes.Equal(k.bytes, journalKey(seq+1).bytes) || entry.Seq != seq+1 || entry.Previous != previous {
			return fmt.Errorf("journal entry %d: %w: the chain is broken", seq+1, ErrDamaged)
		}
		seq, previous = entry.Seq, sha256.Sum256(value)
		return nil
	})
	if err != nil {
		return err
	}
	if seq != tx.counters.Journal || previous != tx.counters.Head {
		return fmt.Errorf("journal entry %d: %w: the chain does not end at its head", seq, ErrDamaged)
	}
	return nil
}
