package store

import (
	"encoding/binary"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// vault puts a store of 128 KiB with every kind of record into a folder, and how
// its file was at two times before. The store is anchored there.
func vault(t testing.TB, folder string) {
	t.Helper()
	s := newStore(t)
	s.Anchors = folder
	keep := func(name string) {
		if err := os.WriteFile(filepath.Join(folder, name), trimmed(t, s), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	furnish(t, s, 24)
	keep("oldest.db")
	sealed(t, s, opening+3)
	keep("older.db")
	act(t, s, func(tx *Tx) error { return tx.PutHousehold(nil, family("last", village(1, 1), "李四", 999)) })
	keep("vault.db")
}

// lying is a file of a trial's folder: a store's image and its state.
func lying(t testing.TB, folder, name string) (image []byte, is state) {
	t.Helper()
	path := filepath.Join(folder, name)
	image, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if is, err = stateOf(storeAt(path)); err != nil {
		t.Fatal(err)
	}
	return image, is
}

func init() {
	trials["S6"] = func(t testing.TB, folder string) *trial {
		image, is := lying(t, folder, "vault.db")
		return &trial{images: 8 * len(image), states: []state{is}, image: func(i int) []byte {
			flipped := slices.Clone(image)
			flipped[i/8] ^= 1 << (i % 8)
			return flipped
		}}
	}
	trials["S7"] = func(t testing.TB, folder string) *trial {
		image, is := lying(t, folder, "vault.db")
		older, _ := lying(t, folder, "older.db")
		oldest, _ := lying(t, folder, "oldest.db")
		faults := pageFaults(image, older, oldest)
		return &trial{images: len(faults), states: []state{is}, image: func(i int) []byte {
			faulty := slices.Clone(image)
			copy(faulty[faults[i].at:], faults[i].bytes)
			return faulty
		}}
	}
	trials["S8"] = func(t testing.TB, folder string) *trial {
		image, is := lying(t, folder, "vault.db")
		return &trial{images: len(image) / sector, states: []state{is}, want: mustNot, image: func(i int) []byte { return image[:i*sector] }}
	}
}

// pageFault is what lies in the place of a page, or of its beginning.
type pageFault struct {
	at    int
	bytes []byte
}

// pageFaults are all ways in which a disk may lose, misplace or half write a
// page: an older version, another page with the right number, zeros, ones, and
// cuts at each sector between the page and an older version or zeros.
func pageFaults(image []byte, older ...[]byte) []pageFault {
	var faults []pageFault
	zeros, ones := make([]byte, pageSize), slices.Repeat([]byte{0xff}, pageSize)
	for at := 0; at < len(image); at += pageSize {
		add := func(bytes []byte) { faults = append(faults, pageFault{at, bytes}) }
		add(zeros)
		add(ones)
		before := [][]byte{zeros}
		for _, image := range older {
			if at < len(image) {
				before = append(before, image[at:at+pageSize])
				add(image[at : at+pageSize])
			}
		}
		for _, old := range before {
			for n := sector; n < pageSize; n += sector {
				add(old[:n])
				add(slices.Concat(image[at:at+n], old[n:]))
			}
		}
		for other := 0; other < len(image); other += pageSize {
			if other != at {
				misplaced := slices.Clone(image[other : other+pageSize])
				binary.NativeEndian.PutUint64(misplaced, uint64(at/pageSize)) // a page begins with its number
				add(misplaced)
			}
		}
	}
	return faults
}

// Any bit of the file may be flipped: it is found, or nothing has changed (S6).
// A full run flips every one.
func TestS6FlippedBits(t *testing.T) {
	folder := memory(t)
	vault(t, folder)
	tried(t, "S6", folder, sized(997, 1))
}

// Any page may be lost, stale, half written or another one's (S7).
func TestS7PageFaults(t *testing.T) {
	folder := memory(t)
	vault(t, folder)
	tried(t, "S7", folder, sized(11, 1))
}

// No store is opened whose file was cut short (S8).
func TestS8CutShort(t *testing.T) {
	folder := memory(t)
	vault(t, folder)
	tried(t, "S8", folder, sized(5, 1))
}
