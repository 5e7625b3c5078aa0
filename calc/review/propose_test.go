package review_test

import (
	"strings"
	"testing"

	"doudi/calc"
	"doudi/calc/review"
)

// TestPropose: the line, tapers, ages, papers, and who is insured.
func TestPropose(t *testing.T) {
	const line = "standard dibao,,2020-01,600\nparameter rounding.unit,1,2020-01\nparameter rounding.mode,half_up,2020-01\nreview ,,12"
	const taper = line + "\nparameter taper.months,6,2020-01\nparameter taper.share,50,2020-01\nparameter taper.ceiling,2,2020-01"
	wang := calc.Insured{ID: "999999198501010019", Name: "王磊", Birth: calc.NewDay(1985, 1, 1)}
	facts := func(y int64, people ...calc.Insured) *calc.Facts {
		return &calc.Facts{
			Mode: calc.WholeHousehold, Settlement: calc.Rural, Region: "990283001001", Insured: people,
			Income: calc.Income{People: len(people), Yearly: calc.Money(y*12*int64(len(people))) * calc.Yuan, PerCapita: calc.Whole(y)},
		}
	}
	// home is a household of the same people with a wage that makes so much a head.
	home := func(y int64, people ...calc.Insured) *calc.Household {
		h := &calc.Household{Number: "1", Settlement: calc.Rural, Region: "990283001001"}
		for _, p := range people {
			h.Members = append(h.Members, calc.Member{ID: p.ID, Name: p.Name, Attributes: p.Attributes})
		}
		h.Items = []calc.Item{{Kind: calc.Wage, Amount: calc.Money(y*int64(len(people))) * calc.Yuan, Per: calc.PerMonth}}
		return h
	}
	of := func(program calc.Program, f *calc.Facts) *calc.Award {
		a := &calc.Award{AwardKey: calc.AwardKey{Household: "1", Program: program}, Decisions: []calc.Decision{{Seq: 1, Kind: calc.Determine, From: month(t, "2026-01"), Facts: f, ConfirmedBy: "li"}}}
		if program == calc.Tekun {
			a.Person = f.Insured[0].ID
		}
		return a
	}
	tapering := of(calc.Dibao, facts(200, zhang))
	tapering.Decisions = append(tapering.Decisions, calc.Decision{Seq: 2, Kind: calc.Taper, From: month(t, "2026-06"), Until: month(t, "2026-12")})
	suspended := of(calc.Dibao, facts(200, zhang))
	suspended.Decisions = append(suspended.Decisions, calc.Decision{Seq: 2, Kind: calc.Suspend, From: month(t, "2026-06")})
	moved := home(200, zhang)
	moved.Region = "990283001002"
	ill := home(200, zhang)
	ill.Members[0].Illness = calc.Severe
	given := facts(200, zhang)
	given.Income = calc.Income{Given: true, People: 1, PerCapita: calc.Whole(200)}
	picked := facts(200, zhang)
	picked.Income.People = 2
	permit := review.Fact{Seq: 2, Kind: review.PapersFact, Ends: []review.End{{Until: 20260919}}}
	for _, row := range []struct {
		name   string
		tables string
		award  *calc.Award
		home   *calc.Household
		facts  []review.Fact
		want   string
	}{
		{"unchanged", line, of(calc.Dibao, facts(200, zhang)), home(200, zhang), nil, "keep 400 400"},
		{"a yuan more", line, of(calc.Dibao, facts(200, zhang)), home(201, zhang), nil, "down 400 399 income"},
		{"a yuan less", line, of(calc.Dibao, facts(200, zhang)), home(199, zhang), nil, "up 400 401 income"},
		{"a yuan below the line", taper, of(calc.Dibao, facts(200, zhang)), home(599, zhang), nil, "down 400 1 income"},
		{"on the line", taper, of(calc.Dibao, facts(200, zhang)), home(600, zhang), nil, "taper 400 200 income above_line until 2027-03"},
		{"at the taper's ceiling", taper, of(calc.Dibao, facts(200, zhang)), home(1200, zhang), nil, "taper 400 200 income above_line until 2027-03"},
		{"above it", taper, of(calc.Dibao, facts(200, zhang)), home(1201, zhang), nil, "stop 400 0 income above_line because income"},
		{"above the line, without tapers", line, of(calc.Dibao, facts(200, zhang)), home(600, zhang), nil, "stop 400 0 income above_line because income"},
		{"still above, in a taper", taper, tapering, home(700, zhang), nil, "keep 200 200 income"},
		{"in a taper, poorer again", taper, tapering, home(300, zhang), nil, "up 200 300 income"},
		{"in a taper, as determined", taper, tapering, home(200, zhang), nil, "keep 200 200"},
		{"suspended", line, suspended, home(200, zhang), nil, ""},
		{"lives in another village", line, of(calc.Dibao, facts(200, zhang)), moved, nil, "update 400 400 place"},
		{"now ill", line, of(calc.Dibao, facts(200, zhang)), ill, nil, "update 400 400 attributes"},
		{"a stated income", line, of(calc.Dibao, given), home(900, zhang), nil, "keep 400 400"},
		{"somebody came", line, of(calc.Dibao, facts(200, zhang)), home(200, zhang, wang), nil, "up 400 800 members"},
		{"somebody left", line, of(calc.Dibao, facts(200, zhang, wang)), home(200, zhang), nil, "down 800 400 members"},
		{"picked from the members", line, of(calc.Dibao, picked), home(200, zhang, wang), nil, "keep 400 400"},
		{"everybody left", line, of(calc.Dibao, facts(200, wang)), &calc.Household{Number: "1"}, nil, "stop 400 0 members because moved"},
		{"died", line, of(calc.Dibao, facts(200, zhang)), home(200, zhang), []review.Fact{{Seq: 2, Kind: review.DeathFact, Person: zhang.ID, Day: 20260901, Reported: 20260902}}, "stop 400 0 members because death"},
		{"a permit that ended yesterday", line, of(calc.Dibao, facts(200, zhang)), home(200, zhang), []review.Fact{permit}, "suspend 400 0 permit"},
		{"a permit that ends today", line, of(calc.Dibao, facts(200, zhang)), home(200, zhang), []review.Fact{{Seq: 2, Kind: review.PapersFact, Ends: []review.End{{Until: 20260920}}}}, "keep 400 400"},
	} {
		t.Run(row.name, func(t *testing.T) {
			x, ok, err := review.Propose(row.award, row.home, row.facts, 0, review.Found{}, 20260920, load(t, row.tables), month(t, "2026-10"))
			if err != nil {
				t.Fatal(err)
			}
			got := ""
			if ok {
				got = strings.Join(append([]string{x.Outcome.String(), yuan(x.Before), yuan(x.After)}, x.Changes...), " ")
			}
			if x.Until != 0 {
				got += " until " + x.Until.String()
			}
			if x.Stop != 0 {
				got += " because " + x.Stop.String()
			}
			if got != row.want {
				t.Errorf("%q, want %q", got, row.want)
			}
		})
	}
	// An income that a visit found differs from a stated one as from a computed one, to
	// the cent.
	for _, row := range []struct {
		basis *calc.Facts
		found calc.Fraction
		want  string
	}{
		{given, calc.Whole(200), "keep 400 400"},
		{given, calc.FractionOf(19999, 100), "update 400 400 income"},
		{given, calc.FractionOf(20001, 100), "update 400 400 income"},
		{given, calc.Whole(199), "up 400 401 income"},
		{given, calc.Whole(600), "stop 400 0 income above_line"},
		{facts(200, zhang), calc.Whole(300), "down 400 300 income"},
	} {
		income := calc.Income{Given: true, People: 1, PerCapita: row.found}
		x, ok, err := review.Propose(of(calc.Dibao, row.basis), home(200, zhang), nil, 0, review.Found{Income: &income}, 20260920, load(t, line), month(t, "2026-10"))
		if err != nil || !ok {
			t.Fatal(ok, err)
		}
		if got := strings.Join(append([]string{x.Outcome.String(), yuan(x.Before), yuan(x.After)}, x.Changes...), " "); got != row.want {
			t.Errorf("found %s: %q, want %q", row.found, got, row.want)
		}
	}
}

