package entitlement_test

import (
	"strings"
	"testing"

	"doudi/calc"
	"doudi/calc/entitlement"
)

// walk visits a step and all beneath it.
func walk(s *entitlement.Step, visit func(*entitlement.Step)) {
	visit(s)
	for _, child := range s.Steps {
		walk(child, visit)
	}
}

// find is the first step with a code, nil when there is none.
func find(root *entitlement.Step, code string) *entitlement.Step {
	var found *entitlement.Step
	walk(root, func(s *entitlement.Step) {
		if s.Code == code && found == nil {
			found = s
		}
	})
	return found
}

func input(s *entitlement.Step, name string) string {
	for _, in := range s.Inputs {
		if in.Name == name {
			return in.Value
		}
	}
	return ""
}

// documented are tables in which every row cites a document of its own.
const documented = groups + `
parameter rounding.unit,0.01,2025-01,P1
parameter rounding.mode,half_up,2025-01,P2
parameter taper.share,50,2025-01,P3
parameter exit.bonus_months,3,2025-01,P4
parameter dibao.minimum,50,2025-01,P5
parameter dibao.single.share,80,2025-01,P6
standard dibao,,,,2025-01,600,,S1
standard dibao,A,,,2025-01,400,,S2
standard tekun,basic,,,2025-01,900,,S3
standard tekun,partial,,,2025-01,5495,year,S4
standard orphan,,,,2025-01,1400,,S5
supplement F,dibao,severe,full,90,2025-01,,U1
supplement A,dibao,ill,benefit_percent,10,2025-01,,U2
supplement B,dibao,elder,standard_percent,10,2025-01,,U3
`

// The explanation names every row of the tables that the amount was read from,
// with the document that ordered it.
func TestExplanationCites(t *testing.T) {
	gap := household(calc.Whole(400), adult, severe, ill, born(19500101))
	for _, c := range []struct {
		name    string
		program calc.Program
		a       *calc.Award
		at      string
		want    string // code row document, in the tree's order
	}{
		{
			"a household", calc.Dibao, award(determine(t, "2025-01", gap)), "2026-01",
			"standard standard.csv:2:6 S1, person.full supplement.csv:2:5 U1, supplement supplement.csv:3:5 U2, supplement supplement.csv:4:5 U3",
		},
		{
			"raised to the minimum", calc.Dibao, award(determine(t, "2025-01", household(calc.Whole(599), adult))), "2026-01",
			"standard standard.csv:2:6 S1, minimum parameter.csv:6:2 P5",
		},
		{
			"one person", calc.Dibao, award(determine(t, "2025-01", single(household(calc.Whole(300), adult)))), "2026-01",
			"standard standard.csv:2:6 S1, standard.single parameter.csv:7:2 P6",
		},
		{"by grades", calc.Dibao, award(determine(t, "2025-01", graded("A", household(calc.Whole(400), adult)))), "2026-01", "standard standard.csv:3:6 S2"},
		{
			"a taper", calc.Dibao, award(determine(t, "2025-01", household(calc.Whole(400), adult)), taper(t, "2026-01", "2026-03")), "2026-02",
			"standard standard.csv:2:6 S1, taper parameter.csv:4:2 P3",
		},
		{
			"an exit", calc.Dibao, award(determine(t, "2025-01", household(calc.Whole(400), adult)), stop(t, "2026-01", calc.Voluntary)), "2026-01",
			"standard standard.csv:2:6 S1, bonus parameter.csv:5:2 P4",
		},
		{"tekun", calc.Tekun, award(determine(t, "2025-01", graded("partial", gets(1)))), "2026-01", "standard standard.csv:4:6 S3, standard standard.csv:5:6 S4"},
		{"a flat benefit", "orphan", award(determine(t, "2025-01", gets(1))), "2026-01", "standard standard.csv:6:6 S5"},
		{"edge", calc.Edge, award(determine(t, "2025-01", gets(1))), "2026-01", ""},
	} {
		c.a.Program = c.program
		trace := entitlement.NewTrace(c.a.AwardKey, month(t, c.at))
		if _, err := entitlement.Of(c.a, month(t, c.at), load(t, documented), trace); err != nil {
			t.Fatal(err)
		}
		if got := cited(&trace.Root); got != c.want {
			t.Errorf("%s cites %s\nwant %s", c.name, got, c.want)
		}
	}
}

