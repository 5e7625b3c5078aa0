package store

import (
	"bytes"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// Drafts are half-filled forms of one operator on one machine. They are no
// records: they lie sealed in a file of their own beside the anchors, under a
// name that says nothing, and go into no copy of the store.

// ErrDraft is the failure to open drafts: they are of other keys, or damaged.
var ErrDraft = errors.New("drafts that do not open")

// KeepDrafts puts the operator's drafts in place of those kept before; with none
// the file goes.
func (s *Store) KeepDrafts(drafts []byte) error {
	path, place, err := s.draftPlace()
	if err != nil {
		return err
	}
	if len(drafts) == 0 {
		if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".draft-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	sealed := s.keys.box.value.Seal([]byte{aes256GCM}, nil, drafts, place)
	_, err = f.Write(sealed)
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return err
	}
	return replaceFile(f.Name(), path)
}

// Drafts are the operator's drafts; nil where there are none.
func (s *Store) Drafts() ([]byte, error) {
	path, place, err := s.draftPlace()
	if err != nil {
		return nil, err
	}
	sealed, err := os.ReadFile(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, err
	case len(sealed) < overhead || sealed[0] != aes256GCM:
		return nil, fmt.Errorf("%s: %w", path, ErrDraft)
	}
	drafts, err := s.keys.box.value.Open(nil, nil, sealed[1:], place)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, ErrDraft)
	}
	return bytes.Clone(drafts), nil
}

// draftPlace is where the operator's drafts lie, and what they are bound to.
func (s *Store) draftPlace() (path string, place []byte, err error) {
	if err := s.Unlock(); err != nil {
		return "", nil, err
	}
	folder := s.Anchors
	if folder == "" {
		folder = filepath.Dir(s.Path)
	}
	name := s.keys.blind.of('d', s.keys.Operator)
	place = slices.Concat([]byte("doudi draft 1\x00"), s.keys.id[:], []byte(s.keys.Operator))
	return filepath.Join(folder, hex.EncodeToString([]byte(name))+".draft"), place, nil
}
