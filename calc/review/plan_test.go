package review_test

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"doudi/calc"
	"doudi/calc/review"
)

func TestWeeks(t *testing.T) {
	// 2026-10-01 is a Thursday, the first of seven days off; the 10th is worked.
	golden := func(d calc.Day) bool {
		switch {
		case d == 20261010:
			return true
		case d >= 20261001 && d <= 20261007:
			return false
		}
		return !slices.Contains([]calc.Day{20260926, 20260927, 20261011, 20261017, 20261018}, d)
	}
	for _, c := range []struct {
		name        string
		first, last calc.Day
		open        func(calc.Day) bool
		want        string
	}{
		{"a whole month", 20260601, 20260630, nil, "2026-06-01…2026-06-05 5 2026-06, 2026-06-08…2026-06-12 5 2026-06, 2026-06-15…2026-06-19 5 2026-06, 2026-06-22…2026-06-26 5 2026-06, 2026-06-29…2026-06-30 2 2026-06"},
		{"a week across two months is the second's", 20260629, 20260703, nil, "2026-06-29…2026-07-03 5 2026-07"},
		{"cut at the span's end", 20260629, 20260630, nil, "2026-06-29…2026-06-30 2 2026-06"},
		{"one day", 20260603, 20260603, nil, "2026-06-03…2026-06-03 1 2026-06"},
		{"a weekend", 20260606, 20260607, nil, ""},
		{"the wrong way round", 20260607, 20260606, nil, ""},
		{"a worked Sunday ends its week", 20261010, 20261013, func(calc.Day) bool { return true }, "2026-10-10…2026-10-11 2 2026-10, 2026-10-12…2026-10-13 2 2026-10"},
		{"days off and made up for", 20260925, 20261018, golden, "2026-09-25…2026-09-25 1 2026-09, 2026-09-28…2026-09-30 3 2026-09, 2026-10-08…2026-10-10 3 2026-10, 2026-10-12…2026-10-16 5 2026-10"},
	} {
		var got []string
		for _, w := range review.Weeks(c.first, c.last, c.open) {
			got = append(got, fmt.Sprintf("%s…%s %d %s", w.First, w.Last, w.Days, w.Month))
		}
		if s := strings.Join(got, ", "); s != c.want {
			t.Errorf("%s: %s, want %s", c.name, s, c.want)
		}
	}
}

// visits makes visits of one township: "3×2026-08 cycle" are three of them.
func visits(t rapid.TB, of ...string) []review.Visit {
	t.Helper()
	var vs []review.Visit
	for i, text := range of {
		var n int
		var due, reason string
		if _, err := fmt.Sscanf(text, "%d×%s %s", &n, &due, &reason); err != nil {
			t.Fatal(text, err)
		}
		for j := range n {
			vs = append(vs, review.Visit{
				Household: calc.HouseholdNumber(fmt.Sprintf("%d-%03d", i, j)), Region: "990283001001",
				Due: review.Deadline{Month: month(t, due), Reason: reason},
			})
		}
	}
	return vs
}

// loads are the visits a week, the weeks of a month together.
func loads(s *review.Schedule) string {
	var b strings.Builder
	at := 0
	for i, w := range s.Weeks {
		if i > 0 && s.Weeks[i-1].Month != w.Month {
			b.WriteString(" |")
		}
		n := 0
		for at < len(s.Visits) && s.Visits[at].Week == i {
			at, n = at+1, n+1
		}
		fmt.Fprintf(&b, " %d", n)
	}
	if len(s.Beyond) > 0 {
		fmt.Fprintf(&b, " beyond %d", len(s.Beyond))
	}
	return strings.TrimSpace(b.String())
}

