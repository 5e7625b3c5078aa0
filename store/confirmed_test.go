package store

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"

	"go.etcd.io/bbolt"

	"doudi/calc"
	"doudi/calc/roster"
)

// recordsOfMonth are the keys of everything that is kept of a month.
func recordsOfMonth(t testing.TB, s *Store, m calc.Month) (keys []key) {
	t.Helper()
	view(t, s, func(tx *Tx) error {
		return tx.engine.keys(monthKey(m), monthKey(m).after(), func(k key) error {
			keys = append(keys, key{k.bucket, bytes.Clone(k.bytes)})
			return nil
		})
	})
	return keys
}

// Whatever is done to a record of a confirmed month by who has no key is found,
// record by record (M3).
func TestM3ConfirmedMonthEditedDirectly(t *testing.T) {
	s := office(t)
	keys := recordsOfMonth(t, s, opening+1)
	if len(keys) < 10 {
		t.Fatalf("the month has %d records", len(keys))
	}
	before := recordsOfMonth(t, s, opening)
	for i, k := range keys {
		if i < len(keys)-2 && i%sized(9, 1) > 0 { // always its findings and its seal
			continue
		}
		value := sealedAt(t, s, k)
		flipped := slices.Clone(value)
		flipped[len(flipped)/2] ^= 1
		for name, put := range map[string][]byte{
			"changed": flipped, "cut short": value[:len(value)-1], "emptied": {}, "another month's": sealedAt(t, s, before[i]),
			"another record's": sealedAt(t, s, keys[(i+1)%len(keys)]), "taken out": nil,
		} {
			c := editable(t, s)
			raw(t, c, func(tx *bbolt.Tx) error {
				if put == nil {
					return bucketIn(tx, k.bucket).Delete(k.bytes)
				}
				return bucketIn(tx, k.bucket).Put(k.bytes, put)
			})
			if err := c.Check(true); !errors.Is(err, ErrDamaged) {
				t.Errorf("record %x %s: %v", k.bytes, name, err)
			}
		}
	}
}

// Whoever has the data key, and the key that one of the two signed with, can make
// everything agree with another amount, from the line to the journal. The other
// one's signature they cannot (M3).
func TestM3ConfirmedMonthForged(t *testing.T) {
	s := office(t)
	last := opening + 2
	for _, tc := range []struct {
		name   string
		by     string
		forged func(tx *Tx, seal *roster.Seal) error
	}{
		{"maker", "li", func(tx *Tx, seal *roster.Seal) (err error) {
			seal.SubmitSignature, err = tx.Sign(ActSubmit, seal.Digest(), seal.SubmittedAt)
			return err
		}},
		{"checker", "wang", func(tx *Tx, seal *roster.Seal) (err error) {
			seal.ConfirmSignature, err = tx.Sign(ActConfirm, seal.Digest(), seal.ConfirmedAt)
			return err
		}},
		{"maker as both", "li", func(tx *Tx, seal *roster.Seal) (err error) {
			seal.ConfirmedBy = "li"
			made, err := tx.Sign(ActSubmit, seal.Digest(), seal.SubmittedAt)
			if err != nil {
				return err
			}
			seal.SubmitSignature = made
			seal.ConfirmSignature, err = tx.Sign(ActConfirm, seal.Digest(), seal.ConfirmedAt)
			return err
		}},
		{"administrator", "root", func(tx *Tx, seal *roster.Seal) (err error) {
			seal.ConfirmSignature, err = tx.Sign(ActConfirm, seal.Digest(), seal.ConfirmedAt)
			return err
		}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			c := storeOf(editable(t, s).Path, tc.by)
			forgeTx(t, c, func(tx *Tx) error { return forgedMonth(tx, last, tc.forged) })
			if err := c.View(func(tx *Tx) error { return errors.Join(c.proveEnvelopes(tx), tx.VerifyJournal()) }); err != nil {
				t.Fatalf("the forgery does not even agree with itself: %v", err)
			}
			err := c.Check(true)
			if !errors.Is(err, ErrDamaged) || !strings.Contains(err.Error(), "roster "+last.String()) {
				t.Errorf("%v", err)
			}
		})
	}
}

// forgedMonth adds a yuan to a line of a month and makes its seal and the journal
// tell of that.
func forgedMonth(tx *Tx, m calc.Month, sign func(*Tx, *roster.Seal) error) error {
	k, err := firstIn(tx.engine, entriesKey(m, ""))
	if err != nil {
		return err
	}
	value, err := tx.engine.get(k)
	if err != nil {
		return err
	}
	lines, err := readEntries(value)
	if err != nil {
		return err
	}
	lines[0].Base += 100
	if err := tx.engine.put(k, encodeEntries(lines)); err != nil {
		return err
	}
	seal, err := tx.Seal(m)
	if err != nil {
		return err
	}
	if seal.Entries, err = tx.EntriesDigest(m); err != nil {
		return err
	}
	if err := sign(tx, seal); err != nil {
		return err
	}
	return errors.Join(tx.engine.put(sealKey(m), encodeSeal(seal)), rewritten(tx, 1, func(j *Entry) {
		if j.Subject != m.String() {
			return
		}
		if j.Reason = seal.Digest().String(); j.Act == ActConfirm {
			j.Operator = seal.ConfirmedBy
		}
	}))
}
