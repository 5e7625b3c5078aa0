package store

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"go.etcd.io/bbolt"
)

// Backup writes a copy of the store as it is now, while others may work on it:
// aside first, then checked in depth, then given its name. A file of that name
// is never written over.
func (s *Store) Backup(to string) error {
	if _, err := os.Stat(to); err == nil {
		return fmt.Errorf("%s: %w", to, ErrExists)
	}
	f, err := makeAside(to)
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	if err := s.copyTo(f); err != nil {
		return err
	}
	return verified(f.Name(), to, s)
}

// makeAside makes a file of its own beside the one that it is to become.
func makeAside(path string) (*os.File, error) {
	return os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".part-*")
}

func (s *Store) copyTo(f *os.File) error {
	db, err := openBolt(s.Path, true, s.Wait)
	if err != nil {
		return errors.Join(err, f.Close())
	}
	defer db.Close()
	err = db.View(func(tx *bbolt.Tx) error {
		w := bufio.NewWriterSize(f, 1<<20)
		if _, err := tx.WriteTo(w); err != nil {
			return err
		}
		return w.Flush()
	})
	return errors.Join(err, f.Sync(), f.Close())
}

// verified gives a finished copy its name once it has been checked in depth.
func verified(aside, path string, s *Store) error {
	if err := (&Store{Path: aside, Wait: s.Wait, Now: s.Now}).Check(true); err != nil {
		return err
	}
	return publish(aside, path)
}

// Restore makes the store anew from a backup, which is proved before anything
// takes its place. A store that exists is not touched: move it away first.
func (s *Store) Restore(from string) error {
	if _, err := os.Stat(s.Path); err == nil {
		return fmt.Errorf("%s: %w", s.Path, ErrExists)
	}
	if err := (&Store{Path: from, Wait: s.Wait, Now: s.Now}).Check(true); err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(s.Path), 0o700); err != nil {
		return err
	}
	aside, err := makeAside(s.Path)
	if err != nil {
		return err
	}
	defer os.Remove(aside.Name())
	if err := copyFile(from, aside); err != nil {
		return err
	}
	return verified(aside.Name(), s.Path, s)
}

func copyFile(from string, out *os.File) error {
	in, err := os.Open(from)
	if err != nil {
		return errors.Join(err, out.Close())
	}
	defer in.Close()
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Sync(), out.Close())
}
