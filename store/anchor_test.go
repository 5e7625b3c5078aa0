package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"doudi/calc"
)

// moored is a store that is anchored in another folder and stands after act 8;
// copies are its file after each act, from the 4th on.
func moored(t testing.TB) (s *Store, copies map[uint64][]byte) {
	t.Helper()
	s = newStore(t)
	s.Anchors = filepath.Join(t.TempDir(), "anchors")
	copies = map[uint64][]byte{}
	for seq := uint64(2); seq <= 8; seq++ {
		act(t, s, func(tx *Tx) error {
			return tx.PutRegion(calc.Region{Code: village(1, int(seq)), Name: "x"})
		})
		image, err := os.ReadFile(s.Path)
		if err != nil {
			t.Fatal(err)
		}
		copies[seq] = image
	}
	return s, copies
}

// lookalike is the same store with another file, in a folder of its own.
func lookalike(t testing.TB, s *Store, image []byte) *Store {
	t.Helper()
	c := imageAt(t, image)
	c.Anchors = s.Anchors
	return c
}

// An older copy put back is recognised, and nothing is done on it or read from it,
// but by whoever looks what has become of it (S8, C5).
func TestS8OlderCopy(t *testing.T) {
	s, copies := moored(t)
	for seq := uint64(2); seq < 8; seq++ {
		c := lookalike(t, s, copies[seq])
		for way, err := range map[string]error{"view": c.View(nothing), "check": c.Check(true), "act": c.Act(noAct), "rekey": c.Rekey(nothing)} {
			if says := fmt.Sprintf("ends with act %d, but act", seq); !errors.Is(err, ErrOlder) || !strings.Contains(err.Error(), says) || !strings.Contains(err.Error(), c.Path) {
				t.Errorf("after act %d: %s: %v", seq, way, err)
			}
		}
		if err := c.Examine(nothing); err != nil {
			t.Errorf("after act %d: it cannot be looked into: %v", seq, err)
		}
		if c.Anchors = ""; c.Check(true) != nil {
			t.Errorf("after act %d: it is whole apart from that", seq)
		}
	}
	last := lookalike(t, s, copies[8])
	if err := errors.Join(last.Check(true), last.View(nothing)); err != nil {
		t.Errorf("the last copy: %v", err)
	}
}

// Who reads beside somebody who acts never finds the store behind its anchor.
func TestS8ReadBesideActs(t *testing.T) {
	s, _ := moored(t)
	done := make(chan struct{})
	var readers sync.WaitGroup
	for range 2 {
		readers.Go(func() {
			reader := sameStore(s)
			for views := 0; ; views++ {
				select {
				case <-done:
					if views == 0 {
						t.Error("nobody read anything")
					}
					return
				default:
				}
				if err := reader.View(nothing); err != nil {
					t.Errorf("view %d: %v", views, err)
				}
			}
		})
	}
	for range 40 {
		act(t, s, func(tx *Tx) error { return tx.PutRegion(calc.Region{Code: village(1, 1), Name: "y"}) })
	}
	close(done)
	readers.Wait()
}

// sameStore is the same store as another process opens it.
func sameStore(s *Store) *Store {
	c := storeAt(s.Path)
	c.Anchors = s.Anchors
	return c
}

// A copy that went its own way after an older one is recognised by the first act
// that is another, although it is longer (C5).
func TestC5OtherHistory(t *testing.T) {
	s, copies := moored(t)
	for seq := uint64(2); seq < 8; seq++ {
		c := imageAt(t, copies[seq])
		for n := seq; n < 10; n++ {
			act(t, c, func(tx *Tx) error { return tx.PutRegion(calc.Region{Code: village(2, int(n)), Name: "x"}) })
		}
		c.Anchors = s.Anchors
		for way, err := range map[string]error{"act": c.Act(noAct), "view": c.View(nothing)} {
			if !errors.Is(err, ErrOther) {
				t.Errorf("after act %d: %s: %v", seq, way, err)
			}
		}
		if err := c.Check(true); !errors.Is(err, ErrOther) || !strings.Contains(err.Error(), fmt.Sprintf("act %d is another", seq+1)) {
			t.Errorf("after act %d: check: %v", seq, err)
		}
	}
}

