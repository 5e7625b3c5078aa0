package spreadsheet

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"doudi/calc"
)

// blanks are trimmed off both ends of a cell; inside it they stay as they are.
const blanks = " \t\r\n\u00a0\u3000"

func trim(s string) string {
	if s == "" || !mayBeBlank[s[0]] && !mayBeBlank[s[len(s)-1]] {
		return s
	}
	return strings.Trim(s, blanks)
}

// mayBeBlank are the bytes that one of blanks begins or ends with.
var mayBeBlank = func() (t [256]bool) {
	for _, r := range blanks {
		s := string(r)
		t[s[0]], t[s[len(s)-1]] = true, true
	}
	return t
}()

// forbidden are the characters no cell may hold and none is written with:
// controls, escapes, C1, direction marks, zero width, separators of lines and
// non-characters. Private use and unassigned code points are names of people.
func forbidden(r rune) bool {
	switch {
	case r == '\t' || r == '\n' || r == '\r':
		return false
	case r < ' ' || r == 0x7f:
		return true
	case r < 0x80 || r >= 0x2e80 && r < 0xd800:
		return false
	}
	return r&0xfffe == 0xfffe || r >= 0xfdd0 && r <= 0xfdef ||
		unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp)
}

// checkText is the first fault of a cell's text, if any. From names the
// encoding that it was read in.
func checkText(s string, at calc.Place, from string, limits Limits) (calc.Fault, bool) {
	if len(s) > limits.MaxCellBytes {
		return fault(CellTooLong, at, decimal(limits.MaxCellBytes)), true
	}
	switch r, bad := firstBad(s); {
	case !bad:
		return calc.Fault{}, false
	case r == utf8.RuneError:
		return fault(TextEncoding, at, from), true
	default:
		return fault(TextControl, at, codePoint(r)), true
	}
}

// firstBad is the first forbidden character of s, or utf8.RuneError for one
// that was lost: U+FFFD never goes into the store.
func firstBad(s string) (rune, bool) {
	valid := utf8.ValidString(s)
	for i := 0; i < len(s); {
		if i+8 <= len(s) && plain(s[i:i+8]) {
			i += 8
			continue
		}
		if c := s[i]; marksOf[c]&markLook == 0 && (valid || c < utf8.RuneSelf) {
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError || forbidden(r) {
			return r, true
		}
		i += n
	}
	return 0, false
}

// plain says whether eight bytes are all of ASCII and none of a control.
func plain(s string) bool {
	const one, low, high = 0x0101010101010101, 0x2020202020202020, 0x8080808080808080
	word := uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 | uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
	return (word|(word-low)|(word+one))&high == 0
}

func codePoint(r rune) string { return fmt.Sprintf("U+%04X", r) }
