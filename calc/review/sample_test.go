package review_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"doudi/calc"
	"doudi/calc/review"
)

// of is an award in a village of a township.
func of(township int, household string, program calc.Program) review.Case {
	return review.Case{
		AwardKey: calc.AwardKey{Household: calc.HouseholdNumber(household), Program: program},
		Region:   calc.RegionCode(fmt.Sprintf("99028300%d001", township)),
	}
}

func draw(t rapid.TB, cases []review.Case, percent int, seed string) *review.Drawing {
	t.Helper()
	d, err := review.Draw(cases, percent, seed)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// The sample of a seed is the same on every machine and in every version.
func TestDrawIsFrozen(t *testing.T) {
	var cases []review.Case
	for i := range 12 {
		cases = append(cases, of(1+i%2, fmt.Sprintf("%02d", i), []calc.Program{calc.Dibao, calc.Dibao, calc.Tekun}[i%3]))
	}
	for seed, want := range map[string]string{
		"2026-11": "04/dibao 10/dibao 08/tekun 03/dibao 07/dibao 05/tekun",
		"2026-12": "04/dibao 06/dibao 02/tekun 01/dibao 03/dibao 11/tekun",
		"":        "00/dibao 06/dibao 08/tekun 01/dibao 03/dibao 05/tekun",
	} {
		var got []string
		for _, c := range draw(t, cases, 30, seed).Drawn {
			got = append(got, fmt.Sprintf("%s/%s", c.Household, c.Program))
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("seed %q: %s, want %s", seed, s, want)
		}
	}
}

// How many of a stratum are drawn: the next whole number, and at least one.
func TestDrawnOfStratum(t *testing.T) {
	for _, c := range []struct{ awards, percent, want int }{
		{0, 30, 0}, {1, 30, 1}, {3, 30, 1}, {4, 30, 2}, {10, 30, 3}, {11, 30, 4}, {10, 31, 4}, {10, 100, 10}, {1000, 30, 300}, {1001, 30, 301},
	} {
		var cases []review.Case
		for i := range c.awards {
			cases = append(cases, of(1, fmt.Sprint(i), calc.Dibao))
		}
		d := draw(t, cases, c.percent, "seed")
		if len(d.Drawn) != c.want || c.awards > 0 && (len(d.Strata) != 1 || d.Strata[0] != review.Stratum{Township: "990283001", Program: calc.Dibao, Awards: c.awards, Drawn: c.want}) {
			t.Errorf("%d%% of %d: %d, %v", c.percent, c.awards, len(d.Drawn), d.Strata)
		}
	}
}

func TestDrawRefuses(t *testing.T) {
	for percent, refused := range map[int]bool{-1: true, 0: true, 29: true, 30: false, 31: false, 100: false, 101: true} {
		_, err := review.Draw(nil, percent, "seed")
		if calc.Refused(err, "sample.percent") != refused || (err != nil) != refused {
			t.Errorf("%d: %v", percent, err)
		}
	}
}

// Each programme of each township, and the households of each township, are met
// by at least their share; nobody is drawn twice; the order of the awards does
// not matter; another seed meets others.
func TestDrawProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var cases []review.Case
		for i := range rapid.IntRange(0, 60).Draw(t, "households") {
			township := rapid.IntRange(1, 3).Draw(t, "township")
			for _, program := range rapid.SliceOfNDistinct(rapid.SampledFrom([]calc.Program{calc.Dibao, calc.Tekun, calc.Edge, "elder"}), 1, 3, func(p calc.Program) calc.Program { return p }).Draw(t, "programs") {
				cases = append(cases, of(township, fmt.Sprint(i), program))
			}
		}
		percent, seed := rapid.IntRange(30, 100).Draw(t, "percent"), rapid.String().Draw(t, "seed")
		d := draw(t, cases, percent, seed)
		if again := draw(t, rapid.Permutation(cases).Draw(t, "shuffled"), percent, seed); fmt.Sprint(again) != fmt.Sprint(d) {
			t.Fatalf("%v, in another order %v", d, again)
		}
		awards, drawn := map[review.Stratum]int{}, map[review.Stratum]int{}
		households, met := map[calc.RegionCode]map[calc.HouseholdNumber]bool{}, map[calc.RegionCode]map[calc.HouseholdNumber]bool{}
		count := func(c review.Case, strata map[review.Stratum]int, seen map[calc.RegionCode]map[calc.HouseholdNumber]bool) {
			township := c.Region.Township()
			strata[review.Stratum{Township: township, Program: c.Program}]++
			if seen[township] == nil {
				seen[township] = map[calc.HouseholdNumber]bool{}
			}
			seen[township][c.Household] = true
		}
		for _, c := range cases {
			count(c, awards, households)
		}
		for i, c := range d.Drawn {
			if !slices.Contains(cases, c) || slices.Contains(d.Drawn[:i], c) {
				t.Fatalf("%v is no award, or is drawn twice", c)
			}
			count(c, drawn, met)
		}
		if len(d.Strata) != len(awards) {
			t.Fatalf("%d strata, %v", len(awards), d.Strata)
		}
		for _, s := range d.Strata {
			key := review.Stratum{Township: s.Township, Program: s.Program}
			if s.Awards != awards[key] || s.Drawn != drawn[key] || 100*s.Drawn < percent*s.Awards || s.Drawn < 1 {
				t.Fatalf("%v: %d awards, %d drawn", s, awards[key], drawn[key])
			}
		}
		for township := range households {
			if 100*len(met[township]) < percent*len(households[township]) {
				t.Fatalf("%s: %d of %d households", township, len(met[township]), len(households[township]))
			}
		}
	})
}

// Where two programmes' samples meet the same households, more are drawn until
// the township's share is met.
func TestDrawMeetsHouseholds(t *testing.T) {
	var cases []review.Case
	for i := range 10 {
		cases = append(cases, of(1, fmt.Sprint(i), calc.Dibao), of(1, fmt.Sprint(i+5), calc.Tekun))
	}
	more := 0
	for seed := range 200 {
		d := draw(t, cases, 30, fmt.Sprint(seed))
		met := map[calc.HouseholdNumber]bool{}
		for _, c := range d.Drawn {
			met[c.Household] = true
		}
		if len(met) < 5 { // of 15
			t.Errorf("seed %d: %d households", seed, len(met))
		}
		if len(d.Drawn) > 6 { // three of each programme met too few
			more++
		}
	}
	if more == 0 {
		t.Error("no seed needed more")
	}
}

// Who is drawn depends on the seed, and on nothing that one household can be
// known by: over many seeds everybody's turn comes alike.
func TestDrawIsEven(t *testing.T) {
	const households, seeds = 20, 2000
	var cases []review.Case
	for i := range households {
		cases = append(cases, of(1, fmt.Sprint(i), calc.Dibao))
	}
	times := map[calc.HouseholdNumber]int{}
	for seed := range seeds {
		for _, c := range draw(t, cases, 30, fmt.Sprint(seed)).Drawn {
			times[c.Household]++
		}
	}
	for _, c := range cases {
		if n := times[c.Household]; n < 500 || n > 700 { // 600 awaited, 20 to either side a standard deviation
			t.Errorf("household %s is drawn %d times in %d", c.Household, n, seeds)
		}
	}
}
