package casework_test

import (
	"runtime"
	"testing"

	"doudi/calc"
	"doudi/calc/roster"
	"doudi/store/casework"
)

// TestQinghe runs the county's five months. Every month is drafted, compared
// with the other program's roster, explained, submitted and confirmed; in the
// end all sealed months are explained, replayed and verified once more.
func TestQinghe(t *testing.T) {
	b := qinghe(t)
	lines := map[calc.Month]int{}
	for m := of2026(7); m <= of2026(11); m++ {
		b.comesIn(m)
		draft := b.roster(m)
		if again := b.roster(m); again.Digest != draft.Digest || draft.State != roster.Draft {
			t.Errorf("%s: two drafts %s and %s, state %s", m, draft.Digest.Short(), again.Digest.Short(), draft.State)
		}
		want := b.expected(m)
		lines[m] = len(want)
		b.same(m.String()+" draft", b.asExpected(draft), want)
		b.explained(m, draft)
		b.caused(m, draft)
		b.added(draft)
		sealed := b.seal(m)
		if sealed.Digest != draft.Digest {
			t.Errorf("%s: drafted %s, sealed %s", m, draft.Digest.Short(), sealed.Digest.Short())
		}
		if got := sealed.Seal.All; got.Lines != len(want) || got.Amount != total(b.entries(draft)) {
			t.Errorf("%s: sealed %+v", m, got)
		}
	}
	for m := of2026(7); m <= of2026(11); m++ {
		r := b.roster(m)
		if r.State != roster.Confirmed || r.Stale || r.Digest != r.Seal.Digest() {
			t.Errorf("%s: state %s, stale %v", m, r.State, r.Stale)
		}
		b.same(m.String()+" sealed", b.asExpected(r), b.expected(m))
		b.explained(m, r)
		b.caused(m, r)
		b.added(r)
		n, deviations, err := b.as("li").Replay(m)
		if b.ok(err); len(deviations) > 0 || n < lines[m] {
			t.Errorf("%s: %d lines replayed, deviations %+v", m, n, deviations)
		}
	}
	seals, err := b.as("li").Verify()
	if b.ok(err); len(seals) != 5 {
		t.Errorf("%d seals", len(seals))
	}
	for i, s := range seals {
		if i > 0 && s.Previous != seals[i-1].Digest() || i == 0 && s.Previous != (roster.Digest{}) {
			t.Errorf("%s does not continue the month before", s.Month)
		}
	}
	if _, deviations, err := b.as("li").Replay(0); err != nil || len(deviations) > 0 {
		t.Errorf("replayed: %v, %+v", err, deviations)
	}
	b.sound()
}

func total(entries map[calc.AwardKey]roster.Entry) calc.Money {
	var sum calc.Money
	for _, e := range entries {
		sum += e.Total()
	}
	return sum
}

// explained checks that the explanation of every line is worth the line.
func (b *bureau) explained(m calc.Month, r *casework.MonthRoster) {
	b.Helper()
	done := map[calc.AwardKey]bool{}
	entries := b.entries(r)
	for key := range entries {
		if done[key] {
			continue
		}
		all, err := b.as("li").Explain(key.Household, "", m)
		b.ok(err)
		for _, x := range all {
			done[x.AwardKey] = true
			e, sealed := entries[x.AwardKey]
			if !sealed { // nothing to seal: nothing is paid
				e = roster.Entry{}
			}
			if x.State != r.State && r.State == roster.Confirmed || x.Policy != r.Seal.Policy {
				b.Errorf("%s %v: state %s, policy %d", m, x.AwardKey, x.State, x.Policy)
			}
			if x.Steps.Amount != e.Total().String() || worth(b.T, x.Steps) != e.Total() || x.Entry.Total() != e.Total() {
				b.Errorf("%s %v: the line is %s, explained %s by steps worth %s", m, x.AwardKey, e.Total(), x.Steps.Amount, worth(b.T, x.Steps))
			}
		}
		if !done[key] {
			b.Errorf("%s %v: not explained", m, key)
		}
	}
}

