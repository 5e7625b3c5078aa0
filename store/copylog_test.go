package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// anchoredStore is a new store whose acts and copies are noted in a folder.
func anchoredStore(t testing.TB) *Store {
	t.Helper()
	s := storeAt(filepath.Join(t.TempDir(), "county.db"))
	s.Anchors = filepath.Join(t.TempDir(), "state", "anchors")
	_, err := s.Create(Settings{County: "清河县", Opening: opening}, func(*Tx) (Entry, error) {
		return Entry{Operator: "root", Act: "store.init", Subject: "清河县"}, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// The copy that is named is the newest that is still there, whatever its name,
// and needs neither the store nor a key.
func TestLastCopy(t *testing.T) {
	s := anchoredStore(t)
	folder := t.TempDir()
	if c := s.LastCopy(""); c != nil {
		t.Errorf("before any backup: %+v", c)
	}
	var paths []string
	for i, name := range []string{"first.db", "line\nbreak \"备份\".db", "third.db"} {
		s.Now = func() time.Time { return noon.AddDate(0, 0, i) }
		act(t, s, func(tx *Tx) error { return nil })
		made, err := s.Backup(filepath.Join(folder, name), false)
		if err != nil {
			t.Fatal(err)
		}
		paths = append(paths, made.Path)
	}
	if err := os.WriteFile(s.Path, []byte("damaged"), 0o600); err != nil {
		t.Fatal(err)
	}
	seen := At(s.Path, Credentials{}, s.Now)
	seen.Anchors = s.Anchors
	for i := 2; i >= 0; i-- {
		want := NotedCopy{paths[i], uint64(i + 2), noon.AddDate(0, 0, i)}
		if c := seen.LastCopy(""); c == nil || *c != want {
			t.Errorf("%+v, want %+v", c, want)
		}
		if c := seen.LastCopy(paths[i]); c != nil && c.Path == paths[i] {
			t.Errorf("%q is named although it is the one that is bad", c.Path)
		}
		if err := os.Remove(paths[i]); err != nil {
			t.Fatal(err)
		}
	}
	if c := seen.LastCopy(""); c != nil {
		t.Errorf("all are gone: %+v", c)
	}
	if copies, err := seen.NotedCopies(); err != nil || len(copies) != 3 {
		t.Errorf("%+v, %v", copies, err)
	}
}

// A store has the same log by every path that leads to it, and no other store
// has it.
func TestCopyLogGoesByThePath(t *testing.T) {
	s := anchoredStore(t)
	if _, err := s.Backup(t.TempDir(), false); err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(filepath.Dir(s.Path), link); err != nil {
		t.Skip(err)
	}
	t.Chdir(filepath.Dir(s.Path))
	for path, want := range map[string]int{
		s.Path: 1, "county.db": 1, "./x/../county.db": 1, filepath.Join(link, "county.db"): 1, s.Path + "2": 0, filepath.Join(t.TempDir(), "county.db"): 0,
	} {
		other := &Store{Path: path, Anchors: s.Anchors}
		if copies, err := other.NotedCopies(); err != nil || len(copies) != want {
			t.Errorf("%s: %v, %v", path, copies, err)
		}
	}
	if copies, err := (&Store{Path: s.Path}).NotedCopies(); err != nil || copies != nil {
		t.Errorf("without a folder: %v, %v", copies, err)
	}
}

// What was cut short, or is not a line of the log, is passed over.
func TestCopyLogCutShort(t *testing.T) {
	s := anchoredStore(t)
	made, err := s.Backup(t.TempDir(), false)
	if err != nil {
		t.Fatal(err)
	}
	log, err := s.copyLog()
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(log)
	if err != nil {
		t.Fatal(err)
	}
	if want := fmt.Sprintf("doudi copies 1 %q\n1 2026-11-21T12:00:00Z %q\n", s.Path, made.Path); string(text) != want {
		t.Errorf("the log is\n%s\nwant\n%s", text, want)
	}
	for n := range len(text) {
		if err := os.WriteFile(log, text[:n], 0o600); err != nil {
			t.Fatal(err)
		}
		if c := s.LastCopy(""); c != nil && n < len(text)-1 {
			t.Errorf("cut to %q: %+v", text[:n], c)
		}
	}
	for _, line := range []string{"x 2026-11-21T12:00:00Z \"/a\"", "1 yesterday \"/a\"", "1 2026-11-21T12:00:00Z /a", "-1 2026-11-21T12:00:00Z \"/a\"", "\x00\x00"} {
		if c, ok := parseCopy(line); ok {
			t.Errorf("%q: %+v", line, c)
		}
	}
}

// A copy whose note cannot be written is a good copy, and that is told.
func TestCopyThatCannotBeNoted(t *testing.T) {
	s := anchoredStore(t)
	if err := errors.Join(os.RemoveAll(s.Anchors), os.WriteFile(s.Anchors, nil, 0o600)); err != nil {
		t.Fatal(err)
	}
	var told []string
	s.Tell = func(code string, args ...string) { told = append(told, code+" "+strings.Join(args, " ")) }
	made, err := s.Backup(t.TempDir(), false)
	if err != nil {
		t.Fatal(err)
	}
	whole(t, storeAt(made.Path))
	if len(told) != 1 || !strings.HasPrefix(told[0], "copy.unnoted ") {
		t.Errorf("told %q", told)
	}
	if c, err := s.NotedCopies(); err == nil {
		t.Errorf("the log can be read: %v", c)
	}
}

// A copy is read where it was made, although the store has gone on; nothing is done
// on it, and put in the store's place it is an older copy (S8).
func TestS8CopyIsReadWhereItLies(t *testing.T) {
	s, _ := moored(t)
	path := filepath.Join(t.TempDir(), "copy.db")
	if _, err := s.Backup(path, false); err != nil {
		t.Fatal(err)
	}
	act(t, s, func(tx *Tx) error { return tx.PutRegion(fullRegion) })
	c := storeAt(path)
	c.Anchors = s.Anchors
	if err := c.View(nothing); err != nil {
		t.Errorf("the copy: %v", err)
	}
	if err := c.Act(noAct); !errors.Is(err, ErrOlder) {
		t.Errorf("an act on the copy: %v", err)
	}
	moved := lookalike(t, s, sameFile(t, c))
	if err := moved.View(nothing); !errors.Is(err, ErrOlder) {
		t.Errorf("the copy elsewhere: %v", err)
	}
	image := sameFile(t, s)
	if err := os.WriteFile(s.Path, sameFile(t, c), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := s.View(nothing); !errors.Is(err, ErrOlder) {
		t.Errorf("the copy in the store's place: %v", err)
	}
	if err := os.WriteFile(s.Path, image, 0o600); err != nil {
		t.Fatal(err)
	}
}
