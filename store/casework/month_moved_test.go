package casework_test

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"doudi/calc"
	"doudi/calc/roster"
)

// moves moves a household to another village.
func (b *bureau) moves(to calc.RegionCode, households ...string) {
	b.Helper()
	var rows []string
	for _, h := range households {
		rows = append(rows, h+","+string(to))
	}
	b.typed("household", "household,region", rows...)
}

// TestMovedHouseholds moves a household into another township, on to a village
// beside it, and back: what it was paid before goes with it, and what is raised
// for months in other places is made up for.
func TestMovedHouseholds(t *testing.T) {
	if testing.Short() {
		t.Skip("TestManyMoves does the like")
	}
	const start, beside, away, further = "999901001001", "999901001002", "999901002003", "999901002004"
	for name, villages := range map[string][4]calc.RegionCode{ // before July, August, September, October
		"within the township":      {start, beside, beside, start},
		"to another township":      {start, away, away, away},
		"further every month":      {start, away, further, beside},
		"away and back":            {start, away, start, away},
		"in the month of the news": {start, start, away, away},
		"back in that month":       {start, away, start, start},
		"before anything was paid": {away, away, further, start},
	} {
		t.Run(name, func(t *testing.T) {
			b := qinghe(t)
			at := calc.RegionCode(start)
			for i, m := range []calc.Month{of2026(7), of2026(8), of2026(9), of2026(10)} {
				if to := villages[i]; to != at {
					b.moves(to, "000001")
					at = to
				}
				b.comesIn(m)
				b.seal(m)
				r := b.roster(m)
				b.same(m.String(), b.asExpected(r), b.expected(m))
				b.caused(m, r)
				b.explained(m, r)
				if e := b.line(m, "000001", calc.Dibao); e.Region != at {
					t.Errorf("%s: on the roster of %s, lives in %s", m, e.Region, at)
				}
			}
			e := b.line(of2026(9), "000001", calc.Dibao)
			if len(e.Arrears) != 2 || e.Arrears[0].Month != of2026(7) || e.Arrears[1].Month != of2026(8) || e.ArrearsTotal() != 630_20 {
				t.Errorf("arrears %+v", e.Arrears)
			}
			b.replayed()
		})
	}
}

// replayed checks that every sealed month, computed anew, is what was sealed.
func (b *bureau) replayed() {
	b.Helper()
	if _, deviations, err := b.as("li").Replay(0); err != nil || len(deviations) > 0 {
		b.Errorf("replay: %v, %d deviations: %+v", err, len(deviations), deviations)
	}
	_, err := b.as("li").Verify()
	b.ok(err)
	b.sound()
}

// TestManyMoves runs the whole case while half the households wander about. No
// line may be worth anything else for it; awards that are determined anew in
// other places may, so their households stay.
func TestManyMoves(t *testing.T) {
	b := qinghe(t)
	villages, stays := b.villages(), b.determinedAnew()
	dice := rand.New(rand.NewPCG(2026, 11))
	for m := of2026(7); m <= of2026(11); m++ {
		rows := map[calc.RegionCode][]string{}
		for n := 1; n <= 60; n++ {
			household := fmt.Sprintf("%06d", n)
			if !stays[household] && dice.IntN(2) == 0 {
				to := villages[dice.IntN(len(villages))]
				rows[to] = append(rows[to], household)
			}
		}
		for _, to := range villages {
			if len(rows[to]) > 0 {
				b.moves(to, rows[to]...)
			}
		}
		b.comesIn(m)
		b.seal(m)
		r := b.roster(m)
		b.same(m.String(), b.asExpected(r), b.expected(m))
		b.caused(m, r)
		b.explained(m, r)
		b.added(r)
	}
	b.replayed()
}

// villages are the county's villages.
func (b *bureau) villages() []calc.RegionCode {
	b.Helper()
	var out []calc.RegionCode
	for _, cells := range b.rows("region") {
		if !strings.HasSuffix(cells[0], "000") {
			out = append(out, calc.RegionCode(cells[0]))
		}
	}
	return out
}

// determinedAnew are the households that later decisions determine anew.
func (b *bureau) determinedAnew() map[string]bool {
	b.Helper()
	out := map[string]bool{}
	for _, file := range []string{"events-2026-09/decision", "events-2026-11/decision"} {
		for _, cells := range b.rows(file) {
			if cells[3] == "determine" {
				out[cells[0]] = true
			}
		}
	}
	return out
}

// rows are the cells of one of the case's files, without the heading.
func (b *bureau) rows(file string) [][]string {
	b.Helper()
	f, err := os.Open(filepath.Join(qingheFolder, file+".csv"))
	b.ok(err)
	defer f.Close()
	var out [][]string
	for lines := bufio.NewScanner(f); lines.Scan(); {
		out = append(out, strings.Split(lines.Text(), ","))
	}
	return out[1:]
}

// TestMovedDebt: an overpayment is withheld where the household lives now, and
// once only.
func TestMovedDebt(t *testing.T) {
	b := qinghe(t)
	b.seal(of2026(7))
	b.typed("decision", "household,program,decision,from,percapita", "000001,dibao,determine,2026-07,500")
	b.moves("999901002003", "000001")
	var debt, withheld calc.Money
	for m := of2026(8); m <= of2026(10); m++ {
		b.seal(m)
		e := b.line(m, "000001", calc.Dibao)
		if e.RecoveryTotal() == 0 || e.Total() <= 0 || e.Debt == 0 || e.Settled {
			t.Fatalf("%s: %+v", m, e)
		}
		if m > of2026(8) && e.Debt != debt-e.RecoveryTotal() {
			t.Errorf("%s: owes %s after %s, withheld %s", m, e.Debt, debt, e.RecoveryTotal())
		}
		debt, withheld = e.Debt, withheld+e.RecoveryTotal()
		if m == of2026(8) {
			b.moves("999901003001", "000001")
		}
	}
	july := b.line(of2026(7), "000001", calc.Dibao)
	worth := b.line(of2026(10), "000001", calc.Dibao)
	if july.Total()-worth.Regular() != withheld+debt {
		t.Errorf("July was paid %s and is worth %s; withheld %s, owed %s", july.Total(), worth.Regular(), withheld, debt)
	}
	b.replayed()
}

// TestMovedStopped: an award that ends in the month of the move leaves the
// roster with its reason, and the debt stays with it.
func TestMovedStopped(t *testing.T) {
	b := qinghe(t)
	b.seal(of2026(7))
	b.moves("999901002003", "000001")
	b.typed("decision", "household,program,decision,from,reason", "000001,dibao,stop,2026-07,moved")
	b.seal(of2026(8))
	e := b.line(of2026(8), "000001", calc.Dibao)
	want := []roster.Cause{{Code: roster.Stopped, Amount: -1241_99, Detail: "moved"}}
	if e.OnRoster() || e.Debt != 1241_99 || !slices.Equal(e.Causes, want) {
		t.Errorf("%+v", e)
	}
	b.replayed()
}
