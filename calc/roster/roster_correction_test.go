package roster_test

import (
	"slices"
	"testing"

	"doudi/calc"
	"doudi/calc/roster"
)

// TestCorrections walks one award through the months from July on, which is the
// opening month: what is recorded before a month is computed, and what the
// month's line is then. Classes a, b and c are worth 100, 250 and 40.
func TestCorrections(t *testing.T) {
	type month struct {
		record []calc.Decision
		want   string
	}
	one := func(want string, record ...calc.Decision) month { return month{record, want} }
	raised := county().with("standard", "elder,a,,,2026-07,130,month,")
	rows := []struct {
		name       string
		parameters []string
		load       map[calc.Month]tables
		months     []month
	}{
		{name: "nothing to correct", months: []month{one("100 = 100", det("a", 7)), one("100 = 100"), one("100 = 100")}},
		{
			name: "nothing before the opening month is owed",
			months: []month{
				one("100 = 100", det("a", 3)),
				one("400 = 250 +07:150", det("b", 1)),
			},
		},
		{
			name: "nothing before the opening month is clawed back", parameters: []string{"recovery.share=100"},
			months: []month{
				one("100 = 100", det("a", 3)),
				one("off debt 100", stop(calc.Death, 1)),
			},
		},
		{
			name: "standard raised for months already paid", load: map[calc.Month]tables{m(9): raised},
			months: []month{one("100 = 100", det("a", 7)), one("100 = 100"), one("190 = 130 +07:30 +08:30"), one("130 = 130")},
		},
		{
			name: "award recorded late", months: []month{
				one("off"),
				one("off"),
				one("300 = 100 +07:100 +08:100", det("a", 7)),
				one("100 = 100"),
			},
		},
		{
			name: "award recorded early", months: []month{
				one("off", det("a", 8)),
				one("100 = 100"),
				one("100 = 100"),
			},
		},
		{
			name: "suspension lifted from its beginning", months: []month{
				one("100 = 100", det("a", 7)),
				one("off", suspend(8)),
				one("off"),
				one("300 = 100 +08:100 +09:100", resume(8)),
				one("100 = 100"),
			},
		},
		{
			name: "suspension lifted from its second month", months: []month{
				one("100 = 100", det("a", 7)),
				one("off", suspend(8)),
				one("off"),
				one("200 = 100 +09:100", resume(9)),
				one("100 = 100"),
			},
		},
		{
			name: "death found late, nothing to withhold from", parameters: []string{"recovery.share=100"},
			months: []month{
				one("100 = 100", det("a", 7)),
				one("100 = 100"),
				one("off debt 100", stop(calc.Death, 8)),
				one("off debt 100"),
			},
		},
		{
			name: "overpaid, share 0: a debt, carried over", parameters: []string{"recovery.share=0"},
			months: []month{
				one("250 = 250", det("b", 7)),
				one("250 = 250"),
				one("100 = 100 debt 300", det("a", 7)),
				one("100 = 100 debt 300"),
				one("100 = 100 debt 300"),
			},
		},
		{
			name: "overpaid, no share in the tables: as share 0",
			months: []month{
				one("250 = 250", det("b", 7)),
				one("100 = 100 debt 150", det("a", 7)),
			},
		},
		{
			name: "overpaid, share 30: a part each month, oldest month first", parameters: []string{"recovery.share=30"},
			months: []month{
				one("100 = 100", det("a", 7)),
				one("100 = 100"),
				one("28 = 40 -07:12 debt 108", det("c", 7)),
				one("28 = 40 -07:12 debt 96"),
				one("28 = 40 -07:12 debt 84"),
				one("28 = 40 -07:12 debt 72"),
				one("28 = 40 -07:12 debt 60"),
				one("28 = 40 -08:12 debt 48"),
			},
		},
		{
			name: "overpaid, share 30: one month's part spans two", parameters: []string{"recovery.share=30"},
			months: []month{
				one("100 = 100", det("a", 7)),
				one("100 = 100"),
				one("175 = 250 -07:60 -08:15 debt 45", det("c", 7), det("b", 9)),
				one("205 = 250 -08:45"),
				one("250 = 250"),
			},
		},
		{
			name: "overpaid, share 100: all of it", parameters: []string{"recovery.share=100"},
			months: []month{
				one("250 = 250", det("b", 7)),
				one("250 = 250"),
				one("0 = 100 -07:100 debt 200", det("a", 7)),
				one("0 = 100 -07:50 -08:50 debt 100"),
				one("0 = 100 -08:100"),
				one("100 = 100"),
			},
		},
		{
			name: "overpayment of exactly the share", parameters: []string{"recovery.share=60"},
			months: []month{
				one("100 = 100", det("a", 7)),
				one("190 = 250 -07:60", det("c", 7), det("b", 8)),
				one("250 = 250"),
			},
		},
		{
			name: "arrears set against overpayments, both shown", months: []month{
				one("100 = 100", det("a", 7)),
				one("100 = 100"),
				one("340 = 250 +08:150 -07:60", det("c", 7), det("b", 8)),
				one("250 = 250"),
			},
		},
		{
			name: "arrears smaller than overpayments, share 0", parameters: []string{"recovery.share=0"},
			months: []month{
				one("250 = 250", det("b", 7)),
				one("100 = 100", det("a", 8)),
				one("250 = 250 +08:150 -07:150 debt 60", det("c", 7), det("b", 8)),
				one("250 = 250 debt 60"),
			},
		},
		{
			name: "arrears smaller than overpayments, share 10 takes more", parameters: []string{"recovery.share=10"},
			months: []month{
				one("250 = 250", det("b", 7)),
				one("100 = 100", det("a", 8)),
				one("225 = 250 +08:150 -07:175 debt 35", det("c", 7), det("b", 8)),
				one("225 = 250 -07:25 debt 10"),
				one("240 = 250 -07:10"),
			},
		},
		{
			name: "components that cancel out are a line", months: []month{
				one("100 = 100", det("a", 7)),
				one("off", suspend(8)),
				one("0 = 0 +08:100 -07:100", stop(calc.OtherStopReason, 7), det("a", 8), stop(calc.OtherStopReason, 9)),
				one("off"),
			},
		},
		{
			name: "correction of a correction of a correction", parameters: []string{"recovery.share=30"},
			months: []month{
				one("100 = 100", det("a", 7)),
				one("100 = 100"),
				one("550 = 250 +07:150 +08:150", det("b", 7)),
				one("70 = 100 -07:30 debt 420", det("a", 7)),
				one("430 = 250 +07:30 +10:150", det("b", 7)),
				one("250 = 250"),
			},
		},
		{
			name: "recovery taken back after the fact", parameters: []string{"recovery.share=100"},
			months: []month{
				one("250 = 250", det("b", 7)),
				one("0 = 100 -07:100 debt 50", det("a", 7)),
				one("500 = 250 +07:100 +08:150", det("b", 7)),
				one("250 = 250"),
			},
		},
		{
			name: "taper pays its share and ends", parameters: []string{"taper.share=50"},
			months: []month{
				one("100 = 100", det("a", 7)),
				one("50 = 50", taper(8, 9)),
				one("50 = 50"),
				one("off"),
			},
		},
		{
			name: "taper found late", parameters: []string{"taper.share=50", "recovery.share=100"},
			months: []month{
				one("100 = 100", det("a", 7)),
				one("100 = 100"),
				one("0 = 50 -08:50", taper(8, 9)),
				one("off"),
			},
		},
		{
			name: "voluntary exit pays a bonus once", parameters: []string{"exit.bonus_months=3"},
			months: []month{
				one("100 = 100", det("a", 7)),
				one("300 = 0 bonus 300", stop(calc.Voluntary, 8)),
				one("off"),
			},
		},
		{
			name: "voluntary exit recorded late", parameters: []string{"exit.bonus_months=3"},
			months: []month{
				one("100 = 100", det("a", 7)),
				one("100 = 100"),
				one("200 = 0 +08:200", stop(calc.Voluntary, 8)),
				one("off"),
			},
		},
		{
			name: "a bonus is nothing to withhold from", parameters: []string{"exit.bonus_months=3", "recovery.share=100"},
			months: []month{
				one("250 = 250", det("b", 7)),
				one("250 = 250"),
				one("300 = 0 bonus 300 debt 150", det("a", 8), stop(calc.Voluntary, 9)),
				one("off debt 150"),
			},
		},
		{
			name: "a bonus taken back", parameters: []string{"exit.bonus_months=3", "recovery.share=30"},
			months: []month{
				one("100 = 100", det("a", 7)),
				one("300 = 0 bonus 300", stop(calc.Voluntary, 8)),
				one("70 = 100 -08:30 debt 170", det("a", 8)),
				one("70 = 100 -08:30 debt 140"),
			},
		},
	}
	for _, row := range rows {
		t.Run(row.name, func(t *testing.T) {
			d := newDesk(t, m(7), county().and(row.parameters...))
			h := family("1")
			a := d.open(h, elder(h))
			for _, month := range row.months {
				if ts, ok := row.load[d.month]; ok {
					d.load(ts.and(row.parameters...))
				}
				d.record(a, month.record...)
				name, before := d.month, d.before(a)
				draft := d.compute(d.cases[0])
				e := &d.seal()[0].Entry
				if got := shown(e); got != month.want || shown(&draft.Entry) != got {
					t.Errorf("%s: %q, as a draft %q, want %q", name, got, shown(&draft.Entry), month.want)
				}
				if e.Settled != (e.Debt == 0) {
					t.Errorf("%s: debt %s, settled %v", name, e.Debt, e.Settled)
				}
				checkCauses(t, before, e)
			}
		})
	}
}

