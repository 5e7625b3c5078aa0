package entitlement_test

import (
	"fmt"
	"strings"
	"testing"

	"doudi/calc"
	"doudi/calc/entitlement"
)

// What a change does goes by the award's standing: one that pays nothing any more is
// left out, a taper and a suspension go on, and a stated income stays.
func TestEffectsByStanding(t *testing.T) {
	p := load(t, plain+"parameter taper.share,100,2025-01,P\n")
	at := calc.NewMonth(2026, 11)
	old := &calc.Household{Number: "1", Members: []calc.Member{{ID: "a", Name: "甲"}, {ID: "b", Name: "乙"}}}
	less := &calc.Household{Number: "1", Members: old.Members[:1]}
	nobody := &calc.Household{Number: "1"}
	facts := &calc.Facts{
		Insured: []calc.Insured{{ID: "a", Name: "甲"}, {ID: "b", Name: "乙"}},
		Income:  calc.Income{People: 2, PerCapita: calc.FractionOf(0, 1)},
	}
	given := *facts
	given.Income = calc.Income{Given: true, People: 2, PerCapita: calc.FractionOf(100, 1)}
	determined := calc.Decision{Seq: 1, Kind: calc.Determine, From: at - 5, Facts: facts}
	then := func(d calc.Decision) []calc.Decision { return []calc.Decision{determined, d} }
	for _, tc := range []struct {
		name      string
		decisions []calc.Decision
		now       *calc.Household
		died      calc.IDNumber
		want      string
	}{
		{"one less", []calc.Decision{determined}, less, "", "1200.00 600.00 determine"},
		{"one less by death", []calc.Decision{determined}, less, "b", "1200.00 600.00 determine"},
		{"the same", []calc.Decision{determined}, old, "", ""},
		{"a name written anew", []calc.Decision{determined}, &calc.Household{Number: "1", Members: []calc.Member{{ID: "a", Name: "丙"}, {ID: "b", Name: "乙"}}}, "", ""},
		{"nobody left", []calc.Decision{determined}, nobody, "", "1200.00 0.00 stop_moved"},
		{"the last died", []calc.Decision{determined}, nobody, "a", "1200.00 0.00 stop_death"},
		{"stated income", []calc.Decision{{Seq: 1, Kind: calc.Determine, From: at - 5, Facts: &given}}, less, "", "1000.00 500.00 determine"},
		{"not begun", []calc.Decision{{Seq: 1, Kind: calc.Determine, From: at + 1, Facts: facts}}, less, "", ""},
		{"suspended", then(calc.Decision{Seq: 2, Kind: calc.Suspend, From: at - 1}), less, "", "0.00 0.00 determine"},
		{"suspended and left", then(calc.Decision{Seq: 2, Kind: calc.Suspend, From: at - 1}), nobody, "", "0.00 0.00 stop_moved"},
		{"tapering", then(calc.Decision{Seq: 2, Kind: calc.Taper, From: at - 1, Until: at}), less, "", "1200.00 1200.00 determine"},
		{"taper ended", then(calc.Decision{Seq: 2, Kind: calc.Taper, From: at - 2, Until: at - 1}), nobody, "", ""},
		{"stopped", then(calc.Decision{Seq: 2, Kind: calc.Stop, From: at, StopReason: calc.Moved}), nobody, "", ""},
	} {
		award := calc.Award{AwardKey: calc.AwardKey{Household: "1", Program: calc.Dibao}, Decisions: tc.decisions}
		var got []string
		for _, e := range entitlement.Effects(entitlement.Turn{Old: old, New: tc.now, Died: tc.died}, []calc.Award{award}, []*calc.Household{tc.now}, p, at) {
			if e.Error != nil {
				t.Errorf("%s: %v", tc.name, e.Error)
			}
			got = append(got, fmt.Sprint(e.Before, " ", e.After, " ", e.Due))
		}
		if lines := strings.Join(got, "; "); lines != tc.want {
			t.Errorf("%s: %q, want %q", tc.name, lines, tc.want)
		}
	}
}

// Tables that say nothing are told, not guessed beyond.
func TestEffectsWithoutStandard(t *testing.T) {
	p := load(t, plain)
	at := calc.NewMonth(2024, 11)
	old := &calc.Household{Number: "1", Members: []calc.Member{{ID: "a"}, {ID: "b"}}}
	award := calc.Award{AwardKey: calc.AwardKey{Household: "1", Program: calc.Dibao}, Decisions: []calc.Decision{{
		Seq: 1, Kind: calc.Determine, From: at, Facts: &calc.Facts{Insured: []calc.Insured{{ID: "a"}, {ID: "b"}}, Income: calc.Income{People: 2}},
	}}}
	now := &calc.Household{Number: "1", Members: old.Members[:1]}
	effects := entitlement.Effects(entitlement.Turn{Old: old, New: now}, []calc.Award{award}, nil, p, at)
	if len(effects) != 1 || effects[0].Error == nil {
		t.Errorf("%+v", effects)
	}
}
