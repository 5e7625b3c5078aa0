package calc

import (
	"strings"

	"github.com/shopspring/decimal"
)

// Money is an amount of yuan 元, kept in whole fen 分. Records, totals and
// files hold Money; what lies between two roundings is a Fraction.
type Money int64

// Yuan is one yuan.
const Yuan Money = 100

// MaxMoney is the largest amount that an input may name: ten digits of yuan.
const MaxMoney = 9_999_999_999*Yuan + 99

// ParseMoney reads a plain amount in yuan with at most ten digits before the
// point and two after it. Signs, exponents, separators and letters are refused.
func ParseMoney(s string) (Money, error) {
	whole, frac, err := plainDecimal(s)
	if err != nil {
		return 0, err
	}
	if len(frac) > 2 {
		return 0, &Invalid{What: "amount.decimals", Text: s}
	}
	var m Money
	for _, c := range []byte(whole) {
		m = 10*m + Money(c-'0')
	}
	for i := range 2 {
		if m *= 10; i < len(frac) {
			m += Money(frac[i] - '0')
		}
	}
	return m, nil
}

// ParseDecimal reads a plain non-negative number: one to ten digits and, after
// a point, one to six more. It is the strict gate before decimal.NewFromString,
// which would accept "1e400", "+5" and ".5".
func ParseDecimal(s string) (decimal.Decimal, error) {
	if _, _, err := plainDecimal(s); err != nil {
		return decimal.Decimal{}, err
	}
	return decimal.NewFromString(s)
}

// plainDecimal are the digits of a plain non-negative number before and after the
// point.
func plainDecimal(s string) (whole, frac string, err error) {
	whole, frac, point := strings.Cut(s, ".")
	switch {
	case !plainDigits(whole) || point && !plainDigits(frac):
		return "", "", &Invalid{What: "amount", Text: s}
	case len(whole) > 10 || len(frac) > 6:
		return "", "", &Invalid{What: "amount.length", Text: s}
	}
	return whole, frac, nil
}

// Decimal is the amount in yuan.
func (m Money) Decimal() decimal.Decimal { return decimal.New(int64(m), -2) }

// String is the amount in yuan with two decimals, as in "-1063.50".
func (m Money) String() string {
	var room [24]byte
	return string(m.Append(room[:0]))
}

// Append writes String to b without further allocation.
func (m Money) Append(b []byte) []byte {
	u := uint64(m)
	if m < 0 {
		b = append(b, '-')
		u = -u
	}
	b = appendUint(b, u/100)
	return append(b, '.', byte('0'+u/10%10), byte('0'+u%10))
}

func appendUint(b []byte, u uint64) []byte {
	var buf [20]byte
	i := len(buf)
	for {
		i--
		buf[i] = byte('0' + u%10)
		if u /= 10; u == 0 {
			return append(b, buf[i:]...)
		}
	}
}

func plainDigits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}