// TestLookBack records, before October, that class b should have been paid since
// July instead of a, or a instead of b: how far back that reaches.
func TestLookBack(t *testing.T) {
	rows := []struct {
		months   string // arrears.months, "" = not in the tables
		arrears  string // October's line where too little was paid
		cutOff   []string
		overpaid string // and where too much was, with share 100
	}{
		{"0", "250 = 250", []string{"2026-07", "2026-08", "2026-09"}, "100 = 100"},
		{"1", "400 = 250 +09:150", []string{"2026-07", "2026-08"}, "0 = 100 -09:100 debt 50"},
		{"2", "550 = 250 +08:150 +09:150", []string{"2026-07"}, "0 = 100 -08:100 debt 200"},
		{"3", "700 = 250 +07:150 +08:150 +09:150", nil, "0 = 100 -07:100 debt 350"},
		{"4", "700 = 250 +07:150 +08:150 +09:150", nil, "0 = 100 -07:100 debt 350"},
		{"", "700 = 250 +07:150 +08:150 +09:150", nil, "0 = 100 -07:100 debt 350"},
	}
	for _, row := range rows {
		t.Run("arrears.months "+row.months, func(t *testing.T) {
			ts := county().and("recovery.share=100")
			if row.months != "" {
				ts = ts.and("arrears.months=" + row.months)
			}
			october := func(was, is string) roster.Result {
				d := newDesk(t, m(7), ts)
				h := family("1")
				a := d.open(h, elder(h))
				d.record(a, det(was, 7))
				for d.month < m(10) {
					d.seal()
				}
				d.record(a, det(is, 7))
				return d.seal()[0]
			}
			r := october("a", "b")
			if got := shown(&r.Entry); got != row.arrears {
				t.Errorf("arrears: %q, want %q", got, row.arrears)
			}
			var cut []string
			for _, f := range r.Findings {
				if f.Code == "arrears.cut_off" {
					cut = append(cut, f.Args[0])
					if f.Args[1] != "150.00" {
						t.Errorf("cut off %q, want 150.00", f.Args)
					}
				}
			}
			if !slices.Equal(cut, row.cutOff) {
				t.Errorf("cut off %q, want %q", cut, row.cutOff)
			}
			r = october("b", "a")
			if got := shown(&r.Entry); got != row.overpaid {
				t.Errorf("overpaid: %q, want %q", got, row.overpaid)
			}
		})
	}
}

