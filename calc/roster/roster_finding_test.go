package roster_test

import (
	"slices"
	"testing"

	"doudi/calc"
	"doudi/calc/roster"
)

// elsewhere are the codes that no line and no comparison of lines gives: the
// casework finds those of the month as a whole, and policy.fault stands for
// errors that tables which were parsed cannot cause.
var elsewhere = []string{"month.before_open", "chain.broken", "policy.fault"}

// TestFindings computes one award in August after a sealed July and looks for
// the finding on, before and after its boundary. Without a code there is none.
func TestFindings(t *testing.T) {
	rows := []struct {
		name   string
		tables tables
		july   []calc.Decision
		change func(*desk, oneCase) // between the months
		august []calc.Decision
		want   []string // codes, blocking ones with !
		args   []string // of the first
	}{
		{name: "nothing", july: []calc.Decision{det("a", 7)}},
		{
			name: "no standard for a class", july: []calc.Decision{det("a", 7)}, august: []calc.Decision{det("z", 8)},
			want: []string{"!standard.missing"}, args: []string{"elder", "z", "rural", "999901001001", "2026-08"},
		},
		{
			name: "no standard for a month looked back at", tables: county().with("standard", "elder,d,,,2026-08,70,month,"),
			july: []calc.Decision{det("a", 7)}, august: []calc.Decision{det("d", 7)},
			want: []string{"!standard.missing"}, args: []string{"elder", "d", "rural", "999901001001", "2026-07"},
		},
		{
			name: "standard from the month on", tables: county().with("standard", "elder,d,,,2026-08,70,month,"),
			july: []calc.Decision{det("a", 7)}, august: []calc.Decision{det("d", 8)},
		},
		{
			name: "standard from the month after", tables: county().with("standard", "elder,d,,,2026-09,70,month,"),
			july: []calc.Decision{det("a", 7)}, august: []calc.Decision{det("d", 8)},
			want: []string{"!standard.missing"}, args: []string{"elder", "d", "rural", "999901001001", "2026-08"},
		},
		{
			name: "no parameter", july: []calc.Decision{det("a", 7)}, august: []calc.Decision{taper(8, 9)},
			want: []string{"!parameter.missing"}, args: []string{"taper.share", "elder", "2026-08"},
		},
		{
			name: "no rounding", july: []calc.Decision{det("a", 7)}, tables: county().with("parameter", "rounding.unit,,2026-08,"),
			want: []string{"!parameter.missing"}, args: []string{"rounding.unit", "elder", "2026-08"},
		},
		{
			name: "the largest amount", tables: county().with("standard", "elder,d,,,2020-01,9999999999.99,month,").and("taper.share=100"),
			july: []calc.Decision{det("d", 7)}, august: []calc.Decision{taper(8, 9)},
		},
		{
			name: "a larger amount", tables: county().with("standard", "elder,d,,,2020-01,9999999999.99,month,").and("taper.share=100.00001"),
			july: []calc.Decision{det("d", 7)}, august: []calc.Decision{taper(8, 9)},
			want: []string{"!amount.too_large"}, args: []string{"10000000999.99"},
		},
		{
			name: "check digit", july: []calc.Decision{det("a", 7)},
			change: func(_ *desk, a oneCase) { a.award.Decisions[0].Facts.Insured[0].ID = "999999197001010010" },
			want:   []string{"!id.invalid"}, args: []string{"张三", "…0010"},
		},
		{
			name: "birth date", july: []calc.Decision{det("a", 7)},
			change: func(_ *desk, a oneCase) { a.award.Decisions[0].Facts.Insured[0].ID = made("19700230", 1) },
			want:   []string{"!id.invalid"},
		},
		{
			name: "a bad number of one who is not paid", july: []calc.Decision{det("a", 7)}, august: []calc.Decision{stop(calc.Death, 8)},
			change: func(_ *desk, a oneCase) { a.award.Decisions[0].Facts.Insured[0].ID = "999999197001010010" },
		},
		{name: "no account", july: []calc.Decision{det("a", 7)}, change: func(_ *desk, a oneCase) { a.household.Account = "" }, want: []string{"!account.missing"}},
		{
			name: "no account and nothing to pay", july: []calc.Decision{det("a", 7)}, august: []calc.Decision{suspend(8)},
			change: func(_ *desk, a oneCase) { a.household.Account = "" },
		},
		{name: "15 digits are no card", july: []calc.Decision{det("a", 7)}, change: account("625672207313391")},
		{name: "16 digits failing", july: []calc.Decision{det("a", 7)}, change: account("6256722073133918"), want: []string{"account.luhn"}, args: []string{"…3918"}},
		{name: "16 digits passing", july: []calc.Decision{det("a", 7)}, change: account("6256722073133917")},
		{name: "19 digits failing", july: []calc.Decision{det("a", 7)}, change: account("6256722073133911872"), want: []string{"account.luhn"}, args: []string{"…1872"}},
		{name: "20 digits are no card", july: []calc.Decision{det("a", 7)}, change: account("62567220731339118777")},
		{name: "a passbook with letters", july: []calc.Decision{det("a", 7)}, change: account("A256722073133911877")},
		{
			name: "unconfirmed", july: []calc.Decision{det("a", 7)}, august: []calc.Decision{det("a", 8)}, change: unconfirmed,
			want: []string{"!decision.unconfirmed"}, args: []string{"2026-08"},
		},
		{
			name: "unconfirmed and not yet in force", july: []calc.Decision{det("a", 7)}, august: []calc.Decision{det("a", 9)}, change: unconfirmed,
		},
		{
			name: "unconfirmed and replaced", july: []calc.Decision{det("a", 7)}, august: []calc.Decision{det("b", 8), det("a", 8)},
			change: func(_ *desk, a oneCase) { a.award.Decisions[1].ConfirmedBy = "" },
		},
		{
			name: "review due in the month", tables: county().with("review", ",,1"), july: []calc.Decision{det("a", 7)},
		},
		{
			name: "review overdue", tables: county().with("review", ",,0"), july: []calc.Decision{det("a", 7)},
			want: []string{"review.overdue"}, args: []string{"2026-07", "cycle"},
		},
		{
			name: "review held", tables: county().with("review", ",,0").and("review.hold_after=0"), july: []calc.Decision{det("a", 7)},
			want: []string{"review.held"},
		},
		{name: "taper's last month but one", tables: county().and("taper.share=50"), july: []calc.Decision{det("a", 7)}, august: []calc.Decision{taper(8, 9)}},
		{
			name: "taper's last month", tables: county().and("taper.share=50"), july: []calc.Decision{det("a", 7)}, august: []calc.Decision{taper(8, 8)},
			want: []string{"taper.ending"}, args: []string{"2026-08"},
		},
		{
			name: "moved by the limit", tables: county().and("roster.alarm_percent=150"), july: []calc.Decision{det("a", 7)}, august: []calc.Decision{det("b", 8)},
		},
		{
			name: "moved up past the limit", tables: county().and("roster.alarm_percent=149.999"), july: []calc.Decision{det("a", 7)}, august: []calc.Decision{det("b", 8)},
			want: []string{"amount.moved"}, args: []string{"100.00", "250.00"},
		},
		{
			name: "moved down past the limit", tables: county().and("roster.alarm_percent=59.9"), july: []calc.Decision{det("a", 7)}, august: []calc.Decision{det("c", 8)},
			want: []string{"amount.moved"}, args: []string{"100.00", "40.00"},
		},
		{name: "moved down by the limit", tables: county().and("roster.alarm_percent=60"), july: []calc.Decision{det("a", 7)}, august: []calc.Decision{det("c", 8)}},
		{name: "new lines do not move", tables: county().and("roster.alarm_percent=1"), august: []calc.Decision{det("a", 8)}},
		{
			name: "payee not of the household", july: []calc.Decision{det("a", 7)},
			change: func(_ *desk, a oneCase) { a.household.Payee, a.household.PayeeID = "李四", spouse.ID },
			want:   []string{"payee.stranger"}, args: []string{"李四"},
		},
		{
			name: "payee another member", july: []calc.Decision{det("a", 7)},
			change: func(_ *desk, a oneCase) {
				a.household.Members = append(a.household.Members, calc.Member{Name: "李四", ID: spouse.ID})
				a.household.Payee, a.household.PayeeID = "李四", spouse.ID
			},
		},
		{name: "payee without a number", july: []calc.Decision{det("a", 7)}, change: func(_ *desk, a oneCase) { a.household.PayeeID = "" }},
		{name: "105 years old", july: []calc.Decision{aged("19210801")}},
		{name: "105 years old to the day", july: []calc.Decision{aged("19200802")}},
		{name: "106 years old", july: []calc.Decision{aged("19200801")}, want: []string{"age.high"}, args: []string{"张三", "106"}},
		{
			name: "arrears cut off", tables: county().and("arrears.months=0"), july: []calc.Decision{det("a", 7)}, august: []calc.Decision{det("b", 7)},
			want: []string{"arrears.cut_off"}, args: []string{"2026-07", "150.00"},
		},
		{
			name: "overpayment cut off", tables: county().and("arrears.months=0"), july: []calc.Decision{det("b", 7)}, august: []calc.Decision{det("a", 7)},
			want: []string{"debt.cut_off"}, args: []string{"2026-07", "150.00"},
		},
		{
			name: "debt", july: []calc.Decision{det("b", 7)}, august: []calc.Decision{det("a", 7)},
			want: []string{"debt.open"}, args: []string{"150.00"},
		},
		{
			name: "debt without a line", july: []calc.Decision{det("b", 7)}, august: []calc.Decision{stop(calc.Death, 7)},
			want: []string{"debt.open"}, args: []string{"250.00"},
		},
		{name: "debt paid off", tables: county().and("recovery.share=100"), july: []calc.Decision{det("a", 7)}, august: []calc.Decision{det("c", 7), det("b", 8)}},
		{name: "a name that banks can write", july: []calc.Decision{det("a", 7)}, change: payee("欧阳·𠮷Ann")},
		{
			name: "a name in the user's zone", july: []calc.Decision{det("a", 7)}, change: payee("王\ue000"),
			want: []string{"name.unencodable"}, args: []string{"王\ue000", "\ue000"},
		},
		{
			name: "tampered", july: []calc.Decision{det("a", 7)}, change: func(d *desk, a oneCase) { d.before(a.award).Base++ },
			want: []string{"!change.unnamed"}, args: []string{"-0.01"},
		},
	}
	seen := map[string]bool{}
	for _, row := range rows {
		t.Run(row.name, func(t *testing.T) {
			ts := row.tables
			if ts == nil {
				ts = county()
			}
			d := newDesk(t, m(7), ts)
			h := family("1")
			a := d.open(h, elder(h))
			d.record(a, row.july...)
			d.seal()
			d.record(a, row.august...)
			if row.change != nil {
				row.change(d, oneCase{h, a})
			}
			fs := d.seal()[0].Findings
			for _, f := range fs {
				seen[f.Code] = true
				if f.AwardKey != a.AwardKey {
					t.Errorf("%s is said of %+v", f.Code, f.AwardKey)
				}
			}
			if got := codes(fs); !slices.Equal(got, row.want) {
				t.Fatalf("%q, want %q", got, row.want)
			}
			if row.args != nil && !slices.Equal(fs[0].Args, row.args) {
				t.Errorf("%q, want %q", fs[0].Args, row.args)
			}
		})
	}
	for _, across := range []string{"insured.twice", "programs.exclusive", "account.shared"} {
		seen[across] = true // TestPreflight
	}
	seen["arrears.twice"] = true // TestArrearsTwice
	seen["income.nobody"] = true // TestIncomeOfNobody
	seen["death.open"] = true    // TestDeathOpen
	for _, code := range roster.FindingCodes {
		if !seen[code] && !slices.Contains(elsewhere, code) {
			t.Errorf("no row for %s", code)
		}
	}
}

