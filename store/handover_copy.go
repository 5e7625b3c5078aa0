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
	return made, unlessTried(s.copied(func(proved *Copy) error {
		if name == "" {
			name = filepath.Base(proved.Path) + ".age"
		}
		*made = Copy{filepath.Join(folder, name), proved.Seq, proved.Digest}
		return recipients.write(made.Path, func(w io.Writer) error { return readInto(w, proved.Path) }, s.finishing(func() error { return noted(made) }))
	}))
}

// errTried takes away what was only tried.
var errTried = errors.New("only tried")

// finishing is what finishes a file that is made aside.
func (s *Store) finishing(noted func() error) func() error {
	if s.Dry {
		return func() error { return errTried }
	}
	return noted
}

func unlessTried(err error) error {
	if errors.Is(err, errTried) {
		return nil
	}
	return err
}

// destination is the folder of a file that is to be written, and its name; none
// where only the folder is given. A file that exists is ErrExists; a folder must.
func destination(to string) (folder, name string, err error) {
	switch info, err := os.Stat(to); {
	case err != nil:
		folder, name = filepath.Split(to)
		folder = filepath.Clean(folder)
		_, err = os.Stat(folder)
		return folder, name, err
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
	made, err := s.at(s.Path).Backup(dir, true) // also where all is only tried; and it is no copy to be noted
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
