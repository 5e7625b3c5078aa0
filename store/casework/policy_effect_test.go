package casework_test

import (
	"errors"
	"maps"
	"slices"
	"testing"

	"doudi/calc"
	"doudi/calc/roster"
	"doudi/store/casework"
)

// proposals are tables that a county might put in the place of its first ones
// before September, each with what it does.
var proposals = []struct {
	name    string
	folder  string
	changes map[string]string
}{
	{"the same", "policy", nil},
	{"standards raised from July", "policy2", nil},
	{"a standard lowered from July", "policy", map[string]string{"standard": "dibao,,rural,,2026-07,350,month,民发〔2026〕1号"}},
	{"a standard lowered from August, so that households leave", "policy", map[string]string{"standard": "dibao,,rural,,2026-08,10,month,民发〔2026〕1号"}},
	{"a standard raised from September", "policy", map[string]string{"standard": "dibao,,rural,,2026-09,900,month,民发〔2026〕1号"}},
	{"a standard raised from October", "policy", map[string]string{"standard": "dibao,,rural,,2026-10,900,month,民发〔2026〕1号"}},
	{"a benefit abolished from September", "policy", map[string]string{"standard": "orphan,,,,2026-09,,month,民发〔2026〕1号"}},
	{"a benefit abolished from August", "policy", map[string]string{"standard": "orphan,,,,2026-08,,month,民发〔2026〕1号"}},
	{"a benefit abolished before somebody is new to it", "policy", map[string]string{"standard": "nursing,2,,,2026-09,,month,民发〔2026〕1号"}},
	{"a supplement more", "policy", map[string]string{"supplement": "Z,新增,dibao,,amount,15.5,2026-08,,民发〔2026〕1号"}},
	{"a higher minimum", "policy", map[string]string{"parameter": "dibao.minimum,700,2026-07,民发〔2026〕1号"}},
	{"whole yuan", "policy", map[string]string{"parameter": "rounding.unit,1,2026-08,民发〔2026〕1号"}},
	{"nothing withheld", "policy2", map[string]string{"parameter": "recovery.share,0,2026-07,民发〔2026〕1号"}},
	{"elders from 70 on", "policy", map[string]string{"group:elder,老年人,,,,,,,,60,": "elder,老年人,,,,,,,,70,"}},
}

// TestWhatIf: what a proposal is said to do to September is what September is
// once the tables are loaded; and saying it changes nothing.
func TestWhatIf(t *testing.T) {
	september := of2026(9)
	for _, p := range proposals {
		t.Run(p.name, func(t *testing.T) {
			b := qinghe(t)
			b.seal(of2026(7))
			b.seal(of2026(8))
			b.imports(qingheFolder + "/events-2026-09") // stops, tapers, overpayments and arrears of its own
			b.newcomers()
			before := b.roster(september)
			tables, entries := b.amended(p.folder, p.changes), b.journal()
			effect, faults, err := b.as("li").WhatIf(b.sheets(tables), september)
			b.ok(err)
			if bad := faults.Refusing(); len(bad) > 0 {
				t.Fatal(bad)
			}
			if b.journal() != entries || b.roster(september).Digest != before.Digest {
				t.Error("asking has changed something")
			}
			b.loads(tables)
			want := b.difference(before, b.roster(september))
			if got := *effect; got.Month != september || got.Before != want.Before || got.After != want.After || got.Changed != want.Changed ||
				got.Regular != want.Regular || got.Arrears != want.Arrears || got.Overpaid != want.Overpaid {
				t.Errorf("got  %+v\nwant %+v", got, want)
			}
			for _, keys := range [][]calc.AwardKey{effect.Enter, effect.Leave} {
				slices.SortFunc(keys, compareKeys)
			}
			if !slices.Equal(effect.Enter, want.Enter) || !slices.Equal(effect.Leave, want.Leave) {
				t.Errorf("enter %v, leave %v\nwant  %v, %v", effect.Enter, effect.Leave, want.Enter, want.Leave)
			}
			b.seal(september)
			b.replayed()
		})
	}
}

// newcomers determines a household at an income above its standard of 650 and
// below that of the second policy, and a person who is new to a benefit.
func (b *bureau) newcomers() {
	b.Helper()
	b.typed("decision", "household,id,program,decision,from,class,percapita", "000012,,dibao,determine,2026-09,,700", "000001,999999196004200903,nursing,determine,2026-09,2,")
}

