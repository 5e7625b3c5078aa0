package store

import (
	"bytes"
	"errors"
	"slices"
	"testing"

	"go.etcd.io/bbolt"

	"doudi/calc"
)

// classes is one key of every class of record.
func classes(t testing.TB, s *Store) []key {
	t.Helper()
	home := village(5, 1)
	return []key{
		metaKey("version"), metaKey("id"), metaKey("head"), metaKey("settings"), metaKey("operators"), regionKey(fullRegion.Code),
		householdKey(home, "7"), homeKey("7"), movedKey("7"), firstKey(t, s, decisionsKey(home, "7")), personIn(t, s, 7),
		directoryKey(byName, home), directoryKey(bySound, home), directoryKey(byTail, home), policyKey(1), firstKey(t, s, entriesKey(opening, "")),
		findingsKey(opening), sealKey(opening), sealKey(opening + 2), slotKey("li"), slotKey("root"), slotKey(RecoveryName), journalKey(1), journalKey(9),
	}
}

func firstKey(t testing.TB, s *Store, from key) (first key) {
	t.Helper()
	view(t, s, func(tx *Tx) (err error) {
		first, err = firstIn(tx.engine, from)
		return err
	})
	return first
}

// bucketIn is a bucket of the file's own engine.
func bucketIn(tx *bbolt.Tx, b bucket) *bbolt.Bucket { return tx.Bucket([]byte(bucketNames[b])) }

// No byte of any kind of record can be another unseen.
func TestCheckFindsEveryFlippedByte(t *testing.T) {
	s := office(t)
	c := editable(t, s)
	for _, k := range classes(t, s) {
		if missed := missedFlips(t, c, k, 7); len(missed) > 0 {
			t.Errorf("%s %q: flipped unseen: bytes %v", bucketNames[k.bucket], k.bytes, missed)
		}
	}
	whole(t, c)
}

// missedFlips flips a bit of every step-th byte of one value, and lists the
// bytes whose change the deep check does not find. Whoever cannot open a slot
// is told of a wrong secret: nothing tells which it was.
func missedFlips(t testing.TB, s *Store, k key, step int) []int {
	t.Helper()
	var value []byte
	raw(t, s, func(tx *bbolt.Tx) error {
		value = bytes.Clone(bucketIn(tx, k.bucket).Get(k.bytes))
		return nil
	})
	if len(value) == 0 {
		t.Fatalf("nothing in %s at %q", bucketNames[k.bucket], k.bytes)
	}
	put := func(v []byte) {
		raw(t, s, func(tx *bbolt.Tx) error {
			return errors.Join(bucketIn(tx, k.bucket).Put(k.bytes, v), bucketIn(tx, slotBucket).Delete(triesKey("root").bytes))
		})
	}
	var missed []int
	for i := 0; i < len(value); i += step {
		flipped := slices.Clone(value)
		flipped[i] ^= 1
		put(flipped)
		if err := storeAt(s.Path).Check(true); err == nil {
			missed = append(missed, i)
		} else if !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrVersion) && !errors.Is(err, ErrTrial) && !errors.Is(err, ErrSecret) {
			t.Errorf("%s %q: byte %d: %v", bucketNames[k.bucket], k.bytes, i, err)
		}
	}
	put(value)
	return missed
}

// What lies sealed in the file cannot be put anywhere else, nor can what lay
// there before be put back, by whoever has not the key (C3).
func TestC3SealedValuesStayInTheirPlace(t *testing.T) {
	s := office(t)
	before := editable(t, s)
	act(t, s, func(tx *Tx) error {
		old, err := tx.Household("7")
		if err != nil {
			return err
		}
		h := *old
		h.Account = "6230000000000999999"
		err = tx.PutHousehold(old, &h)
		for i := range 2 {
			err = errors.Join(err, tx.PutRegion(calc.Region{Code: village(9, i), Name: "x"}))
		}
		return err
	})
	other := office(t)
	home := village(5, 1)
	household, directory := householdKey(home, "7"), directoryKey(byTail, home)
	copies := func(from *Store, at, to key) func(tx *bbolt.Tx) error {
		value := sealedAt(t, from, at)
		return func(tx *bbolt.Tx) error { return bucketIn(tx, to.bucket).Put(to.bytes, value) }
	}
	takes := func(at key) func(tx *bbolt.Tx) error {
		return func(tx *bbolt.Tx) error { return bucketIn(tx, at.bucket).Delete(at.bytes) }
	}
	for _, tc := range []struct {
		name   string
		damage func(tx *bbolt.Tx) error
	}{
		{"to another key", copies(s, household, householdKey(home, "8"))},
		{"over another key", copies(s, householdKey(village(2, 2), "1"), householdKey(village(4, 4), "3"))},
		{"to another bucket", copies(s, homeKey("7"), movedKey("7"))},
		{"to another bucket's new key", copies(s, homeKey("7"), regionKey(home))},
		{"old household", copies(before, household, household)},
		{"old directory", copies(before, directory, directory)},
		{"old head", copies(before, metaKey("head"), metaKey("head"))},
		{"old head and household", func(tx *bbolt.Tx) error {
			return errors.Join(copies(before, metaKey("head"), metaKey("head"))(tx), copies(before, household, household)(tx))
		}},
		{"another store's household", copies(other, household, household)},
		{"another store's head", copies(other, metaKey("head"), metaKey("head"))},
		{"another store's id", copies(other, metaKey("id"), metaKey("id"))},
		{"another store's settings", copies(other, metaKey("settings"), metaKey("settings"))},
		{"another store's operators", copies(other, metaKey("operators"), metaKey("operators"))},
		{"another store's slot", copies(other, slotKey("li"), slotKey("li"))},
		{"another store's own slot", copies(other, slotKey("root"), slotKey("root"))},
		{"another store's journal", copies(other, journalKey(2), journalKey(2))},
		{"household taken out", takes(household)},
		{"decision taken out", takes(firstKey(t, s, all(decisionBucket)))},
		{"places lived in before lost", takes(movedKey("7"))},
		{"person taken out", takes(personIn(t, s, 7))},
		{"region taken out", takes(regionKey(village(9, 0)))},
		{"findings taken out", takes(findingsKey(opening))},
		{"slot taken out", takes(slotKey("li"))},
		{"something plain put in", func(tx *bbolt.Tx) error {
			r := calc.Region{Code: village(9, 7), Name: "x"}
			return bucketIn(tx, regionBucket).Put(regionKey(r.Code).bytes, encodeRegion(&r))
		}},
		{"something empty put in", func(tx *bbolt.Tx) error { return bucketIn(tx, regionBucket).Put(regionKey(village(9, 7)).bytes, nil) }},
		{"something of no kind in meta", func(tx *bbolt.Tx) error { return bucketIn(tx, metaBucket).Put([]byte("more"), []byte{1}) }},
	} {
		t.Run(tc.name, func(t *testing.T) {
			c := editable(t, s)
			raw(t, c, tc.damage)
			if err := c.Check(true); !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrSecret) {
				t.Errorf("check: %v", err)
			}
			if err := backUp(c, c.Path+".backup"); err == nil {
				t.Error("a backup was made of it")
			}
		})
	}
}

// sealedAt is what lies in a store's file under a key.
func sealedAt(t testing.TB, s *Store, k key) (value []byte) {
	t.Helper()
	raw(t, s, func(tx *bbolt.Tx) error {
		value = bytes.Clone(bucketIn(tx, k.bucket).Get(k.bytes))
		return nil
	})
	if value == nil {
		t.Fatalf("nothing in %s at %q", bucketNames[k.bucket], k.bytes)
	}
	return value
}
