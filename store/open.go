package store

import (
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"go.etcd.io/bbolt"
)

// FormatVersion is the version of the store's form that this program writes.
const FormatVersion = 0

// Store is a case store's place. It holds nothing open: every act opens the
// file and closes it again.
type Store struct {
	Path string
	Wait time.Duration    // how long to wait for another process's act
	Now  func() time.Time // the clock of journal entries
}

// At is the store at a path, with the usual patience.
func At(path string, now func() time.Time) *Store {
	return &Store{Path: path, Wait: 20 * time.Second, Now: now}
}

// errUnchanged ends a writing transaction without keeping it.
var errUnchanged = errors.New("unchanged")

// View runs f on the records as they are now. f must not keep the Tx.
func (s *Store) View(f func(*Tx) error) error {
	db, err := openBolt(s.Path, true, s.Wait)
	if err != nil {
		return err
	}
	defer db.Close()
	return db.View(func(btx *bbolt.Tx) error {
		tx, err := begin(btx)
		if err != nil {
			return fmt.Errorf("%s: %w", s.Path, err)
		}
		return f(tx)
	})
}

// Act runs one act in one transaction. f makes the changes and says what was
// done for the journal; an entry without an Act means that nothing was to be
// done, and nothing is written. f may be run again and must not keep the Tx.
func (s *Store) Act(f func(*Tx) (Entry, error)) error {
	db, err := openBolt(s.Path, false, s.Wait)
	if err != nil {
		return err
	}
	defer db.Close() // also where the act panics: the lock must not outlive it
	err = db.Update(func(btx *bbolt.Tx) error {
		tx, err := begin(btx)
		if err != nil {
			return fmt.Errorf("%s: %w", s.Path, err)
		}
		entry, err := f(tx)
		if err != nil {
			return err
		}
		if entry.Act == "" {
			return errUnchanged
		}
		return tx.finish(entry, s.Now())
	})
	if errors.Is(err, errUnchanged) {
		err = nil
	}
	return errors.Join(err, db.Close())
}

func begin(btx *bbolt.Tx) (*Tx, error) {
	if meta := btx.Bucket([]byte(bucketNames[metaBucket])); meta != nil {
		if version := meta.Get(metaKey("version").bytes); len(version) == 1 && version[0] > FormatVersion {
			return nil, ErrVersion // before its other buckets are missed
		}
	}
	e, err := newBoltEngine(btx)
	if err != nil {
		return nil, err
	}
	return newTx(e)
}

// Create makes a new store and runs the first act on it. The file is made
// aside, closed and only then given its name, so that no half store ever
// stands there; a store that exists is never touched.
func (s *Store) Create(settings Settings, f func(*Tx) (Entry, error)) error {
	if _, err := os.Stat(s.Path); err == nil {
		return fmt.Errorf("%s: %w", s.Path, ErrExists)
	}
	id := make([]byte, 16)
	if _, err := rand.Read(id); err != nil {
		return err
	}
	settings.ID = hex.EncodeToString(id)
	aside := s.Path + ".new-" + settings.ID[:8]
	defer os.Remove(aside)
	if err := layOut(aside, &settings); err != nil {
		return err
	}
	if err := (&Store{Path: aside, Wait: s.Wait, Now: s.Now}).Act(f); err != nil {
		return err
	}
	return publish(aside, s.Path)
}

// layOut makes an empty store file.
func layOut(path string, settings *Settings) error {
	db, err := boltOpen(path, &bbolt.Options{PageSize: pageSize, OpenFile: createOnly})
	if err != nil {
		return err
	}
	err = db.Update(func(btx *bbolt.Tx) error {
		for _, name := range bucketNames {
			if _, err := btx.CreateBucket([]byte(name)); err != nil {
				return err
			}
		}
		e, err := newBoltEngine(btx)
		if err != nil {
			return err
		}
		return errors.Join(
			e.put(metaKey("version"), []byte{FormatVersion}),
			e.put(metaKey("settings"), encodeSettings(settings)),
			e.put(metaKey("counters"), encodeCounters(&counters{})))
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

// syncFolder makes new names in a folder durable; systems that cannot open a
// folder have nothing to sync.
func syncFolder(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return nil
	}
	defer f.Close()
	if err := f.Sync(); err != nil && !errors.Is(err, fs.ErrInvalid) && !errors.Is(err, errors.ErrUnsupported) {
		return nil // Windows refuses to sync a folder
	}
	return nil
}
