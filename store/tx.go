package store

import (
	"crypto/sha256"
	"encoding/binary"
	"hash"
	"time"
)

// Tx is one transaction on the store: the typed reading and writing of records.
// A Tx of View cannot write.
type Tx struct {
	engine   engine
	settings *Settings
	counters counters
	changes  changes
	tokens   tokenChanges
}

// changes are digests of the records that the act changes, as they were and as
// they become; the journal keeps both.
type changes struct {
	before, after hash.Hash
	buf           []byte
}

// note takes a record and its place into a digest, unambiguously.
func (c *changes) note(h hash.Hash, k key, value []byte) {
	c.buf = append(c.buf[:0], byte(k.bucket))
	c.buf = binary.AppendUvarint(c.buf, uint64(len(k.bytes)))
	c.buf = append(c.buf, k.bytes...)
	c.buf = binary.AppendUvarint(c.buf, uint64(len(value)))
	h.Write(c.buf)
	h.Write(value)
}

// Settings are what the store was made with.
func (tx *Tx) Settings() Settings { return *tx.settings }

// Horizon is the sequence of the last decision recorded.
func (tx *Tx) Horizon() uint64 { return tx.counters.Decision }

// Head is the digest of the last journal entry and its sequence.
func (tx *Tx) Head() (seq uint64, digest [32]byte) { return tx.counters.Journal, tx.counters.Head }

func newTx(e engine) (*Tx, error) {
	tx := &Tx{engine: e, changes: changes{before: sha256.New(), after: sha256.New()}}
	version := e.get(metaKey("version"))
	if len(version) != 1 {
		return nil, ErrDamaged
	}
	var err error
	if tx.settings, err = decodeSettings(e.get(metaKey("settings"))); err != nil {
		return nil, err
	}
	tx.counters, err = decodeCounters(e.get(metaKey("counters")))
	return tx, err
}

// replace writes a record over what was there and tells the journal. A nil
// value deletes.
func (tx *Tx) replace(k key, old, value []byte) error {
	tx.changes.note(tx.changes.before, k, old)
	tx.changes.note(tx.changes.after, k, value)
	if value == nil {
		return tx.engine.delete(k)
	}
	return tx.engine.put(k, value)
}

// finish writes what the records imply: the search index, in the order of its
// keys, the journal entry and the counters.
func (tx *Tx) finish(entry Entry, at time.Time) error {
	if err := tx.tokens.write(tx.engine); err != nil {
		return err
	}
	if err := tx.appendJournal(entry, at); err != nil {
		return err
	}
	return tx.engine.put(metaKey("counters"), encodeCounters(&tx.counters))
}
