package store

import (
	"errors"
	"testing"

	"pgregory.net/rapid"

	"doudi/calc"
	"doudi/calc/review"
	"doudi/calc/roster"
)

var fullRenumberings = []Renumbering{{Household: "000031", Old: person18(32), New: person18(33), Horizon: 71234, Journal: 303}}

func drawRenumberings(t *rapid.T) []Renumbering {
	return list(t, func(t *rapid.T) Renumbering {
		return Renumbering{Household: calc.HouseholdNumber(text(t)), Old: id(t), New: id(t), Horizon: seq(t), Journal: seq(t)}
	})
}

// What was recorded until a number was put right follows it, from one correction to
// the next and back again; what was recorded later does not.
func TestRenumberingsByTheirOrder(t *testing.T) {
	c := newRenumberings([]Renumbering{
		{Old: "a", New: "b", Horizon: 5}, {Old: "b", New: "c", Horizon: 7}, {Old: "c", New: "a", Horizon: 7}, {Old: "x", New: "y", Horizon: 9}, {Old: "a", New: "d", Horizon: 12},
	})
	for _, tc := range []struct {
		id   calc.IDNumber
		seq  uint64
		want calc.IDNumber
	}{
		{"a", 5, "d"},
		{"a", 6, "d"},
		{"a", 12, "d"},
		{"a", 13, "a"}, // 6 to 12: whoever came with the number a
		{"b", 7, "d"},
		{"b", 8, "b"},
		{"c", 7, "d"},
		{"c", 8, "c"},
		{"x", 9, "y"},
		{"x", 10, "x"},
		{"z", 0, "z"},
		{"", 0, ""},
	} {
		if got := c.Now(tc.id, tc.seq); got != tc.want {
			t.Errorf("%s recorded as %d is %s now, want %s", tc.id, tc.seq, got, tc.want)
		}
	}
}

// renumbered is a store in which the number of a person was put right, who has an
// award signed by two, and a fact.
func renumbered(t *testing.T) *Store {
	s := decided(t)
	h := family("1", village(1, 1), "张三", 1)
	twoHandsOn(t, s, calc.AwardKey{Household: "1", Program: calc.Tekun, Person: person18(1)}, true)
	act(t, s, func(tx *Tx) error {
		return tx.AddFact(h.Region, h.Number, &review.Fact{Kind: review.SchoolFact, Person: person18(1), Stage: calc.Senior, RecordedBy: "li", RecordedAt: noon})
	})
	right := *h
	right.Members = []calc.Member{h.Members[0]}
	right.Members[0].ID = person18(41)
	err := s.Act(func(tx *Tx) (Entry, error) {
		if err := tx.CorrectID(h.Number, person18(1), person18(41)); err != nil {
			return Entry{}, err
		}
		return Entry{Operator: "li", Act: ActCorrectID, Subject: string(h.Number)}, tx.PutHousehold(h, &right)
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// An award and a fact follow the person, while the signatures stay under what was
// signed; the number that was wrong is nobody's.
func TestRenumbered(t *testing.T) {
	s := renumbered(t)
	view(t, s, func(tx *Tx) error {
		want := person18(41)
		awards, err := tx.Awards(village(1, 1), "1")
		if err != nil {
			return err
		}
		if len(awards) != 1 || awards[0].Person != want {
			t.Errorf("the awards are %+v", awards)
		}
		facts, err := tx.Facts(village(1, 1), "1")
		if err != nil {
			return err
		}
		if len(facts) == 0 || facts[0].Person != want {
			t.Errorf("the facts are %+v", facts)
		}
		d, err := tx.Gather("")
		if err != nil {
			return err
		}
		if err := d.Each(func(_ *calc.Household, awards []calc.Award, facts []review.Fact) error {
			if awards[0].Person != want || facts[0].Person != want {
				t.Errorf("gathered are %+v, %+v", awards, facts)
			}
			return nil
		}); err != nil {
			return err
		}
		if _, err := tx.HouseholdOf(person18(1)); err == nil {
			t.Error("the wrong number is on file")
		}
		known, err := tx.Renumberings()
		if err != nil {
			return err
		}
		line := roster.Entry{AwardKey: calc.AwardKey{Person: person18(1)}, Decision: 1}
		if known.Entry(&line); line.Person != want {
			t.Errorf("a sealed line is of %s", line.Person)
		}
		return nil
	})
}

// Who takes the numbers that were put right away, adds one or changes one is noticed.
func TestCheckFindsForgedRenumberings(t *testing.T) {
	s := renumbered(t)
	altered := func(f func([]Renumbering) []Renumbering) func(e *sealedEngine) error {
		return func(e *sealedEngine) error {
			value, err := e.get(metaKey("renumberings"))
			if err != nil {
				return err
			}
			all, err := decodeRenumberings(value)
			if err != nil {
				return err
			}
			return e.put(metaKey("renumberings"), encodeRenumberings(f(all)))
		}
	}
	for name, damage := range map[string]func(e *sealedEngine) error{
		"gone":           func(e *sealedEngine) error { return e.delete(metaKey("renumberings")) },
		"cut off":        func(e *sealedEngine) error { return cutOffAt(e, metaKey("renumberings")) },
		"one more":       altered(func(all []Renumbering) []Renumbering { return append(all, all[0]) }),
		"another":        altered(func(all []Renumbering) []Renumbering { all[0].Old = person18(55); return all }),
		"another's":      altered(func(all []Renumbering) []Renumbering { all[0].New = person18(55); return all }),
		"later":          altered(func(all []Renumbering) []Renumbering { all[0].Horizon = 1 << 40; return all }),
		"of other entry": altered(func(all []Renumbering) []Renumbering { all[0].Journal--; return all }),
	} {
		t.Run(name, func(t *testing.T) {
			c := editable(t, s)
			forge(t, c, damage)
			if err := c.Check(true); !errors.Is(err, ErrDamaged) {
				t.Errorf("the check says %v", err)
			}
		})
	}
}

// A store rebuilt of an export knows the numbers that were put right, and counts on
// from its last fact.
func TestRenumberedRebuilt(t *testing.T) {
	s := renumbered(t)
	act(t, s, func(tx *Tx) error { return tx.Admit(Operator{Name: "sun", Roles: []Role{Auditor}}, testSecret(), noon) })
	file, opens := exportOf(t, s)
	r, _, err := rebuildAs(t, "sun", file, opens)
	if err != nil {
		t.Fatal(err)
	}
	view(t, r, func(tx *Tx) error {
		awards, err := tx.Awards(village(1, 1), "1")
		if err == nil && (len(awards) != 1 || awards[0].Person != person18(41)) {
			t.Errorf("the awards are %+v", awards)
		}
		if tx.Horizon() != 2 {
			t.Errorf("the last number is %d", tx.Horizon())
		}
		return err
	})
	whole(t, r)
}
