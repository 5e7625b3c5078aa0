package store

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"time"

	"go.etcd.io/bbolt"

	"doudi/calc"
)

// Waiting says that an operator's slot stays shut for a while after several
// wrong secrets.
type Waiting struct {
	Operator string
	Tries    int           // wrong ones in a row
	Left     time.Duration // until the next one
}

func (w *Waiting) Error() string {
	return fmt.Sprintf("operator %s: %d wrong tries, wait %s", w.Operator, w.Tries, w.Left.Round(time.Second))
}

// freeTries are how many wrong secrets cost nothing but the time to derive the
// key. From then on the wait doubles.
const freeTries = 3

// tries are the wrong secrets that a slot has been tried with since it was last
// opened. They stand plain, since whoever writes them has no key.
type tries struct {
	count int
	last  time.Time
}

func (t tries) wait(now time.Time) time.Duration {
	const first, longest = 10 * time.Second, 15 * time.Minute
	if t.count < freeTries {
		return 0
	}
	wait := min(first<<min(t.count-freeTries, 10), longest)
	return min(t.last.Add(wait).Sub(now), longest) // a clock set back costs no more than that
}

func encodeTries(t tries) []byte {
	return binary.AppendVarint(binary.AppendUvarint(nil, uint64(t.count)), t.last.Unix())
}

// decodeTries reads tries; what cannot be read counts as none.
func decodeTries(value []byte) (t tries) {
	count, n := binary.Uvarint(value)
	if n <= 0 || count > 1<<20 {
		return t
	}
	last, _ := binary.Varint(value[n:])
	return tries{int(count), time.Unix(last, 0)}
}

// lockedSlot is what stands plain for an operator who is about to come in.
type lockedSlot struct {
	id    storeID
	slot  *slot
	tries tries
}

// Unlock opens the operator's slot, once; acts and views do it by themselves.
// ErrSecret for a wrong secret, *Waiting after several.
func (s *Store) Unlock() error {
	before, err := s.openSlot()
	if err == nil && before.count > 0 {
		return s.tellTries(before)
	}
	return err
}

// openSlot opens the slot, where it is not open, and gives the wrong secrets that
// it was tried with before.
func (s *Store) openSlot() (before tries, err error) {
	s.unlocking.Lock()
	defer s.unlocking.Unlock()
	if s.keys != nil {
		return before, nil
	}
	locked, err := s.findSlot()
	if err != nil {
		return before, err
	}
	if left := locked.tries.wait(s.Now()); left > 0 {
		return before, &Waiting{s.Credentials.Operator, locked.tries.count, left}
	}
	keys, err := s.open(locked)
	if errors.Is(err, ErrSecret) {
		return before, errors.Join(err, s.countTry(locked.tries))
	}
	if err == nil {
		s.keys = keys
	}
	return locked.tries, err
}

func (s *Store) open(locked *lockedSlot) (*Keyring, error) {
	data, own, err := locked.slot.unwrap(locked.id.String(), s.Credentials.Secret)
	if err != nil {
		return nil, err
	}
	return newKeyring(locked.id, s.Credentials.Operator, data, own)
}

// errShut says that a slot does not open in a transaction that is there for
// something else. Unlock says why, or opens it.
var errShut = errors.New("the slot does not open at once")

// unlocked runs what opens the slot in its own transaction, so that the file is
// opened once for both. Where that cannot be, the slot is opened before; and where
// nobody has acted yet, since beside what is no store no lock is to be left.
func (s *Store) unlocked(f func() error) error {
	if _, err := os.Lstat(sidePath(s.Path)); err != nil || s.Credentials.Secret.slow() {
		if err := s.Unlock(); err != nil {
			return err
		}
	}
	err := f()
	if !errors.Is(err, errShut) {
		return err
	}
	if err := s.Unlock(); err != nil {
		return err
	}
	return f()
}

// keysIn are the store's keys, by the slot as a transaction has it where it was
// not opened before.
func (s *Store) keysIn(raw engine, id storeID) (*Keyring, error) {
	s.unlocking.Lock()
	defer s.unlocking.Unlock()
	if s.keys != nil {
		return s.keys, nil
	}
	locked, err := s.slotIn(raw, id)
	if err != nil || locked.tries.count > 0 || s.Credentials.Secret.slow() {
		return nil, errShut
	}
	keys, err := s.open(locked)
	if err != nil {
		return nil, errShut
	}
	s.keys = keys
	return keys, nil
}

// findSlot reads the operator's slot. Deriving its key takes a while, so the
// file is not held open for that.
func (s *Store) findSlot() (*lockedSlot, error) {
	shared, err := s.share()
	if err != nil {
		return nil, err
	}
	defer shared.release()
	var found *lockedSlot
	err = s.read(func(btx *bbolt.Tx) error {
		raw, id, err := beginRaw(btx)
		if err == nil {
			found, err = s.slotIn(raw, id)
		}
		return err
	})
	return found, err
}

func (s *Store) slotIn(raw engine, id storeID) (*lockedSlot, error) {
	value, err := raw.get(slotKey(s.Credentials.Operator))
	if err != nil {
		return nil, err
	}
	if value == nil {
		return nil, cmp.Or(slotsAmiss(raw), calc.Refuse("operator.unknown", s.Credentials.Operator))
	}
	slot, err := slotAt(slotKey(s.Credentials.Operator), value)
	if err != nil {
		return nil, err
	}
	count, err := raw.get(triesKey(s.Credentials.Operator))
	return &lockedSlot{id, slot, decodeTries(count)}, err
}

// slotAt reads the slot that lies under a key.
func slotAt(k key, value []byte) (*slot, error) {
	slot, err := decodeSlot(value)
	if err == nil && !bytes.Equal(k.bytes, slotKey(slot.Name).bytes) {
		err = damaged("slot.name")
	}
	return slot, err
}

// slotsAmiss says what can be seen of the slots without a key, where one is not
// there that was looked for: its name may be damaged, or it may be gone with all.
// The operators' table, which would tell, is sealed.
func slotsAmiss(raw engine) error {
	slots := 0
	err := raw.scan(all(slotBucket), key{slotBucket, nil}, func(k key, value []byte) error {
		if isTries(k) {
			return nil
		}
		slots++
		_, err := slotAt(k, value)
		return err
	})
	if err == nil && slots == 0 {
		err = damaged("slot.none")
	}
	return err
}

// countTry notes a wrong secret. A store that cannot be written to stays as it
// is: deriving the key is slow enough.
func (s *Store) countTry(before tries) error {
	used, err := s.write(func(btx *bbolt.Tx) error {
		raw, _, err := beginRaw(btx)
		if err != nil {
			return err
		}
		return raw.put(triesKey(s.Credentials.Operator), encodeTries(tries{before.count + 1, s.Now()}))
	})
	used.close()
	if errors.Is(err, ErrDamaged) {
		return err
	}
	return nil
}

// ActTries is the journal's act for wrong secrets, noted when the slot was
// opened at last.
const ActTries = "operator.wrong_secret"

func (s *Store) tellTries(t tries) error {
	entry := Entry{Operator: s.keys.Operator, Act: ActTries, Subject: s.keys.Operator, Reason: fmt.Sprintf("%d, %s", t.count, t.last.UTC().Format(time.DateTime))}
	return s.act(func(tx *Tx) (Entry, error) {
		return entry, tx.engine.raw.delete(triesKey(s.keys.Operator))
	})
}
