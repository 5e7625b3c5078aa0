package store

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// The proof of a copy answers as that of the store itself does, and leaves
// nothing behind.
func TestCheckAside(t *testing.T) {
	s := anchoredStore(t)
	county(t, s, func(i int) int { return i % 3 })
	if err := s.CheckAside(); err != nil {
		t.Fatal(err)
	}
	forge(t, s, func(e *sealedEngine) error { return e.delete(homeKey("7")) })
	direct, aside := s.Check(true), s.CheckAside()
	if !errors.Is(aside, ErrDamaged) || aside.Error() != direct.Error() {
		t.Errorf("the store's check says %v, that of a copy %v", direct, aside)
	}
	if names := proofsBeside(t, s); len(names) > 0 {
		t.Errorf("left behind: %v", names)
	}
}

func proofsBeside(t *testing.T, s *Store) []string {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(filepath.Dir(s.Path), s.proofName()+"*"))
	if err != nil {
		t.Fatal(err)
	}
	return names
}

// An older copy put in the store's place is found by the proof of its copy, and
// acts that come while the copy is proved are not taken for that.
func TestCheckAsideAgreesWithTheAnchor(t *testing.T) {
	s := anchoredStore(t)
	older, err := os.ReadFile(s.Path)
	if err != nil {
		t.Fatal(err)
	}
	busy, over := make(chan struct{}), make(chan error)
	go func() {
		clerk := storeAt(s.Path)
		clerk.Anchors = s.Anchors
		var err error
		for err == nil {
			select {
			case <-busy:
				over <- nil
				return
			default:
				err = clerk.Act(noAct)
			}
		}
		over <- err
	}()
	for range 20 {
		if err := s.holdsAside(); err != nil {
			t.Error(err)
		}
	}
	close(busy)
	if err := <-over; err != nil {
		t.Fatal(err)
	}
	act(t, s, func(tx *Tx) error { return tx.PutHousehold(nil, family("9", village(1, 1), "张三", 9)) })
	if err := os.WriteFile(s.Path, older, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := s.CheckAside(); !errors.Is(err, ErrOlder) {
		t.Errorf("an older copy: %v", err)
	}
}

// What a killed proof has left goes with the next one, once nobody can be at it.
func TestCheckAsideSweeps(t *testing.T) {
	s := newStore(t)
	folder := filepath.Dir(s.Path)
	stale, fresh, other := filepath.Join(folder, s.proofName()+"1"), filepath.Join(folder, s.proofName()+"2"), filepath.Join(folder, ".other.proof-1")
	for path, age := range map[string]time.Duration{stale: 2 * time.Hour, fresh: 10 * time.Minute, other: 2 * time.Hour} {
		at := time.Now().Add(-age)
		if err := errors.Join(os.WriteFile(path, nil, 0o600), os.Chtimes(path, at, at)); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.CheckAside(); err != nil {
		t.Fatal(err)
	}
	for path, stays := range map[string]bool{stale: false, fresh: true, other: true} {
		if _, err := os.Stat(path); (err == nil) != stays {
			t.Errorf("%s: %v", path, err)
		}
	}
}
