package entitlement_test

import (
	"fmt"
	"math/big"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"doudi/calc"
	"doudi/calc/entitlement"
	"doudi/calc/policy"
)

// drawTables draws a county's tables.
func drawTables(t *rapid.T) string {
	var b strings.Builder
	b.WriteString(groups)
	pick := func(name string, words ...string) string { return rapid.SampledFrom(words).Draw(t, name) }
	for _, from := range []string{"2025-01", "2026-02"} {
		fmt.Fprintf(&b, "parameter rounding.unit,%s,%s,\n", pick("unit", "1", "0.1", "0.01"), from)
		fmt.Fprintf(&b, "parameter rounding.mode,%s,%s,\n", pick("mode", "half_up", "up", "down"), from)
		fmt.Fprintf(&b, "parameter dibao.minimum,%s,%s,\n", pick("minimum", "", "50", "120.5"), from)
		fmt.Fprintf(&b, "parameter dibao.single.share,%s,%s,\n", pick("single", "", "80", "66.6667"), from)
		fmt.Fprintf(&b, "parameter taper.share,%s,%s,\n", pick("taper", "50", "33.3", "100"), from)
		fmt.Fprintf(&b, "parameter exit.bonus_months,%s,%s,\n", pick("bonus", "", "3", "1.5"), from)
		fmt.Fprintf(&b, "standard dibao,,,,%s,%s,\n", from, pick("standard", "632,month", "7300,year", "512.5,month"))
		fmt.Fprintf(&b, "standard dibao,A,,,%s,%s,\n", from, pick("grade", "400,month", "5000,year", ",month"))
	}
	for i := range rapid.IntRange(0, 5).Draw(t, "supplements") {
		fmt.Fprintf(&b, "supplement S%d,dibao,%s,%s,%s,%s,%s,\n", i, pick("group", "", "severe", "ill", "elder", "minor"),
			pick("kind", "full", "benefit_percent", "standard_percent", "amount"), pick("value", "10", "33.3", "80", "100"),
			pick("from", "2025-01", "2026-02"), pick("until", "", "2026-03"))
	}
	return b.String()
}

func drawFacts(t *rapid.T) *calc.Facts {
	f := household(calc.Whole(rapid.Int64Range(0, 2000).Draw(t, "income")).Over(rapid.Int64Range(1, 7).Draw(t, "shared by")))
	for range rapid.IntRange(0, 4).Draw(t, "people") {
		person := rapid.SampledFrom([]calc.Insured{adult, severe, ill, both, born(19660115), born(20080201), born(19500101)}).Draw(t, "person")
		f.Insured = append(f.Insured, person)
	}
	switch rapid.IntRange(0, 3).Draw(t, "way") {
	case 0:
		return single(f)
	case 1:
		return graded("A", f)
	}
	return f
}

// R5 once more, in math/big: what a determination of dibao is worth.
func TestDibaoAgainstBig(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, f := load(t, drawTables(t)), drawFacts(t)
		m := calc.NewMonth(2026, rapid.IntRange(1, 4).Draw(t, "month"))
		got, err := entitlement.DeterminedAmounts(calc.Dibao, f, entitlement.Through(p, m), nil)
		if err != nil {
			t.Fatal(err)
		}
		if want := byHand(t, p, f, m); shown(got) != shown(want) {
			t.Fatalf("%s: %q, by hand %q", m, shown(got), shown(want))
		}
	})
}

func byHand(t rapid.TB, p *policy.Policy, f *calc.Facts, m calc.Month) entitlement.Amounts {
	if r, err := p.Standard(calc.Dibao, f.Class, f.Settlement, f.Region, m); err != nil || r.Abolished {
		return entitlement.Amounts{}
	}
	standard := rateOf(t, p, "", f, m)
	gap := sub(standard, f.Income.PerCapita)
	full := f.Class == "" && f.Mode != calc.SinglePerson
	switch {
	case f.Class != "":
		gap = rateOf(t, p, f.Class, f, m)
	case f.Mode == calc.SinglePerson:
		if share, ok := p.Parameter("dibao.single.share", calc.Dibao, m); ok {
			gap = sub(percent(standard, rat(share.Value)), f.Income.PerCapita)
		}
	}
	if gap.Sign() < 0 {
		gap = new(big.Rat)
	}
	var a entitlement.Amounts
	sum := new(big.Rat)
	for _, person := range f.Insured {
		base, best := gap, new(big.Rat)
		in := func(s policy.Supplement) bool { return p.InGroup(s.Group, person.Attributes, person.Birth.AgeIn(m)) }
		for _, s := range p.SupplementsIn(calc.Dibao, m) {
			if s.Kind == policy.Full && full && in(s) {
				base = most(base, percent(standard, rat(s.Value)))
			}
		}
		for _, s := range p.SupplementsIn(calc.Dibao, m) {
			switch {
			case !in(s):
			case s.Kind == policy.BenefitPercent:
				best = most(best, percent(base, rat(s.Value)))
			case s.Kind == policy.StandardPercent:
				best = most(best, percent(standard, rat(s.Value)))
			case s.Kind == policy.Amount:
				best = most(best, rat(s.Value))
			}
		}
		sum.Add(sum, base)
		a.Supplement += round(t, p, m, best)
	}
	a.Base = round(t, p, m, sum)
	if least, ok := p.Parameter("dibao.minimum", calc.Dibao, m); ok {
		floor := calc.Money(new(big.Rat).Mul(rat(least.Value), big.NewRat(100, 1)).Num().Int64())
		if total := a.Base + a.Supplement; total > 0 && total < floor {
			a.Minimum = floor - total
		}
	}
	return a
}