// A graded award's supplement by the standard reads the plain standard's row
// too, once for each person; where there is none it reads the grade's.
func TestExplanationCitesThePlainStandard(t *testing.T) {
	without := strings.Replace(documented, "standard dibao,,,,2025-01,600,,S1\n", "", 1)
	abolished := strings.Replace(documented, "2025-01,600,,S1", "2025-01,,,S1", 1)
	for _, c := range []struct{ name, tables, class, want, amounts string }{
		{"a grade", documented, "A", "standard standard.csv:3:6 S2, supplement supplement.csv:4:5 U3, standard standard.csv:2:6 S1", "base 400.00 supplement 60.00"},
		{"a grade alone", without, "A", "standard standard.csv:2:6 S2, supplement supplement.csv:4:5 U3", "base 400.00 supplement 40.00"},
		{"the plain one abolished", abolished, "A", "standard standard.csv:3:6 S2, supplement supplement.csv:4:5 U3", "base 400.00 supplement 40.00"},
		{"no grade", documented, "", "standard standard.csv:2:6 S1, supplement supplement.csv:4:5 U3", "base 200.00 supplement 60.00"},
	} {
		a := award(determine(t, "2025-01", graded(c.class, household(calc.Whole(400), born(19500101)))))
		trace := entitlement.NewTrace(a.AwardKey, month(t, "2026-01"))
		e, err := entitlement.Of(a, month(t, "2026-01"), load(t, c.tables), trace)
		if err != nil {
			t.Fatal(err)
		}
		if got := cited(&trace.Root); got != c.want || shown(e.Amounts) != c.amounts {
			t.Errorf("%s: %s, cites %s\nwant %s", c.name, shown(e.Amounts), got, c.want)
		}
	}
}

// cited are the rows and documents of an explanation, in the tree's order.
func cited(root *entitlement.Step) string {
	var got []string
	walk(root, func(s *entitlement.Step) {
		if s.Row != "" || s.Document != "" {
			got = append(got, s.Code+" "+s.Row+" "+s.Document)
		}
	})
	return strings.Join(got, ", ")
}

// The steps carry the operands: whoever follows them comes to the amount.
func TestExplanationOperands(t *testing.T) {
	people := []calc.Insured{adult, severe, ill, born(19500101)}
	f := household(calc.FractionOf(1201, 3), people...)
	f.Income = calc.Income{
		Yearly: yuan(t, "20000"), People: 4, PerCapita: calc.FractionOf(1201, 3),
		Deductions: []calc.Deduction{{Kind: calc.Medical, Spent: yuan(t, "800"), Amount: calc.Whole(784), Document: "D1"}},
	}
	d := determine(t, "2025-01", f)
	d.RecordedBy, d.ConfirmedBy, d.Reviewed, d.Reason = "wang", "li", 20250103, "入户"
	a := award(d)
	trace := entitlement.NewTrace(a.AwardKey, month(t, "2026-01"))
	e, err := entitlement.Of(a, month(t, "2026-01"), load(t, documented), trace)
	if err != nil {
		t.Fatal(err)
	}
	root := trace.Close(e.Total())
	if root.Code != "entitlement" || root.Amount != e.Total().String() || input(root, "household") != "000001" || input(root, "program") != "dibao" || input(root, "month") != "2026-01" {
		t.Errorf("the root is %+v", root)
	}
	for _, c := range []struct{ code, amount, inputs string }{
		{"decision.determine", "", "from=2025-01 recorded_by=wang confirmed_by=li reviewed=2025-01-03 reason=入户 number=1"},
		{"standard", "600.00", "program=dibao from=2025-01"},
		{"income.per_capita", "1201/3", "people=4 yearly=20000.00"},
		{"income.deduction", "784.00", "item=medical spent=800.00"},
		{"person.base", "599/3", "name=黄娜 id=…7574"},
		{"person.full", "540.00", "standard=600.00 percent=90.00 group=severe"},
		{"base", "1139.00", "exact=1139.00 unit=0.01 mode=half_up"},
		{"supplement", "19.97", "exact=599/30 unit=0.01 mode=half_up code=A group=ill percent=10.00 of_base=599/3"},
	} {
		s := find(root, c.code)
		if s == nil || s.Amount != c.amount {
			t.Errorf("%s is %+v", c.code, s)
			continue
		}
		for pair := range strings.FieldsSeq(c.inputs) {
			if name, want, _ := strings.Cut(pair, "="); input(s, name) != want {
				t.Errorf("%s: %s is %q, want %q", c.code, name, input(s, name), want)
			}
		}
	}
	if e.Supplement.String() != "79.97" {
		t.Errorf("supplements %s", e.Supplement)
	}
}

