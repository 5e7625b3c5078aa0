package store

import (
	"bytes"
	"slices"
	"testing"

	"go.etcd.io/bbolt"
	"pgregory.net/rapid"
)

// The pieces of a bucket together are what is in it, in order, each key once.
func TestPiecesAreTheBucket(t *testing.T) {
	s := editable(t, newStore(t))
	name := []byte(bucketNames[homeBucket])
	rapid.Check(t, func(rt *rapid.T) {
		want := rapid.SliceOfDistinct(rapid.SliceOfN(rapid.SampledFrom([]byte{0, 1, 'a', 0xfe, 0xff}), 1, 4), func(b []byte) string { return string(b) }).Draw(rt, "keys")
		slices.SortFunc(want, bytes.Compare)
		var got [][]byte
		raw(t, s, func(btx *bbolt.Tx) error {
			if err := btx.DeleteBucket(name); err != nil {
				return err
			}
			bucket, err := btx.CreateBucket(name)
			if err != nil {
				return err
			}
			for _, k := range want {
				if err := bucket.Put(k, []byte("value")); err != nil {
					return err
				}
			}
			e, err := newBoltEngine(btx)
			if err != nil {
				return err
			}
			ranges, err := pieces(e, homeBucket)
			if err != nil {
				return err
			}
			for _, r := range ranges {
				err := e.scan(r[0], r[1], func(k key, _ []byte) error {
					got = append(got, bytes.Clone(k.bytes))
					return nil
				})
				if err != nil {
					return err
				}
			}
			return nil
		})
		if !slices.EqualFunc(got, want, bytes.Equal) {
			rt.Fatalf("%x, want %x", got, want)
		}
	})
}

// A county's bucket is cut, or its proof would be one worker's.
func TestPiecesOfACounty(t *testing.T) {
	s := editable(t, office(t))
	if err := s.Unlock(); err != nil {
		t.Fatal(err)
	}
	view(t, s, func(tx *Tx) error {
		for _, b := range []bucket{householdBucket, decisionBucket, homeBucket, personBucket} {
			ranges, err := pieces(tx.engine.raw, b)
			if err != nil {
				return err
			}
			if len(ranges) < 2 {
				t.Errorf("the records of %s lie in one piece", bucketNames[b])
			}
		}
		return nil
	})
}
