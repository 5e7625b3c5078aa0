package calc_test

import (
	"testing"

	"pgregory.net/rapid"

	"doudi/calc"
)

func TestBankAccount(t *testing.T) {
	for _, c := range []struct {
		raw, want  string
		card, luhn bool
	}{
		{"79927398713", "79927398713", false, true}, // ISO/IEC 7812-1's usual example
		{"79927398710", "79927398710", false, false},
		{"0000 0000 0000 000", "000000000000000", false, true},
		{"0000 0000 0000 0000", "0000000000000000", true, true},
		{"0000-0000-0000-0000-018", "0000000000000000018", true, true},
		{"0000－0000—0000−0000–0000", "00000000000000000000", false, true},
		{"０００００００００００００００１", "0000000000000001", true, false},
		{"'0000000000000018\u00a0\r\n", "0000000000000018", true, true},
		{"06-123456 乙", "06123456乙", false, false},
		{"", "", false, false},
	} {
		got := calc.NormaliseAccount(c.raw)
		if got != c.want || calc.CardNumber(got) != c.card || calc.Luhn(got) != c.luhn {
			t.Errorf("%q is %q, card %v, Luhn %v", c.raw, got, calc.CardNumber(got), calc.Luhn(got))
		}
	}
}

// Of the ten last digits exactly one is right, and normalising twice is once.
func TestLuhnProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		body := rapid.StringMatching(`[0-9]{1,20}`).Draw(t, "body")
		right := 0
		for d := '0'; d <= '9'; d++ {
			if calc.Luhn(body + string(d)) {
				right++
			}
		}
		if right != 1 {
			t.Fatalf("%s: %d right digits", body, right)
		}
		once := calc.NormaliseAccount(rapid.String().Draw(t, "raw"))
		if once != calc.NormaliseAccount(once) {
			t.Fatalf("%q changes again", once)
		}
	})
}
