package store

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"testing"

	"doudi/calc"
)

// county fills a store with 480 households of many villages; it returns how
// many decisions each has.
func county(t testing.TB, s *Store, decisions func(i int) int) map[calc.HouseholdNumber]int {
	t.Helper()
	return countyOf(t, s, 480, decisions)
}

func countyOf(t testing.TB, s *Store, households int, decisions func(i int) int) map[calc.HouseholdNumber]int {
	t.Helper()
	made := map[calc.HouseholdNumber]int{}
	order := rand.New(rand.NewPCG(1, 2)).Perm(households)
	act(t, s, func(tx *Tx) error {
		for _, i := range order {
			h := family(fmt.Sprintf("%d", i), village(1+i%4, 1+i%40), "张三", i)
			if err := tx.PutHousehold(nil, h); err != nil {
				return err
			}
			made[h.Number] = decisions(i)
			for j := range made[h.Number] {
				a := calc.AwardKey{Household: h.Number, Program: []calc.Program{calc.Dibao, "elder", "nursing"}[j%3]}
				if err := tx.AddDecision(h.Region, a, determination(opening+calc.Month(j))); err != nil {
					return err
				}
			}
		}
		return nil
	})
	return made
}

func TestCasesOverManyVillages(t *testing.T) {
	for name, decisions := range map[string]func(i int) int{
		"few":                func(i int) int { return i % 4 },
		"one household many": func(i int) int { return map[int]int{7: 1600}[i] },
		"several batches":    func(i int) int { return (i % 7) * (i % 5) },
		"one batch exactly":  func(i int) int { return map[int]int{3: 100, 200: 412}[i] },
		"one more":           func(i int) int { return map[int]int{3: 100, 200: 413}[i] },
		"two batches":        func(i int) int { return map[int]int{0: 512, 479: 512}[i] },
		"none":               func(int) int { return 0 },
	} {
		t.Run(name, func(t *testing.T) {
			s := newStore(t)
			made := county(t, s, decisions)
			for prefix, most := range map[string]int{"": 480, "9999": 480, "999901001": 120, string(village(1, 1)): 12, "999901005": 0} {
				households, found := walk(t, s, prefix, made)
				if households != most {
					t.Errorf("%d households under %q, want %d", households, prefix, most)
				}
				if want := total(made); prefix == "" && found != want {
					t.Errorf("%d decisions, want %d", found, want)
				}
			}
		})
	}
}

// walk goes through Cases and compares each household with what was made of it
// and with what Awards says.
func walk(t *testing.T, s *Store, prefix string, made map[calc.HouseholdNumber]int) (households, decisions int) {
	t.Helper()
	var last *calc.Household
	view(t, s, func(tx *Tx) error {
		return tx.Cases(prefix, func(h *calc.Household, awards []calc.Award) error {
			if last != nil && !householdKey(last.Region, last.Number).before(householdKey(h.Region, h.Number)) {
				t.Errorf("%s %s comes after %s %s", h.Region, h.Number, last.Region, last.Number)
			}
			last = h
			households++
			n := 0
			for _, a := range awards {
				n += len(a.Decisions)
			}
			decisions += n
			alone, err := tx.Awards(h.Region, h.Number)
			if n != made[h.Number] || !same(awards, alone) {
				t.Errorf("household %s: %d decisions, want %d", h.Number, n, made[h.Number])
			}
			return err
		})
	})
	return households, decisions
}

func total(made map[calc.HouseholdNumber]int) int {
	sum := 0
	for _, n := range made {
		sum += n
	}
	return sum
}

func TestCasesEndWithTheirCaller(t *testing.T) {
	s := newStore(t)
	county(t, s, func(i int) int { return i % 3 })
	enough := errors.New("enough")
	seen := 0
	err := s.View(func(tx *Tx) error {
		return tx.Cases("", func(*calc.Household, []calc.Award) error {
			if seen++; seen == 5 {
				return enough
			}
			return nil
		})
	})
	if !errors.Is(err, enough) || seen != 5 {
		t.Errorf("after %d: %v", seen, err)
	}
}

// A decision that no household owns lies somewhere in the walk; wherever it
// is, the check names it.
func TestOrphanDecisionsAreDamage(t *testing.T) {
	s := newStore(t)
	county(t, s, func(i int) int { return i % 2 })
	for name, lost := range map[string]struct {
		region calc.RegionCode
		number calc.HouseholdNumber
	}{
		"before all":       {"000000000000", "1"},
		"between":          {village(2, 2), "0"},
		"behind all":       {"999999999999", "1"},
		"longer number":    {village(2, 2), "10"},
		"in another place": {village(3, 2), "1"},
	} {
		t.Run(name, func(t *testing.T) {
			c := editable(t, s)
			act(t, c, func(tx *Tx) error {
				return tx.AddDecision(lost.region, calc.AwardKey{Household: lost.number, Program: calc.Dibao}, determination(opening))
			})
			if err := c.Check(true); !errors.Is(err, ErrDamaged) {
				t.Errorf("check: %v", err)
			}
		})
	}
}

func TestDecisionsAreNeverChanged(t *testing.T) {
	s := newStore(t)
	h := family("1", village(1, 1), "张三", 1)
	a := calc.AwardKey{Household: "1", Program: calc.Dibao}
	first := determination(opening)
	act(t, s, func(tx *Tx) error { return errors.Join(tx.PutHousehold(nil, h), tx.AddDecision(h.Region, a, first)) })
	act(t, s, func(tx *Tx) error {
		again := *first // the same value recorded anew is another decision
		return tx.AddDecision(h.Region, a, &again)
	})
	view(t, s, func(tx *Tx) error {
		awards, err := tx.Awards(h.Region, "1")
		if len(awards) != 1 || len(awards[0].Decisions) != 2 || !same(awards[0].Decisions[0], *first) || awards[0].Decisions[1].Seq != 2 {
			t.Errorf("%+v", awards)
		}
		return err
	})
}