// Whoever has the data key can write the whole journal anew from some act on, so
// that it is a chain; the anchor names the act (C5).
func TestC5JournalWrittenAnew(t *testing.T) {
	s, _ := moored(t)
	for from := uint64(2); from <= 8; from++ {
		c := lookalike(t, s, sameFile(t, s))
		forgeTx(t, c, func(tx *Tx) error {
			return rewritten(tx, from, func(j *Entry) {
				if j.Seq == from {
					j.Operator = "王丽"
				}
			})
		})
		if err := c.Examine(func(tx *Tx) error { return errors.Join(tx.VerifyJournal(), c.proveEnvelopes(tx)) }); err != nil {
			t.Fatalf("from %d: the journal is not even a chain: %v", from, err)
		}
		if err := c.Check(true); !errors.Is(err, ErrOther) || !strings.Contains(err.Error(), fmt.Sprintf("act %d is another", from)) {
			t.Errorf("from %d: %v", from, err)
		}
		if err := c.Act(noAct); !errors.Is(err, ErrOther) {
			t.Errorf("from %d: act: %v", from, err)
		}
	}
}

func sameFile(t testing.TB, s *Store) []byte {
	t.Helper()
	image, err := os.ReadFile(s.Path)
	if err != nil {
		t.Fatal(err)
	}
	return image
}

// An anchor that was cut short, lost, or is another store's knows less or
// nothing, and keeps nobody from working.
func TestAnchorThatKnowsLess(t *testing.T) {
	s, _ := moored(t)
	path := filepath.Join(s.Anchors, folder(t, s.Anchors)[0])
	text := string(sameFile(t, &Store{Path: path}))
	lines := strings.SplitAfter(text, "\n")
	for name, left := range map[string]string{
		"as it is":       text,
		"last line cut":  text[:len(text)-70],
		"last line lost": strings.Join(lines[:len(lines)-2], ""),
		"title alone":    lines[0],
		"empty":          "",
		"of a printer":   strings.ReplaceAll(text, "\n", "\r\n"),
		"not a number":   lines[0] + "x" + lines[1],
		"no digest":      lines[0] + "8 00 2026-11-21T12:00:00Z\n",
	} {
		c := lookalike(t, s, sameFile(t, s))
		c.Anchors = t.TempDir()
		if err := os.WriteFile(filepath.Join(c.Anchors, filepath.Base(path)), []byte(left), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := errors.Join(c.View(nothing), c.Check(true), c.Act(noAct), c.Check(true)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	other := newStore(t)
	other.Anchors = s.Anchors
	act(t, other, func(tx *Tx) error { return tx.PutRegion(fullRegion) })
	if names := folder(t, s.Anchors); len(names) != 2 {
		t.Errorf("two stores are anchored in %v", names)
	}
}

// That an act cannot be anchored is told; it stands all the same.
func TestAnchorThatCannotBeWritten(t *testing.T) {
	s := newStore(t)
	s.Anchors = filepath.Join(t.TempDir(), "unplugged")
	if err := os.Symlink(filepath.Join(t.TempDir(), "no such disk"), s.Anchors); err != nil {
		t.Fatal(err)
	}
	var told []string
	s.Tell = func(code string, _ ...string) { told = append(told, code) }
	act(t, s, func(tx *Tx) error { return tx.PutRegion(fullRegion) })
	if len(told) != 1 || told[0] != "anchor.skipped" {
		t.Errorf("told %q", told)
	}
	s.Anchors = ""
	view(t, s, func(tx *Tx) error { _, err := tx.Region(fullRegion.Code); return err })
}

// A backup put back on purpose is older and stays so; what is done on it from
// then on is anchored.
func TestAnchorOfARestoredStore(t *testing.T) {
	s, copies := moored(t)
	restored := lookalike(t, s, copies[8])
	from := imageAt(t, copies[4])
	aside, err := restored.Restore(from.Path, true)
	if err != nil || aside == "" {
		t.Fatal(aside, err)
	}
	if err := errors.Join(restored.View(nothing), restored.Check(true), restored.Act(noAct), restored.Check(true)); err != nil {
		t.Error(err)
	}
	if err := lookalike(t, s, copies[8]).Check(true); !errors.Is(err, ErrOther) {
		t.Errorf("the store that it took the place of: %v", err)
	}
	if err := lookalike(t, s, copies[3]).Check(true); !errors.Is(err, ErrOlder) {
		t.Errorf("an older copy than was restored: %v", err)
	}
	s.Anchors = "" // what it was before is no longer the anchored one
}
