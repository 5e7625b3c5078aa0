package store

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"doudi/calc"
)

// people fills a store with households that are found in different ways.
func people(t *testing.T) *Store {
	t.Helper()
	s := newStore(t)
	couple := family("1", village(1, 1), "单雄信", 1)
	couple.Members = append(couple.Members, calc.Member{Name: "张三", ID: person18(2)}, calc.Member{Name: "张三", ID: person18(3)})
	couple.Account = "6230000000000009999"
	stranger := family("10", village(1, 2), "张三丰", 10)
	stranger.Payee, stranger.Account = "娜仁·图雅", "12"
	permit := family("100", village(2, 1), "Li Lei", 100)
	permit.Members[0].ID, permit.Account = "83000019600101100X", ""
	nobody := family("2", village(2, 1), "", 0)
	nobody.Members, nobody.Payee, nobody.Account = nil, "", ""
	act(t, s, func(tx *Tx) error {
		return errors.Join(tx.PutHousehold(nil, couple), tx.PutHousehold(nil, stranger), tx.PutHousehold(nil, permit), tx.PutHousehold(nil, nobody))
	})
	return s
}

// ways are the searches of the store by name.
var ways = map[string]func(tx *Tx, text string, most int) ([]calc.HouseholdNumber, error){
	"name": func(tx *Tx, text string, most int) ([]calc.HouseholdNumber, error) {
		return first(tx.Search("").ByName(text, most))
	},
	"sound": func(tx *Tx, text string, most int) ([]calc.HouseholdNumber, error) {
		return first(tx.Search("").BySound(text, most))
	},
	"tail": func(tx *Tx, text string, most int) ([]calc.HouseholdNumber, error) {
		return first(tx.Search("").ByTail(text, most))
	},
	"number": func(tx *Tx, text string, most int) ([]calc.HouseholdNumber, error) {
		return first(tx.Search("").ByNumber(calc.HouseholdNumber(text), most))
	},
	"person": func(tx *Tx, text string, _ int) ([]calc.HouseholdNumber, error) {
		n, err := tx.HouseholdOf(calc.IDNumber(text))
		if errors.Is(err, ErrNotFound) {
			return nil, nil
		}
		return []calc.HouseholdNumber{n}, err
	},
}

func TestFind(t *testing.T) {
	s := people(t)
	for _, tc := range []struct{ way, text, want string }{
		{"name", "张三", "1 10"},
		{"name", "张三丰", "10"},
		{"name", "张", "1 10"},
		{"name", "三", ""},
		{"name", "单雄信", "1"},
		{"name", "娜仁·图雅", "10"},
		{"name", "Li", "100"},
		{"sound", "shanxiongxin", "1"},
		{"sound", "danxiongxin", "1"},
		{"sound", "sxx", "1"},
		{"sound", "zhangsan", "1 10"},
		{"sound", "zs", "1 10"},
		{"sound", "zsf", "10"},
		{"sound", "narentuya", "10"},
		{"sound", "li", "100"},
		{"sound", "q", ""},
		{"tail", "9999", "1"},
		{"tail", "0003", "1"},
		{"tail", "100X", "100"},
		{"tail", "0012", ""},
		{"tail", "12", "10"},
		{"tail", "999", "1"},
		{"tail", "0009999", "1"},
		{"tail", "999910009999", "1"},
		{"tail", "00", ""},
		{"tail", "\t", ""},
		{"tail", "", ""},
		{"name", "张三\t张三", ""},
		{"sound", "\n10", ""},
		{"number", "1", "1 10 100"},
		{"number", "10", "10 100"},
		{"number", "2", "2"},
		{"number", "20", ""},
		{"person", string(person18(2)), "1"},
		{"person", string(person18(2))[:17], ""},
		{"person", string(person18(2)) + "0", ""},
		{"person", "83000019600101100X", "100"},
		{"person", "", ""},
	} {
		view(t, s, func(tx *Tx) error {
			found, err := ways[tc.way](tx, tc.text, 99)
			if got := join(found); got != tc.want {
				t.Errorf("%s %q finds %q, want %q", tc.way, tc.text, got, tc.want)
			}
			return err
		})
	}
}

func join(ns []calc.HouseholdNumber) string {
	words := make([]string, len(ns))
	for i, n := range ns {
		words[i] = string(n)
	}
	return strings.Join(words, " ")
}