// difference is what two rosters of one month differ in.
func (b *bureau) difference(before, after *casework.MonthRoster) casework.Effect {
	b.Helper()
	was, is := b.entries(before), b.entries(after)
	out := casework.Effect{Month: after.Month, Before: before.Seal.All, After: after.Seal.All}
	all := maps.Clone(was)
	maps.Copy(all, is)
	for _, key := range slices.SortedFunc(maps.Keys(all), compareKeys) {
		x, y := was[key], is[key]
		if x.Regular() != y.Regular() {
			out.Changed++
		}
		switch {
		case x.Regular() == 0 && y.Regular() > 0:
			out.Enter = append(out.Enter, key)
		case x.Regular() > 0 && y.Regular() == 0:
			out.Leave = append(out.Leave, key)
		}
		out.Regular += y.Regular() - x.Regular()
		out.Arrears += y.ArrearsTotal() - x.ArrearsTotal()
		out.Overpaid += y.RecoveryTotal() + y.Debt - x.RecoveryTotal() - x.Debt
	}
	return out
}

// TestWhatIfOfProposals: the proposals above do what their names say.
func TestWhatIfOfProposals(t *testing.T) {
	b := qinghe(t)
	b.seal(of2026(7))
	b.seal(of2026(8))
	b.newcomers()
	sign := func(x calc.Money) int {
		switch {
		case x < 0:
			return -1
		case x > 0:
			return 1
		}
		return 0
	}
	want := map[string][5]int{ // signs of: regular, arrears, overpaid, number entering, number leaving
		"standards raised from July":                               {1, 1, 0, 1, 0},
		"a standard lowered from July":                             {-1, 0, 1, 0, 0},
		"a standard lowered from August, so that households leave": {-1, 0, 1, 0, 1},
		"a standard raised from September":                         {1, 0, 0, 0, 0},
		"a benefit abolished from September":                       {-1, 0, 0, 0, 1},
		"a benefit abolished from August":                          {-1, 0, 1, 0, 1},
		"a benefit abolished before somebody is new to it":         {-1, 0, 0, 0, 1},
		"a supplement more":                                        {1, 1, 0, 1, 0}, // R5 grants it above the standard as well
		"a higher minimum":                                         {1, 1, 0, 0, 0},
		"elders from 70 on":                                        {-1, 0, 1, 0, 0},
	}
	for _, p := range proposals {
		effect, _, err := b.as("li").WhatIf(b.sheets(b.amended(p.folder, p.changes)), of2026(9))
		b.ok(err)
		got := [5]int{sign(effect.Regular), sign(effect.Arrears), sign(effect.Overpaid), min(len(effect.Enter), 1), min(len(effect.Leave), 1)}
		signs, listed := want[p.name]
		if p.name == "whole yuan" {
			continue // up for some, down for others
		}
		if p.name == "nothing withheld" {
			signs, listed = want["standards raised from July"], true
		}
		if !listed {
			signs = [5]int{}
		}
		if got != signs {
			t.Errorf("%s: %v, want %v: %+v", p.name, got, signs, effect)
		}
	}
}

// TestWhatIfRefusals: sealed months do not change, and tables with faults say
// nothing.
func TestWhatIfRefusals(t *testing.T) {
	b := qingheUntil(t, of2026(9))
	tables := qingheFolder + "/policy2"
	for _, m := range []calc.Month{of2026(6), of2026(7), of2026(8)} {
		_, _, err := b.as("li").WhatIf(b.sheets(tables), m)
		b.refused(err, "month.sealed")
	}
	_, _, err := b.as("li").WhatIf(b.sheets(tables), of2026(9))
	b.ok(err)
	bad := b.amended("policy", map[string]string{"standard": "dibao,,urban,,2026-13,700,month,"})
	var faults calc.Faults
	effect, _, err := b.as("li").WhatIf(b.sheets(bad), of2026(9))
	if effect != nil || !errors.As(err, &faults) || len(faults.Refusing()) != 1 {
		t.Errorf("%+v, %v", effect, err)
	}
}

// changesPaid is what lint says of months that are already paid; nil where it
// says nothing.
func (b *bureau) changesPaid(folder string) []string {
	b.Helper()
	faults, err := b.as("li").LintPolicy(b.sheets(folder), true)
	b.ok(err)
	var args []string
	for _, f := range faults {
		if f.Code == "policy.changes_paid" {
			if args != nil || !f.Warning {
				b.Errorf("%+v", faults)
			}
			args = f.Args
		}
	}
	return args
}