// caused checks that the causes add up to every award's difference from the
// month before.
func (b *bureau) caused(m calc.Month, r *casework.MonthRoster) {
	b.Helper()
	before := map[calc.AwardKey]roster.Entry{}
	if m > of2026(7) {
		before = b.entries(b.roster(m - 1))
	}
	entries := b.entries(r)
	for key, e := range entries {
		var named calc.Money
		for _, c := range e.Causes {
			if named += c.Amount; c.Code == roster.Unnamed || c.Amount == 0 {
				b.Errorf("%s %v: cause %+v", m, key, c)
			}
		}
		old := before[key]
		if diff := e.Total() - old.Total(); named != diff {
			b.Errorf("%s %v: causes are worth %s, the difference is %s", m, key, named, diff)
		}
	}
	for key, old := range before {
		if _, there := entries[key]; !there && old.Total() != 0 {
			b.Errorf("%s %v: gone with %s and no cause", m, key, old.Total())
		}
	}
}

// added checks the totals against the lines.
func (b *bureau) added(r *casework.MonthRoster) {
	b.Helper()
	var sum roster.Total
	households := map[calc.HouseholdNumber]bool{}
	for _, e := range b.entries(r) {
		if e.OnRoster() {
			sum.Lines++
			sum.Persons += e.People
			sum.Amount += e.Total()
			households[e.Household] = true
		}
	}
	sum.Households = len(households)
	if r.Seal.All != sum {
		b.Errorf("%s: the seal has %+v, the lines are %+v", r.Month, r.Seal.All, sum)
	}
	for _, level := range []string{"county", "township", "village"} {
		var of roster.Total
		for _, t := range r.Totals {
			if t.Level == level && t.Program == "" {
				of.Lines += t.Lines
				of.Persons += t.Persons
				of.Households += t.Households
				of.Amount += t.Amount
			}
		}
		if of != sum {
			b.Errorf("%s: %s totals %+v, the lines are %+v", r.Month, level, of, sum)
		}
	}
}

// TestDraftsAreIdentical: the same records give the same bytes, however many
// townships are computed side by side and whatever else is written meanwhile.
func TestDraftsAreIdentical(t *testing.T) {
	b := qingheUntil(t, of2026(9))
	want := b.roster(of2026(9))
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	for _, processors := range []int{1, 2, 7} {
		runtime.GOMAXPROCS(processors)
		if got := b.roster(of2026(9)); got.Digest != want.Digest {
			t.Errorf("on %d processors: %s, want %s", processors, got.Digest.Short(), want.Digest.Short())
		}
	}
	b.ok(b.as("li").Exported(of2026(8), "out", roster.Digest{}, ""))
	if got := b.roster(of2026(9)); got.Digest != want.Digest {
		t.Errorf("after an act that changes no record: %s, want %s", got.Digest.Short(), want.Digest.Short())
	}
	order := func(r *casework.MonthRoster) (last *roster.Entry) {
		b.ok(r.Each(func(e *roster.Entry) error {
			if last != nil && !roster.Less(last, e) {
				t.Errorf("%v stands before %v", last.AwardKey, e.AwardKey)
			}
			kept := *e
			last = &kept
			return nil
		}))
		return last
	}
	if order(want) == nil {
		t.Error("no lines")
	}
}

// TestImportedTwice: the same files again change nothing, and no roster.
func TestImportedTwice(t *testing.T) {
	b := qingheUntil(t, of2026(11))
	want, entries := b.roster(of2026(11)), b.journal()
	for _, folder := range []string{"data", "events-2026-09", "events-2026-11"} {
		done := b.imports(qingheFolder + "/" + folder)
		if done.Added+done.Changed+done.Decisions != 0 {
			t.Errorf("%s: %+v", folder, done)
		}
	}
	b.loads(qingheFolder + "/policy2")
	if got := b.roster(of2026(11)); got.Digest != want.Digest || b.journal() != entries {
		t.Errorf("%s after the same files again, want %s; journal %d, was %d", got.Digest.Short(), want.Digest.Short(), b.journal(), entries)
	}
}
