package review_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"doudi/calc"
	"doudi/calc/entitlement"
	"doudi/calc/policy"
	"doudi/calc/review"
	"doudi/calc/roster"
)

// county are the tables of the outlooks: a standard of 600 that is raised in
// 2027, supplements by age and by disability, reviews once a year.
const county = `
	parameter rounding.unit,0.01,2025-01
	parameter rounding.mode,half_up,2025-01
	parameter taper.share,50,2025-01
	parameter exit.bonus_months,3,2025-01
	parameter arrears.months,12,2025-01
	standard dibao,,2025-01,600
	standard dibao,,2027-01,650
	standard elder,a,2025-01,100
	group elder,,60,
	group old,,65,
	group minor,,,17
	supplement S,dibao,elder,amount,50,2025-01,
	supplement T,dibao,old,amount,80,2025-01,
	supplement U,dibao,minor,benefit_percent,10,2025-01,
	supplement V,dibao,minor,amount,90,2026-11,2027-01
	review ,,12
`

// whole is a household's determination with an income a head.
func whole(t rapid.TB, from string, reviewed calc.Day, percapita calc.Fraction, insured ...calc.Insured) calc.Decision {
	t.Helper()
	d := determined(t, from, reviewed, insured...)
	d.Facts.Mode, d.Facts.Settlement = calc.WholeHousehold, calc.Rural
	d.Facts.Income = calc.Income{People: len(insured), PerCapita: percapita}
	return d
}

// recorded numbers an award's decisions, as the store does.
func recorded(a *calc.Award) *calc.Award {
	for i := range a.Decisions {
		a.Decisions[i].Seq, a.Decisions[i].ConfirmedBy = uint64(i+1), "wang"
	}
	return a
}