// What a household is no longer called, it is no longer found by.
func TestNamesGoWithThoseWhoHadThem(t *testing.T) {
	s := people(t)
	act(t, s, func(tx *Tx) error {
		old, err := tx.Household("1")
		if err != nil {
			return err
		}
		changed := *old
		changed.Members = []calc.Member{{Name: "张三", ID: person18(3)}, {Name: "李四", ID: person18(77)}}
		changed.Payee, changed.Account = "李四", ""
		return tx.PutHousehold(old, &changed)
	})
	for _, tc := range []struct{ way, text, want string }{
		{"name", "单雄信", ""},
		{"sound", "sxx", ""},
		{"sound", "danxiongxin", ""},
		{"tail", "9999", ""},
		{"tail", "0001", ""},
		{"tail", "0002", ""},
		{"person", string(person18(1)), ""},
		{"person", string(person18(2)), ""},
		{"tail", "0003", "1"},
		{"person", string(person18(3)), "1"},
		{"name", "张三", "1 10"},
		{"name", "李四", "1"},
		{"sound", "lisi", "1"},
		{"tail", "0077", "1"},
	} {
		view(t, s, func(tx *Tx) error {
			found, err := ways[tc.way](tx, tc.text, 99)
			if got := join(found); got != tc.want {
				t.Errorf("%s %q finds %q, want %q", tc.way, tc.text, got, tc.want)
			}
			return err
		})
	}
}

// A person who goes from one household to another within one act is found in
// the new one only, whichever is written first.
func TestPeopleWhoGoToAnotherHousehold(t *testing.T) {
	for _, leavesFirst := range []bool{true, false} {
		s := newStore(t)
		from, to := family("1", village(1, 1), "张三", 1), family("2", village(1, 1), "李四", 2)
		act(t, s, func(tx *Tx) error { return errors.Join(tx.PutHousehold(nil, from), tx.PutHousehold(nil, to)) })
		act(t, s, func(tx *Tx) error {
			left, joined := *from, *to
			left.Members, left.Payee = nil, ""
			joined.Members = append(slices.Clone(to.Members), from.Members...)
			leave := func() error { return tx.PutHousehold(from, &left) }
			come := func() error { return tx.PutHousehold(to, &joined) }
			if leavesFirst {
				return errors.Join(leave(), come())
			}
			return errors.Join(come(), leave())
		})
		view(t, s, func(tx *Tx) error {
			n, err := tx.HouseholdOf(person18(1))
			if n != "2" {
				t.Errorf("leaves first %v: the person is found in %q", leavesFirst, n)
			}
			return err
		})
	}
}

func TestFindNoMoreThanAsked(t *testing.T) {
	s := newStore(t)
	act(t, s, func(tx *Tx) error {
		for i := range 30 {
			h := family(string(rune('a'+i)), village(1, i), "张三", 10_000*i)
			if err := tx.PutHousehold(nil, h); err != nil {
				return err
			}
		}
		return nil
	})
	for name, find := range ways {
		if name == "person" || name == "tail" {
			continue
		}
		text := map[string]string{"name": "张", "sound": "z"}[name]
		view(t, s, func(tx *Tx) error {
			found, err := find(tx, text, 7)
			if len(found) != 7 {
				t.Errorf("%s: %d found", name, len(found))
			}
			return err
		})
	}
}

func TestByTailGivesEachHouseholdOnce(t *testing.T) {
	s := newStore(t)
	act(t, s, func(tx *Tx) error {
		return errors.Join(tx.PutHousehold(nil, family("1", village(1, 1), "张三", 1)), tx.PutHousehold(nil, family("2", village(1, 1), "李四", 10_001)))
	})
	view(t, s, func(tx *Tx) error {
		found, err := first(tx.Search("").ByTail("0001", 99))
		if join(found) != "1 2" {
			t.Errorf("found %q", join(found))
		}
		one, oneErr := first(tx.Search("").ByTail("0001", 1))
		if len(one) != 1 {
			t.Errorf("at most 1, found %q", join(one))
		}
		return errors.Join(err, oneErr)
	})
}

// TestSearchWithin: a search of one township finds nobody elsewhere, by whatever
// it looks.
func TestSearchWithin(t *testing.T) {
	s := people(t)
	view(t, s, func(tx *Tx) error {
		for _, tc := range []struct{ within, want string }{
			{"", "1 10|1|1|1 10 100"},
			{string(village(1, 1).Township()), "1 10|1|1|1 10"},
			{string(village(1, 1)), "1|1|1|1"},
			{string(village(1, 2)), "10|||10"},
			{string(village(2, 1).Township()), "|||100"},
			{string(village(3, 1)), "|||"},
		} {
			in := tx.Search(tc.within)
			names, err := first(in.ByName("张三", 9))
			tails, tailErr := first(in.ByTail("9999", 9))
			sounds, soundErr := first(in.BySound("sxx", 9))
			numbers, numberErr := first(in.ByNumber("1", 9))
			if err := errors.Join(err, tailErr, soundErr, numberErr); err != nil {
				return err
			}
			if got := strings.Join([]string{join(names), join(tails), join(sounds), join(numbers)}, "|"); got != tc.want {
				t.Errorf("within %q: %s, not %s", tc.within, got, tc.want)
			}
		}
		return nil
	})
}

// first is what was found, without how many there are.
func first(found []calc.HouseholdNumber, _ int, err error) ([]calc.HouseholdNumber, error) {
	return found, err
}
