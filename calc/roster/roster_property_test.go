package roster_test

import (
	"bytes"
	"fmt"
	"maps"
	"math/big"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"doudi/calc"
	"doudi/calc/entitlement"
	"doudi/calc/roster"
)

// asReference is an entry's money as the reference gives it.
func asReference(e *roster.Entry) string {
	var b strings.Builder
	for _, part := range []calc.Money{e.Base, e.Supplement, e.Minimum, e.Taper, e.Bonus} {
		fmt.Fprintf(&b, "%s ", part)
	}
	for _, c := range e.Arrears {
		fmt.Fprintf(&b, " +%s:%s", c.Month, c.Amount)
	}
	for _, c := range e.Recovery {
		fmt.Fprintf(&b, " -%s:%s", c.Month, c.Amount)
	}
	fmt.Fprintf(&b, " debt %s", e.Debt)
	return b.String()
}

// pick draws one of some choices.
func pick[T any](t *rapid.T, label string, of ...T) T { return rapid.SampledFrom(of).Draw(t, label) }

// someMonth draws a month around the eight that are run, as text.
func someMonth(t *rapid.T) string { return m(rapid.IntRange(5, 15).Draw(t, "from")).String() }

// someRows are rows that tables may have beyond those they must: what each is
// about, with a ? for its value, and how that is drawn.
func someRows(t *rapid.T) map[string]func() string {
	rows := map[string]func() string{}
	for range rapid.IntRange(0, 6).Draw(t, "standards") {
		of := pick(t, "standard of", "dibao,", "dibao,", "dibao,A", "elder,a", "elder,b")
		where := pick(t, "where", ",", "urban,", "rural,", ",999901", ",999901001", "rural,999901001", ",999901001001")
		rows["standard|"+of+","+where+","+someMonth(t)+",?,"] = func() string {
			return pick(t, "amount", "650,month", "512.5,month", "700,month", "480.33,month", "3297,year", "10990,year", "120,month", ",month")
		}
	}
	for range rapid.IntRange(0, 6).Draw(t, "parameters") {
		key := pick(t, "key", "rounding.unit", "rounding.mode", "dibao.minimum", "dibao.single.share", "taper.share", "exit.bonus_months", "recovery.share", "recovery.share.elder", "taper.share.dibao")
		rows["parameter|"+key+",?,"+someMonth(t)+","] = func() string { return someValue(t, key) }
	}
	for range rapid.IntRange(0, 4).Draw(t, "supplements") {
		code, group := pick(t, "code", "P", "Q"), pick(t, "group", "", "elder", "minor", "ill", "severe")
		from, until := someMonth(t), ""
		if code == "Q" && from <= "2026-11" {
			until = "2026-11"
		}
		rows["supplement|"+code+",,dibao,"+group+",?,"+from+","+until+","] = func() string {
			return pick(t, "kind", "full,", "full,80", "benefit_percent,30", "benefit_percent,12.5", "standard_percent,15", "amount,45.5", "amount,200")
		}
	}
	return rows
}

func someValue(t *rapid.T, key string) string {
	switch strings.TrimSuffix(strings.TrimSuffix(key, ".elder"), ".dibao") {
	case "rounding.unit":
		return pick(t, key, "1", "0.1", "0.01")
	case "rounding.mode":
		return pick(t, key, "half_up", "up", "down")
	case "dibao.minimum":
		return pick(t, key, "", "50", "80.5", "300")
	case "exit.bonus_months":
		return pick(t, key, "", "0", "1", "3")
	}
	return pick(t, key, "0", "10", "30", "33.3", "50", "100")
}

// someTables are the tables of two loads: the second keeps, changes, drops and
// adds rows of the first.
func someTables(t *rapid.T) [2]tables {
	base := tables{
		"parameter": {"key,value,from,document"},
		"standard": {
			"program,class,settlement,region,from,amount,per,document",
			"dibao,,,,2020-01,600,month,", "dibao,A,,,2020-01,333.33,month,", "elder,a,,,2020-01,100,month,", "elder,b,,,2020-01,2999,year,",
		},
		"supplement": {"code,label,program,group,kind,value,from,until,document"},
		"group": {
			"code,label,disability,level,illness,labour,schooling,selfcare,special,age_min,age_max",
			"elder,,,,,,,,,60,", "minor,,,,,,,,,,17", "ill,,,,severe,,,,,,", "severe,,,1,,,,,,,", "severe,,,2,,,,,,,",
		},
		"exclusive": {"program_a,program_b,from,document", "elder,dibao,2026-09,"},
	}
	// arrears.months stays the same throughout: see TestLongerLookBack.
	base = base.and("arrears.months=" + pick(t, "arrears.months", "0", "1", "3", "12"))
	for _, key := range []string{"rounding.unit", "rounding.mode", "dibao.minimum", "dibao.single.share", "taper.share", "exit.bonus_months", "recovery.share"} {
		base = base.and(key + "=" + someValue(t, key))
	}
	loads := [2]tables{base, base}
	rows := someRows(t)
	for _, key := range slices.Sorted(maps.Keys(rows)) {
		table, row, _ := strings.Cut(key, "|")
		value := rows[key]()
		for load := range loads {
			if load == 1 && pick(t, "changed", false, false, true) {
				value = rows[key]()
			}
			if !pick(t, "left out", false, false, true) {
				loads[load] = loads[load].with(table, strings.Replace(row, "?", value, 1))
			}
		}
	}
	return loads
}

