package calc

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Hidden says whether a character does something to the terminal, or to how its
// neighbours are shown, instead of showing itself: a control, a mark of direction or
// of no width, a tag, a separator of lines; or whether it stands for what could not
// be read (failures.md X1).
func Hidden(r rune) bool {
	return r == utf8.RuneError || r >= 0x7f && r < 0x2e80 && unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp) ||
		r < ' ' || r >= 0xd7ff && unicode.In(r, unicode.Cc, unicode.Cf)
}

// Legible is a text that nobody typed, as the path of a file is, with its hidden
// characters spelt: U+001B stands as "<U+001B>".
func Legible(s string) string {
	if !strings.ContainsFunc(s, Hidden) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if Hidden(r) {
			fmt.Fprintf(&b, "<U+%04X>", r)
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}
