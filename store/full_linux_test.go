package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/sys/unix"

	"doudi/calc"
)

// On a disk that has run full an act fails and says why, nothing of it and
// everything told before is in the store, no half backup is left, and work goes
// on as soon as there is room (S13).
func TestS13FullDisk(t *testing.T) {
	const most = 100 // households, for which the disk is too small
	dir := tmpfs(t, 0, "size=600k")
	s := storeAt(filepath.Join(dir, "county.db"))
	ballast := filepath.Join(dir, "ballast")
	if err := errors.Join(os.WriteFile(s.Path, trimmed(t, newStore(t)), 0o600), os.WriteFile(ballast, make([]byte, 128<<10), 0o600)); err != nil {
		t.Fatal(err)
	}
	number := func(i int) string { return fmt.Sprintf("full%d", i) }
	add := func(i int) error {
		return s.Act(func(tx *Tx) (Entry, error) {
			h := family(number(i), village(1, 1), "张三", i)
			h.Note = strings.Repeat("户", 2000)
			return Entry{Operator: "root", Act: "test"}, tx.PutHousehold(nil, h)
		})
	}
	holds := func(households int) {
		t.Helper()
		whole(t, s)
		view(t, s, func(tx *Tx) error {
			for i := range most {
				if _, err := tx.Household(calc.HouseholdNumber(number(i))); (err == nil) != (i < households) || err != nil && !errors.Is(err, ErrNotFound) {
					t.Errorf("household %d of %d: %v", i, households, err)
				}
			}
			return nil
		})
	}
	kept, err := 0, add(0)
	for ; err == nil && kept < most; err = add(kept) {
		kept++
	}
	if kept == 0 || !errors.Is(err, unix.ENOSPC) || errors.Is(err, ErrUnknown) {
		t.Fatalf("after %d households: %v", kept, err)
	}
	t.Logf("full after %d households: %v", kept, err)
	holds(kept)
	before := folder(t, dir)
	if _, err := s.Backup(s.Path+".backup", false); !errors.Is(err, unix.ENOSPC) {
		t.Errorf("backup: %v", err)
	}
	if after := folder(t, dir); !slices.Equal(after, before) {
		t.Errorf("the folder had %v and has %v", before, after)
	}
	if err := os.Remove(ballast); err != nil {
		t.Fatal(err)
	}
	if err := add(kept); err != nil {
		t.Errorf("with room again: %v", err)
	}
	holds(kept + 1)
}
