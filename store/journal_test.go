package store

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"strconv"
	"strings"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"doudi/calc"
)

// journalled is a store whose journal has the entries 1 to 8.
func journalled(t *testing.T) *Store {
	t.Helper()
	s := newStore(t)
	for i := range 7 {
		err := s.Act(func(tx *Tx) (Entry, error) {
			return Entry{Operator: "李建国", Act: "test", Subject: strconv.Itoa(i)}, tx.PutRegion(calc.Region{Code: village(1, i), Name: strconv.Itoa(i)})
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return s
}

func entries(t testing.TB, s *Store, from uint64) []Entry {
	t.Helper()
	var list []Entry
	view(t, s, func(tx *Tx) error {
		return tx.Journal(from, func(e *Entry) error {
			list = append(list, *e)
			return nil
		})
	})
	return list
}

func TestJournalIsAChain(t *testing.T) {
	s := journalled(t)
	list := entries(t, s, 0)
	for i, e := range list {
		switch {
		case e.Seq != uint64(i+1):
			t.Errorf("entry %d has the number %d", i+1, e.Seq)
		case i == 0 && e.Previous != [32]byte{}, i > 0 && e.Previous == list[i-1].Previous:
			t.Errorf("entry %d goes back to %x", e.Seq, e.Previous)
		case !e.At.Equal(noon):
			t.Errorf("entry %d was made at %v", e.Seq, e.At)
		case i > 0 && (e.Before == e.After || e.After == list[i-1].After):
			t.Errorf("entry %d: before %x, after %x", e.Seq, e.Before, e.After)
		}
	}
	if len(list) != 8 || len(entries(t, s, 6)) != 3 || len(entries(t, s, 9)) != 0 {
		t.Errorf("%d entries, from the 6th %d", len(list), len(entries(t, s, 6)))
	}
	view(t, s, func(tx *Tx) error {
		if seq, head := tx.Head(); seq != 8 || head == list[7].Previous || head == [32]byte{} {
			t.Errorf("the head is %d %x", seq, head)
		}
		return tx.VerifyJournal()
	})
}

// The clock is noted as it is; the order is the sequence's (S19).
func TestS19ClockGoingBack(t *testing.T) {
	s := newStore(t)
	for _, year := range []int{2031, 1970, 2026} {
		s.Now = func() time.Time { return time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC) }
		act(t, s, func(tx *Tx) error { return tx.PutRegion(calc.Region{Code: village(1, year), Name: "x"}) })
	}
	list := entries(t, s, 2)
	if len(list) != 3 || list[0].At.Year() != 2031 || list[1].At.Year() != 1970 || list[2].At.Year() != 2026 {
		t.Errorf("%+v", list)
	}
}

func TestActsWithoutAnEntryChangeNothing(t *testing.T) {
	s := journalled(t)
	before := dump(t, s)
	change := func(tx *Tx) error {
		return errors.Join(tx.PutRegion(calc.Region{Code: village(9, 9), Name: "x"}), tx.PutHousehold(nil, family("1", village(9, 9), "张三", 1)))
	}
	refused := errors.New("refused")
	for _, tc := range []struct {
		entry Entry
		err   error
	}{
		{Entry{Operator: "李建国"}, nil},
		{Entry{Act: "test"}, refused},
		{Entry{}, refused},
	} {
		err := s.Act(func(tx *Tx) (Entry, error) {
			if err := change(tx); err != nil {
				t.Fatal(err)
			}
			return tc.entry, tc.err
		})
		if !errors.Is(err, tc.err) {
			t.Errorf("%+v: %v", tc.entry, err)
		}
		if dump(t, s) != before {
			t.Errorf("%+v: the store has changed", tc.entry)
		}
	}
}

// What a record was before and becomes is in the entry: the same change gives
// the same digests, another change others.
func TestEntriesTellChangesApart(t *testing.T) {
	digests := func(change func(tx *Tx) error) (before, after [32]byte) {
		s := newStore(t)
		act(t, s, func(tx *Tx) error { return tx.PutHousehold(nil, family("1", village(1, 1), "张三", 1)) })
		act(t, s, change)
		list := entries(t, s, 3)
		return list[0].Before, list[0].After
	}
	put := func(change func(h *calc.Household)) func(tx *Tx) error {
		return func(tx *Tx) error {
			old, err := tx.Household("1")
			if err != nil {
				return err
			}
			h := *old
			change(&h)
			return tx.PutHousehold(old, &h)
		}
	}
	seen := map[[32]byte]string{}
	var first [32]byte
	for name, change := range map[string]func(h *calc.Household){
		"note":    func(h *calc.Household) { h.Note = "危房" },
		"notes":   func(h *calc.Household) { h.Note = "危房2" },
		"phone":   func(h *calc.Household) { h.Phone = "危房" },
		"village": func(h *calc.Household) { h.Region = village(1, 2) },
	} {
		before, after := digests(put(change))
		if again, same := digests(put(change)); again != before || same != after {
			t.Errorf("%s: the same change gives other digests", name)
		}
		if other := seen[after]; other != "" {
			t.Errorf("%s and %s give the same digest", name, other)
		}
		seen[after] = name
		if name == "village" {
			continue
		}
		if first == [32]byte{} {
			first = before
		}
		if before != first {
			t.Errorf("%s: the record was another one before", name)
		}
	}
}

// Every kind of tampering with the journal by somebody who has the data key is
// found, with the sequence at which the chain breaks (C5).
func TestC5TamperedJournals(t *testing.T) {
	s := journalled(t)
	change := func(e *sealedEngine, seq uint64, f func(e *Entry)) error {
		value, err := e.get(journalKey(seq))
		if err != nil {
			return err
		}
		j, err := decodeJournal(value)
		if err != nil {
			return err
		}
		f(j)
		return e.put(journalKey(seq), encodeJournal(j))
	}
	copies := func(e *sealedEngine, from, to uint64) error {
		value, err := e.get(journalKey(from))
		return errors.Join(err, e.put(journalKey(to), value))
	}
	swap := func(e *sealedEngine, a, b uint64) error {
		x, errX := e.get(journalKey(a))
		y, errY := e.get(journalKey(b))
		return errors.Join(errX, errY, e.put(journalKey(a), y), e.put(journalKey(b), x))
	}
	for _, tc := range []struct {
		name   string
		breaks string
		tamper func(e *sealedEngine) error
	}{
		{"first removed", "entry 1", func(e *sealedEngine) error { return e.delete(journalKey(1)) }},
		{"one removed", "entry 4", func(e *sealedEngine) error { return e.delete(journalKey(4)) }},
		{"last removed", "entry 8", func(e *sealedEngine) error { return e.delete(journalKey(8)) }},
		{"last two removed", "entry 7", func(e *sealedEngine) error {
			return errors.Join(e.delete(journalKey(8)), e.delete(journalKey(7)))
		}},
		{"all removed", "entry 1", func(e *sealedEngine) error { return deleteAll(e, all(journalBucket)) }},
		{"one moved up", "entry 4", func(e *sealedEngine) error { return errors.Join(copies(e, 4, 9), e.delete(journalKey(4))) }},
		{"last moved up", "entry 8", func(e *sealedEngine) error { return errors.Join(copies(e, 8, 9), e.delete(journalKey(8))) }},
		{"two swapped", "entry 3", func(e *sealedEngine) error { return swap(e, 3, 4) }},
		{"first and last swapped", "entry 1", func(e *sealedEngine) error { return swap(e, 1, 8) }},
		{"one doubled behind", "entry 9", func(e *sealedEngine) error { return copies(e, 8, 9) }},
		{"one made up behind", "entry 9", func(e *sealedEngine) error {
			return errors.Join(copies(e, 8, 9), change(e, 9, func(j *Entry) { j.Seq = 9 }))
		}},
		{"one made up that continues", "entry 9", func(e *sealedEngine) error {
			last, err := e.get(journalKey(8))
			return errors.Join(err, e.put(journalKey(9), encodeJournal(&Entry{Seq: 9, At: noon, Act: "test", Previous: sha256.Sum256(last)})))
		}},
		{"one put before all", "entry 1", func(e *sealedEngine) error { return copies(e, 1, 0) }},
		{"another's name", "entry 6", func(e *sealedEngine) error { return change(e, 5, func(j *Entry) { j.Operator = "王丽" }) }},
		{"another reason at the end", "entry 8", func(e *sealedEngine) error { return change(e, 8, func(j *Entry) { j.Reason = "x" }) }},
		{"another time", "entry 2", func(e *sealedEngine) error { return change(e, 1, func(j *Entry) { j.At = j.At.Add(time.Second) }) }},
		{"another number", "entry 5", func(e *sealedEngine) error { return change(e, 5, func(j *Entry) { j.Seq = 50 }) }},
		{"another record", "entry 8", func(e *sealedEngine) error { return change(e, 7, func(j *Entry) { j.After[0]++ }) }},
		{"another operation", "entry 4", func(e *sealedEngine) error { return change(e, 3, func(j *Entry) { j.Operation[0]++ }) }},
		{"no longer an entry", "entry 5", func(e *sealedEngine) error { return e.put(journalKey(5), []byte("x")) }},
		{"emptied", "entry 5", func(e *sealedEngine) error { return e.put(journalKey(5), nil) }},
	} {
		t.Run(tc.name, func(t *testing.T) {
			c := editable(t, s)
			forge(t, c, tc.tamper)
			err := c.View(func(tx *Tx) error { return tx.VerifyJournal() })
			if !errors.Is(err, ErrDamaged) || !strings.Contains(err.Error(), tc.breaks+":") {
				t.Errorf("%v, want a break at %s", err, tc.breaks)
			}
			if deep := c.Check(true); !errors.Is(deep, ErrDamaged) {
				t.Errorf("check: %v", deep)
			}
		})
	}
}

// rewritten changes entries from one on and makes a chain of them again.
func rewritten(tx *Tx, from uint64, change func(j *Entry)) error {
	var previous [32]byte
	var err error
	if from > 1 {
		previous, err = tx.digestOf(from - 1)
	}
	for seq := from; err == nil && seq <= tx.head.Journal; seq++ {
		var value []byte
		if value, err = tx.engine.get(journalKey(seq)); err != nil {
			break
		}
		var j *Entry
		if j, err = decodeJournal(value); err != nil {
			break
		}
		change(j)
		j.Previous = previous
		value = encodeJournal(j)
		previous, err = sha256.Sum256(value), tx.engine.put(journalKey(seq), value)
	}
	tx.head.Digest = previous
	return err
}

// Whoever has no key can only take entries away and throw them about (C5).
func TestC5JournalThrownAbout(t *testing.T) {
	s := journalled(t)
	other := sealedAt(t, journalled(t), journalKey(5))
	at := func(seq uint64) []byte { return journalKey(seq).bytes }
	lifted := func(j *bbolt.Bucket, seq uint64) []byte { return bytes.Clone(j.Get(at(seq))) }
	for _, tc := range []struct {
		name   string
		breaks string
		tamper func(j *bbolt.Bucket) error
	}{
		{"first removed", "entry 1", func(j *bbolt.Bucket) error { return j.Delete(at(1)) }},
		{"one removed", "entry 4", func(j *bbolt.Bucket) error { return j.Delete(at(4)) }},
		{"last removed", "entry 8", func(j *bbolt.Bucket) error { return j.Delete(at(8)) }},
		{"one changed", "entry 6", func(j *bbolt.Bucket) error {
			value := lifted(j, 6)
			value[20] ^= 4
			return j.Put(at(6), value)
		}},
		{"one cut short", "entry 6", func(j *bbolt.Bucket) error { return j.Put(at(6), lifted(j, 6)[:overhead-1]) }},
		{"one emptied", "entry 6", func(j *bbolt.Bucket) error { return j.Put(at(6), nil) }},
		{"one moved up", "entry 4", func(j *bbolt.Bucket) error { return errors.Join(j.Put(at(9), lifted(j, 4)), j.Delete(at(4))) }},
		{"two swapped", "entry 3", func(j *bbolt.Bucket) error {
			third, fourth := lifted(j, 3), lifted(j, 4)
			return errors.Join(j.Put(at(3), fourth), j.Put(at(4), third))
		}},
		{"one doubled behind", "entry 9", func(j *bbolt.Bucket) error { return j.Put(at(9), lifted(j, 8)) }},
		{"another store's", "entry 5", func(j *bbolt.Bucket) error { return j.Put(at(5), other) }},
	} {
		t.Run(tc.name, func(t *testing.T) {
			c := editable(t, s)
			raw(t, c, func(tx *bbolt.Tx) error { return tc.tamper(bucketIn(tx, journalBucket)) })
			err := c.View(func(tx *Tx) error { return tx.VerifyJournal() })
			if !errors.Is(err, ErrDamaged) || !strings.Contains(err.Error(), tc.breaks+":") {
				t.Errorf("%v, want a break at %s", err, tc.breaks)
			}
			if deep := c.Check(true); !errors.Is(deep, ErrDamaged) {
				t.Errorf("check: %v", deep)
			}
		})
	}
}

// No byte of the journal can be another without being found.
func TestC5EveryByteOfTheJournalCounts(t *testing.T) {
	s := journalled(t)
	c := editable(t, s)
	for _, seq := range []uint64{1, 5, 8} {
		if missed := missedFlips(t, c, journalKey(seq), 1); len(missed) > 0 {
			t.Errorf("entry %d: flipped unseen: bytes %v", seq, missed)
		}
	}
}
