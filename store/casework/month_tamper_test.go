package casework_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"doudi/calc"
	"doudi/calc/roster"
	"doudi/store"
	"doudi/store/casework"
)

// tamper changes the store past the acts of the office. It leaves an entry in
// the journal, as somebody would who knows the store.
func (b *bureau) tamper(change func(*store.Tx) error) {
	b.Helper()
	b.ok(b.as("li").Store.Act(func(tx *store.Tx) (store.Entry, error) {
		return store.Entry{Operator: "li", Act: "tampered"}, change(tx)
	}))
}

// rewrite changes a month's entries where they lie.
func rewrite(tx *store.Tx, m calc.Month, change func([]roster.Entry) []roster.Entry) error {
	villages := map[calc.RegionCode][]roster.Entry{}
	var order []calc.RegionCode
	err := tx.Packed(m, "", func(village calc.RegionCode, p store.Packed) error {
		order = append(order, village)
		return p.Each(func(e *roster.Entry) error {
			kept := *e
			kept.Arrears, kept.Recovery, kept.Causes = slices.Clone(e.Arrears), slices.Clone(e.Recovery), slices.Clone(e.Causes)
			villages[village] = append(villages[village], kept)
			return nil
		})
	})
	for _, village := range order {
		err = errors.Join(err, tx.PutEntries(m, village, store.Pack(change(villages[village]))))
	}
	return err
}

// line1 changes the one line of household 000001.
func line1(change func(*roster.Entry)) func([]roster.Entry) []roster.Entry {
	return func(entries []roster.Entry) []roster.Entry {
		for i := range entries {
			if entries[i].Household == "000001" {
				change(&entries[i])
			}
		}
		return entries
	}
}

// reseal changes a month's seal.
func reseal(tx *store.Tx, m calc.Month, change func(*roster.Seal)) error {
	s, err := tx.Seal(m)
	if err != nil {
		return err
	}
	change(s)
	return tx.PutSeal(s)
}

// TestVerifyFindsTampering changes one thing of the county's first two months,
// both sealed, and asks for the month that is named.
func TestVerifyFindsTampering(t *testing.T) {
	july, august := of2026(7), of2026(8)
	lines := func(m calc.Month, change func(*roster.Entry)) func(*store.Tx) error {
		return func(tx *store.Tx) error { return rewrite(tx, m, line1(change)) }
	}
	seal := func(m calc.Month, change func(*roster.Seal)) func(*store.Tx) error {
		return func(tx *store.Tx) error { return reseal(tx, m, change) }
	}
	rows := []struct {
		name   string
		tamper func(*store.Tx) error
		named  calc.Month
	}{
		{"nothing", func(*store.Tx) error { return nil }, 0},
		{"an amount of July", lines(july, func(e *roster.Entry) { e.Base++ }), july},
		{"an amount of August", lines(august, func(e *roster.Entry) { e.Base++ }), august},
		{"parts of an amount", lines(august, func(e *roster.Entry) { e.Base--; e.Supplement++ }), august},
		{"an account", lines(july, func(e *roster.Entry) { e.Account = "6222000000000000" }), july},
		{"a payment number", lines(july, func(e *roster.Entry) { e.Payment = "" }), july},
		{"a cause", lines(july, func(e *roster.Entry) { e.Causes[0].Code = roster.Resumed }), july},
		{"the proof that all is settled", lines(july, func(e *roster.Entry) { e.Settled = false }), july},
		{"a line gone", func(tx *store.Tx) error {
			return rewrite(tx, july, func(es []roster.Entry) []roster.Entry {
				return slices.DeleteFunc(es, func(e roster.Entry) bool { return e.Household == "000001" })
			})
		}, july},
		{"two lines exchanged", func(tx *store.Tx) error {
			return rewrite(tx, july, func(es []roster.Entry) []roster.Entry { slices.Reverse(es); return es })
		}, july},
		{"findings gone", func(tx *store.Tx) error { return tx.PutFindings(july, nil) }, july},
		{"July's total", seal(july, func(s *roster.Seal) { s.All.Amount++ }), july}, // which no longer continues it
		{"July's horizon", seal(july, func(s *roster.Seal) { s.Horizon-- }), july},
		{"July's tables", seal(july, func(s *roster.Seal) { s.PolicyDigest[0]++ }), july},
		{"an override made up for July", seal(july, func(s *roster.Seal) { s.Overrides = []roster.Override{{Code: "id.invalid"}} }), july},
		{"what August continues", seal(august, func(s *roster.Seal) { s.Previous[0]++ }), august},
		{"what July continues", seal(july, func(s *roster.Seal) { s.Previous[0]++ }), july},
		{"the digest of August's lines", seal(august, func(s *roster.Seal) { s.Entries[0]++ }), august},
		{"the digest of August's findings", seal(august, func(s *roster.Seal) { s.Findings[0]++ }), august},
		{"July's line and its digest", func(tx *store.Tx) error {
			err := rewrite(tx, july, line1(func(e *roster.Entry) { e.Base++ }))
			digest, err2 := tx.EntriesDigest(july)
			return errors.Join(err, err2, reseal(tx, july, func(s *roster.Seal) { s.Entries = digest }))
		}, july},
	}
	for _, row := range rows {
		t.Run(row.name, func(t *testing.T) {
			b := qingheUntil(t, of2026(9))
			b.tamper(row.tamper)
			b.verifies(row.named)
			if row.named == 0 {
				return
			}
			var blocked *casework.Blocked
			if _, err := b.as("li").Submit(of2026(9), nil, false); errors.As(err, &blocked) {
				return // a change without a name, or a broken chain
			}
			if _, err := b.as("wang").Confirm(of2026(9), nothingExpected); !errors.Is(err, store.ErrDamaged) {
				t.Errorf("September is confirmed upon it: %v", err)
			}
		})
	}
}

