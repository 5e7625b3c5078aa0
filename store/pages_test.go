package store

import (
	"bytes"
	"encoding/binary"
	"errors"
	"path/filepath"
	"testing"

	"go.etcd.io/bbolt"
)

// Whatever length stands where the buckets are named, nobody reads through it or
// acts on it: what a bucket is said to hold behind its end would be the program's
// own memory (S17).
func TestS17LengthsOfBuckets(t *testing.T) {
	folder := memory(t)
	vault(t, folder)
	image, _ := lying(t, folder, "vault.db")
	s := imageAt(t, image)
	var root int
	raw(t, editable(t, s), func(tx *bbolt.Tx) error {
		root = int(tx.Cursor().Bucket().Root())
		return nil
	})
	page := image[root*pageSize:]
	for i := range int(binary.NativeEndian.Uint16(page[10:])) {
		for field := 4; field < pageElement; field += 4 { // place, key, value
			for bit := range 32 {
				c := imageAt(t, flippedAt(image, root*pageSize+pageHeader+i*pageElement+field, bit))
				fault := func(name string, err error) {
					if err != nil && !errors.Is(err, ErrDamaged) {
						t.Errorf("bucket %d, field %d, bit %d: %s: %v", i, field, bit, name, err)
					}
				}
				read := c.View(nothing)
				fault("read", read)
				fault("check", c.Check(false))
				if longer := field == 12 && bit >= 12; longer && !errors.Is(read, ErrDamaged) {
					t.Errorf("bucket %d is read although it is %d bytes longer: %v", i, 1<<bit, read)
				}
			}
		}
	}
}

// flippedAt is an image with a bit of a number of 4 bytes flipped.
func flippedAt(image []byte, at, bit int) []byte {
	flipped := bytes.Clone(image)
	n := flipped[at:]
	binary.NativeEndian.PutUint32(n, binary.NativeEndian.Uint32(n)^1<<bit)
	return flipped
}

// A store that has been worked on walks whole, whatever its pages look like.
func TestWalkOfASoundStore(t *testing.T) {
	s := newStore(t)
	furnish(t, s, 200)
	for range 3 {
		act(t, s, func(tx *Tx) error { return tx.PutRegion(fullRegion) })
		if err := s.read(walkPages); err != nil {
			t.Error(err)
		}
	}
	if _, err := s.Backup(filepath.Join(t.TempDir(), "copy.db"), false); err != nil {
		t.Error(err)
	}
}
