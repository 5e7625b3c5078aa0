package entitlement_test

import (
	"fmt"
	"strings"
	"testing"

	"doudi/calc"
	"doudi/calc/entitlement"
)

// A number that is put right changes no money by itself; where the birthday is
// another, the month in which the age counts is the boundary.
func TestRenumbering(t *testing.T) {
	p := load(t, plain+"group aged,,,,,80,\nsupplement a,dibao,aged,amount,50,2025-01,,P\n")
	at := calc.NewMonth(2026, 11)
	wrong, same := calc.IDNumber("999999194701010010"), calc.IDNumber("999999194701010029")
	facts := func() *calc.Facts {
		return &calc.Facts{Insured: []calc.Insured{{ID: wrong, Birth: wrong.Birth()}, {ID: "b", Birth: calc.NewDay(1990, 1, 1)}}, Income: calc.Income{People: 2, PerCapita: calc.FractionOf(0, 1)}}
	}
	determined := calc.Decision{Seq: 1, Kind: calc.Determine, From: at - 5, Facts: facts()}
	of := func(d ...calc.Decision) []calc.Award {
		return []calc.Award{{AwardKey: calc.AwardKey{Household: "1", Program: calc.Dibao}, Decisions: append([]calc.Decision{determined}, d...)}}
	}
	single := of()
	single[0].Person = wrong
	for _, tc := range []struct {
		name   string
		right  calc.IDNumber
		awards []calc.Award
		want   string
	}{
		{"the same birthday", same, of(), "1200.00 1200.00 renumbered"},
		{"eighty a month later", "999999194611020017", of(), "1200.00 1200.00 determine"},
		{"eighty this month", "999999194611010010", of(), "1200.00 1250.00 determine"},
		{"suspended", "999999194611010010", of(calc.Decision{Seq: 2, Kind: calc.Suspend, From: at - 1}), "0.00 0.00 determine"},
		{"stopped", same, of(calc.Decision{Seq: 2, Kind: calc.Stop, From: at - 1, StopReason: calc.OtherStopReason}), ""},
		{"the person's own", same, single, "1200.00 1200.00 renumbered …0029"},
		{"somebody else's", same, []calc.Award{{AwardKey: calc.AwardKey{Household: "1", Program: calc.Tekun, Person: "b"}, Decisions: []calc.Decision{{Seq: 1, Kind: calc.Determine, From: at, Facts: &calc.Facts{Insured: []calc.Insured{{ID: "b"}}}}}}}, ""},
	} {
		var got []string
		for _, e := range entitlement.Renumbering(wrong, tc.right, tc.awards, p, at) {
			if e.Error != nil {
				t.Errorf("%s: %v", tc.name, e.Error)
			}
			got = append(got, strings.TrimSpace(fmt.Sprint(e.Before, " ", e.After, " ", e.Due, " ", e.Person.Tail())))
		}
		if lines := strings.Join(got, "; "); lines != tc.want {
			t.Errorf("%s: %q, want %q", tc.name, lines, tc.want)
		}
	}
	if determined.Facts.Insured[0].ID != wrong {
		t.Error("the decision itself has changed")
	}
}