// TestLintChangesPaid: lint says since when and until when tables change what
// is paid, and the money: what the next roster then has of arrears and of
// overpayments, withheld and owed.
func TestLintChangesPaid(t *testing.T) {
	b := qinghe(t)
	july := "2026-07"
	lowered := b.amended("policy", map[string]string{"standard": "dibao,,rural,,2026-08,350,month,民发〔2026〕1号"})
	early := b.amended("policy", map[string]string{"standard": "dibao,,urban,,2025-06,700,month,民发〔2026〕1号"})
	later := b.amended("policy", map[string]string{"standard": "dibao,,urban,,2026-09,700,month,民发〔2026〕1号"})
	shared := b.amended("policy", map[string]string{"exclusive": "dibao,nursing,2026-07,民发〔2026〕1号"})
	raised := qingheFolder + "/policy2"
	for _, folder := range []string{raised, lowered, early, later, qingheFolder + "/policy"} {
		if got := b.changesPaid(folder); got != nil {
			t.Errorf("nothing is paid yet, but %s changes %q", folder, got)
		}
	}
	b.seal(of2026(7))
	for name, row := range map[string]struct {
		folder      string
		from, until string
	}{
		"raised": {raised, july, july}, "early": {early, july, july}, "lowered": {lowered, "", ""}, "later": {later, "", ""}, "same": {qingheFolder + "/policy", "", ""},
	} {
		b.lints("one month paid, "+name, row.folder, row.from, row.until)
	}
	b.seal(of2026(8))
	for name, row := range map[string]struct {
		folder      string
		from, until string
	}{
		"raised": {raised, july, "2026-08"}, "early": {early, july, "2026-08"}, "lowered": {lowered, "2026-08", "2026-08"}, "later": {later, "", ""}, "exclusive": {shared, "", ""},
	} {
		b.lints("two months paid, "+name, row.folder, row.from, row.until)
	}
	next := of2026(9)
	before := b.roster(next)
	said := b.changesPaid(lowered)
	b.loads(lowered)
	if d := b.difference(before, b.roster(next)); said[1] != d.Arrears.String() || said[2] != d.Overpaid.String() || d.Overpaid == 0 || d.Arrears != 0 {
		t.Errorf("lint says %q, the roster %s and %s", said, d.Arrears, d.Overpaid)
	}
}

// lints checks what lint says of tables: the months, and money other than zero.
func (b *bureau) lints(what, folder, from, until string) {
	b.Helper()
	got := b.changesPaid(folder)
	if from == "" {
		if got != nil {
			b.Errorf("%s: %q, want nothing", what, got)
		}
		return
	}
	if len(got) != 3 || got[0] != from+".."+until || got[1] == "0.00" && got[2] == "0.00" {
		b.Errorf("%s: %q, want %s to %s", what, got, from, until)
	}
}

// TestLintChangesPaidByHand: one household's difference by hand. Household
// 000001 was paid 1241.99 for July and August each and is worth 1557.09 under
// the new tables.
func TestLintChangesPaidByHand(t *testing.T) {
	b := qinghe(t)
	b.seal(of2026(7))
	b.seal(of2026(8))
	want := calc.Money(0)
	said := b.changesPaid(qingheFolder + "/policy2")
	b.loads(qingheFolder + "/policy2")
	for key, e := range b.entries(b.roster(of2026(9))) {
		want += e.ArrearsTotal()
		if key.Household == "000001" && e.ArrearsTotal() != 2*(1557_09-1241_99) {
			t.Errorf("%v: %s", key, e.ArrearsTotal())
		}
	}
	if said[1] != want.String() || said[2] != "0.00" {
		t.Errorf("lint says %q, the lines add up to %s", said, want)
	}
}

// TestLoadTwice: the same tables again are not a version more, and change no
// roster.
func TestLoadTwice(t *testing.T) {
	b := qinghe(t)
	want := b.roster(of2026(7))
	loaded, err := b.as("admin").LoadPolicy(b.sheets(qingheFolder + "/policy"))
	if b.ok(err); !loaded.Already || loaded.Version != 1 {
		t.Errorf("%+v", loaded)
	}
	loaded, err = b.as("admin").LoadPolicy(b.sheets(qingheFolder + "/policy2"))
	if b.ok(err); loaded.Already || loaded.Version != 2 {
		t.Errorf("%+v", loaded)
	}
	loaded, err = b.as("admin").LoadPolicy(b.sheets(qingheFolder + "/policy"))
	if b.ok(err); loaded.Already || loaded.Version != 3 {
		t.Errorf("%+v", loaded)
	}
	r := b.roster(of2026(7))
	b.same("the first tables again", b.asExpected(r), b.asExpected(want))
	if r.Seal.Policy != 3 || r.Seal.PolicyDigest != want.Seal.PolicyDigest || r.Seal.Entries != want.Seal.Entries {
		t.Errorf("policy %d, digest %s", r.Seal.Policy, r.Seal.PolicyDigest.Short())
	}
	var none roster.Digest
	if r.Seal.PolicyDigest == none {
		t.Error("the seal does not hold the tables' digest")
	}
}

// TestLintChangesNothingPaid: tables that change no amount of a month paid are
// not said to.
func TestLintChangesNothingPaid(t *testing.T) {
	b := qinghe(t)
	b.seal(of2026(7))
	for name, changes := range map[string]map[string]string{
		"another document": {"standard:orphan,,,,2025-01,1400,month,民发〔2026〕1号": "orphan,,,,2025-01,1400,month,"},
		"another class":    {"standard": "nursing,3,,,2025-01,90,month,民发〔2026〕1号"},
	} {
		if got := b.changesPaid(b.amended("policy", changes)); got != nil {
			t.Errorf("%s: %q", name, got)
		}
	}
}
