package store

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"runtime"

	"go.etcd.io/bbolt"
)

// What an act writes anew leaves its old pages free, for the acts to come. An import
// of a month's events leaves a third of the file so; the engine reads and writes the
// list of it with every act, a look at one household too. Who has moved so much lays
// the records out anew: aside, while others act, and only to put the finished file in
// the place of the old one nobody else may be there. Not a record changes by it, and
// the journal has nothing to say.

// footprint is what an act has done to the file, in bytes.
type footprint struct {
	written int64 // by the act
	free    int64 // within the file once it was done
	size    int64 // of the file
}

// A file is laid out anew where it has much to gain, by an act that took as long by
// itself: in shares of the file, and from so many free bytes on, below which the list
// of them takes no time that could be measured.
const (
	leastFree = 4 << 20
	share     = 16
)

// footprintIn is what the one act that a file was opened for has done to it.
func footprintIn(db *bbolt.DB) footprint {
	info, err := os.Stat(db.Path())
	if err != nil {
		return footprint{}
	}
	stats := db.Stats()
	free := int64(stats.FreePageN+stats.PendingPageN) * int64(db.Info().PageSize)
	return footprint{stats.TxStats.GetPageAlloc(), free, info.Size()}
}

// loose says whether the file is to be laid out anew.
func (f footprint) loose() bool {
	return f.written >= f.size/share && f.free >= max(leastFree, f.size/share)
}

// tighten lays the file out anew after an act that has left it loose. Where it cannot
// be done – there is no room, somebody else acts meanwhile – the file stays as it is,
// until the next large act. That a copy of it does not hold is told.
func (s *Store) tighten(after OperationID) {
	if s.passing || s.AnyMedium != "" {
		return
	}
	if err := s.compact(after); errors.Is(err, ErrDamaged) {
		s.tell("store.unsound")
	}
}

// compact puts a file in the store's place in which the same records lie without free
// room between them. The lock is had under the act that came before, which whoever
// finds it abandoned there is told of: it was done.
func (s *Store) compact(after OperationID) error {
	path := behindLinks(s.Path)
	var copied *fileState
	aside, err := s.copyAside(func() (err error) {
		copied, err = stateAt(path)
		return err
	})
	if err != nil {
		return err
	}
	defer aside.remove()
	f, err := s.createAside()
	if err != nil {
		return err
	}
	fresh := s.at(f.Name())
	defer os.Remove(fresh.Path)
	if err := errors.Join(f.Close(), aside.layOutIn(fresh.Path), likewise(fresh.Path, path)); err != nil {
		return err
	}
	if _, err := fresh.provedCopy(false); err != nil {
		return err
	}
	if runtime.GOOS != "windows" { // where an open file is not replaced
		old, err := os.Open(path)
		if err != nil {
			return err
		}
		defer old.Close() // gives its pages back, for which nobody is to wait
	}
	lock, err := s.lockResolved(after)
	if err != nil {
		return err
	}
	defer lock.release()
	if !copied.stillAt(path) {
		return nil // somebody has acted: what was laid out is no longer all
	}
	if err := os.Rename(fresh.Path, path); err != nil {
		return err
	}
	if err := syncFolder(filepath.Dir(path)); err != nil {
		s.tell("store.unsettled", err.Error())
	}
	return nil
}

// portion is how many bytes are laid out in one transaction, which keeps them in
// memory until it ends.
const portion = 32 << 20

// layOutIn lays all that is in the store's file out in an empty one, as it is.
func (s *Store) layOutIn(path string) error {
	to, err := boltOpen(path, &bbolt.Options{PageSize: pageSize, NoSync: true, NoGrowSync: true, InitialMmapSize: mmapSize(false)})
	if err != nil {
		return err
	}
	err = s.read(func(btx *bbolt.Tx) error {
		from, err := newBoltEngine(btx)
		if err != nil {
			return err
		}
		err = to.Update(func(btx *bbolt.Tx) error {
			_, err := newBuckets(btx)
			return err
		})
		for b := range bucketCount {
			for next := all(b); err == nil && next.bytes != nil; {
				err = to.Update(func(btx *bbolt.Tx) error {
					e, err := newBoltEngine(btx)
					if err == nil {
						next, err = layPortion(e, from, next)
					}
					return err
				})
			}
		}
		return err
	})
	return errors.Join(err, to.Sync(), to.Close())
}

// layPortion lays out what comes from a key on in its bucket, and says where to go
// on; no bytes: the bucket is done.
func layPortion(to, from engine, at key) (next key, err error) {
	laid := 0
	err = from.scan(at, key{at.bucket, nil}, func(k key, value []byte) error {
		if laid > portion {
			next = key{k.bucket, bytes.Clone(k.bytes)}
			return errStop
		}
		laid += len(k.bytes) + len(value)
		return to.put(k, value)
	})
	return next, stopped(err)
}
