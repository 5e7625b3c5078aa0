package casework_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"doudi/calc"
	"doudi/store"
	"doudi/store/casework"
)

// TestJournalExtract: by operator, household, act and day, and the last of them.
func TestJournalExtract(t *testing.T) {
	b := towns(t)
	at := func(name string, day int) *casework.Office {
		o := b.as(name)
		now := time.Date(2026, 12, day, 23, 59, 0, 0, time.Local)
		o.Now, o.Store.Now = now, func() time.Time { return now }
		return o
	}
	b.ok(second(at("li", 1).Show("1")))
	b.ok(second(at("wang", 2).Show("3")))
	b.ok(second(at("li", 3).FindAs("村", wholeLook)))
	b.ok(at("wang", 4).ListAs("999901001", wholeLook, func(*calc.Household, string, casework.Shown) error { return nil }))
	b.ok(at("li", 5).Exported(of2026(7), "out", [32]byte{}, "送财务"))
	b.refused(second(at("a-admin", 2).Show("3")), "operator.forbidden") // the clock has been set back
	b.ok(at("li", 6).ListAs("", wholeLook, func(*calc.Household, string, casework.Shown) error { return nil }))

	december := calc.NewDay(2026, 12, 1)
	for _, tc := range []struct {
		casework.Extract
		want string
	}{
		{casework.Extract{From: december}, "li look, wang look, li look.full, wang look.full, li roster.export, a-admin look.refused back, li look.full"},
		{casework.Extract{From: december, Operator: "li"}, "li look, li look.full, li roster.export, li look.full"},
		{casework.Extract{From: december, Act: "look"}, "li look, wang look, li look.full, wang look.full, a-admin look.refused back, li look.full"},
		{casework.Extract{From: december, Act: "look.full"}, "li look.full, wang look.full, li look.full"},
		{casework.Extract{From: december, Household: "1"}, "li look, li look.full, wang look.full, li look.full"},
		{casework.Extract{From: december, Household: "3"}, "wang look, li look.full, a-admin look.refused back, li look.full"},
		{casework.Extract{From: calc.NewDay(2026, 12, 2), To: calc.NewDay(2026, 12, 3)}, "wang look, li look.full, a-admin look.refused back"},
		{casework.Extract{From: calc.NewDay(2026, 12, 4), To: calc.NewDay(2026, 12, 4)}, "wang look.full"},
		{casework.Extract{From: calc.NewDay(2026, 12, 7)}, ""},
		{casework.Extract{Operator: "nobody"}, ""},
		{casework.Extract{Limit: 2}, "a-admin look.refused back, li look.full"},
		{casework.Extract{Limit: 1}, "li look.full"},
		{casework.Extract{Limit: 1, Operator: "wang"}, "wang look.full"},
		{casework.Extract{Limit: 2, From: december, Act: "look"}, "a-admin look.refused back, li look.full"},
	} {
		lines, err := b.as("admin").JournalExtract(tc.Extract)
		b.ok(err)
		var got []string
		for i := range lines {
			text := lines[i].Operator + " " + lines[i].Act
			if lines[i].ClockBack {
				text += " back"
			}
			if got = append(got, text); i > 0 && lines[i].Seq <= lines[i-1].Seq {
				t.Errorf("%+v: entry %d after %d", tc.Extract, lines[i].Seq, lines[i-1].Seq)
			}
		}
		if strings.Join(got, ", ") != tc.want {
			t.Errorf("%+v: %s\nnot %s", tc.Extract, strings.Join(got, ", "), tc.want)
		}
	}
	if _, err := b.as("admin").JournalExtract(casework.Extract{Household: "99"}); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("a number that is nobody's: %v", err)
	}
}

// TestExportsAreNamed: every export's entry names who, what, where and why.
func TestExportsAreNamed(t *testing.T) {
	b := staffed(t)
	digest := [32]byte{1}
	b.ok(b.as("li").Exported(of2026(7), "out-2026-07", digest, "送财务"))
	if want := fmt.Sprintf("li roster.export 2026-07: out-2026-07 %s 送财务", "01000000…0000"); b.last() != want {
		t.Errorf("the journal ends with %q, not %q", b.last(), want)
	}
}