func rateOf(t rapid.TB, p *policy.Policy, class string, f *calc.Facts, m calc.Month) *big.Rat {
	r, err := p.Standard(calc.Dibao, class, f.Settlement, f.Region, m)
	if err != nil {
		t.Fatal(err)
	}
	return rat(r.Amount)
}

// rat is a fraction as math/big has it, through its text.
func rat(f calc.Fraction) *big.Rat {
	r, _ := new(big.Rat).SetString(f.String())
	return r
}

func sub(a *big.Rat, f calc.Fraction) *big.Rat { return new(big.Rat).Sub(a, rat(f)) }

func percent(a, p *big.Rat) *big.Rat {
	return new(big.Rat).Mul(a, new(big.Rat).Mul(p, big.NewRat(1, 100)))
}

func most(a, b *big.Rat) *big.Rat {
	if b.Cmp(a) > 0 {
		return b
	}
	return a
}

// round rounds a sum that is not negative by the county's parameters.
func round(t rapid.TB, p *policy.Policy, m calc.Month, r *big.Rat) calc.Money {
	unit, ok := p.Parameter("rounding.unit", calc.Dibao, m)
	mode, ok2 := p.Parameter("rounding.mode", calc.Dibao, m)
	if !ok || !ok2 {
		t.Fatal("no rounding")
	}
	units := new(big.Rat).Quo(r, rat(unit.Value))
	whole, rest := new(big.Int).QuoRem(units.Num(), units.Denom(), new(big.Int))
	twice := new(big.Int).Lsh(rest, 1)
	if rest.Sign() > 0 && (mode.Text == "up" || mode.Text == "half_up" && twice.Cmp(units.Denom()) >= 0) {
		whole.Add(whole, big.NewInt(1))
	}
	fen := new(big.Rat).Mul(new(big.Rat).Mul(new(big.Rat).SetInt(whole), rat(unit.Value)), big.NewRat(100, 1))
	return calc.Money(fen.Num().Int64())
}

// drawAward draws any list of decisions that begins with a determination.
func drawAward(t *rapid.T) *calc.Award {
	from := func() calc.Month { return calc.NewMonth(2025, rapid.IntRange(10, 16).Draw(t, "from")) }
	decisions := []calc.Decision{{Kind: calc.Determine, From: from(), Facts: drawFacts(t)}}
	for range rapid.IntRange(0, 6).Draw(t, "decisions") {
		decisions = append(decisions, drawDecision(t, from()))
	}
	return award(decisions...)
}

func drawDecision(t *rapid.T, from calc.Month) calc.Decision {
	d := calc.Decision{Kind: calc.DecisionKind(rapid.IntRange(1, calc.KindCount[calc.DecisionKind]()-1).Draw(t, "kind")), From: from}
	switch d.Kind {
	case calc.Determine:
		d.Facts = drawFacts(t)
	case calc.Taper:
		d.Until = d.From + calc.Month(rapid.IntRange(0, 4).Draw(t, "months"))
	case calc.Stop:
		d.StopReason = calc.StopReason(rapid.IntRange(1, calc.KindCount[calc.StopReason]()-1).Draw(t, "reason"))
	}
	return d
}

