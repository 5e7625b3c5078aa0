package store

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"doudi/calc"
	"doudi/calc/review"
)

var fullFact = review.Fact{
	Seq: 71235, Kind: review.VisitFact, Program: calc.Dibao, Person: person18(32), Day: calc.NewDay(2026, 7, 20), Until: calc.NewDay(2029, 6, 30),
	Reported: calc.NewDay(2026, 7, 21), Stage: calc.Senior, Of: 71230, Visitors: []string{"周敏", "钱进"}, Text: "家中如旧",
	Results: []review.Result{{Program: calc.Dibao, Person: person18(32), Outcome: review.Cease}},
	Ends:    []review.End{{Person: person18(32), Until: calc.NewDay(2030, 1, 1)}}, RecordedBy: "周敏", RecordedAt: noon,
}

func drawFact(t *rapid.T) review.Fact {
	result := func(t *rapid.T) review.Result {
		return review.Result{Program: calc.Program(text(t)), Person: id(t), Outcome: review.Outcome(rapid.IntRange(1, int(review.Outcomes)-1).Draw(t, "outcome"))}
	}
	end := func(t *rapid.T) review.End { return review.End{Person: id(t), Until: day(t)} }
	return review.Fact{
		Seq: seq(t), Kind: review.FactKind(rapid.IntRange(1, int(review.FactKinds)-1).Draw(t, "kind")), Program: calc.Program(text(t)), Person: id(t),
		Day: day(t), Until: day(t), Reported: day(t), Stage: coded[calc.Schooling](t), Of: seq(t), Visitors: list(t, text), Text: text(t),
		Results: list(t, result), Ends: list(t, end), RecordedBy: text(t), RecordedAt: instant(t),
	}
}

// factsOf reads a household's facts in both ways.
func factsOf(t *testing.T, s *Store, n calc.HouseholdNumber) (facts []review.Fact) {
	t.Helper()
	view(t, s, func(tx *Tx) error {
		home, err := tx.Home(n)
		if err != nil {
			return err
		}
		if facts, err = tx.Facts(home, n); err != nil {
			return err
		}
		all, err := tx.Gather("")
		if err != nil {
			return err
		}
		return all.Each(func(h *calc.Household, _ []calc.Award, same []review.Fact) error {
			if h.Number == n && !slices.EqualFunc(same, facts, func(a, b review.Fact) bool { return a.Seq == b.Seq }) {
				t.Errorf("beside the walk %d facts, alone %d", len(same), len(facts))
			}
			return nil
		})
	})
	return facts
}

// A household's facts and decisions are counted together, and move with it.
func TestFacts(t *testing.T) {
	s := newStore(t)
	h := family("000030", village(1, 2), "单·图雅", 31)
	h.Members[0].CertificateUntil = calc.NewDay(2027, 3, 1)
	moved := *h
	moved.Members = slices.Clone(h.Members)
	moved.Members[0].CertificateUntil, moved.Region = calc.NewDay(2032, 3, 1), village(2, 1)
	act(t, s, func(tx *Tx) error {
		visit := fullFact
		return errors.Join(
			tx.PutHousehold(nil, h),
			tx.AddDecision(h.Region, calc.AwardKey{Household: h.Number, Program: calc.Dibao}, determination(opening)),
			tx.AddFact(h.Region, h.Number, &visit), tx.PutHousehold(nil, family("000031", village(1, 2), "李四", 41)))
	})
	want := []string{"1 papers 20270301", "3 visit 20300101"}
	if got := told(factsOf(t, s, "000030")); !slices.Equal(got, want) {
		t.Errorf("facts %q, want %q", got, want)
	}
	if got := factsOf(t, s, "000031"); len(got) != 0 {
		t.Errorf("a household without papers has facts: %v", got)
	}
	act(t, s, func(tx *Tx) error { return tx.PutHousehold(h, &moved) })
	want = append(want, "4 papers 20320301")
	if got := told(factsOf(t, s, "000030")); !slices.Equal(got, want) {
		t.Errorf("moved, with facts %q, want %q", got, want)
	}
	act(t, s, func(tx *Tx) error { same := moved; same.Note = "危房"; return tx.PutHousehold(&moved, &same) })
	if got := told(factsOf(t, s, "000030")); !slices.Equal(got, want) {
		t.Errorf("the same papers again: %q", got)
	}
	whole(t, s)
}

