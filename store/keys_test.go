package store

import (
	"bytes"
	"cmp"
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"doudi/calc"
)

var (
	regionCodes = rapid.Map(rapid.StringMatching(`[0-9]{12}`), func(s string) calc.RegionCode { return calc.RegionCode(s) })
	// numbers are what a household may be numbered: the short ones begin each other.
	numbers = rapid.Map(rapid.OneOf(
		rapid.SampledFrom([]string{"1", "10", "100", "101", "11", "2", "01", "户1", "户10"}),
		rapid.StringMatching(`[0-9A-Za-z/户-]{1,32}`),
	), func(s string) calc.HouseholdNumber { return calc.HouseholdNumber(s) })
)

func TestHouseholdsLieByRegionAndNumber(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r1, r2 := regionCodes.Draw(t, "region"), regionCodes.Draw(t, "other region")
		n1, n2 := numbers.Draw(t, "number"), numbers.Draw(t, "other number")
		want := cmp.Or(strings.Compare(string(r1), string(r2)), strings.Compare(string(n1), string(n2)))
		if got := bytes.Compare(householdKey(r1, n1).bytes, householdKey(r2, n2).bytes); got != want {
			t.Fatalf("%s %s against %s %s: %d, want %d", r1, n1, r2, n2, got, want)
		}
	})
}

// The walk of Cases rests on it: decisions lie in the order of their
// households, and between the keys that begin and end one's own.
func TestDecisionsLieWithTheirHouseholds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r1, r2 := regionCodes.Draw(t, "region"), regionCodes.Draw(t, "other region")
		n1, n2 := numbers.Draw(t, "number"), numbers.Draw(t, "other number")
		d1 := decisionKey(r1, n1, rapid.Uint64().Draw(t, "seq"))
		d2 := decisionKey(r2, n2, rapid.Uint64().Draw(t, "other seq"))
		h1, h2 := householdKey(r1, n1), householdKey(r2, n2)
		if c := bytes.Compare(h1.bytes, h2.bytes); c != 0 && bytes.Compare(d1.bytes, d2.bytes) != c {
			t.Fatalf("%x lies otherwise to %x than their households", d1.bytes, d2.bytes)
		}
		begin := decisionsKey(r1, n1)
		inside := func(k key) bool { return !k.before(begin) && k.before(begin.after()) }
		if !inside(d1) {
			t.Fatalf("%x is not among its household's own", d1.bytes)
		}
		if inside(d2) && (r1 != r2 || n1 != n2) {
			t.Fatalf("%x is among the decisions of %s %s", d2.bytes, r1, n1)
		}
	})
}

// Nothing of a person can be read in a key, and whoever has another store's key
// makes another one of the same number.
func TestPersonKeysAreBlind(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		mine, other := blind{digest(t)}, blind{digest(t)}
		id := person18(rapid.IntRange(0, 9999).Draw(t, "person"))
		k := personKey(mine, id)
		if len(k.bytes) != blindSize || bytes.Contains(k.bytes, []byte(id[14:])) {
			t.Fatalf("%x of %s", k.bytes, id)
		}
		if mine != other && bytes.Equal(k.bytes, personKey(other, id).bytes) || bytes.Equal(k.bytes, personKey(mine, id+"0").bytes) {
			t.Fatalf("%x stands for two", k.bytes)
		}
	})
}