// TestIncomeOfNobody: an income that nobody was counted in blocks the month.
func TestIncomeOfNobody(t *testing.T) {
	for people, want := range map[int][]string{0: {"!income.nobody"}, 1: nil} {
		d := newDesk(t, m(7), gap())
		h := family("1")
		decision := need(7, 100, zhang)
		decision.Facts.Income = calc.Income{People: people, PerCapita: calc.Whole(100)}
		d.record(d.open(h, whole(h)), decision)
		if got := codes(d.seal()[0].Findings); !slices.Equal(got, want) {
			t.Errorf("%d counted: %q, want %q", people, got, want)
		}
	}
}

// unconfirmed takes the second signature off the decision recorded last.
func unconfirmed(_ *desk, a oneCase) { a.award.Decisions[len(a.award.Decisions)-1].ConfirmedBy = "" }

func account(number string) func(*desk, oneCase) {
	return func(_ *desk, a oneCase) { a.household.Account = number }
}

func payee(name string) func(*desk, oneCase) {
	return func(_ *desk, a oneCase) { a.household.Payee = name }
}

// aged determines the benefit for somebody born on a day.
func aged(born string) calc.Decision {
	d := det("a", 7)
	d.Facts.Insured = []calc.Insured{person(born, 1, calc.Attributes{})}
	return d
}

