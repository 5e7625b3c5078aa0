package casework_test

import (
	"errors"
	"strings"
	"testing"

	"doudi/calc"
	"doudi/calc/review"
	"doudi/store"
	"doudi/store/casework"
)

// An award that was determined on a stated income: a visit that states another, or
// brings items that tell another, proposes a change; one that says the same, or
// nothing of income, does not. The visit that proposes changes no award.
func TestReviewOfAStatedIncome(t *testing.T) {
	for _, tc := range []struct {
		name string
		tell func(b *bureau, v *casework.HomeVisit)
		want review.Outcome
	}{
		{"nothing said", func(*bureau, *casework.HomeVisit) {}, review.Keep},
		{"the same", func(b *bureau, v *casework.HomeVisit) { v.PerCapita, v.Given = yuan(b.T, "100"), true }, review.Keep},
		{"a cent less", func(b *bureau, v *casework.HomeVisit) { v.PerCapita, v.Given = yuan(b.T, "99.99"), true }, review.Up},
		{"a cent more", func(b *bureau, v *casework.HomeVisit) { v.PerCapita, v.Given = yuan(b.T, "100.01"), true }, review.Down},
		{"at the standard", func(b *bureau, v *casework.HomeVisit) { v.PerCapita, v.Given = yuan(b.T, "512.50"), true }, review.Withdraw},
		{"items brought", func(b *bureau, v *casework.HomeVisit) {
			v.Changed = b.sheets(b.folder(files{"item": "household,id,kind,amount,per\n2," + liu + ",transfer,150,month\n"}))
		}, review.Down},
		{"items that tell the same", func(b *bureau, v *casework.HomeVisit) {
			v.Changed = b.sheets(b.folder(files{"item": "household,id,kind,amount,per\n2," + liu + ",transfer,100,month\n"}))
		}, review.Keep},
	} {
		t.Run(tc.name, func(t *testing.T) {
			b := excluding(t, "2030-01")
			q := determine()
			q.PerCapita, q.Given = yuan(t, "100"), true
			b.two(q)
			awards := len(b.dibao("2").Decisions)
			v := casework.HomeVisit{Household: "2", Program: calc.Dibao, Day: calc.NewDay(2026, 12, 10), Visitors: []string{"周敏", "钱进"}, Findings: "收入"}
			tc.tell(b, &v)
			done, err := b.onDay("zhao", v.Day).RecordReview(v)
			b.ok(err)
			if a := done.Awards[0]; a.Outcome != tc.want || (a.Outcome == review.Keep) != (len(a.Changes) == 0) {
				t.Errorf("%s, %q, want %s", a.Outcome, a.Changes, tc.want)
			}
			if len(b.dibao("2").Decisions) != awards {
				t.Error("the visit itself has decided")
			}
		})
	}
	b := families(t)
	v := casework.HomeVisit{Household: "2", Day: calc.NewDay(2026, 11, 20), Visitors: []string{"周敏", "钱进"}, Findings: "收入", PerCapita: yuan(t, "1"), Given: true}
	_, err := b.as("li").RecordReview(v)
	b.refused(err, "visit.income") // there is tekun alone
}

// A sample that is drawn is kept in the journal with what it can be drawn again with,
// unless it is only tried; where that cannot be, nothing is drawn.
func TestSampleIsNoted(t *testing.T) {
	b := reviewing(t)
	drawn, err := b.as("sun").DrawSample(of2026(7), "999901001", 30, "lot 7")
	b.ok(err)
	want := "sun review.sample 999901001: 2026-07 30% lot 7: "
	if got := b.last(); !strings.HasPrefix(got, want) || len(drawn.Drawn) == 0 {
		t.Errorf("%d drawn, noted as %q", len(drawn.Drawn), got)
	}
	if _, err := b.as("li").DrawSample(of2026(7), "", 30, "x"); err != nil || !strings.HasPrefix(b.last(), "li review.sample 999901: 2026-07 30% x: ") {
		t.Errorf("%v, noted as %q", err, b.last())
	}
	entries := b.length()
	tried := b.as("li")
	tried.Dry = true
	_, err = tried.DrawSample(of2026(7), "", 30, "x")
	b.ok(err)
	_, err = b.as("zhao").DrawSample(of2026(7), "", 30, "x")
	b.refused(err, "operator.forbidden")
	if b.length() != entries {
		t.Errorf("%d entries more", b.length()-entries)
	}
	if _, err := b.as("machine").DrawSample(of2026(7), "", 30, "x"); err == nil || errors.Is(err, store.ErrDamaged) {
		t.Errorf("a stranger's: %v", err)
	}
}