func told(facts []review.Fact) []string {
	var out []string
	for _, f := range facts {
		text := fmt.Sprintf("%d %s", f.Seq, f.Kind)
		for _, e := range f.Ends {
			text += fmt.Sprintf(" %d", e.Until)
		}
		out = append(out, text)
	}
	return out
}

// Standings meets every award once, with its household's facts and no other's.
func TestStandings(t *testing.T) {
	s := newStore(t)
	const households = 3 * aheadBatch / 2
	act(t, s, func(tx *Tx) error {
		for i := range households {
			n := calc.HouseholdNumber(fmt.Sprintf("%06d", i))
			h := family(string(n), village(1, 1+i/400), "张三", 1000+i)
			err := tx.PutHousehold(nil, h)
			if i%3 != 0 { // one in three has no award, but facts
				err = errors.Join(err, tx.AddDecision(h.Region, calc.AwardKey{Household: n, Program: calc.Dibao}, determination(opening)))
			}
			if i%2 == 0 {
				err = errors.Join(err, tx.AddFact(h.Region, n, &review.Fact{Kind: review.FindingFact, Text: string(n)}))
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
	met := 0
	view(t, s, func(tx *Tx) error {
		return tx.Standings("", func(region calc.RegionCode, n calc.HouseholdNumber, awards []calc.Award, facts []review.Fact) error {
			met++
			i, _ := strconv.Atoi(string(n))
			if region != village(1, 1+i/400) || len(awards) != 1 || awards[0].Household != n || len(awards[0].Decisions) != 1 {
				t.Errorf("household %s in %s with %d awards", n, region, len(awards))
			}
			if (len(facts) == 1) != (i%2 == 0) || len(facts) == 1 && facts[0].Text != string(n) {
				t.Errorf("household %s has %d facts", n, len(facts))
			}
			return nil
		})
	})
	if want := households - (households+2)/3; met != want {
		t.Errorf("%d households met, want %d", met, want)
	}
}

// A fact that lies under no household, or is missing, is found.
func TestCheckFindsFacts(t *testing.T) {
	for name, harm := range map[string]func(tx *Tx) error{
		"a stray fact": func(tx *Tx) error {
			return tx.AddFact(village(1, 2), "000099", &review.Fact{Kind: review.FindingFact})
		},
		"a fact gone": func(tx *Tx) error { return tx.replace(factKey(village(1, 2), "000030", 1), nil, nil) },
	} {
		t.Run(name, func(t *testing.T) {
			s := storeAt(filepath.Join(t.TempDir(), "harmed.db"))
			h := family("000030", village(1, 2), "单·图雅", 31)
			h.Members[0].CertificateUntil = calc.NewDay(2027, 3, 1)
			steps := func(f func(*Tx) error) func(*Tx) (Entry, error) {
				return func(tx *Tx) (Entry, error) { return Entry{Act: "test"}, f(tx) }
			}
			err := errors.Join(created(s, steps(func(tx *Tx) error { return tx.PutHousehold(nil, h) })), s.Check(true), s.Act(steps(harm)))
			if err != nil {
				t.Fatal(err)
			}
			if err := s.Check(true); !errors.Is(err, ErrDamaged) {
				t.Errorf("check says %v", err)
			}
		})
	}
}

// A kind of fact or an outcome that the program does not know is damage.
func TestUnknownFactsAreDamage(t *testing.T) {
	for name, f := range map[string]review.Fact{
		"no kind":      {},
		"later kind":   {Kind: review.FactKinds},
		"no outcome":   {Kind: review.VisitFact, Results: []review.Result{{}}},
		"later result": {Kind: review.VisitFact, Results: []review.Result{{Outcome: review.Outcomes}}},
	} {
		if _, err := decodeFact(encodeFact(&f)); !errors.Is(err, ErrDamaged) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