// verifies says which month verify must name; 0 = none.
func (b *bureau) verifies(named calc.Month) {
	b.Helper()
	_, err := b.as("li").Verify()
	switch deep := b.as("li").Store.Check(true); {
	case named == 0:
		b.ok(err)
		b.ok(deep)
	case !errors.Is(err, store.ErrDamaged) || !strings.Contains(err.Error(), named.String()):
		b.Errorf("verify says %v, want damage in %s", err, named)
	case !errors.Is(deep, store.ErrDamaged):
		b.Errorf("check says %v", deep)
	}
}

// TestVerifyFindsTamperedLastSeal: the last seal has none after it that holds
// its digest, but the journal does, in what it says of the confirmation.
func TestVerifyFindsTamperedLastSeal(t *testing.T) {
	for name, change := range map[string]func(*roster.Seal){
		"total": func(s *roster.Seal) { s.All.Amount++ }, "persons of a programme": func(s *roster.Seal) { s.Programs[0].Persons++ },
		"horizon": func(s *roster.Seal) { s.Horizon-- }, "tables": func(s *roster.Seal) { s.PolicyDigest[0]++ },
		"override": func(s *roster.Seal) { s.Overrides = []roster.Override{{Code: "id.invalid"}} },
	} {
		t.Run(name, func(t *testing.T) {
			b := qingheUntil(t, of2026(8))
			b.tamper(func(tx *store.Tx) error { return reseal(tx, of2026(7), change) })
			b.verifies(of2026(7))
		})
	}
}

// TestVerifyFindsOneHand: a seal that says one person did both is not what the
// program writes.
func TestVerifyFindsOneHand(t *testing.T) {
	b := qingheUntil(t, of2026(8))
	b.tamper(func(tx *store.Tx) error {
		return reseal(tx, of2026(7), func(s *roster.Seal) { s.ConfirmedBy = s.SubmittedBy })
	})
	b.verifies(of2026(7))
}

// TestBrokenChainBlocks: a seal that does not continue the one before blocks
// the next month, even as a draft, until somebody puts it right.
func TestBrokenChainBlocks(t *testing.T) {
	b := qingheUntil(t, of2026(9))
	b.tamper(func(tx *store.Tx) error {
		return reseal(tx, of2026(7), func(s *roster.Seal) { s.All.Amount++ })
	})
	found := b.roster(of2026(9)).Blocking()
	if len(found) != 1 || found[0].Code != "chain.broken" || found[0].Args[0] != "2026-08" {
		t.Errorf("findings %+v", found)
	}
	_, err := b.as("li").Submit(of2026(9), nil, false)
	b.blockedBy(err, "chain.broken ")
}

