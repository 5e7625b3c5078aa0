package county

import "doudi/calc"

// register gives out identity numbers, none twice: it counts how many each
// birth date and sex has got.
type register struct {
	given [lastYear - firstYear + 1][12][31][2]uint16
}

// The years of birth that there are numbers for.
const (
	firstYear = 1885
	lastYear  = 2044
)

// serials is how many numbers an area has for one birth date and sex.
const serials = 500

// lastArea is no region's code; further areas count down from it.
const lastArea = 999999

// number is a new identity number of 18 characters with its check digit
// (GB 11643), of an area that begins with 99.
func (r *register) number(birth calc.Day, male bool) calc.IDNumber {
	sex := 0
	if male {
		sex = 1
	}
	given := &r.given[birth.Year()-firstYear][birth.Number()-1][birth.DayOfMonth()-1][sex]
	n := int(*given)
	*given++
	serial := (n*179 + int(birth)*37) % serials // 179 and 500 have no common factor
	var b [18]byte
	putDigits(b[:6], lastArea-n/serials)
	putDigits(b[6:14], int(birth))
	putDigits(b[14:17], serial*2+sex)
	b[17] = checkDigit(b[:17])
	return calc.IDNumber(b[:])
}

var checkWeights = [17]int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2}

func checkDigit(b []byte) byte {
	sum := 0
	for i, w := range checkWeights {
		sum += w * int(b[i]-'0')
	}
	return "10X98765432"[sum%11]
}

// Numbers are taken apart by factors without a common factor with their range,
// so that neighbours look unlike and none comes twice.
const (
	accountFactor = 735_134_401
	phoneFactor   = 48_271
)

// account is the account of the n-th payee: 19 digits that pass Luhn, of an
// issuer that is none.
func account(n int) string {
	b := [19]byte{'6', '2', '9', '9', '9', '9'}
	putDigits(b[6:18], (n*accountFactor+271_828_182_845)%1_000_000_000_000)
	b[18] = luhn(b[:18])
	return string(b[:])
}

// luhn is the digit that b must end with (ISO/IEC 7812-1).
func luhn(b []byte) byte {
	sum := 0
	for i := range b {
		d := int(b[len(b)-1-i]-'0') << (1 - i%2)
		sum += d/10 + d%10
	}
	return byte('0' + (10-sum%10)%10)
}

// phone is a telephone number that nobody has: no network begins with 100.
func phone(n int) string {
	b := [11]byte{'1', '0', '0'}
	putDigits(b[3:], (n*phoneFactor+31_415_926)%100_000_000)
	return string(b[:])
}

// householdNumber is the n-th household's number, six digits or more.
func householdNumber(n int) calc.HouseholdNumber {
	width := 6
	for limit := 1_000_000; n >= limit; limit *= 10 {
		width++
	}
	return calc.HouseholdNumber(digits(n, width))
}

// digits is n with leading zeros.
func digits(n, width int) string {
	b := make([]byte, width)
	putDigits(b, n)
	return string(b)
}

func putDigits(b []byte, n int) {
	for i := len(b) - 1; i >= 0; i-- {
		b[i] = byte('0' + n%10)
		n /= 10
	}
}

// dayText is the day as records have it, "" for none.
func dayText(d calc.Day) string {
	if d == 0 {
		return ""
	}
	b := [10]byte{4: '-', 7: '-'}
	putDigits(b[:4], d.Year())
	putDigits(b[5:7], d.Number())
	putDigits(b[8:], d.DayOfMonth())
	return string(b[:])
}
