package spreadsheet

import (
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// Width is how many columns of a terminal or a fixed-width file s takes: two
// for a wide or full-width character, none for a combining or invisible one,
// else one, characters of ambiguous width included.
func Width(s string) int {
	n := 0
	for _, r := range s {
		n += runeWidth(r)
	}
	return n
}

// Pad fills s with blanks to a width of n columns. It never cuts.
func Pad(s string, n int) string { return s + strings.Repeat(" ", max(n-Width(s), 0)) }

func runeWidth(r rune) int {
	switch {
	case r < ' ' || r == 0x7f:
		return 0
	case r < 0x300:
		return narrow(r)
	case r >= 0x20000 && r <= 0x3fffd:
		return 2
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf) || r >= 0x1160 && r <= 0x11ff:
		return 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}

// narrow is the width below U+0300: nothing for C1 controls and the soft hyphen.
func narrow(r rune) int {
	if r >= 0x80 && r < 0xa0 || r == 0xad {
		return 0
	}
	return 1
}
