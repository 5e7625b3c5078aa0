package store

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"time"

	"go.etcd.io/bbolt"
)

// FormatVersion is the version of the store's form that this program writes.
// Version 0 was that of trials before stores were sealed.
const FormatVersion = 1

// Store is a case store's place and what opens it. It holds nothing open: every
// act opens the file and closes it again.
type Store struct {
	Path        string
	Credentials Credentials
	Command     string           // what is being done, told to those who wait for it
	Wait        time.Duration    // how long to wait for another process's act
	Now         func() time.Time // the clock of journal entries
	Anchors     string           // folder of the anchor, apart from the store's; "" = none
	// Inspector starts this program to inspect the file that is added to it; see
	// InspectHere. Empty inspects in this process.
	Inspector []string
	// Tell takes remarks, things said for which nothing is refused: a code of
	// reports/wording and its arguments. nil hears nothing.
	Tell func(code string, args ...string)

	// Runaway is told, once, that a damaged file has sent the engine off in this
	// process, from where it does not come back. It says so and ends the process
	// at once. nil leaves it to the system.
	Runaway func(error)

	// AnyMedium, where it is not empty, lets the store lie on media that cannot
	// keep it whole (S18); it is noted with every act.
	AnyMedium string

	// Dry only tries what is done with the store as a whole, its copies and its
	// data key: all is made and proved as otherwise, and taken away again.
	Dry bool

	unlocking   sync.Mutex
	keys        *Keyring // opened slot, once Unlock has opened it
	wellSettled bool     // the medium has been looked at
	passing     bool     // it is a copy that is taken away again
}

// Credentials are whose slot is to be opened, and with what.
type Credentials struct {
	Operator string
	Secret   Secret
}

// At is the store at a path, opened by an operator's credentials, with the
// usual patience.
func At(path string, who Credentials, now func() time.Time) *Store {
	return &Store{Path: path, Credentials: who, Wait: 20 * time.Second, Now: now}
}

// at is the same store, opened already, in another file.
func (s *Store) at(path string) *Store {
	return &Store{Path: path, Credentials: s.Credentials, Wait: s.Wait, Now: s.Now, Inspector: s.Inspector, AnyMedium: s.AnyMedium, Tell: s.Tell, Runaway: s.Runaway, keys: s.keys}
}

// Create makes a new store with a recovery sheet and one administrator, whose
// credentials the store has, and runs the first act on it. The file is made
// aside, proved, and only then given its name, so that no half store ever
// stands there; a store that exists is never touched. The recovery sheet is
// nowhere but in what is returned.
func (s *Store) Create(settings Settings, f func(*Tx) (Entry, error)) (sheet string, err error) {
	if _, err := os.Stat(s.Path); err == nil {
		return "", fmt.Errorf("%s: %w", s.Path, ErrExists)
	}
	if err := s.settled(filepath.Dir(s.Path)); err != nil {
		return "", err
	}
	var id storeID
	var data [32]byte
	rand.Read(id[:]) // never fails
	rand.Read(data[:])
	found, err := s.establish(id, data)
	if err != nil {
		return "", err
	}
	settings.Root = found.root
	aside := s.at(fmt.Sprintf("%s.new-%x", s.Path, id[:4]))
	aside.Anchors, aside.keys = s.Anchors, found.keys
	defer os.Remove(aside.Path)
	if err := layOut(aside.Path, id, found, &settings); err != nil {
		return "", err
	}
	if kept, err := aside.changeAside(newOperation(), f); kept != wasKept {
		return "", errors.Join(err, aside.unfounded(err))
	}
	if err := aside.Check(true); err != nil {
		return "", err
	}
	s.keys = found.keys
	return found.sheet, publish(aside.Path, s.Path)
}

// settled refuses a place where a store cannot be kept whole, unless it is
// allowed. A place that nothing is known of is none of those.
func (s *Store) settled(path string) error {
	if s.AnyMedium != "" || s.wellSettled || surelyLocal(path) {
		return nil
	}
	medium, err := MediumOf(path)
	if err != nil {
		return nil
	}
	if err := medium.Refused(); err != nil {
		return fmt.Errorf("%s: %w", s.Path, err)
	}
	s.wellSettled = true // a file does not wander from medium to medium
	return nil
}

// unfounded is for a first act that did nothing.
func (s *Store) unfounded(err error) error {
	if err != nil {
		return nil
	}
	return fmt.Errorf("%s: the first act of a store must be one", s.Path)
}

// layOut makes a store file with its plain parts, its slots, its settings and
// its operators, and an empty head.
func layOut(path string, id storeID, found *founded, settings *Settings) error {
	db, err := boltOpen(path, &bbolt.Options{PageSize: pageSize, OpenFile: createOnly})
	if err != nil {
		return err
	}
	err = db.Update(func(btx *bbolt.Tx) error {
		raw, err := newBuckets(btx)
		if err != nil {
			return err
		}
		e := &sealedEngine{raw: raw, box: found.keys.box}
		if e.sum, err = newRunningSum(found.keys.sum, [tagSize]byte{}); err != nil {
			return err
		}
		err = errors.Join(
			raw.put(metaKey("version"), []byte{FormatVersion}),
			raw.put(metaKey("id"), id[:]),
			e.put(metaKey("settings"), encodeSettings(settings)),
			e.put(metaKey("operators"), encodeTable(found.table)))
		for _, slot := range found.slots {
			err = errors.Join(err, raw.put(slotKey(slot.Name), encodeSlot(slot)))
		}
		return errors.Join(err, writeHead(raw, found.keys.box, &head{Records: e.records, Sum: e.sum.value()}))
	})
	return errors.Join(err, db.Close())
}

func createOnly(path string, flag int, mode os.FileMode) (*os.File, error) {
	return os.OpenFile(path, flag|os.O_CREATE|os.O_EXCL, mode)
}

// publish gives a finished file its name, unless something has that name by
// now, and makes the name durable.
func publish(aside, path string) error {
	err := os.Link(aside, path)
	switch {
	case errors.Is(err, fs.ErrExist):
		return fmt.Errorf("%s: %w", path, ErrExists)
	case err != nil: // a file system without links
		if err = os.Rename(aside, path); err != nil {
			return err
		}
	}
	return syncFolder(filepath.Dir(path))
}

// replaceFile puts a finished file in the place of another and makes that
// durable.
func replaceFile(aside, path string) error {
	if err := os.Rename(aside, path); err != nil {
		return err
	}
	return syncFolder(filepath.Dir(path))
}

// syncFolder makes new names in a folder durable. Windows syncs no folders.
func syncFolder(path string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
