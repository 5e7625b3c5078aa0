package store

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
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
	var marks []anchorMark
	aside, err := s.copyAside(func() (err error) {
		marks, err = marksIn(s.anchorFile(s.keys.id), 0)
		return err
	})
	if err != nil {
		return err
	}
	defer aside.remove()
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

// Aside runs f on a copy of the store as it is now, which nobody else knows of and
// which is taken away afterwards: what takes long is found out there, or tried,
// while others act. Where no copy can be made f gets the store itself.
func (s *Store) Aside(f func(*Store) error) error {
	if err := s.Unlock(); err != nil {
		return err
	}
	aside, err := s.copyAside(func() error { return nil })
	if err != nil {
		return f(s)
	}
	defer aside.remove()
	return f(aside)
}

// copyAside copies the store beside itself, and runs beside at the moment of which
// the copy is.
func (s *Store) copyAside(beside func() error) (*Store, error) {
	s.sweepProofs()
	f, err := s.createAside()
	if err != nil {
		return nil, err
	}
	aside := s.at(f.Name())
	aside.passing = true
	if err := errors.Join(s.copyTo(f, beside), f.Close()); err != nil {
		aside.remove()
		return nil, err
	}
	return aside, nil
}

// createAside makes an empty file beside the store's, for what may become as long;
// there must be room for that twice.
func (s *Store) createAside() (*os.File, error) {
	info, err := os.Stat(s.Path)
	if err != nil {
		return nil, err
	}
	if medium, err := MediumOf(s.Path); err != nil || medium.Free/2 < info.Size() {
		return nil, errors.Join(errNoRoom, err)
	}
	return os.CreateTemp(filepath.Dir(behindLinks(s.Path)), s.proofName()+"*")
}

// remove takes a copy away that was made aside, and its lock where it was acted on.
func (s *Store) remove() {
	_ = os.Remove(s.Path) // what cannot be removed now is swept away some day
	_ = os.Remove(sidePath(s.Path))
}

// proofName begins the names of copies that are made to be checked or tried on.
func (s *Store) proofName() string { return "." + baseOf(behindLinks(s.Path)) + ".proof-" }

// sweepProofs takes away what processes have left that were killed over a proof.
// None takes as long as that.
func (s *Store) sweepProofs() {
	const longest = time.Hour
	prefix := s.proofName()
	left, _ := filesIn(filepath.Dir(behindLinks(s.Path)), func(name string) bool { return strings.HasPrefix(name, prefix) })
	for _, path := range left {
		if info, err := os.Stat(path); err == nil && time.Since(info.ModTime()) > longest {
			_ = os.Remove(path) // what cannot be removed now is found again
		}
	}
}
