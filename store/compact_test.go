package store

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"doudi/calc"
)

// bulky changes every household of a county to one with a note so long.
func bulky(t testing.TB, s *Store, households, note int) {
	t.Helper()
	act(t, s, func(tx *Tx) error {
		for i := range households {
			h := family(fmt.Sprint(i), village(1, 1), "张三", i)
			h.Note = strings.Repeat("x", note)
			old, err := tx.Household(h.Number)
			if errors.Is(err, ErrNotFound) {
				old, err = nil, nil
			}
			if err = errors.Join(err, tx.PutHousehold(old, h)); err != nil {
				return err
			}
		}
		return nil
	})
}

// occupied are the bytes of a store's file, and those that are free within it.
func occupied(t testing.TB, s *Store) (size, free int64) {
	t.Helper()
	info, err := os.Stat(s.Path)
	if err != nil {
		t.Fatal(err)
	}
	db, err := bbolt.Open(s.Path, 0o600, &bbolt.Options{ReadOnly: true, PreLoadFreelist: true, Timeout: 10 * time.Second})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	return info.Size(), int64(db.Stats().FreePageN) * int64(db.Info().PageSize)
}

// A file laid out anew holds what the old one held, no more and no less, and goes on.
func TestCompact(t *testing.T) {
	s := anchoredStore(t)
	furnish(t, s, 480)
	s.passing = true // so that no act lays it out
	for range 3 {
		bulky(t, s, 480, 9000)
	}
	was := dump(t, s)
	size, free := occupied(t, s)
	if free < size/4 {
		t.Fatalf("of %d bytes %d are free: nothing to gain", size, free)
	}
	if err := s.compact(newOperation()); err != nil {
		t.Fatal(err)
	}
	if dump(t, s) != was {
		t.Error("the records are others than before")
	}
	after, left := occupied(t, s)
	if after > size-free*3/4 || left > after/16 {
		t.Errorf("of %d bytes with %d free there are %d with %d free", size, free, after, left)
	}
	whole(t, s)
	bulky(t, s, 3, 10)
	whole(t, s)
	if names := proofsBeside(t, s); len(names) > 0 {
		t.Errorf("left behind: %v", names)
	}
}

// A file of smaller pages gets the pages of today.
func TestCompactSmallPages(t *testing.T) {
	s := newStore(t)
	furnish(t, s, 48)
	older := storeAt(filepath.Join(t.TempDir(), "older.db"))
	raw(t, s, func(from *bbolt.Tx) error {
		db, err := bbolt.Open(older.Path, 0o600, &bbolt.Options{PageSize: smallestPage})
		if err != nil {
			return err
		}
		return errors.Join(bbolt.Compact(db, from.DB(), 0), db.Close())
	})
	was := dump(t, older)
	for _, size := range []int{smallestPage, pageSize} {
		file, err := os.Open(older.Path)
		if err != nil {
			t.Fatal(err)
		}
		if says, ok := beginningOf(file); !ok || says.pageSize != size {
			t.Errorf("%+v, %v; want pages of %d", says, ok, size)
		}
		if err := errors.Join(file.Close(), older.compact(newOperation())); err != nil {
			t.Fatal(err)
		}
	}
	if dump(t, older) != was || was != dump(t, s) {
		t.Error("the records are others than before")
	}
	whole(t, older)
}

// An act that leaves much free lays the file out anew, one that is small does not,
// nor does one in a copy that is taken away again or on a medium that is not trusted.
func TestTighten(t *testing.T) {
	const households, note = 600, 8000
	for name, tc := range map[string]struct {
		set       func(s *Store)
		tightened bool
	}{
		"county":         {func(*Store) {}, true},
		"passing copy":   {func(s *Store) { s.passing = true }, false},
		"another medium": {func(s *Store) { s.AnyMedium = "on a share" }, false},
	} {
		t.Run(name, func(t *testing.T) {
			s := newStore(t)
			bulky(t, s, households, note)
			tc.set(s)
			bulky(t, s, households, note)
			switch size, free := occupied(t, s); {
			case tc.tightened && free > leastFree/4:
				t.Errorf("of %d bytes %d are free still", size, free)
			case !tc.tightened && free < households*note:
				t.Errorf("of %d bytes %d are free", size, free)
			case !tc.tightened:
				s.passing, s.AnyMedium = false, ""
				bulky(t, s, 1, 1)
				if now, _ := occupied(t, s); now < size {
					t.Errorf("a small act made %d bytes of %d", now, size)
				}
			}
		})
	}
}

