package calc

import (
	"strings"
	"unicode"
)

// IDFault is a text that is not an identity number (R9). Code is one of
//
//	id.length       not 18 characters
//	id.character    18 characters, but not 17 digits and a digit or X
//	id.check_digit  the last character does not fit the others
//	id.birth        a birth date that does not exist, or lies before 1880
//	id.future       a birth date after today
//	id.fifteen      a number of the old form; Offer is the same number in the new one
//	id.mangled      a number that a spreadsheet has spoiled: it must be read anew from the card
type IDFault struct {
	Code  string
	Tail  string   // the last four characters of what was given: no message shows more
	Offer IDNumber // "" but for id.fifteen
}

func (f *IDFault) Error() string { return f.Code + " …" + f.Tail }

// ParseIDNumber reads an identity number (R9). Blanks of every kind, a leading
// apostrophe, full-width and lower-case characters are put right; then the
// check digit (GB 11643-1999) and the birth date must hold, the latter from
// 1880 to today. Residence permits 港澳台居民居住证 (81, 82, 83) and foreigners'
// permits 外国人永久居留身份证 (9) have the same form; the foreigners' permit of
// before December 2023, three letters and twelve digits, is taken without a
// check digit. The area is not judged: see AreaKnown. Every error is an
// *IDFault.
func ParseIDNumber(raw string, today Day) (IDNumber, error) {
	s := normaliseID(raw)
	code := idFaultCode(s, today)
	if code == "" {
		return IDNumber(s), nil
	}
	fault := &IDFault{Code: code, Tail: lastFour(s)}
	if code == "id.fifteen" {
		fault.Offer = upgradeID(s)
	}
	return "", fault
}

// Birth is the day of birth that the number states; the zero Day where a text
// has not the form of a number or its date does not exist.
func (id IDNumber) Birth() Day {
	year, month, day := idBirth(string(id))
	if !dayExists(year, month, day) {
		return 0
	}
	return NewDay(year, month, day)
}

// Male is the sex that the number states: the 17th digit is odd for men. It is
// false for the foreigners' old permit, which does not state it.
func (id IDNumber) Male() bool { return idForm(string(id)) && id[16]%2 == 1 }

// AreaKnown says whether the number begins with the code of a province or is a
// permit. An unknown area is worth a warning and no more (R9).
func (id IDNumber) AreaKnown() bool {
	if oldForeignForm(string(id)) {
		return true
	}
	if len(id) < 2 || id[0] < '1' || id[0] > '9' {
		return false
	}
	return strings.IndexByte(provinces[id[0]-'0'], id[1]) >= 0
}

// provinces are the second digits that follow each first digit in GB/T 2260,
// with the permits' 81, 82, 83 and 9.
var provinces = [10]string{
	1: "12345", 2: "123", 3: "1234567", 4: "123456", 5: "01234",
	6: "12345", 7: "1", 8: "123", 9: "0123456789",
}

const (
	firstBirthYear = 1880
	idCheckDigits  = "10X98765432" // by the weighted sum modulo 11
)

var idWeights = [17]int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2}

// idFaultCode is "" for a good number.
func idFaultCode(s string, today Day) string {
	switch {
	case !idForm(s) && !oldForeignForm(s):
		return idFormFault(s)
	case len(s) == 18 && s[17] != idCheckDigit(s):
		return idCheckFault(s)
	}
	return idBirthFault(s, today)
}

func idFormFault(s string) string {
	switch {
	case lostDigit(s) || scientific(s) || floating(s):
		return "id.mangled"
	case len(s) == 15 && plainDigits(s) && upgradeID(s).Birth() != 0:
		return "id.fifteen"
	case len([]rune(s)) != 18:
		return "id.length"
	}
	return "id.character"
}

// idCheckFault tells the 15 digits that a spreadsheet keeps of a number from a
// slip of the hand.
func idCheckFault(s string) string {
	if strings.HasSuffix(s, "000") {
		return "id.mangled"
	}
	return "id.check_digit"
}

func idBirthFault(s string, today Day) string {
	year, month, day := idBirth(s)
	switch {
	case year < firstBirthYear || !dayExists(year, month, day):
		return "id.birth"
	case NewDay(year, month, day) > today:
		return "id.future"
	}
	return ""
}

// idForm is 17 digits and a digit or X.
func idForm(s string) bool {
	return len(s) == 18 && plainDigits(s[:17]) && (s[17] == 'X' || plainDigits(s[17:]))
}

// oldForeignForm is nationality, four digits of the place, birth yymmdd and two
// digits more.
func oldForeignForm(s string) bool {
	return len(s) == 15 && strings.Trim(s[:3], "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == "" && plainDigits(s[3:])
}

// idBirth is the birth date as written, whether or not it exists; zeros where
// s has neither form.
func idBirth(s string) (year, month, day int) {
	switch {
	case idForm(s):
		return twoDigits(s[6:])*100 + twoDigits(s[8:]), twoDigits(s[10:]), twoDigits(s[12:])
	case oldForeignForm(s):
		return oldForeignYear(twoDigits(s[7:])), twoDigits(s[9:]), twoDigits(s[11:])
	}
	return 0, 0, 0
}

// oldForeignYear finds the century: the last such permits were made in 2023,
// for people born by then.
func oldForeignYear(yy int) int {
	if yy <= 23 {
		return 2000 + yy
	}
	return 1900 + yy
}

func twoDigits(s string) int { return int(s[0]-'0')*10 + int(s[1]-'0') }

// idCheckDigit is the 18th character that belongs to the first 17.
func idCheckDigit(s string) byte {
	sum := 0
	for i, w := range idWeights {
		sum += w * int(s[i]-'0')
	}
	return idCheckDigits[sum%11]
}

// upgradeID is the new form of a number of 15 digits: the century and the check
// digit added.
func upgradeID(s string) IDNumber {
	s = s[:6] + "19" + s[6:]
	return IDNumber(s + string(idCheckDigit(s)))
}

// lostDigit is a number with one digit missing, most often the first or last.
func lostDigit(s string) bool {
	return len(s) == 17 && plainDigits(s[:16]) && (s[16] == 'X' || plainDigits(s[16:]))
}

// scientific is a form such as 3.70283E+17.
func scientific(s string) bool {
	mantissa, exponent, ok := strings.Cut(s, "E")
	return ok && plainDigits(strings.Replace(mantissa, ".", "", 1)) && plainDigits(strings.TrimPrefix(exponent, "+"))
}

// floating is a whole number written as a fraction, as in 999999197901010000.0.
func floating(s string) bool {
	whole, frac, _ := strings.Cut(s, ".")
	return len(whole) >= 15 && plainDigits(whole) && frac != "" && strings.Trim(frac, "0") == ""
}

// normaliseID is s itself where nothing is to be put right.
func normaliseID(s string) string {
	if idForm(s) {
		return s
	}
	return strings.TrimLeft(strings.Map(idRune, s), "'")
}

func idRune(r rune) rune {
	r = halfWidth(r)
	switch {
	case unicode.IsSpace(r):
		return -1
	case r >= 'a' && r <= 'z':
		return r - 'a' + 'A'
	}
	return r
}

// halfWidth is the ASCII character that a full-width form stands for.
func halfWidth(r rune) rune {
	if r >= '！' && r <= '～' {
		return r - '！' + '!'
	}
	return r
}

func lastFour(s string) string {
	runes := []rune(s)
	return string(runes[max(0, len(runes)-4):])
}
