package store

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"doudi/calc"
	"doudi/calc/review"
)

// model is what the store should hold, kept in plain maps.
type model struct {
	households map[calc.HouseholdNumber]*calc.Household
	awards     map[calc.HouseholdNumber]map[calc.AwardKey][]calc.Decision
	moved      map[calc.HouseholdNumber][]calc.RegionCode
	papers     map[calc.HouseholdNumber][]review.Fact
	last       uint64
}

var (
	fewNumbers  = []calc.HouseholdNumber{"1", "10", "100", "11", "2", "户2"}
	fewVillages = []calc.RegionCode{village(1, 1), village(1, 2), village(2, 1), village(10, 1)}
	fewNames    = []string{"张三", "张三丰", "单雄", "曾·娜仁", "Li Lei", ""}
)

// TestStoreAgainstModel does random things to a store and to a model of it.
func TestStoreAgainstModel(t *testing.T) {
	folder := t.TempDir()
	runs := 0
	rapid.Check(t, func(t *rapid.T) {
		runs++
		s := storeAt(filepath.Join(folder, fmt.Sprintf("%d.db", runs)))
		m := &model{map[calc.HouseholdNumber]*calc.Household{}, map[calc.HouseholdNumber]map[calc.AwardKey][]calc.Decision{}, map[calc.HouseholdNumber][]calc.RegionCode{}, map[calc.HouseholdNumber][]review.Fact{}, 0}
		steps := func(tx *Tx) (Entry, error) {
			for range rapid.IntRange(1, 12).Draw(t, "steps") {
				if err := m.step(t, tx); err != nil {
					return Entry{}, err
				}
			}
			return Entry{Act: "test"}, nil
		}
		err := created(s, steps)
		for range 2 {
			err = errors.Join(err, s.Act(steps))
		}
		if err = errors.Join(err, s.View(func(tx *Tx) error { return m.compare(tx) }), s.Check(true)); err != nil {
			t.Fatal(err)
		}
	})
}

// step puts a household, moves it or records a decision on it.
func (m *model) step(t *rapid.T, tx *Tx) error {
	n := rapid.SampledFrom(fewNumbers).Draw(t, "number")
	old := m.households[n]
	if old != nil && rapid.Bool().Draw(t, "decide") {
		return m.decide(t, tx, old)
	}
	h := drawHousehold(t)
	h.Number, h.Region = n, rapid.SampledFrom(fewVillages).Draw(t, "village")
	h.Payee, h.Account = rapid.SampledFrom(fewNames).Draw(t, "payee"), rapid.StringMatching(`[0-9]{0,6}`).Draw(t, "account")
	free := rapid.Permutation(m.free(n)).Draw(t, "people") // nobody is in two households
	h.Members = h.Members[:min(len(h.Members), len(free))]
	for i := range h.Members {
		h.Members[i].Name, h.Members[i].ID = rapid.SampledFrom(fewNames).Draw(t, "name"), free[i]
	}
	if err := tx.PutHousehold(old, &h); err != nil {
		return err
	}
	if old == nil && len(review.EndsOf(&h)) > 0 || old != nil && !slices.Equal(review.EndsOf(old), review.EndsOf(&h)) {
		m.last++
		m.papers[n] = append(m.papers[n], review.Fact{Seq: m.last, Kind: review.PapersFact, Ends: review.EndsOf(&h)})
	}
	if old != nil {
		if h.Revision != old.Revision+1 {
			return fmt.Errorf("revision %d follows %d", h.Revision, old.Revision)
		}
		if h.Region != old.Region {
			m.moved[n] = append(m.moved[n], old.Region)
		}
	}
	m.households[n] = &h
	return nil
}

// free are the people who may be in a household: those who are in no other.
func (m *model) free(n calc.HouseholdNumber) []calc.IDNumber {
	taken, free := m.people(), []calc.IDNumber{}
	for i := range 9 {
		if in, taken := taken[person18(i)]; !taken || in == n {
			free = append(free, person18(i))
		}
	}
	return free
}

func (m *model) decide(t *rapid.T, tx *Tx, h *calc.Household) error {
	a := calc.AwardKey{Household: h.Number, Program: rapid.SampledFrom([]calc.Program{calc.Dibao, "nursing"}).Draw(t, "program")}
	if rapid.Bool().Draw(t, "of a person") {
		a.Person = person18(rapid.IntRange(0, 5).Draw(t, "person"))
	}
	d := drawDecision(t)
	d.Source, d.Warrant = "data", nil // the deep check proves the signatures of others
	m.last++
	if err := tx.AddDecision(h.Region, a, &d); err != nil {
		return err
	}
	if d.Seq != m.last || tx.Horizon() != m.last {
		return fmt.Errorf("the decision after %d is number %d, horizon %d", m.last-1, d.Seq, tx.Horizon())
	}
	if m.awards[h.Number] == nil {
		m.awards[h.Number] = map[calc.AwardKey][]calc.Decision{}
	}
	m.awards[h.Number][a] = append(m.awards[h.Number][a], d)
	return nil
}