// What counts as loose.
func TestFootprintLoose(t *testing.T) {
	const mb = 1 << 20
	for _, tc := range []struct {
		footprint
		loose bool
	}{
		{footprint{2 * mb, 4 * mb, 32 * mb}, true},
		{footprint{2*mb - 1, 4 * mb, 32 * mb}, false},
		{footprint{2 * mb, 4*mb - 1, 32 * mb}, false},
		{footprint{64 * mb, 64 * mb, 1024 * mb}, true},
		{footprint{64 * mb, 64*mb - 1, 1024 * mb}, false},
		{footprint{64*mb - 1, 64 * mb, 1024 * mb}, false},
		{footprint{}, false},
	} {
		if got := tc.footprint.loose(); got != tc.loose {
			t.Errorf("%+v: %v", tc.footprint, got)
		}
	}
}

// Nothing that others do while the file is laid out anew is lost (S11).
func TestS11CompactAmongOthers(t *testing.T) {
	var s *Store
	rounds := sized(50, 1000)
	if testing.Short() {
		rounds = 5
	}
	replaced := 0
	for i := range rounds {
		if i%25 == 0 { // before it grows so long that somebody always acts meanwhile
			s = newStore(t)
			act(t, s, func(tx *Tx) error { return tx.PutHousehold(nil, family("1", village(1, 1), "张三", 1)) })
		}
		before := horizon(t, s)
		p := start(t, "act many times", s.Path)
		over := make(chan map[string]bool)
		go func() {
			told := map[string]bool{}
			for word := p.hear(); word != ""; word = p.hear() {
				told[word] = true
			}
			over <- told
		}()
		var told map[string]bool
		for told == nil {
			is, err := os.Stat(s.Path)
			if err = errors.Join(err, s.compact(newOperation())); err != nil {
				t.Fatal(err)
			}
			if now, err := os.Stat(s.Path); err != nil || !os.SameFile(is, now) {
				replaced++
			}
			select {
			case told = <-over:
			default:
			}
		}
		p.finish(t)
		if after := horizon(t, s); after != before+actsEach || len(told) != actsEach {
			t.Fatalf("%d acts were told, and the decisions go from %d to %d", len(told), before, after)
		}
	}
	t.Logf("the file was replaced %d times in %d rounds", replaced, rounds)
	if replaced == 0 || replaced < rounds/10 {
		t.Errorf("the file was replaced %d times in %d rounds", replaced, rounds)
	}
}

func horizon(t testing.TB, s *Store) (last uint64) {
	t.Helper()
	view(t, s, func(tx *Tx) error {
		last = tx.Horizon()
		return tx.VerifyJournal()
	})
	return last
}

// A file that does not hold is left as it is, and that is told.
func TestTightenDamaged(t *testing.T) {
	s := anchoredStore(t)
	county(t, s, func(i int) int { return i % 3 })
	raw(t, s, func(tx *bbolt.Tx) error {
		k := homeKey("7")
		return tx.Bucket([]byte(bucketNames[k.bucket])).Delete(k.bytes)
	})
	var told []string
	s.Tell = func(code string, _ ...string) { told = append(told, code) }
	before, err := os.ReadFile(s.Path)
	if err != nil {
		t.Fatal(err)
	}
	s.tighten(newOperation())
	after, err := os.ReadFile(s.Path)
	if err != nil || string(after) != string(before) {
		t.Errorf("the file was changed, %v", err)
	}
	if len(told) != 1 || told[0] != "store.unsound" {
		t.Errorf("told %q", told)
	}
	if names := proofsBeside(t, s); len(names) > 0 {
		t.Errorf("left behind: %v", names)
	}
}

// However many months a county works, its file stays within three times what it
// holds (S16).
func TestS16Growth(t *testing.T) {
	s := newStore(t)
	const households = 5000
	months := sized(12, 120)
	countyOf(t, s, households, func(i int) int { return i % 3 })
	engage(t, s)
	r := rand.New(rand.NewPCG(16, 0))
	change := func(tx *Tx) error {
		old, err := tx.Household(calc.HouseholdNumber(fmt.Sprint(r.IntN(households))))
		if err != nil {
			return err
		}
		h := *old
		h.Note = strings.Repeat("x", r.IntN(200))
		return errors.Join(tx.PutHousehold(old, &h), tx.AddDecision(h.Region, calc.AwardKey{Household: h.Number, Program: calc.Dibao}, determination(opening)))
	}
	for m := range months {
		act(t, s, func(tx *Tx) (err error) { // the month's sheets
			for range households / 5 {
				err = errors.Join(err, change(tx))
			}
			return err
		})
		for range 20 { // at the counter
			act(t, s, change)
		}
		sealed(t, s, opening+calc.Month(m))
		if m != 0 && m != months-1 {
			continue
		}
		anew := filepath.Join(t.TempDir(), "anew.db")
		if err := s.layOutIn(anew); err != nil {
			t.Fatal(err)
		}
		size, free := occupied(t, s)
		live, _ := occupied(t, storeAt(anew))
		t.Logf("month %d: %d bytes, %d of them free; laid out anew %d", m+1, size, free, live)
		if size > 3*live {
			t.Errorf("after %d months the file takes %d bytes for %d", m+1, size, live)
		}
	}
}
