package store

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
)

const sector = 512

// halfway puts a store's file before an act and after it into a folder.
func halfway(t testing.TB, folder string) {
	t.Helper()
	s := newStore(t)
	s.Anchors = folder
	furnish(t, s, 66)
	before := trimmed(t, s)
	s.Anchors = "" // the power goes before the act is anchored
	act(t, s, func(tx *Tx) error {
		old, err := tx.Household("12")
		if err != nil {
			return err
		}
		h := *old
		h.Region, h.Note, h.Members[0].Name = village(9, 9), "搬家", "李四"
		if err = tx.PutHousehold(old, &h); err != nil {
			return err
		}
		for i := range 30 {
			if err := tx.PutHousehold(nil, family(fmt.Sprintf("new%d", i), village(7, i), "李四", 500+i)); err != nil {
				return err
			}
		}
		return nil
	})
	after := trimmed(t, s)
	before = append(before, make([]byte, max(0, len(after)-len(before)))...)
	for name, image := range map[string][]byte{"before.db": before, "after.db": after} {
		if err := os.WriteFile(filepath.Join(folder, name), image, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// writing is one act on its way to the disk.
type writing struct {
	before, after []byte
	meta          int // where the page is that the act's own meta went to
}

func writingOf(before, after []byte) writing {
	w := writing{before: before, after: after}
	if !bytes.Equal(before[pageSize:2*pageSize], after[pageSize:2*pageSize]) {
		w.meta = pageSize
	}
	return w
}

// data is the file with some of the act's sectors, but not its meta.
func (w *writing) data(arrived func() bool) []byte {
	some := bytes.Clone(w.before)
	for at := 2 * pageSize; at < len(w.after); at += sector {
		if arrived() {
			copy(some[at:at+sector], w.after[at:])
		}
	}
	return some
}

// withMeta is the file with the first n bytes of the act's meta page.
func (w *writing) withMeta(image []byte, n int) []byte {
	copy(image[w.meta:w.meta+n], w.after[w.meta:])
	return image
}

func always() bool { return true }

func init() {
	// When the power goes, either some of the act's sectors have reached the
	// disk and not its meta, or all of them and a part of its meta.
	trials["S4"] = func(t testing.TB, folder string) *trial {
		before, was := lying(t, folder, "before.db")
		after, is := lying(t, folder, "after.db")
		w := writingOf(before, after)
		return &trial{images: sized(2000, 100_000), states: []state{was, is}, want: mustOpen, image: func(i int) []byte {
			if i%16 == 0 {
				return w.withMeta(w.data(always), min(i/16, pageSize))
			}
			r := rand.New(rand.NewPCG(4, uint64(i)))
			chance := r.IntN(101)
			return w.data(func() bool { return r.IntN(100) < chance })
		}}
	}
	// On a disk that lies the meta is there and some of the sectors are not.
	trials["S5"] = func(t testing.TB, folder string) *trial {
		before, _ := lying(t, folder, "before.db")
		after, is := lying(t, folder, "after.db")
		w := writingOf(before, after)
		return &trial{images: sized(500, 10_000), states: []state{is}, image: func(i int) []byte {
			r := rand.New(rand.NewPCG(5, uint64(i)))
			missing := 1 << r.IntN(12) // in 4096: mostly few, sometimes half
			return w.withMeta(w.data(func() bool { return r.IntN(4096) >= missing }), pageSize)
		}}
	}
}

// When the power goes while an act is being written, the store is as before or
// as after, and goes on (S4).
func TestS4PowerLoss(t *testing.T) {
	folder := memory(t)
	halfway(t, folder)
	tried(t, "S4", folder, 1)
}

// What a disk did not write that said it had is found out (S5).
func TestS5DiskThatLies(t *testing.T) {
	folder := memory(t)
	halfway(t, folder)
	tried(t, "S5", folder, 1)
}