func (m *model) compare(tx *Tx) error {
	checks := []func(*Tx) error{m.compareCases, m.compareOne, m.compareDirectory, m.compareVillages}
	var errs []error
	for _, check := range checks {
		errs = append(errs, check(tx))
	}
	return errors.Join(errs...)
}

// ordered are the households below a prefix as they must lie.
func (m *model) ordered(prefix string) []*calc.Household {
	var hs []*calc.Household
	for _, h := range m.households {
		if h.Region.Under(prefix) {
			hs = append(hs, h)
		}
	}
	slices.SortFunc(hs, func(a, b *calc.Household) int {
		return cmp.Or(cmp.Compare(a.Region, b.Region), cmp.Compare(a.Number, b.Number))
	})
	return hs
}

func (m *model) awardsOf(n calc.HouseholdNumber) []calc.Award {
	var list []calc.Award
	for a, ds := range m.awards[n] {
		list = append(list, calc.Award{AwardKey: a, Decisions: ds})
	}
	slices.SortFunc(list, func(a, b calc.Award) int {
		return cmp.Or(cmp.Compare(a.Program, b.Program), cmp.Compare(a.Person, b.Person))
	})
	return list
}

func (m *model) compareCases(tx *Tx) error {
	for _, prefix := range []string{"", "9999", "999901001", "99990101", string(village(2, 1)), "8"} {
		want := m.ordered(prefix)
		err := tx.Cases(prefix, func(h *calc.Household, awards []calc.Award) error {
			if len(want) == 0 || !same(*h, *want[0]) {
				return fmt.Errorf("under %q: household %s is out of its place or changed", prefix, h.Number)
			}
			want = want[1:]
			if !same(awards, m.awardsOf(h.Number)) {
				return fmt.Errorf("under %q: household %s has the awards %+v", prefix, h.Number, awards)
			}
			return nil
		})
		if err != nil || len(want) > 0 {
			return errors.Join(err, fmt.Errorf("under %q: %d households are missing", prefix, len(want)))
		}
	}
	return nil
}

func (m *model) compareOne(tx *Tx) error {
	for _, n := range append([]calc.HouseholdNumber{"3", "1000", ""}, fewNumbers...) {
		got, err := tx.Household(n)
		want := m.households[n]
		switch {
		case want == nil && !errors.Is(err, ErrNotFound):
			return fmt.Errorf("household %q: %v", n, err)
		case want == nil:
			continue
		case err != nil || !same(*got, *want):
			return fmt.Errorf("household %q: %+v, %v", n, got, err)
		}
		awards, err := tx.Awards(got.Region, n)
		if err != nil || !same(awards, m.awardsOf(n)) {
			return fmt.Errorf("awards of %q: %+v, %v", n, awards, err)
		}
		facts, err := tx.Facts(got.Region, n)
		if err != nil || !same(facts, m.papers[n]) {
			return fmt.Errorf("facts of %q: %+v, want %+v, %v", n, facts, m.papers[n], err)
		}
	}
	if n := tx.CountHouseholds(); n != len(m.households) {
		return fmt.Errorf("%d households, want %d", n, len(m.households))
	}
	moved, err := tx.Moved()
	if err != nil || !maps.EqualFunc(moved, m.moved, slices.Equal) {
		return fmt.Errorf("moved: %v, want %v, %v", moved, m.moved, err)
	}
	return nil
}

// compareDirectory compares every chunk of the directory, and who is on file as
// a person, with what the households give.
func (m *model) compareDirectory(tx *Tx) error {
	want, people := map[string]string{}, 0
	for _, h := range m.ordered("") {
		for _, kind := range searchKinds {
			k := string(directoryKey(kind, h.Region).bytes)
			want[k] += string(appendLine(nil, h, kind))
		}
	}
	for bytes, chunk := range want {
		got, err := tx.engine.get(key{directoryBucket, []byte(bytes)})
		if err != nil || string(got) != chunk {
			return fmt.Errorf("directory %q is %q, want %q, %v", bytes, got, chunk, err)
		}
	}
	if n := tx.count(directoryBucket); n != len(want) {
		return fmt.Errorf("%d chunks of the directory, want %d", n, len(want))
	}
	for person, number := range m.people() {
		people++
		if n, err := tx.HouseholdOf(person); err != nil || n != number {
			return fmt.Errorf("person %s is in household %q, want %q, %v", person, n, number, err)
		}
	}
	if n := tx.count(personBucket); n != people {
		return fmt.Errorf("%d people, want %d", n, people)
	}
	return nil
}

// people are all members of the households.
func (m *model) people() map[calc.IDNumber]calc.HouseholdNumber {
	all := map[calc.IDNumber]calc.HouseholdNumber{}
	for _, h := range m.households {
		for i := range h.Members {
			all[h.Members[i].ID] = h.Number
		}
	}
	return all
}

