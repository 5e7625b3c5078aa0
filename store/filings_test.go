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

// A filed household leaves the same records as one that is added on its own, in
// whatever villages, in whatever order, and whoever leaves other households for it.
func TestFilingIsAdding(t *testing.T) {
	base := newStore(t)
	const settled = 12
	act(t, base, func(tx *Tx) error {
		for i := range settled {
			if err := tx.PutHousehold(nil, family(fmt.Sprint(10*i), village(1, i%3), "王五", i)); err != nil {
				return err
			}
		}
		return nil
	})
	rapid.Check(t, func(r *rapid.T) {
		plan := drawPlan(r, settled)
		one, many := editable(t, base), editable(t, base)
		act(t, one, func(tx *Tx) error { return plan.addEach(tx) })
		act(t, many, func(tx *Tx) error { return plan.file(tx) })
		whole(t, many)
		if a, b := besideTheAct(t, one), besideTheAct(t, many); !slices.Equal(a, b) {
			r.Fatalf("added:\n%s\nfiled:\n%s", strings.Join(a, "\n"), strings.Join(b, "\n"))
		}
	})
}

// besideTheAct is the dump without what tells of the act itself.
func besideTheAct(t testing.TB, s *Store) []string {
	return slices.DeleteFunc(strings.Split(dump(t, s), "\n"), func(line string) bool {
		return strings.HasPrefix(line, "journal ") || strings.HasPrefix(line, fmt.Sprintf("meta %x ", "head"))
	})
}

// plan is households to be added, some of them by people who leave another.
type plan []planned

type planned struct {
	number    int
	village   calc.RegionCode
	leaves    int // number of the settled household that the head comes from, −1 = none
	papers    bool
	decisions int
}

func drawPlan(t *rapid.T, settled int) plan {
	numbers := rapid.SliceOfNDistinct(rapid.IntRange(0, 999), 1, 30, rapid.ID[int]).Draw(t, "numbers")
	var p plan
	for i, n := range numbers {
		x := planned{number: 10*n + 1, village: village(1, rapid.IntRange(0, 5).Draw(t, "village")), leaves: -1, papers: rapid.Bool().Draw(t, "papers")}
		if i < settled && rapid.Bool().Draw(t, "leaves") {
			x.leaves = i
		}
		x.decisions = rapid.IntRange(0, 3).Draw(t, "decisions")
		p = append(p, x)
	}
	return p
}

func (x planned) household(i int) *calc.Household {
	person := 1000 + i
	if x.leaves >= 0 {
		person = x.leaves
	}
	h := family(fmt.Sprint(x.number), x.village, "单·图雅", person)
	if x.papers {
		h.Members[0].CertificateUntil = calc.NewDay(2027, 3, 31)
	}
	return h
}

func (x planned) made(h *calc.Household) []Recorded {
	var ds []Recorded
	for i := range x.decisions {
		ds = append(ds, Recorded{calc.AwardKey{Household: h.Number, Program: calc.Dibao}, determination(opening + calc.Month(i))})
	}
	return ds
}

// empty takes the head out of the settled household that a planned one begins with.
func (x planned) empty(tx *Tx) error {
	if x.leaves < 0 {
		return nil
	}
	old, err := tx.Household(calc.HouseholdNumber(fmt.Sprint(10 * x.leaves)))
	if err != nil {
		return err
	}
	left := *old
	left.Members = []calc.Member{{Name: "赵六", ID: person18(2000 + x.leaves), Relation: calc.Head}}
	return tx.PutHousehold(old, &left)
}

func (p plan) addEach(tx *Tx) error {
	for i, x := range p {
		h := x.household(i)
		err := errors.Join(x.empty(tx), tx.ChangeHousehold(nil, h, Change{Day: noonDay}))
		for _, d := range x.made(h) {
			err = errors.Join(err, tx.AddDecision(h.Region, d.Award, d.Decision))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (p plan) file(tx *Tx) error {
	for i, x := range p {
		h := x.household(i)
		if err := x.empty(tx); err != nil {
			return err
		}
		tx.File(h, x.made(h), noonDay)
	}
	return nil
}

var noonDay = calc.DayOf(noon)
