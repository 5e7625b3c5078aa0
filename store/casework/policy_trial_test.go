package casework_test

import (
	"path/filepath"
	"testing"

	"doudi/calc"
	"doudi/calc/policy"
	"doudi/store/casework"
)

// holdsUp reads tables and holds them against those in use.
func (b *bureau) holdsUp(path string) *casework.Trial {
	b.Helper()
	t, err := b.as("li").TryPolicy(b.sheets(path))
	b.ok(err)
	return t
}

// TestTryPolicy: what is said at once of tables is what the single acts say of
// them, and they are loaded as they were read.
func TestTryPolicy(t *testing.T) {
	b := qinghe(t)
	b.seal(of2026(7))
	path := filepath.Join(qingheFolder, "policy2")
	li := b.as("li")
	trial := b.holdsUp(path)
	faults, err := li.LintPolicy(b.sheets(path), true)
	b.ok(err)
	if got, want := len(trial.Faults), len(faults); got != want || trial.Refused() {
		t.Errorf("%d faults, lint has %d: %v", got, want, trial.Faults)
	}
	removed, added, err := li.DiffPolicy(b.sheets(path))
	b.ok(err)
	if len(trial.Removed) != len(removed) || len(trial.Added) != len(added) || len(added) == 0 {
		t.Errorf("removed %d added %d, the difference is %d and %d", len(trial.Removed), len(trial.Added), len(removed), len(added))
	}
	for m := of2026(8); m <= of2026(9); m++ {
		want, _, err := li.WhatIf(b.sheets(path), m)
		b.ok(err)
		got, err := li.TriedEffect(trial, m)
		b.ok(err)
		var regular, arrears calc.Money
		for _, x := range got.Lines {
			regular += x.After - x.Before
			arrears += x.Arrears
		}
		if got.Regular != want.Regular || got.Arrears != want.Arrears || regular != want.Regular || arrears != want.Arrears || regular == 0 {
			t.Errorf("%s: regular %s and %s of %s, arrears %s and %s of %s", m, got.Regular, regular, want.Regular, got.Arrears, arrears, want.Arrears)
		}
	}
	line := trial.Effect.Lines[0]
	explained, err := li.ExplainTried(trial, line.Household, line.Program, trial.Next, casework.Look{})
	b.ok(err)
	if len(explained) == 0 || explained[0].Entry.Regular() != line.After {
		t.Errorf("explained %+v, the line is %+v", explained, line)
	}
	b.refused(second(li.TriedEffect(trial, of2026(7))), "month.sealed")
	loaded, err := li.LoadTried(trial)
	b.ok(err)
	if loaded.Version != 2 || loaded.Already {
		t.Errorf("loaded %+v", loaded)
	}
	b.refused(second(li.LoadTried(trial)), "policy.moved")
	b.refused(second(li.TriedEffect(trial, of2026(8))), "policy.moved")
	list, err := li.Loadings()
	b.ok(err)
	if len(list) != 2 || list[0].Version != 2 || list[0].By != "li" || len(list[0].Documents) != len(trial.Documents()) || list[1].Rows == 0 {
		t.Errorf("loadings %+v", list)
	}
}

// TestTryPolicyOfOthers: who may not read rosters sees no money of a trial, but
// that months paid change.
func TestTryPolicyOfOthers(t *testing.T) {
	b := qinghe(t)
	b.seal(of2026(7))
	tables := b.sheets(b.amended("policy", map[string]string{"standard": "dibao,,urban,,2026-07,900,month,民发〔2026〕1号"}))
	trial, err := b.as("admin").TryPolicy(tables)
	b.ok(err)
	if _, paid := trial.ChangesPaid(); trial.Effect != nil || !paid || trial.From != of2026(7) {
		t.Errorf("effect %v, faults %v", trial.Effect, trial.Faults)
	}
}

// TestRowUses: the awards of a standard's row are those that it pays.
func TestRowUses(t *testing.T) {
	b := qinghe(t)
	p, err := b.as("li").Policy(0)
	b.ok(err)
	total := 0
	for _, row := range p.RowsIn(of2026(7)) {
		uses, err := b.as("li").RowUses(row, of2026(7))
		b.ok(err)
		if row.Table != "standard" {
			continue
		}
		total += len(uses)
		for _, u := range uses {
			if string(u.Program) != row.Key[0] {
				t.Errorf("%v stands on %v", u, row)
			}
		}
	}
	if total == 0 {
		t.Error("no row is used")
	}
	uses, err := b.as("li").RowUses(policy.Row{Cite: policy.Cite{Place: calc.Place{File: "x"}}}, of2026(7))
	if err != nil || len(uses) != 0 {
		t.Errorf("%v %v", uses, err)
	}
}

// TestTryImport: what an import is said to do is what it does, and saying it
// changes nothing.
func TestTryImport(t *testing.T) {
	b := qinghe(t)
	b.seal(of2026(7))
	b.seal(of2026(8))
	folder := qingheFolder + "/events-2026-09"
	before, entries := b.roster(of2026(9)), b.journal()
	tried, effect, err := b.as("li").TryImport(b.sheets(folder), "events")
	b.ok(err)
	if b.journal() != entries || b.roster(of2026(9)).Digest != before.Digest {
		t.Error("asking has changed something")
	}
	done, err := b.as("li").Import(b.sheets(folder), "events")
	b.ok(err)
	if tried.Added != done.Added || tried.Changed != done.Changed || tried.Decisions != done.Decisions {
		t.Errorf("tried %+v, done %+v", tried, done)
	}
	want := b.difference(before, b.roster(of2026(9)))
	if effect.After != want.After || effect.Regular != want.Regular || effect.Arrears != want.Arrears || effect.Overpaid != want.Overpaid {
		t.Errorf("tried %+v, it is %+v", effect, want)
	}
}
