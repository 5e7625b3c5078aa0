package store

import (
	"crypto/rand"
	"errors"
	"fmt"
	"os"

	"go.etcd.io/bbolt"

	"doudi/calc"
)

// ActRekey is the journal's act of a store that was sealed anew.
const ActRekey = "operator.rekey"

// Rekey seals every record under a new data key, which is sealed to all slots
// that there are. Who had the old data key, or a slot that is gone, opens the
// store no more; copies made before keep the old key. The store is made anew
// aside, proved, and takes the place of the old one while the lock is held, so
// an interruption leaves the old one as it was. Only an administrator's keyring
// can; allowed says within the act whether its owner may.
func (s *Store) Rekey(allowed func(*Tx) error) error {
	if err := s.Unlock(); err != nil {
		return err
	}
	operation := newOperation()
	lock, err := s.lockResolved(operation)
	if err != nil {
		return err
	}
	defer lock.release()
	return s.rekey(operation, allowed)
}

func (s *Store) rekey(operation OperationID, allowed func(*Tx) error) error {
	var data [keySize]byte
	rand.Read(data[:]) // never fails
	keys, err := newKeyring(s.keys.id, s.keys.Operator, data, s.keys.signer)
	if err != nil {
		return err
	}
	path := behindLinks(s.Path)
	aside := s.at(fmt.Sprintf("%s.rekey-%x", path, operation[:4]))
	aside.keys = keys
	defer os.Remove(aside.Path)
	err = s.read(func(btx *bbolt.Tx) error {
		tx, err := s.begin(btx)
		if err != nil {
			return err
		}
		if err := errors.Join(allowed(tx), s.anchored(tx), tx.VerifyOperators()); err != nil {
			return err
		}
		return aside.reseal(tx)
	})
	if err != nil {
		return err
	}
	var at head
	_, err = aside.changeAside(operation, func(tx *Tx) (Entry, error) {
		return Entry{Operator: keys.Operator, Act: ActRekey}, nil
	})
	if err == nil {
		err = aside.Check(true)
	}
	if err == nil {
		err = aside.View(func(tx *Tx) error { at = *tx.head; return nil })
	}
	if err != nil || s.Dry {
		return err
	}
	_ = likewise(aside.Path, path) // who may not give files away keeps it as their own
	if err := replaceFile(aside.Path, path); err != nil {
		return err
	}
	s.keys = keys
	s.anchor(&at)
	return nil
}

// reseal lays the records of another transaction out in this store's file,
// sealed under its own keys.
func (s *Store) reseal(from *Tx) error {
	db, err := boltOpen(s.Path, &bbolt.Options{PageSize: pageSize, OpenFile: createOnly, InitialMmapSize: mmapSize(false)})
	if err != nil {
		return err
	}
	err = db.Update(func(btx *bbolt.Tx) error {
		raw, err := newBuckets(btx)
		if err != nil {
			return err
		}
		to := &resealing{from: from, raw: raw, box: s.keys.box}
		if to.sum, err = newRunningSum(s.keys.sum, [tagSize]byte{}); err != nil {
			return err
		}
		return to.run(s.keys)
	})
	return errors.Join(err, db.Close())
}

// resealing copies records from one data key to another.
type resealing struct {
	from    *Tx
	raw     engine
	box     *envelope
	sum     *runningSum
	records uint64
}

func (r *resealing) run(keys *Keyring) error {
	if !keys.Signs() {
		return calc.Refuse("operator.machine", keys.Operator)
	}
	if _, err := r.from.verifiedTable(); err != nil {
		return err
	}
	table, err := r.from.table() // one of its own, to be signed anew
	if err != nil {
		return err
	}
	if err := r.slots(table, keys); err != nil {
		return err
	}
	for b := range bucketCount {
		if b == slotBucket || b == personBucket {
			continue // slots are sealed to their bearers, people stand under blinded keys
		}
		if err := r.from.engine.raw.scan(all(b), key{b, nil}, r.copy); err != nil {
			return err
		}
	}
	if err := r.people(keys.blind.many()); err != nil {
		return err
	}
	key, err := keys.signer.key()
	if err != nil {
		return err
	}
	table.Version++
	table.sign(keys.id.String(), keys.Operator, key)
	if err := r.put(metaKey("operators"), encodeTable(table)); err != nil {
		return err
	}
	h := *r.from.head
	h.Records, h.Sum = r.records, r.sum.value()
	return writeHead(r.raw, r.box, &h)
}

func (r *resealing) copy(k key, sealed []byte) error {
	switch {
	case k.bucket == metaBucket && (string(k.bytes) == "head" || string(k.bytes) == "operators"):
		return nil // written last
	case plain(k):
		return r.raw.put(k, sealed)
	}
	value, err := r.from.keys.box.open(k, sealed)
	if err != nil {
		return err
	}
	return r.put(k, value)
}

func (r *resealing) put(k key, value []byte) error {
	sealed := r.box.seal(k, value)
	r.sum.add(sealed)
	r.records++
	return r.raw.put(k, sealed)
}

// people are looked up under keys that the new data key makes.
func (r *resealing) people(b *blinder) error {
	changes := peopleChanges{}
	err := r.from.Households("", func(h *calc.Household) error {
		changes.join(b, h)
		return nil
	})
	if err != nil {
		return err
	}
	e := &sealedEngine{raw: r.raw, box: r.box, sum: r.sum, records: r.records}
	err = changes.write(e)
	r.records = e.records
	return err
}

// slots seals the new data key to every bearer and notes the slots' digests in
// the table.
func (r *resealing) slots(table *Table, keys *Keyring) error {
	return r.from.engine.raw.scan(all(slotBucket), key{slotBucket, nil}, func(k key, value []byte) error {
		if isTries(k) {
			return r.raw.put(k, value)
		}
		own, err := decodeSlot(value)
		if err != nil {
			return err
		}
		if err := own.reseal(keys.id.String(), keys.data); err != nil {
			return err
		}
		encoded := encodeSlot(own)
		if op := table.find(own.Name); op != nil {
			op.Slot, op.OwnSlot, op.OwnSignature = slotDigest(encoded), [32]byte{}, nil
		} else {
			table.Recovery = slotDigest(encoded)
		}
		return r.raw.put(k, encoded)
	})
}
