package store

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"doudi/calc"
)

// waysOf are the searches that a Directory answers as the store does.
var waysOf = map[string]func(s *Search, text string, most int) ([]calc.HouseholdNumber, int, error){
	"name": (*Search).ByName, "sound": (*Search).BySound, "tail": (*Search).ByTail,
	"number": func(s *Search, text string, most int) ([]calc.HouseholdNumber, int, error) {
		return s.ByNumber(calc.HouseholdNumber(text), most)
	},
	"village": (*Search).InVillages,
	"whole": func(s *Search, text string, _ int) ([]calc.HouseholdNumber, int, error) {
		if s.Whole(calc.HouseholdNumber(text)) {
			return []calc.HouseholdNumber{calc.HouseholdNumber(text)}, 1, nil
		}
		return nil, 0, nil
	},
}

// TestDirectoryFindsWhatTheStoreFinds: whatever households there are, whatever
// becomes of them, the directory in memory finds what the store finds, and more
// than is asked for is counted.
func TestDirectoryFindsWhatTheStoreFinds(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s, within := newStore(t), rapid.SampledFrom([]string{"", string(village(1, 1).Township()), string(village(2, 1)), string(village(9, 9))}).Draw(rt, "within")
		var directory *Directory
		for range rapid.IntRange(1, 4).Draw(rt, "acts") {
			changeAnything(rt, t, s)
			view(t, s, func(tx *Tx) (err error) {
				if directory, err = tx.Directory(within, directory); err != nil {
					return err
				}
				if directory.At() != tx.Changed() || directory.Within() != within {
					rt.Errorf("of %q at %d, not of %q at %d", directory.Within(), directory.At(), within, tx.Changed())
				}
				for range 20 {
					way, text, most := rapid.SampledFrom(sortedWays()).Draw(rt, "way"), searchTexts.Draw(rt, "text"), rapid.IntRange(1, 9).Draw(rt, "most")
					sameFound(rt, tx, directory, way, text, most)
				}
				return nil
			})
		}
	})
}

