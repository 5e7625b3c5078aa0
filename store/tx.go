package store

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"hash"
	"time"
)

// Tx is one transaction on the store: the typed reading and writing of records.
// A Tx of View cannot write.
type Tx struct {
	engine       *sealedEngine
	keys         *Keyring
	settings     *Settings
	head         *head
	proved       *Table // the operators, once they have been proved
	changes      changes
	changed      bool // the act has changed a record
	people       peopleChanges
	blind        *blinder
	filings      []filing
	directory    directoryChanges
	renumberings *Renumberings // once they have been read
}

// changes are digests of the records that the act changes, as they were and as
// they become; the journal keeps both.
type changes struct {
	before, after hash.Hash
	buf           []byte
}

// note takes a record and its place into a digest, unambiguously.
func (c *changes) note(h hash.Hash, k key, value []byte) {
	c.buf = appendNote(c.buf[:0], k, len(value))
	h.Write(c.buf)
	h.Write(value)
}

// appendNote adds a record's place and the length of its value to what a digest
// takes in.
func appendNote(to []byte, k key, length int) []byte {
	to = append(to, byte(k.bucket))
	to = binary.AppendUvarint(to, uint64(len(k.bytes)))
	to = append(to, k.bytes...)
	return binary.AppendUvarint(to, uint64(length))
}

// Settings are what the store was made with.
func (tx *Tx) Settings() Settings { return *tx.settings }

// Horizon is the sequence of the last decision or fact recorded.
func (tx *Tx) Horizon() uint64 { return tx.head.Decision }

// Head is the digest of the last journal entry and its sequence.
func (tx *Tx) Head() (seq uint64, digest [32]byte) { return tx.head.Journal, tx.head.Digest }

// Changed is the sequence of the last act that changed a record. What was read
// at the same sequence is still so.
func (tx *Tx) Changed() uint64 { return tx.head.Changed }

// newTx opens the head record and the settings: whoever has other keys than the
// store's gets no further.
func newTx(raw engine, keys *Keyring) (*Tx, error) {
	tx := &Tx{
		keys: keys, engine: &sealedEngine{raw: raw, box: keys.box},
		changes: changes{before: sha256.New(), after: sha256.New()},
		people:  peopleChanges{}, blind: keys.blind.many(), directory: directoryChanges{},
	}
	var err error
	if tx.head, err = readHead(raw, keys.box); err != nil {
		return nil, err
	}
	tx.engine.records = tx.head.Records
	if tx.engine.sum, err = newRunningSum(keys.sum, tx.head.Sum); err != nil {
		return nil, err
	}
	settings, err := tx.engine.get(metaKey("settings"))
	if err != nil {
		return nil, err
	}
	tx.settings, err = decodeSettings(settings)
	return tx, err
}

// replace writes a record over what was there and tells the journal. A nil
// value deletes.
func (tx *Tx) replace(k key, old, value []byte) error {
	tx.changed = true
	tx.changes.note(tx.changes.before, k, old)
	tx.changes.note(tx.changes.after, k, value)
	if value == nil {
		return tx.engine.delete(k)
	}
	return tx.engine.put(k, value)
}

// renew is replace for a record that has not been read.
func (tx *Tx) renew(k key, value []byte) error {
	old, err := tx.engine.get(k)
	if err != nil {
		return err
	}
	return tx.replace(k, old, value)
}

// finish writes what the records imply: who lives where and what they are found
// by, the journal entry, and last the head record, which answers for all.
func (tx *Tx) finish(entry Entry, at time.Time) error {
	if err := tx.writeFilings(); err != nil {
		return err
	}
	if err := tx.people.write(tx.engine); err != nil {
		return err
	}
	if err := tx.directory.write(tx.engine); err != nil {
		return err
	}
	if err := tx.appendJournal(entry, at); err != nil {
		return err
	}
	if tx.changed {
		tx.head.Changed = tx.head.Journal
	}
	tx.head.Records, tx.head.Sum = tx.engine.records, tx.engine.sum.value()
	return writeHead(tx.engine.raw, tx.keys.box, tx.head)
}

// OperationID names one act of one process, so that it can be looked up where
// its answer got lost. It is random, and also keeps a journal entry's digest
// from being guessed by who only sees it printed.
type OperationID [16]byte

func newOperation() (id OperationID) {
	rand.Read(id[:]) // never fails
	return id
}
