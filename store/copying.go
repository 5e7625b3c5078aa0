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
// free, whatever others may be doing to it; while the lock is held it is only read
// again, and what is not the same is copied once more.
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
		size, err := btx.WriteTo(w)
		return errors.Join(err, f.Truncate(size), beside())
	})
}

// copying writes a store's file into a copy, but for the blocks that are in the
// copy already.
type copying struct {
	to    *os.File
	seed  maphash.Seed
	made  []uint64 // hashes of the blocks that are there
	block []byte
	at    int64 // where it is
}

// metaPages begin a file and are always written: they are made for the copy.
const metaPages = 2 * pageSize

// ahead copies what lies at a path at the time, block by block. What cannot be
// read there is not copied.
func (w *copying) ahead(path string) error {
	in, err := os.Open(path)
	if err != nil {
		return nil // who opens it in earnest says why
	}
	defer in.Close()
	for at := int64(metaPages); ; at += int64(len(w.block)) {
		n, end := in.ReadAt(w.block, at)
		if n > 0 {
			w.made = append(w.made, maphash.Bytes(w.seed, w.block[:n]))
			if _, err := w.to.WriteAt(w.block[:n], at); err != nil {
				return err
			}
		}
		if end != nil {
			return nil
		}
	}
}

// Write writes what the engine makes itself: the meta pages.
func (w *copying) Write(p []byte) (n int, err error) {
	n, err = w.to.WriteAt(p, w.at)
	w.at += int64(n)
	return n, err
}

// ReadFrom writes the blocks that have changed since they were copied ahead.
func (w *copying) ReadFrom(r io.Reader) (read int64, err error) {
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