// No explanation shows a whole identity number.
func TestExplanationShowsTailsOnly(t *testing.T) {
	a := award(determine(t, "2025-01", household(calc.Whole(400), adult, severe, ill)))
	trace := entitlement.NewTrace(a.AwardKey, month(t, "2026-01"))
	if _, err := entitlement.Of(a, month(t, "2026-01"), load(t, documented), trace); err != nil {
		t.Fatal(err)
	}
	walk(&trace.Root, func(s *entitlement.Step) {
		for _, in := range s.Inputs {
			if strings.Contains(in.Value, string(adult.ID)) {
				t.Errorf("%s shows %s", s.Code, in.Value)
			}
		}
	})
}

// A taper and a bonus show the month before, with all that it stands on.
func TestExplanationOfTheMonthBefore(t *testing.T) {
	first := determine(t, "2025-01", household(calc.Whole(400), adult))
	for code, a := range map[string]*calc.Award{
		"taper": award(first, taper(t, "2026-01", "2026-03")), "bonus": award(first, stop(t, "2026-01", calc.Voluntary)),
	} {
		trace := entitlement.NewTrace(a.AwardKey, month(t, "2026-01"))
		if _, err := entitlement.Of(a, month(t, "2026-01"), load(t, documented), trace); err != nil {
			t.Fatal(err)
		}
		before, share := find(&trace.Root, "month_before"), find(&trace.Root, code)
		if before == nil || input(before, "month") != "2025-12" || find(before, "base") == nil || find(before, "base").Amount != "200.00" {
			t.Errorf("%s: the month before is %+v", code, before)
		}
		if share == nil || input(share, "month_before") != "200.00" || input(share, map[string]string{"taper": "taper.share", "bonus": "exit.bonus_months"}[code]) == "" {
			t.Errorf("%s is %+v", code, share)
		}
	}
}

// A correction's month is explained beneath its own step.
func TestExplanationOfAnotherMonth(t *testing.T) {
	a := award(determine(t, "2025-01", gets(100)))
	trace := entitlement.NewTrace(a.AwardKey, month(t, "2026-01"))
	past := trace.Month("arrears", month(t, "2025-12"), yuan(t, "40"), yuan(t, "60"))
	e, err := entitlement.Of(a, month(t, "2025-12"), load(t, documented), past)
	if err != nil {
		t.Fatal(err)
	}
	past.Owed(e.Total())
	s := find(&trace.Root, "arrears")
	if s == nil || s.Amount != "60.00" || input(s, "month") != "2025-12" || input(s, "paid") != "40.00" || input(s, "owed") != "100.00" || find(s, "base") == nil {
		t.Errorf("the correction is %+v", s)
	}
}