// TestUnnamedChangeBlocks: an amount changed in the last sealed month has no
// name as a cause, and blocks the next.
func TestUnnamedChangeBlocks(t *testing.T) {
	b := qingheUntil(t, of2026(8))
	b.tamper(func(tx *store.Tx) error {
		return rewrite(tx, of2026(7), line1(func(e *roster.Entry) { e.Base += 100_00 }))
	})
	_, err := b.as("li").Submit(of2026(8), nil, false)
	b.blockedBy(err, "change.unnamed 000001")
	if e := b.line(of2026(8), "000001", calc.Dibao); len(e.Causes) != 1 || e.Causes[0] != (roster.Cause{Code: roster.Unnamed, Amount: -100_00}) {
		t.Errorf("causes %+v", e.Causes)
	}
}

// TestReplayFindsTampering rewrites July with all its digests, and the seal
// after it, as only this program's own arithmetic can tell.
func TestReplayFindsTampering(t *testing.T) {
	july, august := of2026(7), of2026(8)
	for _, row := range []struct {
		name   string
		change func([]roster.Entry) []roster.Entry
		check  func(*testing.T, casework.Deviation) // July's deviation
	}{
		{"an amount", line1(func(e *roster.Entry) { e.Base += 100 }), func(t *testing.T, d casework.Deviation) {
			if d.Sealed == nil || d.Now == nil || d.Sealed.Base-d.Now.Base != 100 {
				t.Errorf("%+v", d)
			}
		}},
		{"a cause", line1(func(e *roster.Entry) { e.Causes[0].Code = roster.Resumed }), func(t *testing.T, d casework.Deviation) {
			if d.Sealed == nil || d.Now == nil || d.Now.Causes[0].Code != roster.New {
				t.Errorf("%+v", d)
			}
		}},
		{"a line gone", func(es []roster.Entry) []roster.Entry {
			return slices.DeleteFunc(es, func(e roster.Entry) bool { return e.Household == "000001" })
		}, func(t *testing.T, d casework.Deviation) {
			if d.Sealed != nil || d.Now == nil {
				t.Errorf("%+v", d)
			}
		}},
		{"a line made up", func(es []roster.Entry) []roster.Entry {
			for _, e := range es {
				if e.Household == "000001" {
					e.Program = "nursing"
					return append(es, e)
				}
			}
			return es
		}, func(t *testing.T, d casework.Deviation) {
			if d.Sealed == nil || d.Now != nil || d.Key().Program != "nursing" {
				t.Errorf("%+v", d)
			}
		}},
	} {
		t.Run(row.name, func(t *testing.T) {
			b := qingheUntil(t, of2026(9))
			b.tamper(func(tx *store.Tx) error {
				err := rewrite(tx, july, row.change)
				digest, err2 := tx.EntriesDigest(july)
				err = errors.Join(err, err2, reseal(tx, july, func(s *roster.Seal) { s.Entries = digest }))
				s, err3 := tx.Seal(july)
				if err3 != nil {
					return err3
				}
				return errors.Join(err, reseal(tx, august, func(next *roster.Seal) { next.Previous = s.Digest() }))
			})
			n, deviations, err := b.as("li").Replay(july)
			if b.ok(err); len(deviations) != 1 || n == 0 {
				t.Fatalf("%d lines, deviations %+v", n, deviations)
			}
			if d := deviations[0]; d.Month != july || d.Key().Household != "000001" {
				t.Errorf("%+v", d)
			}
			row.check(t, deviations[0])
			if _, all, err := b.as("li").Replay(0); err != nil || len(all) < 1 || all[0].Month != july {
				t.Errorf("all months: %v, %+v", err, all)
			}
		})
	}
}

// TestReplayNeedsSeal: only confirmed months are replayed.
func TestReplayNeedsSeal(t *testing.T) {
	b := qinghe(t)
	if n, deviations, err := b.as("li").Replay(0); n != 0 || deviations != nil || err != nil {
		t.Errorf("nothing sealed: %d, %+v, %v", n, deviations, err)
	}
	_, _, err := b.as("li").Replay(of2026(7))
	b.refused(err, "roster.not_confirmed")
	b.submits(of2026(7))
	_, _, err = b.as("li").Replay(of2026(7))
	b.refused(err, "roster.not_confirmed")
	seals, err := b.as("li").Verify()
	if b.ok(err); len(seals) != 1 || seals[0].State != roster.Submitted {
		t.Errorf("seals %+v", seals)
	}
}