func TestNumbersLieInTheirOrder(t *testing.T) {
	seqs := []uint64{0, 1, 127, 128, 255, 256, 1 << 16, 1<<32 - 1, 1 << 32, math.MaxInt64, math.MaxUint64}
	ordered := func(name string, keys ...key) {
		t.Helper()
		for i := 1; i < len(keys); i++ {
			if !keys[i-1].before(keys[i]) {
				t.Errorf("%s: %x does not lie before %x", name, keys[i-1].bytes, keys[i].bytes)
			}
		}
	}
	var journal, decisions []key
	for _, n := range seqs {
		journal = append(journal, journalKey(n))
		decisions = append(decisions, decisionKey(village(1, 1), "1", n))
	}
	ordered("journal", journal...)
	ordered("decision", decisions...)
	ordered("policy", policyKey(1), policyKey(2), policyKey(255), policyKey(256), policyKey(math.MaxInt32))
	ordered("roster", entriesKey(opening, ""), entriesKey(opening, village(1, 1)), entriesKey(opening, village(1, 2)),
		findingsKey(opening), sealKey(opening), entriesKey(opening+1, village(1, 1)), entriesKey(calc.NewMonth(2199, 12), ""))
}

func TestAfterEndsAPrefix(t *testing.T) {
	for _, tc := range []struct{ begin, want string }{{"a", "b"}, {"a\xff", "b"}, {"a\xff\xff", "b"}, {"9999", "999:"}, {"a\x00", "a\x01"}} {
		if got := (key{homeBucket, []byte(tc.begin)}).after(); string(got.bytes) != tc.want || got.bucket != homeBucket {
			t.Errorf("after %q comes %q, want %q", tc.begin, got.bytes, tc.want)
		}
	}
	for _, begin := range []string{"", "\xff", "\xff\xff"} {
		if got := (key{homeBucket, []byte(begin)}).after(); got.bytes != nil {
			t.Errorf("after %q comes %q, want the end", begin, got.bytes)
		}
	}
}

// Households 1, 10 and 100 begin each other's numbers; none may see what is
// another's.
func TestNumbersThatBeginEachOther(t *testing.T) {
	s := newStore(t)
	numbers := []calc.HouseholdNumber{"1", "10", "100", "1000", "11", "2"}
	act(t, s, func(tx *Tx) error {
		for i, n := range numbers {
			h := family(string(n), village(1, 1), "张"+strings.Repeat("三", i+1), i)
			h.Account = ""
			if err := tx.PutHousehold(nil, h); err != nil {
				return err
			}
			for range i + 1 {
				if err := tx.AddDecision(h.Region, calc.AwardKey{Household: n, Program: calc.Dibao}, determination(opening)); err != nil {
					return err
				}
			}
		}
		return nil
	})
	act(t, s, func(tx *Tx) error { // only 10 moves
		old, err := tx.Household("10")
		if err != nil {
			return err
		}
		moved := *old
		moved.Region = village(2, 1)
		return tx.PutHousehold(old, &moved)
	})
	view(t, s, func(tx *Tx) error {
		for i, n := range numbers {
			h, err := tx.Household(n)
			if err != nil {
				return err
			}
			awards, err := tx.Awards(h.Region, n)
			if err != nil || len(awards) != 1 || awards[0].Household != n || len(awards[0].Decisions) != i+1 {
				t.Errorf("household %s has %+v, %v", n, awards, err)
			}
			if found, _, err := tx.Search("").ByTail(string(person18(i)[14:]), 9); err != nil || !slices.Equal(found, []calc.HouseholdNumber{n}) {
				t.Errorf("the tail of %s finds %v, %v", n, found, err)
			}
			if found, err := tx.HouseholdOf(person18(i)); err != nil || found != n {
				t.Errorf("the person of %s is found in %s, %v", n, found, err)
			}
		}
		for begin, want := range map[calc.HouseholdNumber]int{"1": 5, "10": 3, "100": 2, "1000": 1, "2": 1, "3": 0, "": 6} {
			if found, _, err := tx.Search("").ByNumber(begin, 99); err != nil || len(found) != want {
				t.Errorf("%d numbers begin with %q: %v, %v", len(found), begin, found, err)
			}
		}
		moved, err := tx.Moved()
		if len(moved) != 1 || !slices.Equal(moved["10"], []calc.RegionCode{village(1, 1)}) {
			t.Errorf("moved: %v", moved)
		}
		return err
	})
}
