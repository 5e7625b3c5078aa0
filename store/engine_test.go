package store

import (
	"os"
	"testing"

	"go.etcd.io/bbolt"
)

// A file is hardly longer than what lies in it, also after a load that made it grow.
func TestFileHardlyLongerThanItsPages(t *testing.T) {
	s := anchoredStore(t)
	county(t, s, func(i int) int { return i % 3 })
	info, err := os.Stat(s.Path)
	if err != nil {
		t.Fatal(err)
	}
	var pages int64
	err = s.read(func(tx *bbolt.Tx) error {
		pages = tx.Size()
		return nil
	})
	if err != nil || info.Size() < pages || info.Size() > pages+growth+pageSize {
		t.Errorf("%d bytes for %d in pages: %v", info.Size(), pages, err)
	}
}
