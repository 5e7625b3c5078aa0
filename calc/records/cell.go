package records

import (
	"errors"
	"strings"
	"unicode"

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

// id reads an identity number and checks it (R9); an area that nobody knows is
// only mentioned.
func id(r *sheet.Reader, column int, today calc.Day) calc.IDNumber {
	s := r.Text(column)
	if s == "" {
		return ""
	}
	n, err := calc.ParseIDNumber(s, today)
	var fault *calc.IDFault
	if errors.As(err, &fault) {
		r.Fault(column, fault.Code, fault.Tail, string(fault.Offer))
		return ""
	}
	if !n.AreaKnown() {
		r.Warn(column, "id.area", n.Tail())
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
	if strings.ContainsAny(s[:1], "=+-@") || strings.HasPrefix(s, "＝") || strings.HasPrefix(s, "＋") || strings.HasPrefix(s, "－") || strings.HasPrefix(s, "＠") {
		r.Fault(column, "name.formula", s)
	}
	if runes := []rune(s); len(runes) > maxName {
		r.Fault(column, "name.long", string(runes[:10])+"…")
	}
	return NormalName(s)
}

// NormalName is the stored form of a name (X7): one kind of dot between its
// parts, no padding inside a Chinese name. Its characters are never changed.
func NormalName(s string) string {
	if !strings.ContainsAny(s, " \t\n\u00a0\u3000•・‧∙.．·") {
		return s
	}
	runes := []rune(s)
	out := make([]rune, 0, len(runes))
	for i, c := range runes {
		between := i > 0 && i < len(runes)-1 && unicode.Is(unicode.Han, runes[i-1])
		switch {
		case strings.ContainsRune("•・‧∙", c), strings.ContainsRune(".．", c) && between:
			c = '·'
		case unicode.IsSpace(c) && chineseAround(runes, i):
			continue
		}
		out = append(out, c)
	}
	return string(out)
}

func chineseAround(runes []rune, i int) bool {
	for _, step := range []int{-1, 1} {
		j := i + step
		for j > 0 && j < len(runes)-1 && unicode.IsSpace(runes[j]) {
			j += step
		}
		if j < 0 || j >= len(runes) || !unicode.Is(unicode.Han, runes[j]) {
			return false
		}
	}
	return true
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
