package casework_test

import (
	"errors"
	"testing"

	"doudi/calc"
	"doudi/calc/records"
	"doudi/calc/review"
	"doudi/store/casework"
)

// TestVisitSheet: a home with all its awards in payment, what is open and the last
// visit; a note tells what stands after it; the look is journalled.
func TestVisitSheet(t *testing.T) {
	b := reviewing(t)
	day := calc.NewDay(2026, 9, 10)
	noted, err := b.onDay("zhao", day).NoteFact("000001", review.Fact{Kind: review.FindingFact, Day: calc.NewDay(2026, 8, 3), Text: "名下有车"})
	b.ok(err)
	if len(noted.Home.Awards) == 0 || noted.Home.Awards[0].Status != review.Overdue || noted.Home.Awards[0].Reason != review.OpenFinding {
		t.Errorf("%+v", noted.Home.Awards)
	}
	s, err := b.onDay("zhao", day).VisitSheet("000001", nil)
	b.ok(err)
	if len(s.Awards) != len(noted.Home.Awards) || len(s.Open) != 1 || s.Last != nil || s.Village == "" || s.Shown.Whole() {
		t.Errorf("%+v", s)
	}
	entries, err := b.as("li").Journal(1)
	b.ok(err)
	if entries[0].Act != casework.ActLook || entries[0].Subject != "000001" {
		t.Errorf("%+v", entries)
	}
	_, err = b.looks("zhao", day, "000001", func(v *casework.HomeVisit) { v.Settles = true })
	b.ok(err)
	before, length := s, b.length()
	s, err = b.onDay("zhao", day).VisitSheet("000001", before)
	b.ok(err)
	again, err := b.onDay("zhao", day).VisitSheet("000001", s)
	b.ok(err)
	if s == before || again != s || b.length() != length {
		t.Errorf("the same sheet read again: %d entries more", b.length()-length)
	}
	for _, other := range []struct {
		n   calc.HouseholdNumber
		day calc.Day
	}{{"000004", day}, {"000001", day + 1}} {
		length := b.length()
		b.ok(second(b.onDay("zhao", other.day).VisitSheet(other.n, s)))
		if b.length() != length+1 {
			t.Errorf("household %s on %s is no new look", other.n, other.day)
		}
	}
	if len(s.Open) != 0 || s.Last == nil || s.Last.Day != day {
		t.Errorf("visited: %+v", s)
	}
	_, err = b.onDay("zhao", day).VisitSheet("000041", nil)
	b.refused(err, "operator.township")
}

// TestVisitReleases: a payment that was held for its review is said to come back.
func TestVisitReleases(t *testing.T) {
	b := reviewing(t)
	b.loads(b.amended("policy", map[string]string{"parameter": "review.hold_after,0,2025-01,民发〔2026〕1号"}))
	key := calc.AwardKey{Household: "000001", Program: calc.Dibao}
	m := b.household(key.Household).Members[0]
	b.typed("member", "household,name,id,relation,certificate_until", "000001,"+m.Name+","+string(m.ID)+",head,2026-06-30")
	day := calc.NewDay(2026, 9, 10)
	if got := b.dueOf(day.Month(), key.Household)[key]; !got.Held {
		t.Fatalf("not held: %+v", got)
	}
	renewed := func(v *casework.HomeVisit) {
		v.Changed = records.TypedTables([]records.Typed{{Sheet: "member", Cells: []records.Cell{
			{Column: "household", Text: "000001"}, {Column: "name", Text: m.Name}, {Column: "id", Text: string(m.ID)}, {Column: "certificate_until", Text: "2031-06-30"},
		}}})
	}
	for _, want := range []bool{true, false} { // the second time there is nothing to release
		done, err := b.looks("zhao", day, key.Household, renewed)
		b.ok(err)
		if got := done.Awards[0].Released; got != want {
			t.Errorf("released %v, want %v: %+v", got, want, done.Awards[0])
		}
	}
}

// TestVisitTyped: what is typed of the means goes on file in the place of what was
// there; a visit typed on another revision is refused with what has changed.
func TestVisitTyped(t *testing.T) {
	b := reviewing(t)
	day := calc.NewDay(2026, 9, 10)
	row := func(kind, amount string) records.Typed {
		return records.Typed{Sheet: "item", Cells: []records.Cell{{Column: "household", Text: "000001"}, {Column: "kind", Text: kind}, {Column: "amount", Text: amount}, {Column: "per", Text: "month"}}}
	}
	seen := b.household("000001").Revision
	typed := func(v *casework.HomeVisit) {
		v.Seen = &seen
		v.Changed = records.TypedTables([]records.Typed{row("transfer", "300"), row("exempt", "50")})
	}
	_, err := b.looks("zhao", day, "000001", typed)
	b.ok(err)
	if items := b.household("000001").Items; len(items) != 2 || items[0].Amount != 300*calc.Yuan {
		t.Errorf("%+v", items)
	}
	_, err = b.looks("zhao", day, "000001", typed)
	var stale *casework.Stale
	if !errors.As(err, &stale) || stale.Seen != seen || len(stale.Differences) == 0 {
		t.Errorf("%v", err)
	}
	_, err = b.looks("zhao", day, "000001", func(v *casework.HomeVisit) { v.NoItems = true })
	b.ok(err)
	if items := b.household("000001").Items; len(items) != 0 {
		t.Errorf("%+v", items)
	}
}
