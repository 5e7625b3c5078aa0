package calc

import "math/big"

// RoundingMode says what becomes of a part of the unit 取整方式.
type RoundingMode uint8

// The modes of the parameter rounding.mode (R2).
const (
	HalfUp RoundingMode = iota // 四舍五入
	Up                         // 进位: any part of a unit becomes a whole one
	Down                       // 舍去
)

// ParseRoundingMode reads half_up, up or down.
func ParseRoundingMode(s string) (RoundingMode, error) {
	switch s {
	case "half_up":
		return HalfUp, nil
	case "up":
		return Up, nil
	case "down":
		return Down, nil
	}
	return 0, &Invalid{What: "rounding.mode", Text: s}
}

// String is the mode's code.
func (m RoundingMode) String() string { return [...]string{"half_up", "up", "down"}[m] }

// Rounding is the county's one rounding of a component (R2): to whole units of
// 1, 0.1 or 0.01 yuan.
type Rounding struct {
	Unit Money
	Mode RoundingMode
}

// Round takes a fraction to whole units. Only this function ever rounds.
// Negative amounts round by size, as their positive counterpart. An amount
// that comes to more than MaxMoney either way is refused: amount.too_large.
func (r Rounding) Round(f Fraction) (Money, error) {
	amount, ok := r.roundSmall(f)
	if !ok {
		amount, ok = r.roundBig(f.rat())
	}
	if !ok || amount > MaxMoney || amount < -MaxMoney {
		return 0, Refuse("amount.too_large", f.rat().FloatString(2))
	}
	return amount, nil
}

// Floor takes an amount that is not negative down to whole units, whatever the
// mode, and to at most the given one.
func (r Rounding) Floor(f Fraction, most Money) Money {
	amount, err := Rounding{r.Unit, Down}.Round(f)
	if err != nil {
		return most
	}
	return min(amount, most)
}

// roundSmall is Round in integers; ok is false where they would overflow.
func (r Rounding) roundSmall(f Fraction) (amount Money, ok bool) {
	num, den, ok := f.Parts()
	if !ok {
		return 0, false
	}
	scaled, ok1 := mul(num, 100)
	unit, ok2 := mul(den, int64(r.Unit))
	if !ok1 || !ok2 {
		return 0, false
	}
	size := int64(abs(scaled))
	units, rest := size/unit, size%unit
	if rest > 0 && (r.Mode == Up || r.Mode == HalfUp && rest >= unit-rest) {
		units++
	}
	if scaled < 0 {
		units = -units
	}
	return Money(units) * r.Unit, true
}

// roundBig is Round in numbers of any size; ok is false where Money cannot
// hold the result.
func (r Rounding) roundBig(f *big.Rat) (amount Money, ok bool) {
	perUnit := new(big.Rat).Mul(f, big.NewRat(100, int64(r.Unit)))
	units, rest := new(big.Int).QuoRem(new(big.Int).Abs(perUnit.Num()), perUnit.Denom(), new(big.Int))
	twice := new(big.Int).Lsh(rest, 1)
	if rest.Sign() > 0 && (r.Mode == Up || r.Mode == HalfUp && twice.Cmp(perUnit.Denom()) >= 0) {
		units.Add(units, big.NewInt(1))
	}
	if f.Sign() < 0 {
		units.Neg(units)
	}
	fen := units.Mul(units, big.NewInt(int64(r.Unit)))
	return Money(fen.Int64()), fen.IsInt64()
}