// someDecision draws what an office may record on an award in a month: nothing
// is resumed that is not suspended, nothing tapered that is not paid.
func someDecision(t *rapid.T, a *calc.Award, month calc.Month) calc.Decision {
	d := calc.Decision{From: month + calc.Month(rapid.IntRange(-4, 2).Draw(t, "from"))}
	kinds := []calc.DecisionKind{calc.Determine, calc.Determine}
	if len(a.Decisions) > 0 {
		kinds = append(kinds, calc.Suspend, calc.Stop)
		if entitlement.InForce(a.Decisions, d.From-1) >= 0 {
			kinds = append(kinds, calc.Taper)
		}
	}
	if n := len(a.Decisions); n > 0 && a.Decisions[n-1].Kind == calc.Suspend {
		kinds = []calc.DecisionKind{calc.Resume, calc.Resume, calc.Determine, calc.Stop}
	}
	switch d.Kind = pick(t, "kind", kinds...); d.Kind {
	case calc.Determine:
		d.Facts = someFacts(t, a)
	case calc.Taper:
		d.Until = d.From + calc.Month(rapid.IntRange(0, 4).Draw(t, "until"))
	case calc.Stop:
		d.StopReason = pick(t, "reason", calc.Death, calc.IncomeAbove, calc.Voluntary, calc.Voluntary)
	}
	return d
}

func someFacts(t *rapid.T, a *calc.Award) *calc.Facts {
	f := &calc.Facts{
		Settlement: pick(t, "settlement", calc.Urban, calc.Rural), Region: pick[calc.RegionCode](t, "region", "999901001001", "999901002001", "999902001001"),
		Insured: []calc.Insured{pick(t, "first", somebody...)},
	}
	if a.Program != calc.Dibao {
		f.Class = pick(t, "class", "a", "b")
		return f
	}
	f.Mode, f.Class, f.Income.Given = calc.WholeHousehold, pick(t, "class", "", "", "", "A"), true
	if f.Income.PerCapita = calc.FractionOf(rapid.Int64Range(0, 8400).Draw(t, "income"), pick[int64](t, "divided by", 12, 24, 36, 84)); a.Person != "" {
		f.Mode = calc.SinglePerson
		return f
	}
	f.Insured = append(f.Insured, rapid.SliceOfN(rapid.SampledFrom(somebody), 0, 3).Draw(t, "others")...)
	return f
}

// somebody are people whose rights change with age in the months that are run.
var somebody = []calc.Insured{
	person("19700101", 1, calc.Attributes{}),
	person("19660815", 2, calc.Attributes{}),
	person("19661101", 3, calc.Attributes{Illness: calc.Severe}),
	person("20081002", 4, calc.Attributes{}),
	person("19900101", 5, calc.Attributes{Disability: calc.Mental, Level: 1}),
	person("20200229", 6, calc.Attributes{Disability: calc.Mental, Level: 2, Illness: calc.Severe}),
}

// TestMonths runs eight months of three awards under tables that are loaded
// anew on the way. Each month every award is computed with the proof that the
// last seal gives, without it, and by the reference.
func TestMonths(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		loads := someTables(t)
		d := newDesk(t, m(7), loads[0])
		r := &reference{opening: m(7), paid: map[calc.AwardKey]map[calc.Month]*big.Rat{}}
		r.load(loads[0])
		h := family("1")
		awards := []*calc.Award{d.open(h, whole(h)), d.open(h, elder(h))}
		single := whole(h)
		single.Person = h.Members[0].ID
		awards = append(awards, d.open(h, single))
		reload := m(rapid.IntRange(8, 14).Draw(t, "reload"))
		for d.month < m(15) {
			if d.month == reload {
				d.load(loads[1])
				r.load(loads[1])
			}
			for _, a := range awards {
				for range pick(t, "decisions", 0, 0, 1, 1, 2) {
					d.record(a, someDecision(t, a, d.month))
				}
			}
			runMonth(t, d, r)
		}
	})
}

// TestMonthsHeld is the same for payments that are held until a review is done,
// without the reference.
func TestMonthsHeld(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ts := county().and("recovery.share=30", "taper.share=50", "exit.bonus_months=2", "arrears.months="+pick(t, "arrears.months", "1", "3", "12")).
			and("review.hold_after="+pick(t, "hold after", "", "0", "1", "2")).with("review", ",,"+pick(t, "cycle", "0", "1", "2"))
		d := newDesk(t, m(7), ts)
		h := family("1")
		a := d.open(h, elder(h))
		for d.month < m(15) {
			for range pick(t, "decisions", 0, 0, 0, 1, 2) {
				x := someDecision(t, a, d.month)
				if pick(t, "visited", false, false, true) {
					x.Reviewed = x.From.First()
				}
				d.record(a, x)
			}
			runMonth(t, d, nil)
		}
	})
}

