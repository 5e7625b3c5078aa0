package roster_test

import (
	"slices"
	"testing"

	"doudi/calc"
	"doudi/calc/entitlement"
	"doudi/calc/roster"
)

// gap are tables of a dibao by the gap to 600 a month.
func gap() tables {
	return county().
		with("standard", "dibao,,,,2020-01,600,month,").
		with("group", "elder,老年人,,,,,,,,60,", "ill,重病,,,severe,,,,,,", "severe,重残,,1,,,,,,,").
		with("supplement", "E,,dibao,elder,amount,50,2020-01,,", "I,,dibao,ill,benefit_percent,20,2020-01,,").
		and("taper.share=50", "exit.bonus_months=3", "recovery.share=30")
}

// need determines a dibao of the household for people with a per-capita income.
func need(from int, income int64, people ...calc.Insured) calc.Decision {
	facts := &calc.Facts{
		Mode: calc.WholeHousehold, Settlement: calc.Rural, Region: "999901001001", Insured: people,
		Income: calc.Income{Given: true, People: len(people), PerCapita: calc.Whole(income)},
	}
	return calc.Decision{Kind: calc.Determine, From: m(from), Facts: facts}
}

// earning changes a determination's per-capita income.
func earning(d calc.Decision, income calc.Fraction) calc.Decision {
	d.Facts.Income.PerCapita = income
	return d
}

// classed determines a dibao of one person by grade.
func classed(class string, from int) calc.Decision {
	d := need(from, 0, zhang)
	d.Facts.Class = class
	return d
}

// whole is the household's own dibao award.
func whole(h *calc.Household) *calc.Award {
	return &calc.Award{AwardKey: calc.AwardKey{Household: h.Number, Program: calc.Dibao}}
}

var (
	zhang  = person("19700101", 1, calc.Attributes{})
	spouse = person("19710101", 2, calc.Attributes{})
	sick   = person("19800101", 3, calc.Attributes{Illness: calc.Severe})
	ageing = person("19660815", 4, calc.Attributes{}) // has age 60 from September 2026 on
	heavy  = person("19750101", 5, calc.Attributes{Disability: calc.Physical, Level: 1})
)

