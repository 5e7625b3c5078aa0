package policy_test

import (
	"strings"
	"testing"

	"doudi/calc"
	"doudi/calc/policy"
)

func TestSupplementsIn(t *testing.T) {
	p := load(t, `
-- standard --
program,class,from,amount
dibao,,2025-01,600
-- group --
code,age_min,age_max
elder,60,
minor,,17
-- supplement --
code,label,program,group,kind,value,from,until
A,一类,dibao,elder,benefit_percent,10,2025-01,
A,一类,dibao,minor,benefit_percent,15,2025-01,2025-12
B,,低保,,定额,20,2025-03,
A,,dibao,elder,amount,30,2026-01,2026-03
A,,dibao,elder,按标准比例,40,2026-02,2026-02
F,,dibao,minor,full,,2026-05,2026-05
F,,dibao,minor,全额,80,2026-06,
`, "policy.overlap")
	for at, want := range map[string]string{
		"2024-12": "",
		"2025-01": "A elder 10, A minor 15",
		"2025-02": "A elder 10, A minor 15",
		"2025-03": "A elder 10, A minor 15, B  20",
		"2025-12": "A elder 10, A minor 15, B  20",
		// until is inclusive; a later version holds while it lasts.
		"2026-01": "B  20, A elder 30",
		"2026-02": "B  20, A elder 40",
		"2026-03": "B  20, A elder 30",
		"2026-04": "A elder 10, B  20",
		"2026-05": "A elder 10, B  20, F minor 100",
		"2026-06": "A elder 10, B  20, F minor 80",
		"2099-12": "A elder 10, B  20, F minor 80",
	} {
		for range 2 { // the second answer is a remembered one
			var got []string
			for _, s := range p.SupplementsIn("dibao", month(t, at)) {
				got = append(got, s.Code+" "+s.Group+" "+strings.TrimSuffix(s.Value.String(), ".00"))
			}
			if strings.Join(got, ", ") != want {
				t.Errorf("%s: %q, want %q", at, strings.Join(got, ", "), want)
			}
		}
	}
	if got := p.SupplementsIn("tekun", month(t, "2026-01")); len(got) != 0 {
		t.Errorf("tekun has %v", got)
	}
}

func TestSupplementOf(t *testing.T) {
	base, standard := calc.FractionOf(700, 3), calc.Whole(600)
	for _, c := range []struct {
		kind policy.SupplementKind
		want string
	}{{policy.Full, "0.00"}, {policy.BenefitPercent, "70.00"}, {policy.StandardPercent, "180.00"}, {policy.Amount, "30.00"}} {
		s := policy.Supplement{Kind: c.kind, Value: calc.Whole(30)}
		if got := s.Of(base, standard).String(); got != c.want {
			t.Errorf("kind %d: %s, want %s", c.kind, got, c.want)
		}
	}
}

func TestDeductionsIn(t *testing.T) {
	p := load(t, `
-- deduction --
item,percent,cap,from,until
education,50,8000,2025-01,2025-12
medical,70,,2025-06,
医疗,80,100.50,2026-01,2026-03
education,60,9000,2025-10,
medical,75,0,2025-07,2025-12
`, "policy.overlap", "policy.deduction_nothing")
	for at, want := range map[string]string{
		"2024-12": "",
		"2025-01": "education 50 8000.00",
		"2025-05": "education 50 8000.00",
		"2025-06": "education 50 8000.00, medical 70 -",
		"2025-07": "education 50 8000.00, medical 75 0.00",
		"2025-10": "education 60 9000.00, medical 75 0.00",
		"2025-12": "education 60 9000.00, medical 75 0.00",
		"2026-01": "medical 80 100.50, education 60 9000.00",
		"2026-03": "medical 80 100.50, education 60 9000.00",
		"2026-04": "medical 70 -, education 60 9000.00",
	} {
		var got []string
		for _, d := range p.DeductionsIn(month(t, at)) {
			limit := "-"
			if d.Capped {
				limit = d.Cap.String()
			}
			got = append(got, d.Kind.String()+" "+strings.TrimSuffix(d.Percent.String(), ".00")+" "+limit)
		}
		if strings.Join(got, ", ") != want {
			t.Errorf("%s: %q, want %q", at, strings.Join(got, ", "), want)
		}
	}
}

func TestExclusionsIn(t *testing.T) {
	p := load(t, `
-- standard --
program,class,from,amount
dibao,,2025-01,600
tekun,basic,2025-01,900
orphan,,2025-01,1400
-- exclusive --
program_a,program_b,from
低保,特困,2025-02
dibao,orphan,2026-01
`)
	for at, want := range map[string]string{
		"2025-01": "", "2025-02": "dibao-tekun", "2025-12": "dibao-tekun", "2026-01": "dibao-tekun dibao-orphan",
	} {
		var got []string
		for _, x := range p.ExclusionsIn(month(t, at)) {
			got = append(got, string(x.A)+"-"+string(x.B))
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %q, want %q", at, strings.Join(got, " "), want)
		}
	}
}

// The tables that are kept in order and looked through elsewhere.
func TestOtherTables(t *testing.T) {
	p := load(t, `
-- group --
code,labour
able,full
-- review --
program,group,months
低保,able,6
,,12
-- extension --
from,until,months,region
2026-01,2026-03,6,990283001000
-- authority --
program,upto,level,from
relief,5000.50,township,2025-01
relief,,county,2025-01
`)
	if c := p.Reviews; len(c) != 2 || c[0].Program != "dibao" || c[0].Group != "able" || c[0].Months != 6 || c[1].Program != "" || c[1].Group != "" || c[1].Months != 12 {
		t.Errorf("reviews %v", c)
	}
	if x := p.Extensions; len(x) != 1 || x[0].From != month(t, "2026-01") || x[0].Until != month(t, "2026-03") || x[0].Months != 6 || x[0].Region != "990283001" {
		t.Errorf("extensions %v", x)
	}
	a := p.Authorities
	if len(a) != 2 || a[0].Upto.String() != "5000.50" || a[0].Unlimited || a[0].Level != "township" || !a[1].Unlimited || a[1].Level != "county" {
		t.Errorf("authorities %v", a)
	}
}
