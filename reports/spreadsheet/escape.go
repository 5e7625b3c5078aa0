package spreadsheet

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// visible is s with every forbidden character written out, as in `\u200B`:
// what old data may hold does not leave the program as a control character.
// It is s itself where there is none.
func visible(s string) string {
	if clean(s) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			fmt.Fprintf(&b, `\x%02X`, s[i])
		case forbidden(r):
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteString(s[i : i+n])
		}
		i += n
	}
	return b.String()
}

func clean(s string) bool {
	for i := 0; i < len(s); {
		if c := s[i]; c >= ' ' && c < 0x7f {
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && n == 1 || forbidden(r) {
			return false
		}
		i += n
	}
	return true
}

// formulaLike says whether a spreadsheet could take s for a formula.
func formulaLike(s string) bool {
	switch s[0] {
	case '=', '+', '-', '@', '\t', '\r':
		return true
	case 0xef:
		return strings.HasPrefix(s, "＝") || strings.HasPrefix(s, "＋") ||
			strings.HasPrefix(s, "－") || strings.HasPrefix(s, "＠")
	}
	return false
}
