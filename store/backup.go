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
	aside := to + ".part"
	defer os.Remove(aside)
	if err := s.copyTo(aside); err != nil {
		return err
	}
	return verified(aside, to, s)
}

func (s *Store) copyTo(path string) error {
	db, err := openBolt(s.Path, true, s.Wait)
	if err != nil {
		return err
	}
	defer db.Close()
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
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
	aside := s.Path + ".part"
	defer os.Remove(aside)
	if err := copyFile(from, aside); err != nil {
		return err
	}
	return verified(aside, s.Path, s)
}

func copyFile(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	if err := os.MkdirAll(filepath.Dir(to), 0o700); err != nil {
		return err
	}
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Sync(), out.Close())
}