// TestUnconfirmedEnd: a decision that takes an award off the roster needs its
// second person no less than one that keeps it there.
func TestUnconfirmedEnd(t *testing.T) {
	for name, end := range map[string]calc.Decision{
		"stop": stop(calc.Death, 8), "suspend": suspend(8), "determined above the standard": need(8, 700, zhang),
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t, m(7), gap())
			h := family("1")
			a := d.open(h, whole(h))
			d.record(a, need(7, 200, zhang))
			d.seal()
			d.record(a, end)
			unconfirmed(d, d.cases[0])
			if got := codes(d.seal()[0].Findings); !slices.Contains(got, "!decision.unconfirmed") {
				t.Errorf("findings %q", got)
			}
		})
	}
}

// TestMissingTablesStop: an award whose tables are missing is sealed, where
// somebody overrides the finding, as not settled: what was not paid comes back.
func TestMissingTablesStop(t *testing.T) {
	d := newDesk(t, m(7), county())
	h := family("1")
	a := d.open(h, elder(h))
	d.record(a, det("a", 7))
	d.seal()
	ts := county()
	ts["standard"] = ts["standard"][:1:1]
	d.load(ts.with("standard", "elder,a,,,2026-07,100,month,", "elder,b,,,2026-07,250,month,"))
	d.record(a, det("z", 8))
	if e := d.seal()[0].Entry; e.OnRoster() || e.Settled || !e.Kept() {
		t.Errorf("%s, settled %v, kept %v", shown(&e), e.Settled, e.Kept())
	}
	d.record(a, det("b", 8))
	if got, want := shown(&d.seal()[0].Entry), "500 = 250 +08:250"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestMissingTablesHaveCause: an award that falls off the roster because its
// tables are missing, which somebody may let pass, has a cause for it.
func TestMissingTablesHaveCause(t *testing.T) {
	d := newDesk(t, m(7), county())
	h := family("1")
	a := d.open(h, elder(h))
	d.record(a, det("a", 7))
	d.seal()
	d.record(a, det("z", 8))
	before := d.before(a)
	checkCauses(t, before, &d.seal()[0].Entry)
}

// TestPreflight looks across lines. Each row's awards stand on one August.
func TestPreflight(t *testing.T) {
	ts := county().
		with("standard", "dibao,,,,2020-01,600,month,", "tekun,basic,,,2020-01,700,month,", "tekun,partial,,,2020-01,300,month,", "nursing,,,,2020-01,80,month,").
		with("exclusive", "dibao,tekun,2020-01,", "nursing,elder,2026-08,", "elder,dibao,2026-09,")
	type line struct {
		household string
		program   calc.Program
		person    calc.IDNumber
		insured   []calc.Insured
	}
	on := func(household string, program calc.Program, insured ...calc.Insured) line {
		l := line{household, program, "", insured}
		if program != calc.Dibao {
			l.person = insured[0].ID
		}
		return l
	}
	rows := []struct {
		name   string
		lines  []line
		change func(*desk)
		want   []string // codes, blocking ones with !
		args   [][]string
	}{
		{name: "different people", lines: []line{on("1", "dibao", zhang), on("2", "dibao", spouse), on("3", "tekun", sick)}},
		{
			name: "in two households", lines: []line{on("1", "dibao", zhang, spouse), on("2", "dibao", sick, zhang)},
			want: []string{"!insured.twice"}, args: [][]string{{zhang.ID.Tail(), "dibao", "1", "2"}},
		},
		{
			name: "in three households", lines: []line{on("1", "dibao", zhang), on("2", "dibao", zhang), on("3", "dibao", zhang)},
			want: []string{"!insured.twice", "!insured.twice", "!insured.twice"},
			args: [][]string{{zhang.ID.Tail(), "dibao", "1", "2"}, {zhang.ID.Tail(), "dibao", "1", "3"}, {zhang.ID.Tail(), "dibao", "2", "3"}},
		},
		{
			name: "of the household and alone", lines: []line{on("1", "dibao", zhang, spouse), {"1", "dibao", zhang.ID, []calc.Insured{zhang}}},
			want: []string{"!insured.twice"}, args: [][]string{{zhang.ID.Tail(), "dibao", "1", "1"}},
		},
		{
			name: "in two programmes that exclude each other", lines: []line{on("1", "dibao", zhang), on("2", "tekun", zhang)},
			want: []string{"!programs.exclusive"}, args: [][]string{{zhang.ID.Tail(), "dibao", "tekun", "1", "2"}},
		},
		{
			name: "named the other way round, from the month on", lines: []line{on("1", "elder", zhang), on("1", "nursing", zhang)},
			want: []string{"!programs.exclusive"}, args: [][]string{{zhang.ID.Tail(), "elder", "nursing", "1", "1"}},
		},
		{name: "in programmes that exclude each other from September on", lines: []line{on("1", "dibao", zhang), on("1", "elder", zhang)}},
		{name: "in programmes that go together", lines: []line{on("1", "dibao", zhang), on("1", "nursing", zhang)}},
		{
			name: "not paid under one of them", lines: []line{on("1", "dibao", zhang), on("2", "tekun", zhang)},
			change: func(d *desk) { d.record(d.cases[0].award, suspend(8)) },
		},
		{
			name: "one account for two payees", lines: []line{on("1", "dibao", zhang), on("2", "dibao", spouse)},
			change: func(d *desk) {
				d.cases[1].household.PayeeID = ""
				d.cases[1].household.Account = d.cases[0].household.Account
			},
			want: []string{"account.shared"}, args: [][]string{{"…1871", "1"}},
		},
		{
			name: "one account for one payee", lines: []line{on("1", "dibao", zhang), on("2", "dibao", spouse)},
			change: func(d *desk) { d.cases[1].household.Account = d.cases[0].household.Account },
		},
		{
			name: "one account, one of them not paid", lines: []line{on("1", "dibao", zhang), on("2", "dibao", spouse)},
			change: func(d *desk) {
				d.cases[1].household.PayeeID = ""
				d.cases[1].household.Account = d.cases[0].household.Account
				d.record(d.cases[0].award, stop(calc.Death, 8))
			},
		},
		{
			name: "no account, said once", lines: []line{on("1", "dibao", zhang), on("1", "nursing", zhang), on("2", "dibao", spouse)},
			change: func(d *desk) { d.cases[0].household.Account = "" },
			want:   []string{"!account.missing"},
		},
	}
	for _, row := range rows {
		t.Run(row.name, func(t *testing.T) {
			d := newDesk(t, m(8), ts)
			households := map[string]*calc.Household{}
			for _, l := range row.lines {
				h := households[l.household]
				if h == nil {
					h = family(l.household)
					if l.household != "1" {
						h.Account = "62567220731339" + l.household
					}
					households[l.household] = h
				}
				a := d.open(h, &calc.Award{AwardKey: calc.AwardKey{Household: h.Number, Program: l.program, Person: l.person}})
				x := need(8, 200, l.insured...)
				if l.program == calc.Tekun {
					x.Facts.Class, x.Facts.Mode = "partial", calc.AtHome
				}
				if l.program == "elder" {
					x.Facts.Class = "a"
				}
				d.record(a, x)
			}
			if row.change != nil {
				row.change(d)
			}
			fs := d.preflight()
			if got := codes(fs); !slices.Equal(got, row.want) {
				t.Fatalf("%q, want %q", got, row.want)
			}
			for i, want := range row.args {
				if !slices.Equal(fs[i].Args, want) {
					t.Errorf("%q, want %q", fs[i].Args, want)
				}
			}
		})
	}
}

// TestFindingsOrder: what blocks comes first, then by code as FindingCodes has
// them, household, programme and person.
func TestFindingsOrder(t *testing.T) {
	key := func(household string, program calc.Program) calc.AwardKey {
		return calc.AwardKey{Household: calc.HouseholdNumber(household), Program: program}
	}
	in := []roster.Finding{
		{Code: "debt.open", AwardKey: key("1", "dibao")},
		{Code: "account.luhn", AwardKey: key("2", "dibao")},
		{Code: "review.overdue", AwardKey: key("2", "elder")},
		{Code: "review.overdue", AwardKey: key("2", "dibao")},
		{Code: "change.unnamed", Block: true, AwardKey: key("9", "dibao")},
		{Code: "account.luhn", AwardKey: key("10", "dibao")},
		{Code: "id.invalid", Block: true, AwardKey: key("9", "dibao"), Args: []string{"b"}},
		{Code: "id.invalid", Block: true, AwardKey: key("9", "dibao"), Args: []string{"a"}},
	}
	p := roster.NewPreflight(newDesk(t, m(7), county()).prepared(), nil)
	for _, f := range in {
		p.Add(&roster.Result{Findings: []roster.Finding{f}})
	}
	var got []string
	for _, f := range p.Findings() {
		got = append(got, f.Code+" "+string(f.Household)+" "+string(f.Program))
	}
	want := []string{
		"id.invalid 9 dibao", "id.invalid 9 dibao", "change.unnamed 9 dibao",
		"account.luhn 10 dibao", "account.luhn 2 dibao", "review.overdue 2 dibao", "review.overdue 2 elder", "debt.open 1 dibao",
	}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if fs := p.Findings(); fs[0].Args[0] != "a" {
		t.Errorf("operands out of order: %+v", fs[:2])
	}
}
