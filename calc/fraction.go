package calc

import (
	"math/big"
	"math/bits"

	"github.com/shopspring/decimal"
)

// Fraction is an exact number of yuan: what stands between two roundings, where
// a division by twelve months or three members need not end. Small fractions
// are a pair of integers; one that outgrows them moves to math/big, so no
// operation ever loses a digit. The zero Fraction is 0.
type Fraction struct {
	num, den int64    // in lowest terms; den 0 stands for 1
	big      *big.Rat // set instead of num and den when they would overflow
}

// Whole is the fraction n/1.
func Whole(n int64) Fraction { return reduce(n, 1) }

// FractionOf is n/d in lowest terms. d must not be zero.
func FractionOf(n, d int64) Fraction { return reduce(n, d) }

// FractionOfDecimal is the exact value of d.
func FractionOfDecimal(d decimal.Decimal) Fraction {
	if e := d.Exponent(); e <= 0 && e >= -18 && d.Coefficient().IsInt64() {
		den := int64(1)
		for ; e < 0; e++ {
			den *= 10
		}
		return reduce(d.Coefficient().Int64(), den)
	}
	return fromRat(d.Rat())
}

// Fraction is the amount as an exact number of yuan.
func (m Money) Fraction() Fraction { return reduce(int64(m), 100) }

// Parts are numerator and denominator; ok is false when they do not fit.
func (f Fraction) Parts() (num, den int64, ok bool) {
	if f.big != nil {
		return 0, 0, false
	}
	return f.num, f.denominator(), true
}

// Add is f + g.
func (f Fraction) Add(g Fraction) Fraction {
	if f.big == nil && g.big == nil {
		a, ok1 := mul(f.num, g.denominator())
		b, ok2 := mul(g.num, f.denominator())
		d, ok3 := mul(f.denominator(), g.denominator())
		if sum := a + b; ok1 && ok2 && ok3 && (sum > a) == (b > 0) {
			return reduce(sum, d)
		}
	}
	return fromRat(new(big.Rat).Add(f.rat(), g.rat()))
}

// Sub is f − g.
func (f Fraction) Sub(g Fraction) Fraction { return f.Add(g.neg()) }

// Mul is f × g.
func (f Fraction) Mul(g Fraction) Fraction {
	if f.big == nil && g.big == nil {
		n, ok1 := mul(f.num, g.num)
		d, ok2 := mul(f.denominator(), g.denominator())
		if ok1 && ok2 {
			return reduce(n, d)
		}
	}
	return fromRat(new(big.Rat).Mul(f.rat(), g.rat()))
}

// Percent is p percent of f.
func (f Fraction) Percent(p Fraction) Fraction { return f.Mul(p).Mul(Fraction{num: 1, den: 100}) }

// Over is f / n for a positive n.
func (f Fraction) Over(n int64) Fraction { return f.Mul(Fraction{num: 1, den: n}) }

// Cmp is −1, 0 or +1 as f is less than, equal to or greater than g.
func (f Fraction) Cmp(g Fraction) int { return f.Sub(g).Sign() }

// Sign is −1, 0 or +1.
func (f Fraction) Sign() int {
	if f.big != nil {
		return f.big.Sign()
	}
	switch {
	case f.num < 0:
		return -1
	case f.num > 0:
		return 1
	}
	return 0
}

// Positive is f, or 0 where f is negative.
func (f Fraction) Positive() Fraction {
	if f.Sign() < 0 {
		return Fraction{}
	}
	return f
}

// String is the exact value: "233.33" where the decimals end, else "700/3".
func (f Fraction) String() string {
	r := f.rat()
	if n, exact := r.FloatPrec(); exact {
		return r.FloatString(max(n, 2))
	}
	return r.RatString()
}

// Money is the amount in fen; ok is false where it is not a whole number of
// them, or Money cannot hold it.
func (f Fraction) Money() (m Money, ok bool) {
	num, den, ok := f.Parts()
	if !ok || 100%den != 0 {
		return 0, false
	}
	fen, ok := mul(num, 100/den)
	return Money(fen), ok
}

func (f Fraction) neg() Fraction {
	if f.big != nil {
		return fromRat(new(big.Rat).Neg(f.big))
	}
	return Fraction{num: -f.num, den: f.den}
}

func (f Fraction) denominator() int64 {
	if f.den == 0 {
		return 1
	}
	return f.den
}

func (f Fraction) rat() *big.Rat {
	if f.big != nil {
		return f.big
	}
	return big.NewRat(f.num, f.denominator())
}

func fromRat(r *big.Rat) Fraction {
	const minInt64 = -1 << 63
	if r.Num().IsInt64() && r.Denom().IsInt64() && r.Num().Int64() != minInt64 {
		return Fraction{num: r.Num().Int64(), den: r.Denom().Int64()}
	}
	return Fraction{big: r}
}

func reduce(n, d int64) Fraction {
	const minInt64 = -1 << 63
	if n == minInt64 || d == minInt64 {
		return fromRat(big.NewRat(n, d))
	}
	if d < 0 {
		n, d = -n, -d
	}
	a, b := n, d
	if a < 0 {
		a = -a
	}
	for b != 0 {
		a, b = b, a%b
	}
	return Fraction{num: n / a, den: d / a}
}

// mul is a × b and whether it fits.
func mul(a, b int64) (int64, bool) {
	neg := (a < 0) != (b < 0)
	hi, lo := bits.Mul64(abs(a), abs(b))
	if hi != 0 || lo >= 1<<63 {
		return 0, false
	}
	if neg {
		return -int64(lo), true
	}
	return int64(lo), true
}

func abs(a int64) uint64 {
	if a < 0 {
		return -uint64(a)
	}
	return uint64(a)
}