// shown is an outlook: for each month in which something happens its money and
// what happens.
func shown(o *review.Outlook) string {
	var lines []string
	for i := range o.Months {
		m := &o.Months[i]
		if len(m.Changes) == 0 && m.Arrears == 0 {
			continue
		}
		line := fmt.Sprintf("%s %s", m.Month, m.Amounts.Total())
		if m.Arrears != 0 {
			line += " +" + m.Arrears.String()
		}
		for _, c := range m.Changes {
			line += fmt.Sprintf(" %s", c.Reason)
			if c.Age != 0 {
				line += fmt.Sprintf("(%d)", c.Age)
			}
			if c.Stop != 0 {
				line += fmt.Sprintf("(%s)", c.Stop)
			}
			if c.Amount != 0 {
				line += " " + c.Amount.String()
			}
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

func foresee(t rapid.TB, a *calc.Award, k *review.Known, rows, from string, n int) string {
	t.Helper()
	o, err := review.Foresee(recorded(a), k, load(t, rows), month(t, from), n)
	if err != nil {
		t.Fatal(err)
	}
	if o.AwardKey != a.AwardKey || len(o.Months) != n {
		t.Errorf("%v: %d months", o.AwardKey, len(o.Months))
	}
	return shown(o)
}

func TestForesee(t *testing.T) {
	hundred := calc.Whole(100)
	const held = county + "\nparameter review.hold_after,1,2025-01"
	insured := []calc.Insured{{ID: zhang.ID, Birth: 19611001}, {ID: "2", Birth: 20081215}, {ID: "3", Birth: 19660815}}
	for _, c := range []struct {
		name, rows string
		a          *calc.Award
		k          *review.Known
		want       string
	}{
		{
			"ages, standards and supplements", county, dibao(whole(t, "2026-01", 20260110, hundred, insured...)),
			&review.Known{Ends: certificate(20261231).Ends, ValidMonths: 18},
			`2026-09 1650.00 age_60(60) 50.00
2026-10 1680.00 age(65) 30.00
2026-11 1720.00 supplement 40.00
2026-12 1720.00 certificate_end
2027-01 1780.00 standard 150.00 age_18(18) -90.00
2027-06 1780.00 recognition_end`,
		},
		{
			"a taper", county, dibao(whole(t, "2026-01", 20260110, hundred, zhang), tapered(t, "2026-09", "2026-11")), nil,
			"2026-09 290.00 taper -290.00\n2026-12 0.00 taper_end -290.00",
		},
		{
			"a voluntary exit", county, dibao(whole(t, "2026-01", 20260110, hundred, zhang), calc.Decision{Kind: calc.Stop, From: month(t, "2026-09"), StopReason: calc.Voluntary}), nil,
			"2026-09 1740.00 stop(voluntary) 1160.00\n2026-10 0.00 bonus -1740.00",
		},
		{
			"decisions recorded before", county, dibao(
				whole(t, "2026-01", 20260110, hundred, zhang), decided(t, calc.Suspend, "2026-09", 0), decided(t, calc.Resume, "2026-10", 0), whole(t, "2026-11", 0, calc.Whole(200), zhang),
			), nil,
			"2026-09 0.00 suspend -580.00\n2026-10 580.00 resume 580.00\n2026-11 480.00 determine -100.00\n2027-01 530.00 standard 50.00",
		},
		{
			"a determination beneath a resumption", county, dibao(
				whole(t, "2026-01", 20260110, hundred, zhang), whole(t, "2026-10", 0, calc.Whole(200), zhang), decided(t, calc.Suspend, "2026-05", 0), decided(t, calc.Resume, "2026-06", 0),
			), nil,
			"2026-10 480.00 determine -100.00\n2027-01 530.00 standard 50.00",
		},
		{
			"a taper beneath a resumption", county, dibao(
				whole(t, "2026-01", 20260110, hundred, zhang), tapered(t, "2026-10", "2026-11"), decided(t, calc.Suspend, "2026-05", 0), decided(t, calc.Resume, "2026-06", 0),
			), nil,
			"2026-10 290.00 taper -290.00\n2026-12 0.00 taper_end -290.00",
		},
		{
			"twelve months back where the tables do not say", strings.ReplaceAll(held, "parameter arrears.months,12,2025-01", ""), dibao(whole(t, "2025-08", 20250810, hundred, zhang), whole(t, "2027-02", 20261220, hundred, zhang)), nil,
			"2026-10 0.00 held -580.00\n2027-02 630.00 +2370.00 determine 630.00",
		},
		{
			"held for want of a review", held, dibao(whole(t, "2025-08", 20250810, hundred, zhang)), nil,
			"2026-10 0.00 held -580.00",
		},
		{
			"held until a decision recorded for later", held, dibao(whole(t, "2025-08", 20250810, hundred, zhang), whole(t, "2027-02", 20261220, hundred, zhang)), nil,
			"2026-10 0.00 held -580.00\n2027-02 630.00 +2370.00 determine 630.00",
		},
		{
			"held through the end of a taper", held, dibao(whole(t, "2025-08", 20250810, hundred, zhang), tapered(t, "2026-08", "2026-11")), nil,
			"2026-08 290.00 taper -290.00\n2026-10 0.00 held -290.00\n2026-12 0.00 +580.00 taper_end",
		},
		{
			"held, and released by a longer cycle", "review ,old,36\n" + held, dibao(whole(t, "2025-06", 20250610, hundred, calc.Insured{ID: zhang.ID, Birth: 19610901})), nil,
			"2026-08 0.00 held -550.00\n2026-09 580.00 +550.00 released 580.00 \n2027-01 630.00 standard 50.00",
		},
		{
			"nothing longer ago than the look-back", held + "\nparameter arrears.months.dibao,1,2025-01", dibao(whole(t, "2025-08", 20250810, hundred, zhang), whole(t, "2027-02", 20261220, hundred, zhang)), nil,
			"2026-10 0.00 held -580.00\n2027-02 630.00 +630.00 determine 630.00",
		},
		{
			"recognised, not paid", county, &calc.Award{AwardKey: calc.AwardKey{Household: "1", Program: calc.Edge}, Decisions: []calc.Decision{determined(t, "2026-01", 20260110, zhang)}},
			permit(20261115), "2026-11 0.00 permit_end",
		},
		{
			"the tables begin with the outlook", strings.ReplaceAll(county, "dibao,,2025-01", "dibao,,2026-08"), dibao(whole(t, "2026-01", 20260110, hundred, zhang)), nil,
			"2026-08 580.00 standard 580.00\n2027-01 630.00 standard 50.00",
		},
	} {
		if got := foresee(t, c.a, c.k, c.rows, "2026-08", 12); got != strings.ReplaceAll(c.want, " \n", "\n") {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}

// Without a standard there is no outlook.
func TestForeseeWithoutStandard(t *testing.T) {
	a := recorded(dibao(whole(t, "2026-10", 0, calc.Whole(100), zhang)))
	rows := strings.ReplaceAll(strings.ReplaceAll(county, "standard dibao,,2025", "standard dibao,,2027"), "2027-01,650", "2027-02,650")
	if o, err := review.Foresee(a, nil, load(t, rows), month(t, "2026-08"), 12); err == nil {
		t.Errorf("%v", o)
	}
	if _, err := review.Foresee(a, nil, load(t, rows), month(t, "2026-08"), 2); err != nil {
		t.Errorf("nothing decided yet: %v", err)
	}
}

// someAward draws a household's award with the decisions that an office may have
// recorded by August 2026, some of them for later months.
func someAward(t *rapid.T, number string) *calc.Award {
	people := []calc.Insured{
		zhang, {ID: "2", Birth: 20081215}, {ID: "3", Birth: 19660815}, {ID: "4", Birth: 19611001}, {ID: "5", Birth: 20080901}, {ID: "6", Birth: 19670201}, {ID: "7", Birth: 20090101},
	}
	draw := func(label string, low, high int) int { return rapid.IntRange(low, high).Draw(t, label) }
	a := &calc.Award{AwardKey: calc.AwardKey{Household: calc.HouseholdNumber(number), Program: calc.Dibao}}
	add := func(d calc.Decision) {
		if draw("visited", 0, 1) == 1 {
			d.Reviewed = max(d.From-2, month(t, "2025-06")).First()
		}
		a.Decisions = append(a.Decisions, d)
	}
	determine := func(from calc.Month) {
		who := rapid.SliceOfNDistinct(rapid.SampledFrom(people), 1, 4, func(p calc.Insured) calc.IDNumber { return p.ID }).Draw(t, "insured")
		add(whole(t, from.String(), 0, calc.FractionOf(int64(draw("income", 0, 7000)), 12), who...))
	}
	determine(month(t, "2025-06") + calc.Month(draw("first", 0, 14)))
	for range draw("more", 0, 3) {
		from := month(t, "2026-05") + calc.Month(draw("from", 0, 14))
		last := a.Decisions[len(a.Decisions)-1].Kind
		switch kind := draw("kind", 0, 4); {
		case last == calc.Suspend && kind < 3:
			add(calc.Decision{Kind: calc.Resume, From: from})
		case kind < 2:
			determine(from)
		case kind == 2:
			add(calc.Decision{Kind: calc.Taper, From: from, Until: from + calc.Month(draw("until", 0, 8))})
		case kind == 3:
			add(calc.Decision{Kind: calc.Suspend, From: from})
		default:
			add(calc.Decision{Kind: calc.Stop, From: from, StopReason: rapid.SampledFrom([]calc.StopReason{calc.Voluntary, calc.Moved}).Draw(t, "why")})
		}
	}
	return recorded(a)
}

// someTables are the county's, with rounding, minimum, holding and look-back
// drawn.
func someTables(t *rapid.T) *policy.Policy {
	rows := county
	for _, x := range []struct {
		key    string
		values []string
	}{
		{"rounding.unit", []string{"1", "0.01"}},
		{"dibao.minimum", []string{"", "300"}},
		{"review.hold_after", []string{"", "0", "1", "3"}},
		{"arrears.months", []string{"1", "6", "12"}},
		{"taper.share", []string{"33.3", "100"}},
	} {
		for _, from := range []string{"2026-02", "2026-12"} {
			if rapid.Bool().Draw(t, x.key) {
				rows += fmt.Sprintf("\nparameter %s.dibao,%s,%s", x.key, rapid.SampledFrom(x.values).Draw(t, x.key+" value"), from)
			}
		}
	}
	if rapid.Bool().Draw(t, "longer") {
		rows = "review ,old,18\n" + rows
	}
	return load(t, rows)
}

// What the calendar says of a month is what the roster of that month then pays,
// to the cent, award by award and over all; and what happens in a month adds up
// to what it pays more or less than the month before.
func TestCalendarIsTheRoster(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, opening := someTables(t), month(t, "2026-08")
		const months = 14
		calendar := review.NewCalendar(opening, months)
		totals := make([]review.MonthSum, months)
		for i := range rapid.IntRange(1, 4).Draw(t, "awards") {
			a := someAward(t, fmt.Sprint(i))
			o, err := review.Foresee(a, nil, p, opening, months)
			if err != nil {
				t.Fatal(err)
			}
			calendar.Add(o)
			follow(t, a, o, p, opening, totals)
		}
		for i, got := range calendar.Months {
			want := &totals[i]
			if got.Month != opening+calc.Month(i) || got.Amount != want.Amount || got.Arrears != want.Arrears || got.Lines != want.Lines || got.Held != want.Held {
				t.Fatalf("%s: %+v, the roster has %+v", got.Month, got, *want)
			}
			var sum calc.Money
			for _, r := range got.Reasons {
				sum += r.Amount
			}
			if i > 0 && sum != got.Amount-calendar.Months[i-1].Amount {
				t.Fatalf("%s: the reasons %v do not add up", got.Month, got.Reasons)
			}
		}
	})
}

// follow runs the roster of one award month by month and compares it with the
// outlook.
func follow(t *rapid.T, a *calc.Award, o *review.Outlook, p *policy.Policy, opening calc.Month, totals []review.MonthSum) {
	h := &calc.Household{Number: a.Household, Region: "990283001002", Account: "1"}
	entries := map[calc.Month]*roster.Entry{}
	ledger := func(past calc.Month) calc.Money {
		var paid calc.Money
		for of, e := range entries {
			paid += e.PaidFor(of, past)
		}
		return paid
	}
	var last *roster.Last
	before := entitlement.Amounts{}
	for i := range o.Months {
		m, ahead := opening+calc.Month(i), &o.Months[i]
		r := roster.NewMonth(m, opening, p, last).Compute(h, a, entries[m-1], ledger)
		e := &r.Entry
		if ahead.Month != m || ahead.Amounts != e.Amounts || ahead.Held != e.Held || ahead.Standing != e.Standing || ahead.Arrears != e.ArrearsTotal() || ahead.Pays() != e.Total() {
			t.Fatalf("%s: foreseen %+v, the roster pays %+v", m, *ahead, *e)
		}
		var sum calc.Money
		for _, c := range ahead.Changes {
			sum += c.Amount
			if !slices.Contains(review.ChangeReasons, c.Reason) && !slices.Contains(review.DueReasons, c.Reason) {
				t.Fatalf("%q is no reason", c.Reason)
			}
		}
		if i > 0 && ahead.Before != before.Total() || sum != e.Amounts.Total()-ahead.Before {
			t.Fatalf("%s: %s before, %s now, but %+v", m, ahead.Before, e.Amounts.Total(), ahead.Changes)
		}
		if e.Kept() {
			entries[m] = e
		}
		last, before = &roster.Last{Policy: p, Horizon: uint64(len(a.Decisions))}, e.Amounts
		addTo(&totals[i], e)
	}
}

func addTo(sum *review.MonthSum, e *roster.Entry) {
	sum.Amount += e.Amounts.Total()
	sum.Arrears += e.ArrearsTotal()
	if e.Total() > 0 {
		sum.Lines++
	}
	if e.Held {
		sum.Held++
	}
}

func BenchmarkForesee(b *testing.B) {
	p := load(b, county+"\nparameter review.hold_after,1,2025-01")
	a := recorded(dibao(whole(b, "2026-01", 20260110, calc.FractionOf(1003, 12), zhang, calc.Insured{ID: "2", Birth: 20081215}, calc.Insured{ID: "3", Birth: 19660815})))
	k := certificate(20261231)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := review.Foresee(a, k, p, month(b, "2026-08"), 12); err != nil {
			b.Fatal(err)
		}
	}
}
