package casework_test

import (
	"slices"
	"strings"
	"testing"

	"doudi/calc"
	"doudi/store/casework"
)

// remarks are the warnings of an act on a household.
func remarks(done *casework.HouseholdDone) (lines []string) {
	for _, f := range done.Warnings {
		lines = append(lines, strings.Join(append([]string{f.Code, f.Subject}, f.Args...), " "))
	}
	return lines
}

// A death that is found late is told with what was paid since, and with the roster
// that would pay on.
func TestDeathToldWithWhatWasPaid(t *testing.T) {
	b := delegated(t)
	b.seal(of2026(7))
	b.seal(of2026(8))
	dies := func(day calc.Day) []string {
		t.Helper()
		o := b.as("li")
		o.Dry = true
		c := change("")
		c.From = day.Month() + 1
		done, err := o.Death("1", calc.IDNumber(zhang), day, calc.IDNumber(wife), c)
		b.ok(err)
		return remarks(done)
	}
	paid := func(m calc.Month, p calc.Program) string { return b.line(m, "1", p).Amounts.Total().String() }
	month := []string{"death.paid 1 dibao 2026-08..2026-08 " + paid(of2026(8), calc.Dibao), "death.paid 1 nursing 2026-08..2026-08 125.00"}
	for _, row := range []struct {
		day  calc.Day
		want []string
	}{
		{20260731, month},
		{20260801, nil},
		{20260831, nil},
		{20260630, []string{
			"death.paid 1 dibao 2026-07..2026-08 " + (b.line(of2026(7), "1", calc.Dibao).Amounts.Total() + b.line(of2026(8), "1", calc.Dibao).Amounts.Total()).String(),
			"death.paid 1 nursing 2026-07..2026-08 250.00",
		}},
	} {
		if got := dies(row.day); !slices.Equal(got, row.want) {
			t.Errorf("on %s: %q, not %q", row.day, got, row.want)
		}
	}
	b.submits(of2026(9))
	if got := dies(20260731); !slices.Equal(got, append(month, "death.submitted 1 2026-09 li")) {
		t.Errorf("while September waits: %q", got)
	}
	if got := dies(20260930); got != nil {
		t.Errorf("September is due still: %q", got)
	}
}

// An award of the household that the person came from is named to whom it is of
// their place, and to nobody else.
func TestDeathToldOfAnotherHousehold(t *testing.T) {
	b := delegated(t)
	b.takes(files{
		"household": "household,region,settlement,payee,account\n3,999901002001,urban,王五,6230000000000009999\n",
		"member":    "household,name,id\n3,王五," + none + "\n",
	})
	b.seal(of2026(7))
	c := change("")
	c.From = of2026(7)
	b.ok(second(b.as("li").Join("3", row("member", "relation=other id="+wife), "1", c)))
	for operator, want := range map[string][]string{
		"li": {"death.elsewhere 3 dibao 1", "death.paid 1 dibao 2026-07..2026-07 " + b.line(of2026(7), "1", calc.Dibao).Amounts.Total().String()},
		"wu": nil,
	} {
		o := b.as(operator)
		o.Dry = true
		c.From = of2026(7)
		done, err := o.Death("3", calc.IDNumber(wife), calc.NewDay(2026, 6, 10), "", c)
		b.ok(err)
		if got := remarks(done); !slices.Equal(got, want) {
			t.Errorf("%s is told %q, not %q", operator, got, want)
		}
	}
}