func (m *model) compareVillages(tx *Tx) error {
	for _, prefix := range []string{"", "999901001", string(village(10, 1))} {
		var numbers, expected []calc.HouseholdNumber
		var want []calc.RegionCode
		for _, h := range m.ordered(prefix) {
			expected = append(expected, h.Number)
			if !slices.Contains(want, h.Region) {
				want = append(want, h.Region)
			}
		}
		villages, err := tx.Villages(prefix)
		if err != nil || !slices.Equal(villages, want) {
			return fmt.Errorf("villages under %q: %v, want %v, %v", prefix, villages, want, err)
		}
		expected = expected[:min(3, len(expected))]
		err = tx.HouseholdNumbers(prefix, 3, func(n calc.HouseholdNumber) { numbers = append(numbers, n) })
		if err != nil || !slices.Equal(numbers, expected) {
			return fmt.Errorf("numbers under %q: %v, want %v, %v", prefix, numbers, expected, err)
		}
	}
	return nil
}

func TestHouseholdWrittenTwiceInOneAct(t *testing.T) {
	s := newStore(t)
	first, second, third := family("1", village(1, 1), "张三", 1), family("1", village(1, 1), "李四", 1), family("1", village(1, 1), "王五", 1)
	act(t, s, func(tx *Tx) error {
		return errors.Join(tx.PutHousehold(nil, first), tx.PutHousehold(first, second), tx.PutHousehold(second, third))
	})
	view(t, s, func(tx *Tx) error {
		for name, want := range map[string]string{"张三": "", "李四": "", "王五": "1"} {
			if found, _, err := tx.Search("").ByName(name, 9); err != nil || join(found) != want {
				t.Errorf("%s finds %q, %v", name, join(found), err)
			}
		}
		return nil
	})
}

// A move takes along what lies by region, and changes nothing else.
func TestMoveTakesDecisionsAlong(t *testing.T) {
	s := newStore(t)
	neighbours := []string{"000030", "000031", "0000310", "000032"}
	before := map[calc.AwardKey]calc.Award{}
	act(t, s, func(tx *Tx) error {
		for i, n := range neighbours {
			h := family(n, village(1, 1), "王"+strings.Repeat("大", i+1), i)
			if err := tx.PutHousehold(nil, h); err != nil {
				return err
			}
			for _, a := range []calc.AwardKey{{Household: h.Number, Program: calc.Dibao}, {Household: h.Number, Program: "nursing", Person: person18(i)}} {
				for range 3 {
					d := determination(opening)
					if err := tx.AddDecision(h.Region, a, d); err != nil {
						return err
					}
					x := before[a]
					before[a] = calc.Award{AwardKey: a, Decisions: append(x.Decisions, *d)}
				}
			}
		}
		return nil
	})
	for _, to := range []calc.RegionCode{village(0, 1), village(9, 9), village(1, 1)} {
		act(t, s, func(tx *Tx) error {
			old, err := tx.Household("000031")
			if err != nil {
				return err
			}
			moved := *old
			moved.Region = to
			return tx.PutHousehold(old, &moved)
		})
		view(t, s, func(tx *Tx) error {
			seen := 0
			err := tx.Cases("", func(h *calc.Household, awards []calc.Award) error {
				seen++
				if h.Number == "000031" && h.Region != to || h.Number != "000031" && h.Region != village(1, 1) {
					t.Errorf("household %s lies in %s", h.Number, h.Region)
				}
				if len(awards) != 2 || !same(awards[0], before[awards[0].AwardKey]) || !same(awards[1], before[awards[1].AwardKey]) {
					t.Errorf("household %s has other awards after the move: %+v", h.Number, awards)
				}
				return nil
			})
			if seen != len(neighbours) {
				t.Errorf("%d households after the move", seen)
			}
			found, _, findErr := tx.Search("").ByName("王大", 9)
			if len(found) != len(neighbours) {
				t.Errorf("by name: %v", found)
			}
			return errors.Join(err, findErr)
		})
		whole(t, s)
	}
	view(t, s, func(tx *Tx) error {
		moved, err := tx.Moved()
		if want := []calc.RegionCode{village(1, 1), village(0, 1), village(9, 9)}; !slices.Equal(moved["000031"], want) || len(moved) != 1 {
			t.Errorf("lived in %v before, want %v", moved, want)
		}
		return err
	})
}

func TestRegions(t *testing.T) {
	s := newStore(t)
	regions := []calc.Region{{Code: village(1, 1), Name: "东关", Settlement: calc.Urban}, {Code: "999901001000", Name: "双岛镇"}, {Code: "999901000000", Name: "清河县"}}
	act(t, s, func(tx *Tx) error {
		for _, r := range append(regions, calc.Region{Code: village(1, 1), Name: "东关社区", Settlement: calc.Rural}) {
			if err := tx.PutRegion(r); err != nil {
				return err
			}
		}
		return nil
	})
	view(t, s, func(tx *Tx) error {
		var got []calc.Region
		err := tx.Regions(func(r calc.Region) error { got = append(got, r); return nil })
		want := []calc.Region{regions[2], regions[1], {Code: village(1, 1), Name: "东关社区", Settlement: calc.Rural}}
		if !slices.Equal(got, want) {
			t.Errorf("regions %+v, want %+v", got, want)
		}
		if _, missing := tx.Region("999901009000"); !errors.Is(missing, ErrNotFound) {
			t.Errorf("a region that there is not: %v", missing)
		}
		return err
	})
}