// TestDefaultLookBack: twelve months where the tables do not say.
func TestDefaultLookBack(t *testing.T) {
	for _, row := range []struct {
		from int
		want int // months in arrears in July 2027
	}{{6 + 12, 1}, {6 + 1, 12}, {6, 12}} {
		d := newDesk(t, m(1), county())
		h := family("1")
		a := d.open(h, elder(h))
		for d.month < m(12+7) {
			d.seal()
		}
		d.record(a, det("a", row.from))
		e := d.seal()[0].Entry
		if len(e.Arrears) != row.want {
			t.Errorf("from %s: %d months in arrears, want %d", m(row.from), len(e.Arrears), row.want)
		}
	}
}

// TestDebtLapses: what lies before the look-back is no longer owed.
func TestDebtLapses(t *testing.T) {
	d := newDesk(t, m(7), county().and("arrears.months=2", "recovery.share=0"))
	h := family("1")
	a := d.open(h, elder(h))
	d.record(a, det("b", 7))
	d.seal()
	d.record(a, det("a", 7))
	for _, want := range []string{"100 = 100 debt 150", "100 = 100 debt 150", "100 = 100", "100 = 100"} {
		name := d.month
		if got := shown(&d.seal()[0].Entry); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

// TestLongerLookBack: a look-back lengthened by the tables reaches what a
// shorter one had cut off (R6: δ(m) for each m from M − arrears.months of M).
func TestLongerLookBack(t *testing.T) {
	longer := "arrears.months,6,2026-11,"
	for name, load := range map[string]calc.Month{"foreseen": m(7), "loaded later": m(11)} {
		t.Run(name, func(t *testing.T) {
			ts := county().and("arrears.months=1")
			d := newDesk(t, m(7), ts)
			h := family("1")
			a := d.open(h, elder(h))
			for _, want := range []string{"100 = 100", "100 = 100", "100 = 100", "400 = 250 +09:150", "550 = 250 +07:150 +08:150", "250 = 250"} {
				if d.month == load {
					d.load(ts.with("parameter", longer))
				}
				switch d.month {
				case m(7):
					d.record(a, det("a", 7))
				case m(10):
					d.record(a, det("b", 7))
				}
				month := d.month
				if got := shown(&d.seal()[0].Entry); got != want {
					t.Errorf("%s: %q, want %q", month, got, want)
				}
			}
		})
	}
}

// TestWithholdingUnit: what may be withheld goes down to whole units, however
// the county rounds otherwise.
func TestWithholdingUnit(t *testing.T) {
	for _, row := range []struct{ unit, mode, share, want string }{
		{"0.01", "half_up", "33.333", "66.67 = 100 -07:33.33 debt 116.67"},
		{"0.1", "half_up", "33.333", "66.70 = 100 -07:33.30 debt 116.70"},
		{"1", "half_up", "33.333", "67 = 100 -07:33 debt 117"},
		{"1", "up", "33.333", "67 = 100 -07:33 debt 117"},
		{"1", "half_up", "33.999", "67 = 100 -07:33 debt 117"},
		{"1", "half_up", "34", "66 = 100 -07:34 debt 116"},
		{"1", "half_up", "0.99", "100 = 100 debt 150"},
		{"1", "half_up", "1", "99 = 100 -07:1 debt 149"},
	} {
		t.Run(row.unit+" "+row.mode+" "+row.share, func(t *testing.T) {
			ts := county().and("recovery.share=" + row.share)
			ts["parameter"][1] = "rounding.unit," + row.unit + ",2020-01,"
			ts["parameter"][2] = "rounding.mode," + row.mode + ",2020-01,"
			d := newDesk(t, m(7), ts)
			h := family("1")
			a := d.open(h, elder(h))
			d.record(a, det("b", 7))
			d.seal()
			d.record(a, det("a", 7))
			if got := shown(&d.seal()[0].Entry); got != row.want {
				t.Errorf("%q, want %q", got, row.want)
			}
		})
	}
}

// TestParametersOfTheMonth: the share that counts is the programme's own, in
// the month that withholds.
func TestParametersOfTheMonth(t *testing.T) {
	d := newDesk(t, m(7), county().and("recovery.share=10").with("parameter", "recovery.share.elder,20,2026-09,", "recovery.share.elder,,2026-10,"))
	h := family("1")
	a := d.open(h, elder(h))
	d.record(a, det("b", 7))
	d.seal()
	d.record(a, det("a", 7))
	for _, want := range []string{"90 = 100 -07:10 debt 140", "80 = 100 -07:20 debt 120", "100 = 100 debt 120"} {
		month := d.month
		if got := shown(&d.seal()[0].Entry); got != want {
			t.Errorf("%s: %q, want %q", month, got, want)
		}
	}
}

// TestOpeningMonth: in the opening month nothing is looked back at, whatever
// the decisions say, and nothing is asked of the ledger.
func TestOpeningMonth(t *testing.T) {
	d := newDesk(t, m(7), county())
	h := family("1")
	a := d.open(h, elder(h))
	d.record(a, det("a", 1), det("b", 6), det("c", 7))
	mo := d.prepared()
	r := mo.Compute(h, a, nil, func(calc.Month) calc.Money { panic("the ledger is asked") })
	if got := shown(&r.Entry); got != "40 = 40" {
		t.Error(got)
	}
}

// TestMonthBeforeOpen: a draft of a month whose month before is not sealed looks
// back fully.
func TestMonthBeforeOpen(t *testing.T) {
	d := newDesk(t, m(7), county())
	h := family("1")
	a := d.open(h, elder(h))
	d.record(a, det("a", 7))
	d.seal()
	d.month, d.last = m(9), nil // August is not sealed
	r := d.prepared().Compute(h, a, nil, d.paid(a))
	if got, want := shown(&r.Entry), "200 = 100 +08:100"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestShareOverHundred: whatever the tables say, a line pays nothing less than
// nothing.
func TestShareOverHundred(t *testing.T) {
	d := newDesk(t, m(7), county().and("recovery.share=150"))
	h := family("1")
	a := d.open(h, elder(h))
	d.record(a, det("b", 7))
	d.seal()
	d.record(a, det("a", 7))
	if got, want := shown(&d.seal()[0].Entry), "0 = 100 -07:100 debt 50"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestSuspendedTwice: a resumption lifts the suspension, however often it was
// recorded.
func TestSuspendedTwice(t *testing.T) {
	d := newDesk(t, m(7), county())
	h := family("1")
	a := d.open(h, elder(h))
	d.record(a, det("a", 7), suspend(8), suspend(9), resume(10))
	d.month = m(10)
	r := d.prepared().Compute(h, a, nil, func(calc.Month) calc.Money { return 0 })
	if got := r.Entry.Regular(); got != 100_00 {
		t.Errorf("%s", got)
	}
}
