package store

import (
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

// Whatever puts another file in the store's place does so where a link to the store
// leads, not in the link's place, and lets the same people at it (S11).
func TestS11ReplacedBehindLink(t *testing.T) {
	for name, replace := range map[string]func(s *Store, copied string) error{
		"compact": func(s *Store, _ string) error { return s.compact(newOperation()) },
		"rekey":   func(s *Store, _ string) error { return s.Rekey(nothing) },
		"restore": func(s *Store, copied string) error {
			aside, err := s.Restore(copied, true)
			if _, gone := os.Stat(aside); err == nil {
				err = gone
			}
			return err
		},
	} {
		t.Run(name, func(t *testing.T) {
			s := anchoredStore(t)
			furnish(t, s, 48)
			folder := t.TempDir()
			link, copied := filepath.Join(folder, "link.db"), filepath.Join(folder, "copy.db")
			if err := os.Symlink(s.Path, link); err != nil {
				t.Skip(err)
			}
			if err := backUp(s, copied); err != nil {
				t.Fatal(err)
			}
			if err := os.Chmod(s.Path, 0o640); err != nil {
				t.Fatal(err)
			}
			before, err := os.Stat(s.Path)
			if err != nil {
				t.Fatal(err)
			}
			if err := replace(storeAt(link), copied); err != nil {
				t.Fatal(err)
			}
			if info, err := os.Lstat(link); err != nil || info.Mode()&fs.ModeSymlink == 0 {
				t.Errorf("the link is %v, %v", info.Mode(), err)
			}
			now, err := os.Stat(s.Path)
			if err != nil || os.SameFile(before, now) {
				t.Fatalf("behind the link lies the old file, %v", err)
			}
			if mode := now.Mode(); runtime.GOOS != "windows" && mode != before.Mode() {
				t.Errorf("its mode was %v and is %v", before.Mode(), mode)
			}
			whole(t, storeAt(link))
			if left, err := filepath.Glob(filepath.Join(folder, "*")); err != nil || len(left) != 2 {
				t.Errorf("beside the link lies %v, %v", left, err)
			}
		})
	}
}
