package store

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"doudi/calc"
)

const sector = 512

// When the power goes while one act is being written, some of its sectors have
// reached the disk and others not: the store is as before or as after (S4).
func TestPowerLoss(t *testing.T) {
	s := office(t)
	before, was := compacted(t, s), dump(t, s)
	act(t, s, func(tx *Tx) error {
		old, err := tx.Household("12")
		if err != nil {
			return err
		}
		h := *old
		h.Region, h.Note, h.Members[0].Name = village(9, 9), "搬家", "李四"
		err = tx.PutHousehold(old, &h)
		for i := range 30 {
			err = errors.Join(err, tx.PutHousehold(nil, family(fmt.Sprintf("new%d", i), village(7, i), "李四", 500+i)))
		}
		return err
	})
	after, is := compacted(t, s), dump(t, s)
	before = append(before, make([]byte, max(0, len(after)-len(before)))...)
	meta := 0 // the page that the act's own meta went to
	if !bytes.Equal(before[pageSize:2*pageSize], after[pageSize:2*pageSize]) {
		meta = 1
	}
	r := rand.New(rand.NewPCG(4, 4))
	images := 60
	if testing.Short() {
		images = 15
	}
	for i := range images {
		some := bytes.Clone(before)
		for at := 2 * pageSize; at < len(after); at += sector {
			if r.IntN(2) == 0 {
				copy(some[at:at+sector], after[at:])
			}
		}
		afterPowerLoss(t, fmt.Sprintf("some sectors, no meta, %d", i), some, was)
	}
	written := append(bytes.Clone(before[:2*pageSize]), after[2*pageSize:]...)
	afterPowerLoss(t, "all but the meta", written, was)
	for n := 0; n <= 96; n += 3 {
		torn := bytes.Clone(written)
		copy(torn[meta*pageSize:meta*pageSize+n], after[meta*pageSize:])
		afterPowerLoss(t, fmt.Sprintf("%d bytes of the meta", n), torn, was, is)
	}
	copy(written[meta*pageSize:(meta+1)*pageSize], after[meta*pageSize:])
	afterPowerLoss(t, "all", written, is)
}

// afterPowerLoss opens what the disk holds: it must be one of the given
// states, sound, and go on.
func afterPowerLoss(t *testing.T, name string, image []byte, states ...string) {
	t.Helper()
	s := storeAt(filepath.Join(t.TempDir(), "county.db"))
	if err := os.WriteFile(s.Path, image, 0o600); err != nil {
		t.Fatal(err)
	}
	whole(t, s)
	got := dump(t, s)
	known := false
	for _, state := range states {
		known = known || got == state
	}
	if !known {
		t.Errorf("%s: the store is neither as before nor as after", name)
	}
	act(t, s, func(tx *Tx) error { return tx.PutRegion(calc.Region{Code: village(8, 8)}) })
	whole(t, s)
}
