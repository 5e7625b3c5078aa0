package store

import (
	"bytes"
	"crypto/sha256"
	"time"
)

// appendJournal adds the act's entry to the chain.
func (tx *Tx) appendJournal(entry Entry, at time.Time) error {
	entry.Seq = tx.head.Journal + 1
	entry.At = at
	entry.Before = [32]byte(tx.changes.before.Sum(nil))
	entry.After = [32]byte(tx.changes.after.Sum(nil))
	entry.Previous = tx.head.Digest
	value := encodeJournal(&entry)
	tx.head.Journal, tx.head.Digest = entry.Seq, sha256.Sum256(value)
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
			return err
		}
		switch {
		case seq == tx.head.Journal:
			return damaged("journal.added")
		case !bytes.Equal(k.bytes, journalKey(seq+1).bytes) || entry.Seq != seq+1 || entry.Previous != previous:
			return damaged("journal.broken")
		}
		seq, previous = entry.Seq, sha256.Sum256(value)
		return nil
	})
	switch {
	case err != nil:
		return in(inJournal, seq+1, err)
	case seq < tx.head.Journal:
		return in(inJournal, seq+1, damaged("record.missing"))
	case previous != tx.head.Digest:
		return in(inJournal, seq, damaged("journal.head"))
	}
	return nil
}

// operation is the entry of an operation, nil where it was not kept. It is
// looked up before any other act is done, so it can only be the last.
func (tx *Tx) operation(id OperationID) (found *Entry, err error) {
	err = tx.Journal(tx.head.Journal, func(j *Entry) error {
		if j.Operation == id {
			found = j
		}
		return nil
	})
	return found, err
}

// digestOf is the digest of a journal entry, by which the next one continues it.
func (tx *Tx) digestOf(seq uint64) ([32]byte, error) {
	if seq == tx.head.Journal {
		return tx.head.Digest, nil
	}
	value, err := tx.engine.get(journalKey(seq))
	if err == nil && value == nil {
		err = in(inJournal, seq, damaged("record.missing"))
	}
	return sha256.Sum256(value), err
}
