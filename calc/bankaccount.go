package calc

import (
	"strings"
	"unicode"
)

// NormaliseAccount is a bank account number as it is kept: full-width
// characters made plain, blanks of every kind, hyphens and a leading apostrophe
// removed. It is text always, and nothing else is changed.
func NormaliseAccount(raw string) string {
	return strings.TrimLeft(strings.Map(accountRune, raw), "'")
}

// CardNumber says whether an account has the form of a bank card, 16 to 19
// digits. A card that fails Luhn is worth a warning; passbooks and rural credit
// accounts need not pass, whatever their length.
func CardNumber(account string) bool {
	return len(account) >= 16 && len(account) <= 19 && plainDigits(account)
}

// Luhn says whether the last digit of an account is the check digit of the
// others (ISO/IEC 7812-1). It is false for anything but digits.
func Luhn(account string) bool {
	if !plainDigits(account) {
		return false
	}
	sum := 0
	for i := range len(account) {
		digit := int(account[len(account)-1-i] - '0')
		sum += digit << (i % 2)
		if i%2 == 1 && digit > 4 {
			sum -= 9
		}
	}
	return sum%10 == 0
}

func accountRune(r rune) rune {
	r = halfWidth(r)
	if unicode.IsSpace(r) || unicode.Is(unicode.Pd, r) || r == '−' {
		return -1
	}
	return r
}
