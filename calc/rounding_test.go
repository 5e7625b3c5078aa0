package calc_test

import (
	"math/big"
	"testing"

	"pgregory.net/rapid"

	"doudi/calc"
)

var (
	units = []calc.Money{1, 10, calc.Yuan}
	modes = []calc.RoundingMode{calc.HalfUp, calc.Up, calc.Down}
)

func TestRound(t *testing.T) {
	tiny := calc.FractionOf(1, 1_000_000_000_000_000_000).Over(1000)
	for _, c := range []struct {
		exact            calc.Fraction
		unit             calc.Money
		halfUp, up, down string
	}{
		{calc.Fraction{}, 100, "0.00", "0.00", "0.00"},
		{calc.Whole(233), 100, "233.00", "233.00", "233.00"},
		{calc.FractionOf(700, 3), 1, "233.33", "233.34", "233.33"},
		{calc.FractionOf(700, 3), 10, "233.30", "233.40", "233.30"},
		{calc.FractionOf(700, 3), 100, "233.00", "234.00", "233.00"},
		{calc.FractionOf(800, 3), 1, "266.67", "266.67", "266.66"},
		{calc.FractionOf(800, 3), 10, "266.70", "266.70", "266.60"},
		{calc.FractionOf(800, 3), 100, "267.00", "267.00", "266.00"},
		// Just below a half, the half, just above.
		{calc.FractionOf(4_999_999, 10_000_000), 100, "0.00", "1.00", "0.00"},
		{calc.FractionOf(1, 2), 100, "1.00", "1.00", "0.00"},
		{calc.FractionOf(5_000_001, 10_000_000), 100, "1.00", "1.00", "0.00"},
		{calc.FractionOf(1, 20), 10, "0.10", "0.10", "0.00"},
		{calc.FractionOf(1, 200), 1, "0.01", "0.01", "0.00"},
		{calc.FractionOf(3, 2), 100, "2.00", "2.00", "1.00"},
		{calc.FractionOf(5, 2), 100, "3.00", "3.00", "2.00"},
		// The least part of a unit.
		{calc.FractionOf(1, 1_000_000_000_000_000_000), 100, "0.00", "1.00", "0.00"},
		// What does not fit into two integers: near a quarter, around a half.
		{calc.FractionOf(1, 4).Add(tiny), 100, "0.00", "1.00", "0.00"},
		{calc.FractionOf(1, 2).Sub(tiny), 100, "0.00", "1.00", "0.00"},
		{calc.FractionOf(1, 2).Add(tiny), 100, "1.00", "1.00", "0.00"},
		{calc.FractionOf(-1, 2).Add(tiny), 100, "0.00", "-1.00", "0.00"},
		{tiny, 1, "0.00", "0.01", "0.00"},
		{calc.FractionOf(100_000_000_000_000_001, 2), 100, "50000000000000001.00", "50000000000000001.00", "50000000000000000.00"},
		{calc.Whole(50_000_000_000_000_000), 100, "50000000000000000.00", "50000000000000000.00", "50000000000000000.00"},
		// Negative amounts go by size.
		{calc.FractionOf(-1, 2), 100, "-1.00", "-1.00", "0.00"},
		{calc.FractionOf(-700, 3), 10, "-233.30", "-233.40", "-233.30"},
		{calc.FractionOf(-5, 2), 100, "-3.00", "-3.00", "-2.00"},
	} {
		for i, want := range []string{c.halfUp, c.up, c.down} {
			r := calc.Rounding{Unit: c.unit, Mode: modes[i]}
			if got := r.Round(c.exact); got.String() != want {
				t.Errorf("%s to %s %s is %s, want %s", c.exact, r.Unit, r.Mode, got, want)
			}
			if got := r.Floor(c.exact); got.String() != c.down {
				t.Errorf("%s down to %s is %s under %s, want %s", c.exact, r.Unit, got, r.Mode, c.down)
			}
		}
	}
}

// The trap of R2: three people under a standard of 632 with an income of 1 894
// together lack 2 yuan. Whoever rounds the income of each pays 3.
func TestRoundsOnlyOnce(t *testing.T) {
	perCapita := calc.Whole(1894).Over(3)
	var sum calc.Fraction
	for range 3 {
		sum = sum.Add(calc.Whole(632).Sub(perCapita))
	}
	for _, unit := range units {
		for _, mode := range modes {
			if got := (calc.Rounding{Unit: unit, Mode: mode}).Round(sum); got != 2*calc.Yuan {
				t.Errorf("%s %s: %s", unit, mode, got)
			}
		}
	}
}

// Round is what R2 says, computed in math/big: to whole units, in each mode, by
// size.
func TestRoundAgainstBig(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		unit := rapid.SampledFrom(units).Draw(t, "unit")
		mode := rapid.SampledFrom(modes).Draw(t, "mode")
		f, r := drawAmount(t, unit)
		if got, want := (calc.Rounding{Unit: unit, Mode: mode}).Round(f), roundBig(r, unit, mode); got != want {
			t.Fatalf("%s to %s %s is %s, want %s", f, unit, mode, got, want)
		}
	})
}

func roundBig(r *big.Rat, unit calc.Money, mode calc.RoundingMode) calc.Money {
	inUnits := new(big.Rat).Mul(new(big.Rat).Abs(r), big.NewRat(100, int64(unit)))
	switch mode {
	case calc.HalfUp:
		inUnits.Add(inUnits, big.NewRat(1, 2))
	case calc.Up: // the ceiling of a/b is the floor of (a + b − 1)/b
		most := new(big.Int).Sub(inUnits.Denom(), big.NewInt(1))
		inUnits.Add(inUnits, new(big.Rat).SetFrac(most, inUnits.Denom()))
	}
	whole := new(big.Int).Quo(inUnits.Num(), inUnits.Denom())
	return calc.Money(int64(r.Sign())*whole.Int64()) * unit
}

// drawAmount draws an amount of money that fits: any, halves of the unit, and
// fractions with parts beyond int64.
func drawAmount(t *rapid.T, unit calc.Money) (calc.Fraction, *big.Rat) {
	const most = 1 << 55
	switch rapid.SampledFrom([]string{"any", "half", "long"}).Draw(t, "form") {
	case "half":
		n := rapid.Int64Range(-most, most).Draw(t, "halves") * int64(unit)
		if n%2 == 0 {
			n += int64(unit)
		}
		return calc.FractionOf(n, 200), big.NewRat(n, 200)
	case "long":
		n, d := rapid.Int64Range(-most, most).Draw(t, "n"), rapid.Int64Range(1, most).Draw(t, "d")
		k := rapid.Int64Range(1, most).Draw(t, "k")
		f := calc.FractionOf(n, d).Mul(calc.FractionOf(k, k+1))
		return f, new(big.Rat).Mul(big.NewRat(n, d), big.NewRat(k, k+1))
	}
	n, d := rapid.Int64Range(-most, most).Draw(t, "n"), rapid.Int64Range(1, 3600).Draw(t, "d")
	return calc.FractionOf(n, d), big.NewRat(n, d)
}

func TestParseRoundingMode(t *testing.T) {
	for _, m := range modes {
		if got, err := calc.ParseRoundingMode(m.String()); got != m || err != nil {
			t.Errorf("%s is read as %s, %v", m, got, err)
		}
	}
	for _, s := range []string{"", "half", "HALF_UP", "half_even", "四舍五入"} {
		if _, err := calc.ParseRoundingMode(s); invalid(err) != "rounding.mode" {
			t.Errorf("%q: %v", s, err)
		}
	}
}
