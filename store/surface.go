package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"

	"go.etcd.io/bbolt"
)

// Surface is what a store shows to whoever has no key: its file, who works on
// it, and where it was last anchored.
type Surface struct {
	Size     int64
	Mode     fs.FileMode
	Owner    string // who owns the file; "" where the system does not say
	Own      bool   // that is who asks
	Modified time.Time

	// Sealed is nil where the file can be read: a store of FormatVersion.
	// Otherwise it wraps ErrBusy, ErrDamaged, ErrVersion or ErrTrial.
	Sealed error

	// Held says that somebody changes the store just now. Without that, a Holder
	// died in an act, or got no answer to it: whoever acts next looks it up.
	Held     bool
	Holder   *Holder // nil where the side file names nobody
	SideFile error   // wraps ErrLockFile; nil where the side file can be read

	Anchor   string // the anchor's file; "" where there is no folder for it, or the store's id is not known
	Anchored *Mark  // its last line; nil where it has none
}

// Mark is a line of the anchor: when an act was anchored.
type Mark struct {
	Seq uint64
	At  time.Time // to the second
}

// Surface looks at the store from outside. ErrMissing where there is none; it
// waits for nobody.
func (s *Store) Surface() (*Surface, error) {
	info, err := os.Stat(s.Path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("%s: %w", s.Path, ErrMissing)
	case err != nil:
		return nil, err
	}
	o := &Surface{Size: info.Size(), Mode: info.Mode(), Modified: info.ModTime()}
	o.Owner, o.Own = ownerOf(info)
	s.lookAtLock(o)
	id, err := s.plainID()
	if o.Sealed = err; err != nil {
		return o, nil
	}
	o.Anchor = s.anchorFile(id)
	marks, err := marksIn(o.Anchor, 512)
	if n := len(marks); n > 0 {
		o.Anchored = &Mark{marks[n-1].seq, marks[n-1].at}
	}
	return o, err
}

// plainID reads the id, which stands plain, and the format version on the way.
func (s *Store) plainID() (id storeID, err error) {
	at := &Store{Path: s.Path, Wait: leastWait, Runaway: s.Runaway}
	err = at.read(func(btx *bbolt.Tx) error {
		_, id, err = beginRaw(btx)
		return err
	})
	return id, err
}

// lookAtLock tries to read while nobody writes: whoever can has found nobody at
// work.
func (s *Store) lookAtLock(o *Surface) {
	shared, err := acquireShared(s.Path, leastWait)
	var busy *Busy
	if o.Held = errors.As(err, &busy); !o.Held && err != nil {
		o.SideFile = err
		return
	}
	if !o.Held {
		defer shared.release()
	}
	f, err := openPlain(sidePath(s.Path), os.O_RDONLY)
	if err != nil {
		if !errors.Is(err, fs.ErrNotExist) {
			o.SideFile = err
		}
		return
	}
	defer f.Close()
	o.Holder, o.SideFile = readHolder(f)
}
