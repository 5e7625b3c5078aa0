package calc_test

import (
	"errors"
	"math"
	"math/big"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"doudi/calc"
)

func TestParseMoney(t *testing.T) {
	for _, c := range []struct {
		text string
		want calc.Money
		what string
	}{
		{"0", 0, ""},
		{"0.00", 0, ""},
		{"1", 100, ""},
		{"0.1", 10, ""},
		{"0.01", 1, ""},
		{"1063.50", 106350, ""},
		{"007", 700, ""},
		{"9999999999", 999999999900, ""},
		{"9999999999.99", calc.MaxMoney, ""},

		{"10000000000", 0, "amount.length"},
		{"00000000001", 0, "amount.length"},
		{"1.0000000", 0, "amount.length"},
		{"0.001", 0, "amount.decimals"},
		{"1.500", 0, "amount.decimals"},
		{"0.000", 0, "amount.decimals"},
		{"9999999999.999", 0, "amount.decimals"},
		{"0.000001", 0, "amount.decimals"},

		{"", 0, "amount"},
		{".", 0, "amount"},
		{".5", 0, "amount"},
		{"5.", 0, "amount"},
		{"+5", 0, "amount"},
		{"-5", 0, "amount"},
		{"-0", 0, "amount"},
		{"1e400", 0, "amount"},
		{"1e3", 0, "amount"},
		{"1E+06", 0, "amount"},
		{"0x10", 0, "amount"},
		{"1_000", 0, "amount"},
		{"1,000", 0, "amount"},
		{"1 000", 0, "amount"},
		{" 5", 0, "amount"},
		{"1.2.3", 0, "amount"},
		{"1.+2", 0, "amount"},
		{"1.2e1", 0, "amount"},
		{"Inf", 0, "amount"},
		{"NaN", 0, "amount"},
		{"五百", 0, "amount"},
		{"５００", 0, "amount"},
		{"5．00", 0, "amount"},
		{"٥", 0, "amount"},
		{"500元", 0, "amount"},
		{"￥500", 0, "amount"},
		{"\xff", 0, "amount"},
	} {
		got, err := calc.ParseMoney(c.text)
		if got != c.want || invalid(err) != c.what {
			t.Errorf("ParseMoney(%q) = %v, %v; want %v, %q", c.text, got, err, c.want, c.what)
		}
		var inv *calc.Invalid
		if errors.As(err, &inv) && inv.Text != c.text {
			t.Errorf("ParseMoney(%q) blames %q", c.text, inv.Text)
		}
	}
}

func TestParseDecimal(t *testing.T) {
	for _, c := range []struct{ text, want, what string }{
		{"0.000001", "0.000001", ""},
		{"9999999999.999999", "9999999999.999999", ""},
		{"33.333333", "33.333333", ""},
		{"100", "100", ""},
		{"33.3333333", "0", "amount.length"},
		{"99999999999", "0", "amount.length"},
		{"1e400", "0", "amount"},
		{"+5", "0", "amount"},
		{".5", "0", "amount"},
		{"5%", "0", "amount"},
		{"1/3", "0", "amount"},
	} {
		got, err := calc.ParseDecimal(c.text)
		if got.String() != c.want || invalid(err) != c.what {
			t.Errorf("ParseDecimal(%q) = %v, %v; want %v, %q", c.text, got, err, c.want, c.what)
		}
	}
}

func TestMoneyString(t *testing.T) {
	for m, want := range map[calc.Money]string{
		0: "0.00", 1: "0.01", 9: "0.09", 10: "0.10", 99: "0.99", 100: "1.00", 101: "1.01",
		-1: "-0.01", -100: "-1.00", -106350: "-1063.50",
		calc.MaxMoney: "9999999999.99", 3 * calc.Yuan: "3.00",
		math.MaxInt64: "92233720368547758.07", math.MinInt64: "-92233720368547758.08",
	} {
		if m.String() != want || string(m.Append([]byte("a,"))) != "a,"+want {
			t.Errorf("%d fen are %q and %q, want %q", int64(m), m.String(), m.Append([]byte("a,")), want)
		}
	}
}

func TestMoneyAppendAllocations(t *testing.T) {
	buf := make([]byte, 0, 32)
	if got := testing.AllocsPerRun(100, func() { buf = calc.Money(-106350).Append(buf[:0]) }); got != 0 {
		t.Errorf("%v allocations", got)
	}
}

// Every amount that may come in prints as what is read again as itself.
func TestMoneyThereAndBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := calc.Money(rapid.Int64().Draw(t, "fen"))
		if m.String() != m.Decimal().StringFixed(2) {
			t.Fatalf("%d fen are %s, as a decimal %s", int64(m), m, m.Decimal())
		}
		m = calc.Money(rapid.Int64Range(0, int64(calc.MaxMoney)).Draw(t, "amount"))
		if got, err := calc.ParseMoney(m.String()); got != m || err != nil {
			t.Fatalf("%s is read as %s, %v", m, got, err)
		}
		if back, ok := m.Fraction().Money(); back != m || !ok {
			t.Fatalf("%s comes back as %s, %v", m, back, ok)
		}
	})
}

func TestMoneyAnyText(t *testing.T) {
	text := rapid.StringOf(rapid.RuneFrom([]rune("0123456789000....+-eE,５ 元")))
	rapid.Check(t, func(t *rapid.T) { checkMoney(t, text.Draw(t, "text")) })
}

func FuzzMoney(f *testing.F) {
	for _, s := range []string{"0", "1063.50", "9999999999.99", "1e400", "+5", ".5", "5.", "0x1p-2", "１", "\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) { checkMoney(t, text) })
}

// checkMoney is what holds for every text: what is taken as money is exactly
// the number that math/big reads, and within bounds.
func checkMoney(t rapid.TB, text string) {
	m, err := calc.ParseMoney(text)
	if err != nil {
		if m != 0 || invalid(err) == "" {
			t.Fatalf("%q is %v, %v", text, m, err)
		}
		return
	}
	exact, ok := new(big.Rat).SetString(text)
	_, decimals, _ := strings.Cut(text, ".")
	if !ok || len(decimals) > 2 || m < 0 || m > calc.MaxMoney || exact.Cmp(big.NewRat(int64(m), 100)) != 0 {
		t.Fatalf("%q is taken as %s", text, m)
	}
}
