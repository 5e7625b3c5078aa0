package store

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// HandOver writes a proved copy of the store, encrypted for its recipients 加密移交.
// A file of that name is never written over; in a folder the copy is named as
// Backup names it, with .age behind. noted runs when the file is finished, before
// it has its name; what it refuses leaves no file.
func (s *Store) HandOver(to string, recipients *Recipients, noted func(*Copy) error) (*Copy, error) {
	folder, name, err := destination(to)
	if err != nil {
		return nil, err
	}
	made := &Copy{}
	return made, s.copied(func(proved *Copy) error {
		if name == "" {
			name = filepath.Base(proved.Path) + ".age"
		}
		*made = Copy{filepath.Join(folder, name), proved.Seq, proved.Digest}
		return recipients.write(made.Path, func(w io.Writer) error { return readInto(w, proved.Path) }, func() error { return noted(made) })
	})
}

// destination is the folder of a file that is to be written, and its name; none
// where only the folder is given. A file that exists is ErrExists.
func destination(to string) (folder, name string, err error) {
	switch info, err := os.Stat(to); {
	case err != nil:
		folder, name = filepath.Split(to)
		return filepath.Clean(folder), name, nil
	case info.IsDir():
		return to, "", nil
	}
	return "", "", fmt.Errorf("%s: %w", to, ErrExists)
}

// copied runs f on a copy of the store, proved in depth, which lies in the store's folder
// and is gone afterwards. So nobody waits for as long as f takes.
func (s *Store) copied(f func(*Copy) error) error {
	dir, err := os.MkdirTemp(filepath.Dir(s.Path), "."+s.copyName()+".part-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	made, err := s.Backup(dir, true)
	if err != nil {
		return err
	}
	return f(made)
}

func readInto(w io.Writer, path string) error {
	in, err := os.Open(path)
	if err != nil {
		return err
	}
	defer in.Close()
	_, err = io.Copy(w, in)
	return err
}

// Receive decrypts a copy that was handed over and runs f on it. It lies, sealed
// as every store is, in the folder of the store whose place it is to take, and is
// gone afterwards. Refused are identity.wrong and handover.damaged, before f runs.
func (s *Store) Receive(from string, identities *Identities, f func(copied string) error) error {
	in, err := identities.open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	gone, err := makeFolder(filepath.Dir(s.Path))
	if err != nil {
		return err
	}
	err = s.receive(in, f)
	if err != nil {
		gone()
	}
	return err
}

func (s *Store) receive(in *arrival, f func(copied string) error) error {
	dir, err := os.MkdirTemp(filepath.Dir(s.Path), "."+filepath.Base(s.Path)+".part-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, filepath.Base(in.path)) // the journal tells what was put back by this name
	out, err := createOnly(path, os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	if err := errors.Join(err, out.Close()); err != nil {
		return err
	}
	return f(path)
}

// makeFolder makes a folder where there is none; gone takes it away again, unless
// something lies in it or it was there before.
func makeFolder(path string) (gone func(), err error) {
	if _, err := os.Stat(path); err == nil {
		return func() {}, nil
	}
	return func() { _ = os.Remove(path) }, os.MkdirAll(path, 0o700)
}