// TestCauses walks one dibao award through the months from July on: the tables
// loaded and the decisions recorded before a month, and the causes of its
// change.
func TestCauses(t *testing.T) {
	type month struct {
		load   tables
		record []calc.Decision
		want   string
	}
	one := func(want string, record ...calc.Decision) month { return month{nil, record, want} }
	loaded := func(want string, load tables, record ...calc.Decision) month { return month{load, record, want} }
	rows := []struct {
		name   string
		tables tables
		months []month
	}{
		{"new, and no change", gap(), []month{one("new 400", need(7, 200, zhang)), one(""), one("")}},
		{"new with arrears, which end", gap(), []month{one(""), one("new 400, arrears 400", need(7, 200, zhang)), one("arrears -400")}},
		{"standard", gap().with("standard", "dibao,,,,2026-08,650,month,"), []month{one("new 400", need(7, 200, zhang)), one("standard 50"), one("")}},
		{"standard abolished", gap().with("standard", "dibao,,,,2026-08,,month,"), []month{one("new 400", need(7, 200, zhang)), one("standard -400"), one("")}},
		{"standard, with arrears", gap(), []month{
			one("new 400", need(7, 200, zhang)),
			loaded("standard 50, arrears 50", gap().with("standard", "dibao,,,,2026-07,650,month,")),
			one("arrears -50"),
		}},
		{"rounding", gap().with("parameter", "rounding.unit,1,2026-08,", "rounding.mode,up,2026-08,"), []month{
			one("new 266.67", earning(need(7, 0, zhang), calc.FractionOf(1000, 3))), one("standard 0.33"),
		}},
		{"income falls", gap(), []month{one("new 400", need(7, 200, zhang)), one("income 50", need(8, 150, zhang))}},
		{"income rises", gap(), []month{one("new 400", need(7, 200, zhang)), one("income -50", need(8, 250, zhang))}},
		{"income above", gap(), []month{one("new 400", need(7, 200, zhang)), one("income -400", need(8, 700, zhang)), one("")}},
		{"more members", gap(), []month{one("new 400", need(7, 200, zhang)), one("members 400", need(8, 200, zhang, spouse))}},
		{"fewer members", gap(), []month{one("new 800", need(7, 200, zhang, spouse)), one("members -400", need(8, 200, zhang))}},
		{"determined anew without change", gap(), []month{one("new 400", need(7, 200, zhang)), one("", need(8, 200, zhang))}},
		{"supplement begins", gap().with("supplement", "Z,,dibao,,amount,30,2026-08,,"), []month{one("new 400", need(7, 200, zhang)), one("supplement 30")}},
		{"supplement ends", gap().with("supplement", "Z,,dibao,,amount,30,2020-01,2026-07,"), []month{one("new 430", need(7, 200, zhang)), one("supplement -30")}},
		{"supplement by age", gap(), []month{one("new 400", need(7, 200, ageing)), one(""), one("supplement 50"), one("")}},
		{"full aid begins", gap().with("supplement", "F,,dibao,severe,full,,2026-08,,"), []month{one("new 400", need(7, 200, heavy)), one("supplement 200")}},
		{"minimum begins", gap().with("parameter", "dibao.minimum,80,2026-08,"), []month{one("new 60", need(7, 540, zhang)), one("minimum 20"), one("")}},
		{"minimum ends", gap().with("parameter", "dibao.minimum,80,2020-01,", "dibao.minimum,,2026-08,"), []month{one("new 80", need(7, 540, zhang)), one("minimum -20")}},
		{"minimum no longer needed", gap().and("dibao.minimum=80"), []month{one("new 80", need(7, 540, zhang)), one("minimum -20, income 40", need(8, 500, zhang))}},
		{"minimum takes up a fall", gap().and("dibao.minimum=80"), []month{one("new 80", need(7, 540, zhang)), one("minimum 10, income -10", need(8, 550, zhang))}},
		{"class", county().with("standard", "dibao,A,,,2020-01,500,month,", "dibao,B,,,2020-01,300,month,"), []month{
			one("new 500", classed("A", 7)), one("members -200", classed("B", 8)),
		}},
		{"suspended and resumed", gap(), []month{
			one("new 400", need(7, 200, zhang)),
			one("suspended -400", suspend(8)),
			one(""),
			one("resumed 400, arrears 800", resume(8)),
			one("arrears -800"),
		}},
		{"resumed to more", gap().with("standard", "dibao,,,,2026-09,650,month,"), []month{
			one("new 400", need(7, 200, zhang)), one("suspended -400", suspend(8)), one("resumed 450", resume(9)),
		}},
		{"suspended, then determined", gap(), []month{
			one("new 400", need(7, 200, zhang)), one("suspended -400", suspend(8)), one("resumed 350", need(9, 250, zhang)),
		}},
		{"taper begins and runs out", gap(), []month{
			one("new 400", need(7, 200, zhang)), one("taper_begun -200", taper(8, 9)), one(""), one("taper_ended -200"), one(""),
		}},
		{"taper broken off", gap(), []month{
			one("new 400", need(7, 200, zhang)), one("taper_begun -200", taper(8, 9)), one("taper_ended 150", need(9, 250, zhang)),
		}},
		{"taper of a taper", gap(), []month{
			one("new 400", need(7, 200, zhang)), one("taper_begun -200", taper(8, 9)), one("taper_begun -100", taper(9, 10)),
		}},
		{"taper's share", gap().with("parameter", "taper.share,25,2026-09,"), []month{
			one("new 400", need(7, 200, zhang)), one("taper_begun -200", taper(8, 10)), one("standard -100"),
		}},
		{"taper suspended and resumed", gap(), []month{
			one("new 400", need(7, 200, zhang)), one("taper_begun -200", taper(8, 12)), one("suspended -200", suspend(9)), one("resumed 200", resume(10)),
		}},
		{"new as a taper", gap(), []month{one(""), one("new 200, arrears 400", need(7, 200, zhang), taper(8, 9))}},
		{"stopped in a taper", gap(), []month{
			one("new 400", need(7, 200, zhang)), one("taper_begun -200", taper(8, 12)), one("stopped(moved) -200", stop(calc.Moved, 9)),
		}},
		{"bonus", gap(), []month{
			one("new 400", need(7, 200, zhang)), one("stopped(voluntary) -400, bonus 1200", stop(calc.Voluntary, 8)), one("bonus -1200"), one(""),
		}},
		{"stopped, then new", gap(), []month{
			one("new 400", need(7, 200, zhang)), one("stopped(income) -400", stop(calc.IncomeAbove, 8)), one("new 350", need(9, 250, zhang)),
		}},
		{"recovery begins, goes on and ends", gap(), []month{
			one("new 400", need(7, 200, zhang)),
			one("income -200, recovery -60", need(7, 400, zhang)),
			one(""),
			one(""),
			one("recovery 40"),
			one("recovery 20"),
		}},
		{"everything at once", gap(), []month{
			one("new 400", need(7, 200, zhang)),
			one(""),
			loaded("standard 50, supplement 30, income 50, members 600, arrears 90, recovery -100",
				gap().with("standard", "dibao,,,,2026-09,650,month,").with("supplement", "Z,,dibao,,amount,30,2026-09,,"),
				need(7, 300, zhang), need(8, 110, zhang), need(9, 150, zhang, sick)),
			one("arrears -90, recovery 100"),
		}},
	}
	for _, row := range rows {
		t.Run(row.name, func(t *testing.T) {
			d := newDesk(t, m(7), row.tables)
			h := family("1")
			a := d.open(h, whole(h))
			for _, month := range row.months {
				if month.load != nil {
					d.load(month.load)
				}
				d.record(a, month.record...)
				name, before := d.month, d.before(a)
				e := &d.seal()[0].Entry
				if got := causes(e); got != month.want {
					t.Errorf("%s: %s: %q, want %q", name, shown(e), got, month.want)
				}
				checkCauses(t, before, e)
			}
		})
	}
}

