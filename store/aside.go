package store

import (
	"errors"
	"os"
	"path/filepath"
	"time"
)

// CheckAside is Check in depth, made of a copy of the store, so that nobody waits
// for the proof but for as long as it takes to copy the file: the copy is what
// the store was at that moment, with its anchor. Where it cannot be made, or does
// not hold, the store itself is checked, and its answer counts.
func (s *Store) CheckAside() error {
	if s.holdsAside() == nil {
		return nil
	}
	return s.Check(true)
}

// errNoRoom says that a copy would take the room that others need.
var errNoRoom = errors.New("there is no room for a copy")

func (s *Store) holdsAside() error {
	if err := s.Unlock(); err != nil {
		return err
	}
	s.sweepProofs()
	info, err := os.Stat(s.Path)
	if err != nil {
		return err
	}
	if medium, err := MediumOf(s.Path); err != nil || medium.Free/2 < info.Size() {
		return errors.Join(errNoRoom, err)
	}
	f, err := os.CreateTemp(filepath.Dir(s.Path), s.proofName()+"*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	var marks []anchorMark
	err = s.copyTo(f, func() (err error) {
		marks, err = marksIn(s.anchorFile(s.keys.id), 0)
		return err
	})
	if err := errors.Join(err, f.Close()); err != nil {
		return err
	}
	aside := s.at(f.Name())
	if err := aside.inspect(); err != nil {
		return err
	}
	return aside.View(func(tx *Tx) error {
		if err := aside.Prove(tx); err != nil {
			return err
		}
		_, err := tx.agreesWithMarks(marks)
		return err
	})
}

// proofName begins the names of copies that are made to be checked.
func (s *Store) proofName() string { return "." + s.copyName() + ".proof-" }

// sweepProofs takes away what processes have left that were killed over a proof.
// None takes as long as that.
func (s *Store) sweepProofs() {
	const longest = time.Hour
	left, _ := filepath.Glob(filepath.Join(globbed(filepath.Dir(s.Path)), globbed(s.proofName())+"*"))
	for _, path := range left {
		if info, err := os.Stat(path); err == nil && time.Since(info.ModTime()) > longest {
			_ = os.Remove(path) // what cannot be removed now is found again
		}
	}
}
