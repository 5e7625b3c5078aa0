package roster_test

import (
	"slices"
	"testing"

	"doudi/calc"
	"doudi/calc/review"
)

// TestDeathOpen: a death that was reported is said of the awards that still pay for the
// person, once for a household, and of no other.
func TestDeathOpen(t *testing.T) {
	other := person("19710101", 2, calc.Attributes{})
	for _, row := range []struct {
		name    string
		died    calc.IDNumber
		decided []calc.Decision
		want    []string
	}{
		{"paid on", made("19700101", 1), []calc.Decision{det("a", 7)}, []string{"death.open"}},
		{"another has died", other.ID, []calc.Decision{det("a", 7)}, nil},
		{"stopped", made("19700101", 1), []calc.Decision{det("a", 7), stop(calc.Death, 7)}, nil},
		{"suspended", made("19700101", 1), []calc.Decision{det("a", 7), suspend(7)}, nil},
	} {
		d := newDesk(t, m(7), county())
		h := family("1")
		a := d.open(h, elder(h))
		d.record(a, row.decided...)
		mo := d.prepared()
		mo.Known = func(*calc.Household, *calc.Award) *review.Known {
			return &review.Known{Deaths: []review.Death{{Person: row.died, Died: calc.NewDay(2026, 6, 3)}}}
		}
		fs := mo.Compute(h, a, nil, d.paid(a)).Findings
		if got := codes(fs); !slices.Equal(got, row.want) {
			t.Errorf("%s: %q, want %q", row.name, got, row.want)
		}
		if len(fs) > 0 && !slices.Equal(fs[0].Args, []string{"张三", "2026-06-03"}) {
			t.Errorf("%s: %q", row.name, fs[0].Args)
		}
	}
}