// TestStopCauses: a stop's reason is told with it.
func TestStopCauses(t *testing.T) {
	for reason := calc.Death; reason <= calc.OtherStopReason; reason++ {
		d := newDesk(t, m(7), gap())
		h := family("1")
		a := d.open(h, whole(h))
		d.record(a, need(7, 200, zhang))
		d.seal()
		d.record(a, stop(reason, 8))
		want := "stopped(" + reason.String() + ") -400"
		if reason == calc.Voluntary {
			want += ", bonus 1200"
		}
		if got := causes(&d.seal()[0].Entry); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// TestReissueCause: a payment issued again last month is not issued again now.
func TestReissueCause(t *testing.T) {
	d := newDesk(t, m(7), gap())
	h := family("1")
	a := d.open(h, whole(h))
	d.record(a, need(7, 200, zhang))
	d.seal()
	d.before(a).Reissue = 55_00
	before := d.before(a)
	e := &d.seal()[0].Entry
	if got, want := causes(e), "reissue -55"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	checkCauses(t, before, e)
}

// TestTampered changes a sealed entry: what does not follow from what was known
// then has no name, whatever else changes this month, and blocks the month.
func TestTampered(t *testing.T) {
	rows := []struct {
		name    string
		tamper  func(*roster.Entry)
		record  []calc.Decision // before the month after
		unnamed calc.Money
	}{
		{"base raised", func(e *roster.Entry) { e.Base += 1 }, nil, -1},
		{"base lowered", func(e *roster.Entry) { e.Base -= 250_00 }, nil, 250_00},
		{"supplement made up", func(e *roster.Entry) { e.Supplement = 70_00 }, nil, -70_00},
		{"minimum made up", func(e *roster.Entry) { e.Minimum = 70_00 }, nil, -70_00},
		{"taper made up", func(e *roster.Entry) { e.Taper = 70_00 }, nil, -70_00},
		{"another determination", func(e *roster.Entry) { e.Basis, e.Base = 99, 401_00 }, nil, -1_00},
		{"no determination", func(e *roster.Entry) { e.Basis, e.Base = 0, 401_00 }, nil, -1_00},
		{"paid while stopped", func(e *roster.Entry) { e.Standing = entitlement.Stopped }, []calc.Decision{stop(calc.Death, 8)}, -400_00},
		{"base raised, income changed as well", func(e *roster.Entry) { e.Base += 1 }, []calc.Decision{need(8, 150, zhang)}, 49_99},
		{"base raised, stopped as well", func(e *roster.Entry) { e.Base += 1 }, []calc.Decision{stop(calc.Death, 8)}, 0}, // the stop names all of it
	}
	for _, row := range rows {
		t.Run(row.name, func(t *testing.T) {
			d := newDesk(t, m(7), gap())
			h := family("1")
			a := d.open(h, whole(h))
			d.record(a, need(7, 200, zhang))
			d.seal()
			row.tamper(d.before(a))
			d.record(a, row.record...)
			r := d.seal()[0]
			var unnamed, named calc.Money
			for _, c := range r.Entry.Causes {
				if named += c.Amount; c.Code == roster.Unnamed {
					unnamed = c.Amount
				}
			}
			if unnamed != row.unnamed {
				t.Errorf("unnamed %s, want %s: %s, %s", unnamed, row.unnamed, shown(&r.Entry), causes(&r.Entry))
			}
			if diff := r.Entry.Total() - d.sealed[m(7)][a.AwardKey].Total(); named != diff {
				t.Errorf("causes are worth %s, the difference is %s", named, diff)
			}
			want := unnamed != 0
			i := slices.IndexFunc(r.Findings, func(f roster.Finding) bool { return f.Code == "change.unnamed" })
			if got := i >= 0; got != want {
				t.Fatalf("change.unnamed is %v, want %v", got, want)
			}
			if f := r.Findings; want && (!f[i].Block || f[i].Household != "1" || f[i].Args[0] != unnamed.String()) {
				t.Errorf("finding %+v", f[i])
			}
		})
	}
}

// TestNoCauseOfNothing: parts of a cause that cancel out leave no cause.
func TestNoCauseOfNothing(t *testing.T) {
	d := newDesk(t, m(7), gap().and("dibao.minimum=50").with("standard", "dibao,,,,2026-08,590,month,"))
	h := family("1")
	a := d.open(h, whole(h))
	d.record(a, need(7, 580, zhang)) // 20, raised to 50
	d.seal()
	d.record(a, need(8, 570, zhang)) // 20 again
	if got, want := causes(&d.seal()[0].Entry), "standard -10, income 10"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestCauseOfMissingTables: where last month's facts have no value in the
// present tables, the step that finds one names the change.
func TestCauseOfMissingTables(t *testing.T) {
	share := county().and("recovery.share=30")
	d := newDesk(t, m(7), share.with("standard", "dibao,A,,,2020-01,500,month,"))
	h := family("1")
	a := d.open(h, whole(h))
	d.record(a, classed("A", 7))
	d.seal()
	d.load(share.with("standard", "dibao,B,,,2020-01,300,month,"))
	d.record(a, classed("B", 7))
	before := d.before(a)
	e := &d.seal()[0].Entry
	if got, want := causes(e), "members -200, recovery -90"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	checkCauses(t, before, e)
}