func yuan(m calc.Money) string { return strings.TrimSuffix(m.String(), ".00") }

// TestProposeOfAge: a tekun minor leaves in the month after the 18th birthday,
// unless at school.
func TestProposeOfAge(t *testing.T) {
	p := load(t, "standard tekun,basic,2020-01,900\nstandard tekun,independent,2020-01,100\nparameter rounding.unit,1,2020-01\nparameter rounding.mode,half_up,2020-01\nreview ,,12")
	who := calc.Insured{ID: "999999200809150010", Birth: calc.NewDay(2008, 9, 15)}
	a := &calc.Award{AwardKey: calc.AwardKey{Household: "1", Program: calc.Tekun, Person: who.ID}, Decisions: []calc.Decision{{
		Seq: 1, Kind: calc.Determine, From: month(t, "2026-01"), ConfirmedBy: "li",
		Facts: &calc.Facts{Class: "independent", Mode: calc.AtHome, Settlement: calc.Rural, Region: "990283001001", Insured: []calc.Insured{who}},
	}}}
	h := &calc.Household{Number: "1", Settlement: calc.Rural, Region: "990283001001", Members: []calc.Member{{ID: who.ID}}}
	school := []review.Fact{{Seq: 2, Kind: review.SchoolFact, Person: who.ID, Stage: calc.Senior, Until: 20270630}}
	for _, row := range []struct {
		from  string
		facts []review.Fact
		want  review.Outcome
	}{{"2026-09", nil, review.Keep}, {"2026-10", nil, review.Cease}, {"2026-10", school, review.Keep}} {
		x, ok, err := review.Propose(a, h, row.facts, 0, review.Found{}, 20260901, p, month(t, row.from))
		if err != nil || !ok || x.Outcome != row.want {
			t.Errorf("from %s: %s %q %v %v, want %s", row.from, x.Outcome, x.Changes, ok, err, row.want)
		}
	}
}