func sortedWays() []string {
	var names []string
	for name := range waysOf {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

var searchTexts = rapid.SampledFrom([]string{
	"", "张", "张三", "三", "李", "赵四", "z", "zs", "zhang", "zhangsan", "l", "9", "0001", "1", "2", "01", "12", "1200", "001234", "household", "\t", "\n", "张三\t", "Li", "li",
	"9999", "999901", string(village(1, 1)), string(village(2, 2)), "99990100", "10", "100000001", "\xff",
})

// changeAnything adds, renames and moves households.
func changeAnything(rt *rapid.T, t *testing.T, s *Store) {
	act(t, s, func(tx *Tx) error {
		for range rapid.IntRange(1, 5).Draw(rt, "changes") {
			n := rapid.SampledFrom([]string{"1", "10", "12", "2", "1000000012", "1000000013", "户1"}).Draw(rt, "number")
			h := family(n, village(rapid.IntRange(1, 2).Draw(rt, "town"), rapid.IntRange(1, 2).Draw(rt, "village")), rapid.SampledFrom([]string{"张三", "张三丰", "李四", "Li Lei", "赵四"}).Draw(rt, "name"), len(n))
			h.Members[0].ID = calc.IDNumber(fmt.Sprint("99", n, "0001"))
			h.Account = rapid.SampledFrom([]string{"", "12", "623000001234"}).Draw(rt, "account")
			old, err := tx.Household(h.Number)
			if err != nil && !errors.Is(err, ErrNotFound) {
				return err
			}
			if err := tx.PutHousehold(old, h); err != nil {
				return err
			}
		}
		return nil
	})
}

func sameFound(rt *rapid.T, tx *Tx, d *Directory, way, text string, most int) {
	want, _, err := waysOf[way](tx.Search(d.Within()), text, most)
	got, total, gotErr := waysOf[way](d.Search(), text, most)
	if way == "village" && !strings.HasPrefix(text, d.Within()) {
		return // who asks keeps to the villages that the directory has
	}
	if err := errors.Join(err, gotErr); err != nil {
		rt.Fatal(err)
	}
	every, all, err := waysOf[way](tx.Search(d.Within()), text, 99)
	if join(got) != join(want) || total != len(every) || all != len(every) || err != nil {
		rt.Errorf("%s %q within %q: %q of %d, and the store has %q of %q, %v", way, text, d.Within(), join(got), total, join(want), join(every), err)
	}
	for _, n := range got {
		h, err := tx.Household(n)
		if err != nil || !slices.Equal(d.Names(n), valuesOf(h, byName)) || !slices.Equal(d.Tails(n), valuesOf(h, byTail)) {
			rt.Errorf("household %s has %q and %q, %v", n, d.Names(n), d.Tails(n), err)
		}
	}
}

// TestDirectoryTakesOverWhatIsTheSame: of an act in one village, the chunks of the
// others are not read again.
func TestDirectoryTakesOverWhatIsTheSame(t *testing.T) {
	s := people(t)
	var before, after *Directory
	view(t, s, func(tx *Tx) (err error) { before, err = tx.Directory("", nil); return err })
	act(t, s, func(tx *Tx) error { return tx.PutHousehold(nil, family("77", village(1, 2), "赵六", 77)) })
	view(t, s, func(tx *Tx) (err error) { after, err = tx.Directory("", before); return err })
	if before.Len() != 4 || after.Len() != 5 {
		t.Errorf("%d households, then %d", before.Len(), after.Len())
	}
	for i := range after.villages {
		now := &after.villages[i]
		was := before.village(now.code)
		if same := was != nil && &was.lines[0][0] == &now.lines[0][0]; same != (now.code != village(1, 2)) {
			t.Errorf("the lines of %s are the same: %v", now.code, same)
		}
	}
	if _, err := before.Home("77"); !errors.Is(err, ErrNotFound) || before.Names("77") != nil || before.Tails("77") != nil {
		t.Errorf("what was read before has changed: %v", err)
	}
}

// TestDirectoryThatLacksAVillage: chunks that do not go together are damage.
func TestDirectoryThatLacksAVillage(t *testing.T) {
	s := people(t)
	for _, kind := range searchKinds {
		for _, lacking := range []calc.RegionCode{village(1, 1), village(1, 2), village(2, 1)} {
			err := s.Act(func(tx *Tx) (Entry, error) {
				if err := tx.engine.delete(directoryKey(kind, lacking)); err != nil {
					return Entry{}, err
				}
				if _, err := tx.Directory("", nil); !errors.Is(err, ErrDamaged) {
					t.Errorf("without the chunk of %c of %s: %v", kind, lacking, err)
				}
				return Entry{}, nil
			})
			if err != nil {
				t.Fatal(err)
			}
		}
	}
}

// TestDirectoryByOneLetter: what one letter finds in memory is what it finds in the
// store, a sound of one letter first, and the villages that are only counted are
// counted right.
func TestDirectoryByOneLetter(t *testing.T) {
	s := newStore(t)
	names := []string{"张三", "赵子安", "鄂", "周鄂", "李额", "恩和", "张周"}
	act(t, s, func(tx *Tx) error {
		for i := range 3 * villagesAPart {
			h := family(fmt.Sprintf("%04d", i), village(1+i/100, 1+i%100/3), names[i%len(names)], i)
			h.Payee = names[(i/2)%len(names)]
			if err := tx.PutHousehold(nil, h); err != nil {
				return err
			}
		}
		return nil
	})
	view(t, s, func(tx *Tx) error {
		d, err := tx.Directory("", nil)
		if err != nil {
			return err
		}
		again, err := tx.Directory("", d)
		if err != nil {
			return err
		}
		hits := 0
		for letter := 'a'; letter <= 'z'; letter++ {
			every, all, err := tx.Search("").BySound(string(letter), 9999)
			hits += all
			for _, d := range []*Directory{d, again} {
				for _, most := range []int{0, 1, 5, 50, 9999} {
					found, total, inMemory := d.Search().BySound(string(letter), most)
					if join(found) != join(every[:min(most, len(every))]) || total != all || err != nil || inMemory != nil {
						t.Errorf("%c, at most %d: %d of %d, want %d: %v, %v", letter, most, len(found), total, all, err, inMemory)
					}
				}
			}
		}
		if hits < 3*villagesAPart {
			t.Errorf("the letters find %d", hits)
		}
		return nil
	})
}

// TestDirectoryOfManyVillages: what is found in parts is taken together in the
// order of the villages, the whole names of all of them first.
func TestDirectoryOfManyVillages(t *testing.T) {
	s := newStore(t)
	var whole, begun []string
	act(t, s, func(tx *Tx) error {
		for i := range 5 * villagesAPart {
			h := family(fmt.Sprintf("%04d", i), village(1+i/100, 1+i%100), "张三", i)
			if i%3 == 0 {
				h.Members[0].Name = "张三丰"
			}
			h.Payee = h.Members[0].Name
			if i%3 == 0 {
				begun = append(begun, string(h.Number))
			} else {
				whole = append(whole, string(h.Number))
			}
			if err := tx.PutHousehold(nil, h); err != nil {
				return err
			}
		}
		return nil
	})
	view(t, s, func(tx *Tx) error {
		d, err := tx.Directory("", nil)
		if err != nil {
			return err
		}
		every := append(whole, begun...)
		for _, most := range []int{0, 1, 7, len(whole), len(whole) + 1, len(every), 9999} {
			found, total, err := d.Search().ByName("张三", most)
			if want := every[:min(most, len(every))]; join(found) != strings.Join(want, " ") || total != len(every) || err != nil {
				t.Errorf("at most %d: %q of %d, %v; want %q of %d", most, join(found), total, err, want, len(every))
			}
		}
		return nil
	})
}
