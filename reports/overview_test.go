package reports

import (
	"slices"
	"testing"

	"doudi/calc"
	"doudi/calc/roster"
)

// TestOverview: the sums are those of the lines, what was before is what the
// causes leave, and a group that has left the roster is still told.
func TestOverview(t *testing.T) {
	entries := everything()
	gone := entry("9999", "999901001001", calc.Urban, "gone", "孙大海", 99)
	gone.Causes = []roster.Cause{cause(roster.Stopped, -77_00, "death")}
	m := monthOf(append(entries, gone))
	o, err := m.Overview()
	if err != nil {
		t.Fatal(err)
	}
	var all, last GroupSum
	for _, g := range o.Groups {
		all.Lines += g.Lines
		all.Amount += g.Amount
		all.Before += g.Before
		last = g
	}
	if all.Lines != o.All.Lines || all.Amount != o.All.Amount || all.Before != o.All.Before {
		t.Errorf("groups come to %+v, all is %+v", all, o.All)
	}
	if o.Change != o.All.Amount-o.All.Before || last.Program != "gone" || last.Before != 77_00 || last.Lines != 0 {
		t.Errorf("change %s of %+v; last %+v", o.Change, o.All, last)
	}
	var programs calc.Money
	seen := map[calc.Program]bool{}
	for _, g := range o.byProgram() {
		if programs += g.Amount; seen[g.Program] {
			t.Errorf("%s stands twice", g.Program)
		}
		seen[g.Program] = true
	}
	if programs != o.All.Amount {
		t.Errorf("programmes come to %s", programs)
	}
	if rest := o.Unnamed(o.All.Before); rest != 0 {
		t.Errorf("%s have no name", rest)
	}
	if rest := o.Unnamed(o.All.Before - 1); rest != 1 {
		t.Errorf("a fen that the seal before had less has the name %s", rest)
	}
	o.Causes = append(o.Causes, CauseSum{Code: roster.Unnamed, Amount: 5})
	if rest := o.Unnamed(o.All.Before); rest != 5 {
		t.Errorf("an unnamed cause is not told: %s", rest)
	}
}

func TestTenThousands(t *testing.T) {
	for m, want := range map[calc.Money]string{0: "0.0", 499_99: "0.0", 500_00: "0.1", -500_00: "-0.1", -1: "0.0", 1_022_035_00: "102.2", 9_999_500_00: "1000.0"} {
		if got := TenThousands(m); got != want {
			t.Errorf("%s: %s, want %s", m, got, want)
		}
	}
}

// Where not all settlements have room the first programmes have them, and the sums
// stay the same.
func TestOverviewRows(t *testing.T) {
	group := func(p calc.Program, s calc.Settlement, amount calc.Money) GroupSum {
		return GroupSum{Program: p, Settlement: s, Amount: amount}
	}
	o := Overview{Groups: []GroupSum{
		group(calc.Dibao, calc.Urban, 1), group(calc.Dibao, calc.Rural, 2), group(calc.Tekun, calc.Urban, 4), group(calc.Tekun, calc.Rural, 8),
		group("elder", calc.Rural, 16),
	}}
	whole, places := calc.Settlement(0), []calc.Settlement{calc.Urban, calc.Rural}
	for most, want := range map[int][]calc.Settlement{
		1: {whole, whole, whole}, 3: {whole, whole, whole}, 4: {places[0], places[1], whole, whole},
		5: {places[0], places[1], places[0], places[1], places[1]},
	} {
		var got []calc.Settlement
		var sum calc.Money
		for _, g := range o.Rows(most) {
			got, sum = append(got, g.Settlement), sum+g.Amount
		}
		if !slices.Equal(got, want) || sum != 31 {
			t.Errorf("in %d rows: %v, %v in all, not %v", most, got, sum, want)
		}
	}
}
