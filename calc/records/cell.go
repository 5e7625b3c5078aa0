package records

import (
	"errors"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"doudi/calc"
	"doudi/calc/sheet"
)

// number reads a household number: any text without blanks, at most 32 bytes.
func number(r *sheet.Reader, column int) calc.HouseholdNumber {
	s := r.Required(column)
	if len(s) > 32 || strings.ContainsAny(s, " \t\r\n;；") {
		r.Fault(column, "invalid.household", s)
	}
	return calc.HouseholdNumber(s)
}

// maxAge is the age beyond which a date of birth is more likely a slip.
const maxAge = 120

// id reads an identity number and checks it (R9, X9); an area that nobody knows,
// or an age that hardly anybody reaches, is only mentioned.
func id(r *sheet.Reader, column int, today calc.Day) calc.IDNumber {
	s := r.Text(column)
	if s == "" {
		return ""
	}
	n, err := calc.ParseIDNumber(s, today)
	if fault, wrong := errors.AsType[*calc.IDFault](err); wrong {
		r.Fault(column, fault.Code, fault.Tail, string(fault.Offer))
		return ""
	}
	if !n.AreaKnown() {
		r.Warn(column, "id.area", n.Tail())
	}
	if age := n.Birth().AgeIn(today.Month()); age > maxAge {
		r.Warn(column, "id.age", n.Tail(), strconv.Itoa(age))
	}
	return n
}

// reference reads an identity number that must be on file elsewhere; it is only
// brought into its normal form.
func reference(r *sheet.Reader, column int) calc.IDNumber { return normalID(r.Text(column)) }

func normalID(s string) calc.IDNumber {
	if s == "" {
		return ""
	}
	if n, err := calc.ParseIDNumber(s, calc.NewDay(2199, 12, 31)); err == nil {
		return n
	}
	return calc.IDNumber(s)
}

// account reads an account number: digits, in whatever grouping.
func account(r *sheet.Reader, column int) string {
	s := calc.NormaliseAccount(r.Text(column))
	if len(s) > 34 || strings.Trim(s, "0123456789") != "" {
		r.Fault(column, "invalid.account", calc.Tail(r.Text(column)))
	}
	return s
}

// maxName is the longest name, in characters.
const maxName = 60

// name reads a person's name. Whatever dot stands between its parts, one is
// kept (U+00B7); blanks between Chinese characters are padding and go. A name
// that a spreadsheet would run as a formula is refused.
func name(r *sheet.Reader, column int) string {
	s := r.Text(column)
	if s == "" {
		return ""
	}
	for _, f := range misnamed(s) {
		r.Fault(column, f.Code, f.Args...)
	}
	return NormalName(s)
}

// TypedName is the stored form of a name that a person types beside a row, as an
// applicant's is, and what is wrong with it by the rules for names and for typed
// texts; where is the place.
func TypedName(where, text string) (stored string, faults calc.Faults) {
	if faults = TypedText(where, text); len(faults) > 0 {
		return "", faults
	}
	text = strings.TrimSpace(text)
	for _, f := range misnamed(text) {
		f.Place.File = where
		faults = append(faults, f)
	}
	return NormalName(text), faults
}

// misnamed is what keeps a text from being a person's name (X2, X3), wherever it
// stands.
func misnamed(s string) (faults calc.Faults) {
	if first, _ := utf8.DecodeRuneInString(s); strings.ContainsRune("=+-@＝＋－＠", first) {
		faults = append(faults, calc.Fault{Code: "name.formula", Args: []string{s}})
	}
	if utf8.RuneCountInString(s) > maxName {
		faults = append(faults, calc.Fault{Code: "name.long", Args: []string{string([]rune(s)[:10]) + "…"}})
	}
	return faults
}

// NormalName is the stored form of a name (X7): one kind of dot between its
// parts, no padding around it or inside a Chinese name. Its characters are never
// changed.
func NormalName(s string) string {
	if !strings.ContainsFunc(s, untidy) {
		return s
	}
	runes := []rune(s)
	out := make([]rune, 0, len(runes))
	for i, c := range runes {
		switch {
		case interpunct(runes, i):
			c = '·'
		case unicode.IsSpace(c) && padding(runes, i):
			continue
		}
		out = append(out, c)
	}
	return string(out)
}

// untidy are the characters that NormalName looks at: blanks, and whatever may
// be a dot.
func untidy(c rune) bool {
	switch c {
	case '•', '・', '‧', '∙', '.', '．', '·':
		return true
	}
	return unicode.IsSpace(c)
}

// interpunct says whether the character stands for the dot between the parts of
// a name. A full stop does so between a Chinese part and another.
func interpunct(runes []rune, i int) bool {
	if i < 0 || i >= len(runes) {
		return false
	}
	if strings.ContainsRune(".．", runes[i]) {
		before, after := beside(runes, i, -1), beside(runes, i, 1)
		return before >= 0 && unicode.Is(unicode.Han, runes[before]) && after < len(runes)
	}
	return strings.ContainsRune("•・‧∙·", runes[i])
}

// padding says whether a blank stands beside a dot, or between two Chinese
// characters.
func padding(runes []rune, i int) bool {
	before, after := beside(runes, i, -1), beside(runes, i, 1)
	if interpunct(runes, before) || interpunct(runes, after) {
		return true
	}
	return before >= 0 && unicode.Is(unicode.Han, runes[before]) && after < len(runes) && unicode.Is(unicode.Han, runes[after])
}

// beside is the position of the next character in a direction that is no
// blank; −1 or the length where there is none.
func beside(runes []rune, i, step int) int {
	for i += step; i >= 0 && i < len(runes) && unicode.IsSpace(runes[i]); {
		i += step
	}
	return i
}

// yes reads yes 是 or no 否; an empty cell is yes.
func yes(r *sheet.Reader, column int) bool {
	switch r.Text(column) {
	case "", "yes", "是":
		return true
	case "no", "否":
		return false
	}
	r.Fault(column, "invalid.code", r.Text(column), "yes 是, no 否")
	return true
}

// disabilityLevel reads 1 to 4, also as 一级 … 四级; 0 where the cell is empty.
func disabilityLevel(r *sheet.Reader, column int) uint8 {
	s := strings.TrimSuffix(r.Text(column), "级")
	switch s {
	case "":
		return 0
	case "1", "一", "2", "二", "3", "三", "4", "四":
		return uint8(strings.Index("1一2二3三4四", s)/len("1一")) + 1
	}
	r.Fault(column, "invalid.code", r.Text(column), "1, 2, 3, 4")
	return 0
}
