package calc_test

import (
	"math"
	"math/big"
	"testing"

	"github.com/shopspring/decimal"
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
		{calc.FractionOf(19_999_999_997, 2), 100, "9999999999.00", "9999999999.00", "9999999998.00"},
		{calc.MaxMoney.Fraction(), 1, "9999999999.99", "9999999999.99", "9999999999.99"},
		{calc.MaxMoney.Fraction().Sub(tiny), 1, "9999999999.99", "9999999999.99", "9999999999.98"},
		// Negative amounts go by size.
		{calc.FractionOf(-1, 2), 100, "-1.00", "-1.00", "0.00"},
		{calc.FractionOf(-700, 3), 10, "-233.30", "-233.40", "-233.30"},
		{calc.FractionOf(-5, 2), 100, "-3.00", "-3.00", "-2.00"},
	} {
		for i, want := range []string{c.halfUp, c.up, c.down} {
			r := calc.Rounding{Unit: c.unit, Mode: modes[i]}
			if got, err := r.Round(c.exact); got.String() != want || err != nil {
				t.Errorf("%s to %s %s is %s, want %s (%v)", c.exact, r.Unit, r.Mode, got, want, err)
			}
			if got := r.Floor(c.exact, calc.MaxMoney); c.exact.Sign() >= 0 && got.String() != c.down {
				t.Errorf("%s down to %s is %s under %s, want %s", c.exact, r.Unit, got, r.Mode, c.down)
			}
		}
	}
}

// What comes to more than the largest amount is refused, however it got there.
func TestRoundTooLarge(t *testing.T) {
	most := calc.MaxMoney.Fraction()
	tiny := calc.FractionOf(1, 1_000_000_000_000_000_000).Over(1000)
	huge := most.Percent(calc.FractionOfDecimal(decimal.RequireFromString("9999999999.999999")))
	for _, c := range []struct {
		exact            calc.Fraction
		unit             calc.Money
		halfUp, up, down bool // refused
	}{
		{most, 1, false, false, false},
		{most, 100, true, true, false},
		{most.Add(tiny), 1, false, true, false},
		{most.Add(calc.FractionOf(1, 200)), 1, true, true, false},
		{most.Add(calc.FractionOf(1, 200)).Sub(tiny), 1, false, true, false},
		{calc.Whole(10_000_000_000), 1, true, true, true},
		{calc.Whole(-10_000_000_000), 1, true, true, true},
		{calc.Whole(math.MaxInt64), 1, true, true, true},
		{calc.Whole(math.MinInt64), 1, true, true, true},
		{huge, 1, true, true, true},
		{huge, 100, true, true, true},
		{huge.Mul(huge).Mul(huge), 10, true, true, true},
	} {
		for i, want := range []bool{c.halfUp, c.up, c.down} {
			r := calc.Rounding{Unit: c.unit, Mode: modes[i]}
			got, err := r.Round(c.exact)
			if calc.Refused(err, "amount.too_large") != want || want && got != 0 {
				t.Errorf("%s to %s %s is %s, %v", c.exact, r.Unit, r.Mode, got, err)
			}
		}
		if got := (calc.Rounding{Unit: c.unit}).Floor(c.exact, 777); c.exact.Sign() > 0 && got != 777 {
			t.Errorf("%s, at most 7.77, is %s", c.exact, got)
		}
	}
	_, err := calc.Rounding{Unit: 1}.Round(huge)
	if want := "amount.too_large 999999999998999900.00"; err == nil || err.Error() != want {
		t.Errorf("%v, want %s", err, want)
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
			if got, err := (calc.Rounding{Unit: unit, Mode: mode}).Round(sum); got != 2*calc.Yuan || err != nil {
				t.Errorf("%s %s: %s, %v", unit, mode, got, err)
			}
		}
	}
}

// Round is what R2 says, computed in math/big: to whole units, in each mode, by
// size; refused where that is more than the largest amount, and only there.
func TestRoundAgainstBig(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		unit := rapid.SampledFrom(units).Draw(t, "unit")
		mode := rapid.SampledFrom(modes).Draw(t, "mode")
		f, r := drawAmount(t, unit)
		want := roundBig(r, unit, mode)
		got, err := calc.Rounding{Unit: unit, Mode: mode}.Round(f)
		if tooLarge := want.CmpAbs(big.NewInt(int64(calc.MaxMoney))) > 0; tooLarge {
			if got != 0 || !calc.Refused(err, "amount.too_large") {
				t.Fatalf("%s to %s %s is %s, %v, not refused", f, unit, mode, got, err)
			}
			return
		}
		if err != nil || want.Cmp(big.NewInt(int64(got))) != 0 {
			t.Fatalf("%s to %s %s is %s, want %s fen (%v)", f, unit, mode, got, want, err)
		}
	})
}

// roundBig is the amount in fen.
func roundBig(r *big.Rat, unit calc.Money, mode calc.RoundingMode) *big.Int {
	inUnits := new(big.Rat).Mul(new(big.Rat).Abs(r), big.NewRat(100, int64(unit)))
	switch mode {
	case calc.HalfUp:
		inUnits.Add(inUnits, big.NewRat(1, 2))
	case calc.Up: // the ceiling of a/b is the floor of (a + b − 1)/b
		most := new(big.Int).Sub(inUnits.Denom(), big.NewInt(1))
		inUnits.Add(inUnits, new(big.Rat).SetFrac(most, inUnits.Denom()))
	}
	whole := new(big.Int).Quo(inUnits.Num(), inUnits.Denom())
	return whole.Mul(whole, big.NewInt(int64(r.Sign())*int64(unit)))
}

// drawAmount draws an amount of any size: halves of the unit, fractions with
// parts beyond int64, amounts about the largest, percentages of many digits.
func drawAmount(t *rapid.T, unit calc.Money) (calc.Fraction, *big.Rat) {
	const most = 1 << 39 // of yuan, some 55 times the largest amount
	switch rapid.SampledFrom([]string{"any", "half", "long", "edge", "percent"}).Draw(t, "form") {
	case "half":
		n := rapid.Int64Range(-most, most).Draw(t, "halves") * int64(unit)
		if n%2 == 0 {
			n += int64(unit)
		}
		return calc.FractionOf(n, 200), big.NewRat(n, 200)
	case "long":
		n, d := rapid.Int64().Draw(t, "n"), rapid.Int64Range(1, math.MaxInt64).Draw(t, "d")
		k := rapid.Int64Range(1, math.MaxInt64-1).Draw(t, "k")
		f := calc.FractionOf(n, d).Mul(calc.FractionOf(k, k+1))
		return f, new(big.Rat).Mul(big.NewRat(n, d), big.NewRat(k, k+1))
	case "edge":
		n, d := rapid.Int64Range(-300, 300).Draw(t, "n"), rapid.Int64Range(1, 3600).Draw(t, "d")
		f := calc.MaxMoney.Fraction().Add(calc.FractionOf(n, d))
		return f, new(big.Rat).Add(big.NewRat(int64(calc.MaxMoney), 100), big.NewRat(n, d))
	case "percent":
		n := rapid.Int64Range(0, int64(calc.MaxMoney)).Draw(t, "of")
		p := rapid.Int64Range(0, 9_999_999_999_999_999).Draw(t, "millionths of a percent")
		f := calc.Money(n).Fraction().Percent(calc.FractionOf(p, 1_000_000))
		return f, new(big.Rat).Mul(big.NewRat(n, 100), big.NewRat(p, 100_000_000))
	}
	n, d := rapid.Int64().Draw(t, "n"), rapid.Int64Range(1, 3600).Draw(t, "d")
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
