package calc_test

import (
	"math"
	"math/big"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"doudi/calc"
)

func TestFractionString(t *testing.T) {
	for _, c := range []struct {
		f    calc.Fraction
		want string
	}{
		{calc.Fraction{}, "0.00"},
		{calc.Whole(5), "5.00"},
		{calc.FractionOf(1, 2), "0.50"},
		{calc.FractionOf(-1, 2), "-0.50"},
		{calc.FractionOf(1, 8), "0.125"},
		{calc.FractionOf(700, 3), "700/3"},
		{calc.FractionOf(-700, 3), "-700/3"},
		{calc.FractionOf(700, -3), "-700/3"},
		{calc.FractionOf(600, 3), "200.00"},
		{calc.Money(-106350).Fraction(), "-1063.50"},
	} {
		if got := c.f.String(); got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
	}
}

func TestFractionMoney(t *testing.T) {
	for _, c := range []struct {
		f    calc.Fraction
		want string
		ok   bool
	}{
		{calc.Fraction{}, "0.00", true},
		{calc.Whole(233), "233.00", true},
		{calc.FractionOf(-1, 100), "-0.01", true},
		{calc.FractionOf(1, 25), "0.04", true},
		{calc.FractionOf(1, 200), "0.00", false},
		{calc.FractionOf(1, 3), "0.00", false},
		{calc.FractionOf(14, 1000), "0.00", false},
		{calc.Money(math.MaxInt64).Fraction(), "92233720368547758.07", true},
		{calc.Money(math.MaxInt64).Fraction().Add(calc.FractionOf(1, 100)), "0.00", false},
		{calc.Whole(math.MaxInt64), "0.00", false},
		{calc.Whole(math.MaxInt64).Add(calc.Whole(1)), "0.00", false},
	} {
		if got, ok := c.f.Money(); got.String() != c.want || ok != c.ok {
			t.Errorf("%s is %s, %v; want %s, %v", c.f, got, ok, c.want, c.ok)
		}
	}
}

// A chain of operations is followed in math/big: the same value after each,
// whether or not it fits into two integers by then.
func TestFractionIsExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f, r := drawFraction(t, "first")
		sameFraction(t, f, r)
		for range rapid.IntRange(1, 8).Draw(t, "steps") {
			g, s := drawFraction(t, "operand")
			if f.Cmp(g) != r.Cmp(s) || g.Cmp(f) != s.Cmp(r) {
				t.Fatalf("%s against %s: %d", f, g, f.Cmp(g))
			}
			switch rapid.SampledFrom([]string{"add", "sub", "mul", "percent", "over", "positive"}).Draw(t, "operation") {
			case "add":
				f, r = f.Add(g), new(big.Rat).Add(r, s)
			case "sub":
				f, r = f.Sub(g), new(big.Rat).Sub(r, s)
			case "mul":
				f, r = f.Mul(g), new(big.Rat).Mul(r, s)
			case "percent":
				f, r = f.Percent(g), new(big.Rat).Mul(r, new(big.Rat).Quo(s, big.NewRat(100, 1)))
			case "over":
				n := rapid.Int64Range(1, math.MaxInt64).Draw(t, "divisor")
				f, r = f.Over(n), new(big.Rat).Quo(r, big.NewRat(n, 1))
			case "positive":
				if f = f.Positive(); r.Sign() < 0 {
					r = new(big.Rat)
				}
			}
			sameFraction(t, f, r)
		}
	})
}

// What outgrew two integers comes back to them as soon as it fits.
func TestFractionComesBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f, _ := drawFraction(t, "fraction")
		n := rapid.Int64Range(1, math.MaxInt64).Draw(t, "factor")
		g := f.Mul(calc.Whole(n)).Mul(calc.Whole(n)).Over(n).Over(n)
		if g.Cmp(f) != 0 {
			t.Fatalf("%s × %d² / %d² is %s", f, n, n, g)
		}
		_, _, small := f.Parts()
		_, _, again := g.Parts()
		if small != again {
			t.Fatalf("%s: fits %v, came back %v", f, small, again)
		}
		back := f.Add(calc.Whole(n)).Sub(calc.Whole(n))
		if back.Cmp(f) != 0 || back.String() != f.String() {
			t.Fatalf("%s + %d − %d is %s", f, n, n, back)
		}
	})
}

