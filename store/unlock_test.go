package store

import (
	"bytes"
	"errors"
	"slices"
	"testing"

	"go.etcd.io/bbolt"

	"doudi/calc"
)

// What can be seen of a slot without its secret is told from a wrong secret and
// from an operator who is not registered.
func TestDamagedSlots(t *testing.T) {
	s := newStore(t)
	engage(t, s)
	own, other := slotKey("li").bytes, slotKey("wang").bytes
	changed := func(change func(slot []byte) []byte) func(*bbolt.Bucket) error {
		return func(b *bbolt.Bucket) error { return b.Put(own, change(bytes.Clone(b.Get(own)))) }
	}
	unknown := calc.Refuse("operator.unknown", "li")
	for _, tc := range []struct {
		name   string
		damage func(b *bbolt.Bucket) error
		want   error
	}{
		{"empty", changed(func([]byte) []byte { return nil }), ErrDamaged},
		{"cut short", changed(func(b []byte) []byte { return b[:len(b)-1] }), ErrDamaged},
		{"too long", changed(func(b []byte) []byte { return append(b, 0) }), ErrDamaged},
		{"of other algorithms", changed(func(b []byte) []byte { b[0]++; return b }), ErrDamaged},
		{"its sealed key flipped", changed(func(b []byte) []byte { b[len(b)-1] ^= 1; return b }), ErrSecret},
		{"another's", func(b *bbolt.Bucket) error { return b.Put(own, slices.Clone(b.Get(other))) }, ErrDamaged},
		{"under another name", func(b *bbolt.Bucket) error {
			return errors.Join(b.Put(slotKey("lj").bytes, bytes.Clone(b.Get(own))), b.Delete(own))
		}, ErrDamaged},
		{"gone with all", func(b *bbolt.Bucket) (err error) {
			for c, k := b.Cursor(), []byte(nil); err == nil; err = b.Delete(k) {
				if k, _ = c.First(); k == nil {
					break
				}
			}
			return err
		}, ErrDamaged},
		{"gone alone", func(b *bbolt.Bucket) error { return b.Delete(own) }, unknown},
	} {
		c := editable(t, s)
		c.Credentials.Operator = "li"
		raw(t, c, func(tx *bbolt.Tx) error { return tc.damage(tx.Bucket([]byte(bucketNames[slotBucket]))) })
		if err := c.Unlock(); !errors.Is(err, tc.want) && (tc.want != unknown || !calc.Refused(err, "operator.unknown")) {
			t.Errorf("%s: %v, want %v", tc.name, err, tc.want)
		}
	}
}