func TestPlan(t *testing.T) {
	// June to August 2026: weeks of 5 5 5 5, 5 5 5 5 5 and 5 5 5 5 days.
	weeks := review.Weeks(20260601, 20260828, nil)
	for _, c := range []struct {
		name string
		of   []string
		pace review.Pace
		want string
	}{
		{"the due month", []string{"8×2026-07 cycle"}, review.Pace{}, "0 0 0 0 | 2 2 2 1 1 | 0 0 0 0"},
		{"ahead of it", []string{"9×2026-07 cycle"}, review.Pace{Ahead: 1}, "1 1 1 1 | 1 1 1 1 1 | 0 0 0 0"},
		{"no further ahead", []string{"8×2026-08 cycle"}, review.Pace{Ahead: 1}, "0 0 0 0 | 1 1 1 1 1 | 1 1 1 0"},
		{"an event not before its month", []string{"8×2026-08 age_60"}, review.Pace{Ahead: 2}, "0 0 0 0 | 0 0 0 0 0 | 2 2 2 2"},
		{"a death from now on", []string{"13×2026-08 death"}, review.Pace{}, "1 1 1 1 | 1 1 1 1 1 | 1 1 1 1"},
		{"a finding that is overdue in the first month", []string{"4×2026-03 finding"}, review.Pace{}, "1 1 1 1 | 0 0 0 0 0 | 0 0 0 0"},
		{"what is overdue in the first month", []string{"4×2026-01 cycle", "4×2026-05 permit_end"}, review.Pace{Ahead: 3}, "2 2 2 2 | 0 0 0 0 0 | 0 0 0 0"},
		{"due after the last week", []string{"4×2026-09 cycle"}, review.Pace{Ahead: 3}, "0 0 0 0 | 0 0 0 0 0 | 0 0 0 0"},
		{"the cycle makes way for events", []string{"9×2026-07 cycle", "10×2026-07 age_60"}, review.Pace{Ahead: 1}, "2 2 2 2 | 3 2 2 2 2 | 0 0 0 0"},
		{"up to the capacity", []string{"8×2026-08 age_60"}, review.Pace{PerWeek: 2}, "0 0 0 0 | 0 0 0 0 0 | 2 2 2 2"},
		{"above the capacity", []string{"9×2026-08 age_60"}, review.Pace{PerWeek: 2}, "0 0 0 0 | 0 0 0 0 0 | 2 2 2 2 beyond 1"},
		{"above the township's", []string{"9×2026-08 age_60"}, review.Pace{PerWeek: 2, Townships: map[calc.RegionCode]int{"990283001": 1}}, "0 0 0 0 | 0 0 0 0 0 | 1 1 1 1 beyond 5"},
		{"a township without limit", []string{"9×2026-08 age_60"}, review.Pace{PerWeek: 2, Townships: map[calc.RegionCode]int{"990283001": 0}}, "0 0 0 0 | 0 0 0 0 0 | 3 2 2 2"},
	} {
		s := review.Plan(visits(t, c.of...), weeks, c.pace)
		if got := loads(s); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
	if s := review.Plan(visits(t, "2×2026-07 cycle"), nil, review.Pace{}); len(s.Beyond) != 2 || len(s.Visits) != 0 {
		t.Errorf("without weeks: %+v", s)
	}
}

// A short week gets its share of the work, and of the capacity.
func TestPlanOfShortWeeks(t *testing.T) {
	weeks := review.Weeks(20260601, 20260609, nil) // five days and two
	for n, want := range map[int]string{7: "5 2", 14: "10 4"} {
		if got := loads(review.Plan(visits(t, fmt.Sprintf("%d×2026-06 age_60", n)), weeks, review.Pace{})); got != want {
			t.Errorf("%d: %s, want %s", n, got, want)
		}
	}
	if got := loads(review.Plan(visits(t, "12×2026-06 age_60"), weeks, review.Pace{PerWeek: 6})); got != "6 3 beyond 3" {
		t.Error(got)
	}
}

// Within a week the visits of a village stand together, and what is due first
// comes first.
func TestPlanOrder(t *testing.T) {
	at := func(n, region, due string) review.Visit {
		return review.Visit{Household: calc.HouseholdNumber(n), Region: calc.RegionCode(region), Due: review.Deadline{Month: month(t, due), Reason: review.Cycle}}
	}
	s := review.Plan([]review.Visit{
		at("5", "990283002001", "2026-06"), at("4", "990283001002", "2026-06"), at("3", "990283001001", "2026-06"), at("2", "990283001001", "2026-06"), at("1", "990283001009", "2026-04"),
	}, review.Weeks(20260601, 20260612, nil), review.Pace{})
	var got []string
	for _, v := range s.Visits {
		got = append(got, fmt.Sprintf("%d:%s", v.Week, v.Household))
	}
	if want := "0:1 0:2 0:5 1:3 1:4"; strings.Join(got, " ") != want {
		t.Errorf("%v, want %s", got, want)
	}
}

// Every visit is planned once, in its time and within the capacity, or named as
// beyond it; townships do not touch each other; the order of the visits does not
// matter; and no plan has a quieter busiest week, nor could it take in more.
func TestPlanProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		draw := func(label string, low, high int) int { return rapid.IntRange(low, high).Draw(t, label) }
		weeks := review.Weeks(20260601, calc.NewDay(2026, draw("to", 6, 10), 28), func(d calc.Day) bool { return d%7 < 4 || d%100 > 20 })
		pace := review.Pace{PerWeek: draw("per week", 0, 3), Ahead: draw("ahead", 0, 3)}
		var vs []review.Visit
		for i := range draw("visits", 0, 30) {
			vs = append(vs, review.Visit{
				Household: calc.HouseholdNumber(fmt.Sprint(i)), Region: calc.RegionCode(fmt.Sprintf("99028300%d001", draw("township", 1, 2))),
				Due: review.Deadline{Month: month(t, "2026-05") + calc.Month(draw("due", 0, 6)), Reason: rapid.SampledFrom([]string{review.Cycle, review.Cycle, review.Age60, review.DeathReported}).Draw(t, "reason")},
			})
		}
		s := review.Plan(vs, weeks, pace)
		if again := review.Plan(rapid.Permutation(vs).Draw(t, "shuffled"), weeks, pace); fmt.Sprint(again) != fmt.Sprint(s) {
			t.Fatalf("%v, in another order %v", s, again)
		}
		for _, township := range []calc.RegionCode{"990283001", "990283002"} {
			checkTownship(t, s, vs, township, pace)
		}
	})
}

