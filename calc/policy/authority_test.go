package policy_test

import (
	"testing"

	"doudi/calc"
	"doudi/calc/policy"
)

func TestAuthority(t *testing.T) {
	row := func(level string, upto calc.Money, from int) policy.Authority {
		return policy.Authority{Program: calc.Dibao, Level: level, Upto: upto * calc.Yuan, Unlimited: upto == 0, From: calc.NewMonth(2026, from)}
	}
	ladder := []policy.Authority{row("township", 1000, 1), row("county", 5000, 1), row("group", 0, 1)}
	raised := append(ladder[:3:3], row("township", 2000, 7))
	for _, tc := range []struct {
		name   string
		rows   []policy.Authority
		amount calc.Money
		month  int
		want   policy.Level
	}{
		{"no rows", nil, 1, 7, policy.AtCounty},
		{"another programme's rows", []policy.Authority{{Program: calc.Tekun, Level: "township", Unlimited: true}}, 1, 7, policy.AtCounty},
		{"not begun", []policy.Authority{row("township", 0, 8)}, 1, 7, policy.AtCounty},
		{"begun that month", []policy.Authority{row("township", 0, 8)}, 1, 8, policy.AtTownship},
		{"up to the limit", ladder, 1000_00, 6, policy.AtTownship},
		{"a fen above", ladder, 1000_01, 6, policy.AtCounty},
		{"up to the county's", ladder, 5000_00, 6, policy.AtCounty},
		{"above the county's", ladder, 5000_01, 6, policy.AtGroup},
		{"before it is raised", raised, 2000_00, 6, policy.AtCounty},
		{"from when it is raised", raised, 2000_00, 7, policy.AtTownship},
		{"above the only township row", ladder[:1], 1000_01, 6, policy.AtCounty},
		{"above the only county row", ladder[1:2], 5000_01, 6, policy.AtGroup},
		{"below the only county row", ladder[1:2], 0, 6, policy.AtCounty},
		{"a group with a limit", []policy.Authority{row("group", 10, 1)}, 11_00, 6, policy.AtGroup},
	} {
		p := &policy.Policy{Authorities: tc.rows}
		if got := p.Authority(calc.Dibao, tc.amount, calc.NewMonth(2026, tc.month)); got != tc.want {
			t.Errorf("%s: %s, want %s", tc.name, got, tc.want)
		}
	}
}
