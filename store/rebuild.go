package store

import (
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"go.etcd.io/bbolt"

	"doudi/calc"
)

// Rebuilt is a store that was made of an audit export.
type Rebuilt struct {
	County   string
	At       time.Time // of the export
	By       string    // who exported
	Exported           // Path is the store's
}

// Rebuild makes a store of an audit export 重建: the same records, operators and
// journal, sealed under a new data key, which one slot alone opens, that of the
// auditor whose name the store's credentials have. The operator table stays as
// the county's administrator signed it, so every signature is proved by the keys
// and the recovery sheet that it was made with; the auditor, whom nobody could
// endorse anew, only reads. secret gives the key of their slot when all has
// been read. The store is made aside and has its name when it is proved.
//
// Refused are, with nothing made: identity.wrong, handover.damaged, export.foreign
// (no export), export.version, export.damaged, export.unproved (it was not made of
// a whole store by its auditor), rebuild.reader (not an auditor of that store) and rebuild.key.
func (s *Store) Rebuild(from string, identities *Identities, secret func() (Secret, error)) (*Rebuilt, error) {
	if _, err := os.Lstat(s.Path); err == nil {
		return nil, fmt.Errorf("%s: %w", s.Path, ErrExists)
	}
	in, err := identities.open(from)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	export, err := readExport(in)
	if err != nil {
		return nil, err
	}
	gone, err := makeFolder(filepath.Dir(s.Path))
	if err != nil {
		return nil, err
	}
	made, err := s.rebuild(export, secret)
	if err != nil {
		gone()
		return nil, err
	}
	return made, nil
}

func (s *Store) rebuild(export *exportReader, secret func() (Secret, error)) (*Rebuilt, error) {
	if err := s.settled(filepath.Dir(s.Path)); err != nil {
		return nil, err
	}
	var data [keySize]byte
	rand.Read(data[:]) // never fails
	keys, err := newKeyring(export.id, s.Credentials.Operator, data, nil)
	if err != nil {
		return nil, err
	}
	aside := s.at(fmt.Sprintf("%s.rebuild-%x", s.Path, newOperation()))
	aside.keys = keys
	defer os.Remove(aside.Path)
	if err := aside.fill(export, secret); err != nil {
		return nil, err
	}
	if err := aside.proveRebuilt(export); errors.Is(err, ErrDamaged) {
		return nil, calc.Refuse("export.unproved", export.path, strings.TrimPrefix(err.Error(), aside.Path+": "))
	} else if err != nil {
		return nil, err
	}
	s.keys = keys
	made := &Rebuilt{export.head.County, export.head.At, export.head.By, Exported{
		Path: s.Path, Seq: export.head.Journal, Digest: export.entry, Records: export.content.total(), Content: export.content.digest(),
	}}
	if s.Dry {
		return made, nil
	}
	return made, publish(aside.Path, s.Path)
}

// proveRebuilt is the deep check of a store that was just rebuilt. What is
// anchored on this machine does not count: an export is older than the store.
func (s *Store) proveRebuilt(export *exportReader) error {
	if err := s.inspect(); err != nil {
		return err
	}
	return s.View(func(tx *Tx) error {
		if err := export.verifySignature(tx); err != nil {
			return err
		}
		return s.proveRecords(tx)
	})
}

// fill lays the records of an export out in this store's file, sealed under its
// own keys.
func (s *Store) fill(export *exportReader, secret func() (Secret, error)) error {
	db, err := boltOpen(s.Path, &bbolt.Options{PageSize: pageSize, OpenFile: createOnly, InitialMmapSize: mmapSize(false), NoSync: true})
	if err != nil {
		return err
	}
	r := &rebuilding{db: db.DB, keys: s.keys, export: export, people: peopleChanges{}, blind: s.keys.blind.many(), engine: &sealedEngine{box: s.keys.box}}
	r.engine.sum, err = newRunningSum(s.keys.sum, [tagSize]byte{})
	if err == nil {
		err = r.run(secret)
	}
	return errors.Join(err, db.Sync(), db.Close())
}

// rebuilding takes records from an export into a file of their own. Nobody sees
// the file before it is whole, so it is written in several transactions, each no
// larger than memory should hold.
type rebuilding struct {
	db     *bbolt.DB
	keys   *Keyring
	export *exportReader
	engine *sealedEngine
	people peopleChanges
	blind  *blinder
	head   head
}

// batchSize is how many bytes of records one transaction takes.
const batchSize = 16 << 20

func (r *rebuilding) run(secret func() (Secret, error)) error {
	err := r.db.Update(func(btx *bbolt.Tx) error {
		raw, err := newBuckets(btx)
		if err != nil {
			return err
		}
		return errors.Join(raw.put(metaKey("version"), []byte{FormatVersion}), raw.put(metaKey("id"), r.keys.id[:]))
	})
	for done := false; err == nil && !done; {
		err = r.write(func() error {
			done, err = r.batch()
			return err
		})
	}
	if err != nil {
		return err
	}
	return r.write(func() error { return r.finish(secret) })
}

// write runs f in a transaction.
func (r *rebuilding) write(f func() error) error {
	return r.db.Update(func(btx *bbolt.Tx) error {
		raw, err := newBoltEngine(btx)
		if err != nil {
			return err
		}
		r.engine.raw = raw
		return f()
	})
}

// batch takes some records over, and says whether they were the last.
func (r *rebuilding) batch() (done bool, err error) {
	for size := 0; size < batchSize; {
		k, value, err := r.export.next()
		if err != nil {
			return false, err
		}
		if k == nil {
			return true, nil
		}
		if err := r.take(*k, value); err != nil {
			return false, err
		}
		size += len(k.bytes) + len(value)
	}
	return false, nil
}

func (r *rebuilding) take(k key, value []byte) error {
	switch k.bucket {
	case metaBucket:
		if string(k.bytes) == "operators" {
			if err := r.admit(value); err != nil {
				return err
			}
		}
	case householdBucket:
		h, err := decodeHousehold(value)
		if err != nil {
			return r.export.damaged()
		}
		r.people.join(r.blind, &h)
	case decisionBucket:
		_, d, err := decodeDecision("", value)
		if err != nil {
			return r.export.damaged()
		}
		r.head.Decision = max(r.head.Decision, d.Seq)
	case factBucket: // in one count with the decisions
		f, err := decodeFact(value)
		if err != nil {
			return r.export.damaged()
		}
		r.head.Decision = max(r.head.Decision, f.Seq)
	case policyBucket:
		r.head.Policy++
	}
	return r.engine.put(k, value)
}

// finish writes what an export has not: where people are looked up, the auditor's
// slot, and last the head record.
func (r *rebuilding) finish(secret func() (Secret, error)) error {
	if err := r.people.write(r.engine); err != nil {
		return err
	}
	if err := r.appoint(secret); err != nil {
		return err
	}
	r.head.Journal, r.head.Digest = r.export.content.records[journalBucket], r.export.entry
	r.head.Records, r.head.Sum = r.engine.records, r.engine.sum.value()
	return writeHead(r.engine.raw, r.keys.box, &r.head)
}