// Products and sums at the very edge of int64.
func TestFractionAtTheEdge(t *testing.T) {
	const half = 1 << 62
	r := func(n, d int64) *big.Rat { return big.NewRat(n, d) }
	product := func(a, b *big.Rat) *big.Rat { return new(big.Rat).Mul(a, b) }
	sum := func(a, b *big.Rat) *big.Rat { return new(big.Rat).Add(a, b) }
	sameFraction(t, calc.Whole(half).Mul(calc.Whole(2)), product(r(half, 1), r(2, 1)))
	sameFraction(t, calc.Whole(half).Mul(calc.Whole(-2)), product(r(half, 1), r(-2, 1)))
	sameFraction(t, calc.Whole(half).Over(2).Over(half), product(r(1, 2), r(1, 1)))
	sameFraction(t, calc.Whole(1).Over(half).Over(2), product(r(1, half), r(1, 2)))
	sameFraction(t, calc.Whole(half).Add(calc.Whole(half)), sum(r(half, 1), r(half, 1)))
	sameFraction(t, calc.Whole(-half).Sub(calc.Whole(half)), sum(r(-half, 1), r(-half, 1)))
	sameFraction(t, calc.Whole(-half).Sub(calc.Whole(half)).Sub(calc.Whole(1)), sum(r(-half, 1), r(-half-1, 1)))
	sameFraction(t, calc.Whole(math.MaxInt64).Add(calc.Whole(1)).Sub(calc.Whole(1)), r(math.MaxInt64, 1))
}

func TestFractionOfDecimal(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		coefficient := big.NewInt(rapid.Int64().Draw(t, "coefficient"))
		if rapid.Bool().Draw(t, "long") {
			coefficient.Mul(coefficient, big.NewInt(rapid.Int64().Draw(t, "factor")))
		}
		d := decimal.NewFromBigInt(coefficient, rapid.Int32Range(-25, 25).Draw(t, "exponent"))
		sameFraction(t, calc.FractionOfDecimal(d), d.Rat())
	})
}

func TestWholeAndMoney(t *testing.T) {
	for _, n := range []int64{0, 1, -1, 99, 100, 250, math.MaxInt64, -math.MaxInt64, math.MinInt64} {
		sameFraction(t, calc.Money(n).Fraction(), big.NewRat(n, 100))
		sameFraction(t, calc.Whole(n), big.NewRat(n, 1))
		sameFraction(t, calc.Whole(1).Sub(calc.Whole(n)), new(big.Rat).Sub(big.NewRat(1, 1), big.NewRat(n, 1)))
	}
}

// drawFraction draws one fraction twice: small ones as tables hold them, ones
// at the edge of int64, and ones beyond it.
func drawFraction(t *rapid.T, name string) (calc.Fraction, *big.Rat) {
	draw := func() (int64, int64) {
		if rapid.Bool().Draw(t, name+" small") {
			return rapid.Int64Range(-100_000, 100_000).Draw(t, name), rapid.Int64Range(1, 1200).Draw(t, name+" of")
		}
		n, d := rapid.Int64().Draw(t, name), rapid.Int64().Draw(t, name+" of")
		if d == 0 {
			d = math.MinInt64
		}
		return n, d
	}
	n, d := draw()
	f, r := calc.FractionOf(n, d), big.NewRat(n, d)
	if rapid.IntRange(0, 3).Draw(t, name+" beyond") == 0 {
		n, d = draw()
		f, r = f.Mul(calc.FractionOf(n, d)), new(big.Rat).Mul(r, big.NewRat(n, d))
	}
	return f, r
}

func sameFraction(t rapid.TB, f calc.Fraction, r *big.Rat) {
	t.Helper()
	if read, ok := new(big.Rat).SetString(f.String()); !ok || read.Cmp(r) != 0 {
		t.Fatalf("got %s, want %s", f, r.RatString())
	}
	if f.Sign() != r.Sign() {
		t.Fatalf("the sign of %s is %d", f, f.Sign())
	}
	num, den, ok := f.Parts()
	fits := r.Num().IsInt64() && r.Denom().IsInt64() && r.Num().Int64() != math.MinInt64
	if ok != fits || ok && (num != r.Num().Int64() || den != r.Denom().Int64()) {
		t.Fatalf("%s in parts is %d/%d, %v", r.RatString(), num, den, ok)
	}
}
