package store

import (
	"bytes"
	"errors"
	"slices"
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

// The clock is noted as it is; the order is the sequence's.
func TestJournalWithTheClockGoingBack(t *testing.T) {
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

// Every kind of tampering with the journal is found, with the sequence at which
// the chain breaks.
func TestTamperedJournals(t *testing.T) {
	s := journalled(t)
	at := func(seq uint64) []byte { return journalKey(seq).bytes }
	change := func(j *bbolt.Bucket, seq uint64, f func(e *Entry)) error {
		e, err := decodeJournal(j.Get(at(seq)))
		if err != nil {
			return err
		}
		f(e)
		return j.Put(at(seq), encodeJournal(e))
	}
	swap := func(j *bbolt.Bucket, a, b uint64) error {
		x, y := bytes.Clone(j.Get(at(a))), bytes.Clone(j.Get(at(b)))
		return errors.Join(j.Put(at(a), y), j.Put(at(b), x))
	}
	for _, tc := range []struct {
		name   string
		breaks string
		tamper func(j *bbolt.Bucket) error
	}{
		{"first removed", "entry 1", func(j *bbolt.Bucket) error { return j.Delete(at(1)) }},
		{"one removed", "entry 4", func(j *bbolt.Bucket) error { return j.Delete(at(4)) }},
		{"last removed", "entry 7", func(j *bbolt.Bucket) error { return j.Delete(at(8)) }},
		{"all removed", "entry 0", func(j *bbolt.Bucket) error {
			for seq := range uint64(9) {
				if err := j.Delete(at(seq)); err != nil {
					return err
				}
			}
			return nil
		}},
		{"one moved up", "entry 4", func(j *bbolt.Bucket) error {
			return errors.Join(j.Put(at(9), bytes.Clone(j.Get(at(4)))), j.Delete(at(4)))
		}},
		{"two swapped", "entry 3", func(j *bbolt.Bucket) error { return swap(j, 3, 4) }},
		{"first and last swapped", "entry 1", func(j *bbolt.Bucket) error { return swap(j, 1, 8) }},
		{"one doubled behind", "entry 9", func(j *bbolt.Bucket) error { return j.Put(at(9), bytes.Clone(j.Get(at(8)))) }},
		{"one made up behind", "entry 9", func(j *bbolt.Bucket) error {
			return errors.Join(j.Put(at(9), bytes.Clone(j.Get(at(8)))), change(j, 9, func(e *Entry) { e.Seq = 9 }))
		}},
		{"one put before all", "entry 1", func(j *bbolt.Bucket) error { return j.Put(at(0), bytes.Clone(j.Get(at(1)))) }},
		{"another's name", "entry 6", func(j *bbolt.Bucket) error { return change(j, 5, func(e *Entry) { e.Operator = "王丽" }) }},
		{"another reason at the end", "entry 8", func(j *bbolt.Bucket) error { return change(j, 8, func(e *Entry) { e.Reason = "x" }) }},
		{"another time", "entry 2", func(j *bbolt.Bucket) error { return change(j, 1, func(e *Entry) { e.At = e.At.Add(time.Second) }) }},
		{"another number", "entry 5", func(j *bbolt.Bucket) error { return change(j, 5, func(e *Entry) { e.Seq = 50 }) }},
		{"another record", "entry 8", func(j *bbolt.Bucket) error { return change(j, 7, func(e *Entry) { e.After[0]++ }) }},
		{"no longer an entry", "entry 5", func(j *bbolt.Bucket) error { return j.Put(at(5), []byte("x")) }},
		{"emptied", "entry 5", func(j *bbolt.Bucket) error { return j.Put(at(5), nil) }},
	} {
		t.Run(tc.name, func(t *testing.T) {
			c := editable(t, s)
			edit(t, c, func(tx *bbolt.Tx) error { return tc.tamper(tx.Bucket([]byte("journal"))) })
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

// No byte of the journal can be another without the chain breaking.
func TestEveryByteOfTheJournalCounts(t *testing.T) {
	s := journalled(t)
	c := editable(t, s)
	for _, seq := range []uint64{1, 5, 8} {
		missed := missedFlips(t, c, "journal", journalKey(seq).bytes, 1)
		if len(missed) > 0 {
			t.Errorf("entry %d: flipped unseen: bytes %v", seq, missed)
		}
	}
}

func TestMovedJournalKeyIsFound(t *testing.T) {
	s := journalled(t)
	c := editable(t, s)
	edit(t, c, func(tx *bbolt.Tx) error {
		j := tx.Bucket([]byte("journal"))
		return errors.Join(j.Put(journalKey(9).bytes, bytes.Clone(j.Get(journalKey(8).bytes))), j.Delete(journalKey(8).bytes))
	})
	if err := c.Check(true); !errors.Is(err, ErrDamaged) {
		t.Errorf("check: %v", err)
	}
}

// missedFlips flips a bit of every step-th byte of one value, and lists the
// bytes whose change the deep check does not find.
func missedFlips(t testing.TB, s *Store, bucket string, key []byte, step int) []int {
	t.Helper()
	var value []byte
	edit(t, s, func(tx *bbolt.Tx) error {
		value = bytes.Clone(tx.Bucket([]byte(bucket)).Get(key))
		return nil
	})
	if len(value) == 0 {
		t.Fatalf("nothing in %s at %x", bucket, key)
	}
	put := func(v []byte) {
		edit(t, s, func(tx *bbolt.Tx) error { return tx.Bucket([]byte(bucket)).Put(key, v) })
	}
	var missed []int
	for i := 0; i < len(value); i += step {
		flipped := slices.Clone(value)
		flipped[i] ^= 1
		put(flipped)
		if err := s.Check(true); err == nil {
			missed = append(missed, i)
		} else if !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrVersion) {
			t.Errorf("%s: byte %d: %v", bucket, i, err)
		}
	}
	put(value)
	return missed
}