// The explanation is of the very amount: it changes nothing, and its steps add
// up to each component.
func TestExplanationIsOfTheAmount(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, a := load(t, drawTables(t)), drawAward(t)
		for m := calc.NewMonth(2025, 9); m <= calc.NewMonth(2026, 8); m++ {
			silent, err := entitlement.Of(a, m, p, nil)
			trace := entitlement.NewTrace(a.AwardKey, m)
			told, err2 := entitlement.Of(a, m, p, trace)
			if err != nil || err2 != nil || silent != told {
				t.Fatalf("%s: %+v (%v), explained %+v (%v)", m, silent, err, told, err2)
			}
			sums := map[string]calc.Money{}
			for _, s := range trace.Root.Steps { // those of the month before lie deeper
				if amount, err := calc.ParseMoney(s.Amount); err == nil {
					sums[s.Code] += amount
				}
			}
			want := told.Amounts
			if sums["base"] != want.Base || sums["supplement"] != want.Supplement || sums["minimum"] != want.Minimum || sums["taper"] != want.Taper || sums["bonus"] != want.Bonus {
				t.Fatalf("%s: %v explains %q", m, sums, shown(want))
			}
			if root := trace.Close(told.Total()); root.Amount != told.Total().String() || root.Steps == nil && told.InForce != nil {
				t.Fatalf("%s: the root is %+v", m, root)
			}
			walk(&trace.Root, func(s *entitlement.Step) {
				if strings.HasPrefix(s.Code, "standard") && s.Row == "" {
					t.Fatalf("%s: %s has no row", m, s.Code)
				}
			})
		}
	})
}

// What every award keeps to, whatever was decided.
func TestAwardsKeepTheRules(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, a := load(t, drawTables(t)), drawAward(t)
		for m := calc.NewMonth(2025, 9); m <= calc.NewMonth(2026, 8); m++ {
			e, err := entitlement.Of(a, m, p, nil)
			if err != nil {
				t.Fatal(err)
			}
			if e.Base < 0 || e.Supplement < 0 || e.Minimum < 0 || e.Taper < 0 || e.Bonus < 0 || e.Total() != e.Regular()+e.Bonus {
				t.Fatalf("%s: %+v", m, e.Amounts)
			}
			switch e.Standing {
			case entitlement.Determined:
				if e.Taper != 0 || e.Bonus != 0 {
					t.Fatalf("%s: determined, %s", m, shown(e.Amounts))
				}
			case entitlement.Tapering:
				if e.Taper != e.Total() {
					t.Fatalf("%s: tapering, %s", m, shown(e.Amounts))
				}
			case entitlement.Stopped:
				if e.Regular() != 0 || e.Bonus != 0 && !exitsIn(a, m) {
					t.Fatalf("%s: stopped, %s", m, shown(e.Amounts))
				}
			default:
				if e.Total() != 0 {
					t.Fatalf("%s: %s, %s", m, e.Standing, shown(e.Amounts))
				}
			}
			if e.Total() > 0 && e.Regular() > 0 && e.People() == 0 {
				t.Fatalf("%s: %s for nobody", m, e.Total())
			}
		}
	})
}

func exitsIn(a *calc.Award, m calc.Month) bool {
	return slices.ContainsFunc(a.Decisions, func(d calc.Decision) bool { return d.StopReason == calc.Voluntary && d.From == m })
}

// A decision changes nothing before its from; from there on, a determination
// leaves nothing of what was recorded before it.
func TestDecisionsReplace(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, a := load(t, drawTables(t)), drawAward(t)
		d := drawDecision(t, calc.NewMonth(2025, rapid.IntRange(10, 16).Draw(t, "new from")))
		longer := award(append(append([]calc.Decision{}, a.Decisions...), d)...)
		for m := calc.NewMonth(2025, 9); m <= calc.NewMonth(2026, 8); m++ {
			before, err := entitlement.Of(a, m, p, nil)
			after, err2 := entitlement.Of(longer, m, p, nil)
			if err != nil || err2 != nil {
				t.Fatal(err, err2)
			}
			switch {
			case m < d.From && (before.Amounts != after.Amounts || before.Standing != after.Standing):
				t.Fatalf("%s from %s: %s was %s, is %s", d.Kind, d.From, m, shown(before.Amounts), shown(after.Amounts))
			case m >= d.From && after.InForce.Seq != uint64(len(longer.Decisions)):
				t.Fatalf("%s: decision %d is in force, not the last", m, after.InForce.Seq)
			case m >= d.From && d.Kind == calc.Determine:
				alone, err := entitlement.Of(award(d), m, p, nil)
				if err != nil || alone.Amounts != after.Amounts {
					t.Fatalf("%s: %s, alone %s (%v)", m, shown(after.Amounts), shown(alone.Amounts), err)
				}
			}
		}
	})
}
