package store

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"go.etcd.io/bbolt"
)

// keyless is a store as somebody sees it who has no key.
func keyless(s *Store) *Store {
	seen := At(s.Path, Credentials{}, s.Now)
	seen.Anchors = s.Anchors
	return seen
}

func surface(t *testing.T, s *Store) *Surface {
	t.Helper()
	begun := time.Now()
	o, err := keyless(s).Surface()
	if err != nil {
		t.Fatal(err)
	}
	if waited := time.Since(begun); waited > 2*time.Second {
		t.Errorf("looking took %v", waited)
	}
	return o
}

// Without a key the file, its format, who works on it and its anchor can be seen.
func TestSurface(t *testing.T) {
	s := anchoredStore(t)
	act(t, s, func(*Tx) error { return nil })
	info, err := os.Stat(s.Path)
	if err != nil {
		t.Fatal(err)
	}
	o := surface(t, s)
	switch {
	case o.Size != info.Size() || o.Mode != info.Mode() || !o.Modified.Equal(info.ModTime()):
		t.Errorf("the file: %+v", o)
	case o.Sealed != nil || o.SideFile != nil || o.Held || o.Holder != nil:
		t.Errorf("at rest: %+v", o)
	case o.Anchor != s.anchorFile(s.keys.id) || o.Anchored == nil || *o.Anchored != Mark{2, noon}:
		t.Errorf("the anchor: %+v", o)
	}
	s.Anchors = ""
	if o := surface(t, s); o.Anchor != "" || o.Anchored != nil {
		t.Errorf("without a folder of anchors: %+v", o)
	}
	if _, err := keyless(storeAt(s.Path + "2")).Surface(); !errors.Is(err, ErrMissing) {
		t.Errorf("no store: %v", err)
	}
}

// Who works on the store is named, and who died at it, too.
func TestSurfaceOfAStoreAtWork(t *testing.T) {
	s := newStore(t)
	p := start(t, "hold for an act", s.Path)
	if word := p.hear(); word != "held" {
		t.Fatalf("the other process said %q", word)
	}
	o := surface(t, s)
	if !o.Held || o.Holder == nil || o.Holder.PID != p.Process.Pid || o.Holder.Operator != "root" || !errors.Is(o.Sealed, ErrBusy) {
		t.Errorf("held: %+v", o)
	}
	if err := p.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = p.Wait()
	if o := surface(t, s); o.Held || o.Holder == nil || o.Holder.PID != p.Process.Pid || o.Sealed != nil {
		t.Errorf("left: %+v", o)
	}
	act(t, s, func(*Tx) error { return nil })
	if o := surface(t, s); o.Held || o.Holder != nil {
		t.Errorf("found out: %+v", o)
	}
}

// A reader keeps nobody from looking, and is not named.
func TestSurfaceWhileSomebodyReads(t *testing.T) {
	s := newStore(t)
	view(t, s, func(*Tx) error {
		if o := surface(t, s); o.Held || o.Sealed != nil {
			t.Errorf("%+v", o)
		}
		return nil
	})
}

// What is no store, or not of this version, is told apart; so is a side file of
// somebody else's.
func TestSurfaceOfWhatIsNoStore(t *testing.T) {
	version := func(n byte) func(t *testing.T, s *Store) {
		return func(t *testing.T, s *Store) {
			raw(t, s, func(tx *bbolt.Tx) error { return tx.Bucket([]byte("meta")).Put([]byte("version"), []byte{n}) })
		}
	}
	for name, tc := range map[string]struct {
		do   func(t *testing.T, s *Store)
		want error
	}{
		"newer": {version(FormatVersion + 1), ErrVersion},
		"trial": {version(0), ErrTrial},
		"text":  {func(t *testing.T, s *Store) { overwrite(t, s.Path, "no store") }, ErrDamaged},
		"empty": {func(t *testing.T, s *Store) { overwrite(t, s.Path, "") }, ErrDamaged},
	} {
		t.Run(name, func(t *testing.T) {
			s := editable(t, anchoredStore(t))
			tc.do(t, s)
			if o := surface(t, s); !errors.Is(o.Sealed, tc.want) || o.Anchor != "" {
				t.Errorf("%+v", o)
			}
		})
	}
	s := editable(t, anchoredStore(t))
	overwrite(t, sidePath(s.Path), "somebody else's")
	if o := surface(t, s); !errors.Is(o.SideFile, ErrLockFile) {
		t.Errorf("%+v", o)
	}
	if _, err := keyless(storeAt(filepath.Join(s.Path, "county.db"))).Surface(); err == nil || errors.Is(err, ErrMissing) {
		t.Errorf("in a file: %v", err)
	}
}

func overwrite(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}