// runMonth checks and seals one month; r may be nil.
func runMonth(t *rapid.T, d *desk, r *reference) {
	proven, full := d.prepared(), d.prepared()
	if full.Last != nil {
		full.Last.Differs = 1 // as if every month might differ
	}
	for _, c := range d.cases {
		before, paid := d.before(c.award), d.paid(c.award)
		with := proven.Compute(c.household, c.award, before, paid)
		again := proven.Compute(c.household, c.award, before, paid)
		without := full.Compute(c.household, c.award, before, paid)
		for name, other := range map[string]*roster.Result{"again": &again, "without the proof": &without} {
			if a, b := with.Entry.AppendCanonical(nil), other.Entry.AppendCanonical(nil); !bytes.Equal(a, b) {
				t.Fatalf("%s %s: %s (%s), computed %s %s (%s)", d.month, c.award.Program, shown(&with.Entry), causes(&with.Entry), name, shown(&other.Entry), causes(&other.Entry))
			}
		}
		if r != nil {
			if got, want := asReference(&with.Entry), r.run(c.award, d.month); got != want {
				t.Fatalf("%s %s %q:\n%s, want\n%s", d.month, c.award.Program, c.award.Person, got, want)
			}
		}
		if e := &with.Entry; e.Total() < 0 || e.Held && e.OnRoster() {
			t.Fatalf("%s: negative, or paid though held", shown(e))
		}
		checkCauses(t, before, &with.Entry)
	}
	checkTwice(t, d)
	d.seal()
	for _, c := range d.cases {
		checkSealed(t, d, c)
	}
}

// checkTwice checks that the findings about arrears are those of a search through all
// awards and months.
func checkTwice(t *rapid.T, d *desk) {
	want, got := map[string]bool{}, map[string]bool{}
	for _, x := range d.cases {
		entry := d.compute(x).Entry
		for _, c := range entry.Arrears {
			for _, y := range d.cases {
				if x.award == y.award || x.award.Program != y.award.Program && c.Month < m(9) {
					continue
				}
				for id := range paidFor(t, d, x.award, c.Month) {
					if paidFor(t, d, y.award, c.Month)[id] {
						want[fmt.Sprint(id.Tail(), c.Month, min(x.award.Program, y.award.Program), max(x.award.Program, y.award.Program))] = true
					}
				}
			}
		}
	}
	for _, f := range d.preflight() {
		if f.Code == "arrears.twice" {
			a, b := f.Args[2], f.Args[4]
			got[fmt.Sprint(f.Args[0], f.Args[1], min(a, b), max(a, b))] = true
		}
	}
	if !maps.Equal(got, want) {
		t.Fatalf("%s: found %v, want %v", d.month, got, want)
	}
}

// paidFor are the persons whom an award pays for in a month.
func paidFor(t *rapid.T, d *desk, a *calc.Award, month calc.Month) map[calc.IDNumber]bool {
	people := map[calc.IDNumber]bool{}
	now, err := entitlement.Of(a, month, d.policy, nil)
	if err != nil {
		t.Fatal(err)
	}
	if now.Regular() > 0 {
		for _, x := range now.Basis.Facts.Insured {
			people[x.ID] = true
		}
	}
	return people
}

// checkSealed checks the month just sealed: where it says that all is settled
// every month looked back at was paid as it is owed, and the next month, with
// nothing new recorded, puts nothing right.
func checkSealed(t *rapid.T, d *desk, c oneCase) {
	sealed := d.before(c.award)
	if sealed != nil && !sealed.Settled {
		return
	}
	back, _ := d.policy.Months("arrears.months", c.award.Program, d.month-1)
	paid := d.paid(c.award)
	for past := max(d.opening, d.month-1-calc.Month(back)); past < d.month; past++ {
		owed, err := entitlement.Of(c.award, past, d.policy, nil)
		if err != nil {
			t.Fatal(err)
		}
		if owed.Total() != paid(past) {
			t.Fatalf("settled in %s, but %s was paid %s of %s", d.month-1, past, paid(past), owed.Total())
		}
	}
	if next := d.compute(c).Entry; len(next.Arrears)+len(next.Recovery) > 0 || next.Debt != 0 {
		t.Fatalf("settled in %s, but then comes %s", d.month-1, shown(&next))
	}
}

// TestTaperOfNothing: a taper recorded over an award that does not pay yet is
// worth nothing, and no more.
func TestTaperOfNothing(t *testing.T) {
	d := newDesk(t, m(7), county().and("taper.share=50"))
	h := family("1")
	a := d.open(h, elder(h))
	d.record(a, det("a", 9), suspend(5), resume(6), taper(7, 8))
	r := d.compute(d.cases[0])
	if got := shown(&r.Entry); got != "off" {
		t.Error(got)
	}
}