func checkTownship(t *rapid.T, s *review.Schedule, vs []review.Visit, township calc.RegionCode, pace review.Pace) {
	windows := map[calc.HouseholdNumber]window{}
	for _, v := range vs {
		if v.Region.Township() == township && v.Due.Month <= s.Weeks[len(s.Weeks)-1].Month {
			windows[v.Household] = windowOf(v, s.Weeks[0].Month, pace)
		}
	}
	planned, perWeek := map[calc.HouseholdNumber]bool{}, map[int]int{}
	for _, v := range s.Visits {
		if v.Region.Township() != township {
			continue
		}
		if w := windows[v.Household]; planned[v.Household] || s.Weeks[v.Week].Month < w.first || s.Weeks[v.Week].Month > w.last {
			t.Fatalf("%v is planned for %v", v, s.Weeks[v.Week])
		}
		planned[v.Household] = true
		perWeek[v.Week]++
	}
	// The busiest week has visits a days; a plan quieter than that has fewer in
	// each week than as many a day would make.
	capacity, quieter := make([]int, len(s.Weeks)), make([]int, len(s.Weeks))
	visits, days := 0, 1
	for i, w := range s.Weeks {
		if capacity[i] = len(vs); pace.PerWeek > 0 {
			capacity[i] = (pace.PerWeek*w.Days + 4) / 5
		}
		if perWeek[i] > capacity[i] {
			t.Fatalf("%d visits in a week of %d", perWeek[i], capacity[i])
		}
		if perWeek[i]*days > visits*w.Days {
			visits, days = perWeek[i], w.Days
		}
	}
	for i, w := range s.Weeks {
		quieter[i] = min(capacity[i], max(0, visits*w.Days-1)/days)
	}
	beyond := 0
	for _, v := range s.Beyond {
		if _, mine := windows[v.Household]; mine {
			beyond++
		}
	}
	if len(planned)+beyond != len(windows) {
		t.Fatalf("%d planned and %d beyond of %d", len(planned), beyond, len(windows))
	}
	if could := most(windows, s.Weeks, capacity); could != len(planned) {
		t.Fatalf("%d are beyond, but %d could be planned", beyond, could)
	}
	if visits > 0 && most(windows, s.Weeks, quieter) == len(planned) {
		t.Fatalf("%d visits in %d days of the busiest week, but fewer would do", visits, days)
	}
}

// window are the months in which a visit may be made.
type window struct{ first, last calc.Month }

func windowOf(v review.Visit, start calc.Month, pace review.Pace) window {
	w := window{v.Due.Month, max(v.Due.Month, start)}
	switch v.Due.Reason {
	case review.Cycle:
		w.first -= calc.Month(pace.Ahead)
	case review.DeathReported:
		w.first = start
	}
	return w
}

// most is how many visits can be made in time with so many in each week: week by
// week, the most urgent first.
func most(windows map[calc.HouseholdNumber]window, weeks []review.Week, rooms []int) int {
	var open []window
	for _, w := range windows {
		open = append(open, w)
	}
	slices.SortFunc(open, func(a, b window) int { return cmp.Or(cmp.Compare(a.last, b.last), cmp.Compare(a.first, b.first)) })
	made := 0
	for i, week := range weeks {
		left := rooms[i]
		open = slices.DeleteFunc(open, func(w window) bool {
			if left == 0 || week.Month < w.first || week.Month > w.last {
				return false
			}
			left--
			made++
			return true
		})
	}
	return made
}

func BenchmarkPlan(b *testing.B) {
	weeks := review.Weeks(20260601, 20270531, nil)
	reasons := []string{review.Cycle, review.Cycle, review.Cycle, review.Age60, review.CertificateEnd}
	var vs []review.Visit
	for i := range 50_000 {
		vs = append(vs, review.Visit{
			Household: calc.HouseholdNumber(fmt.Sprint(i)), Region: calc.RegionCode(fmt.Sprintf("9902830%02d%03d", 1+i%15, i%200)),
			Due: review.Deadline{Month: weeks[0].Month + calc.Month(i*i%13), Reason: reasons[i%5]},
		})
	}
	b.ReportAllocs()
	for b.Loop() {
		if s := review.Plan(vs, weeks, review.Pace{Ahead: 2}); len(s.Beyond) != 0 {
			b.Fatal(len(s.Beyond))
		}
	}
}
