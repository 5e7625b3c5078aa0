package store

import (
	"errors"
	"hash/maphash"
	"io"
	"os"

	"go.etcd.io/bbolt"
)

// copyTo copies the store as it is at one moment into an empty file, and runs
// beside at that moment too. Writing so much takes the system its time, and
// others would have to wait for it. So the file is copied before, with the lock
// free, whatever others may be doing to it. Where nobody did anything, that is the
// copy; otherwise it is read again while the lock is held, and what is not the same
// is copied once more.
func (s *Store) copyTo(f *os.File, beside func() error) error {
	w := &copying{to: f, seed: maphash.MakeSeed(), block: make([]byte, 256<<10)}
	if err := w.ahead(s.Path); err != nil {
		return err
	}
	shared, err := s.share()
	if err != nil {
		return err
	}
	defer shared.release()
	return s.read(func(btx *bbolt.Tx) error {
		return errors.Join(w.catchUp(btx), beside())
	})
}

// copying writes a store's file into a copy, but for the blocks that are in the
// copy already.
type copying struct {
	to    *os.File
	from  *fileState // before it was copied
	whole bool       // it was copied to its end, and nothing was written to it since
	seed  maphash.Seed
	made  []uint64 // hashes of the blocks that are there
	block []byte
	at    int64 // where it is
}

// ahead copies what lies at a path at the time, block by block. What cannot be
// read there is not copied.
func (w *copying) ahead(path string) error {
	in, err := os.Open(path)
	if err != nil {
		return nil // who opens it in earnest says why
	}
	defer in.Close()
	if w.from, err = stateIn(in); err != nil {
		return nil
	}
	for at := int64(len(w.from.metas)); ; at += int64(len(w.block)) {
		n, end := in.ReadAt(w.block, at)
		if n > 0 {
			w.made = append(w.made, maphash.Bytes(w.seed, w.block[:n]))
			if _, err := w.to.WriteAt(w.block[:n], at); err != nil {
				return err
			}
		}
		if end != nil {
			w.whole = errors.Is(end, io.EOF)
			return nil
		}
	}
}

// catchUp makes the copy what the store is now.
func (w *copying) catchUp(btx *bbolt.Tx) error {
	w.whole = w.whole && w.from.stillAt(btx.DB().Path())
	size, err := btx.WriteTo(w)
	return errors.Join(err, w.to.Truncate(size))
}

// Write writes what the engine makes itself: the meta pages.
func (w *copying) Write(p []byte) (n int, err error) {
	n, err = w.to.WriteAt(p, w.at)
	w.at += int64(n)
	return n, err
}

// ReadFrom writes the blocks that have changed since they were copied ahead.
func (w *copying) ReadFrom(r io.Reader) (read int64, err error) {
	if all, limited := r.(*io.LimitedReader); limited && w.whole {
		return all.N, nil
	}
	for i := 0; ; i++ {
		n, end := io.ReadFull(r, w.block)
		if n > 0 && (i >= len(w.made) || w.made[i] != maphash.Bytes(w.seed, w.block[:n])) {
			if _, err := w.to.WriteAt(w.block[:n], w.at); err != nil {
				return read, err
			}
		}
		read, w.at = read+int64(n), w.at+int64(n)
		switch {
		case errors.Is(end, io.EOF), errors.Is(end, io.ErrUnexpectedEOF):
			return read, nil
		case end != nil:
			return read, end
		}
	}
}
