package spreadsheet

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// TestPlain: of every byte, at every place among eight.
func TestPlain(t *testing.T) {
	for at := range 8 {
		for c := range 256 {
			s := strings.Repeat("a", at) + string([]byte{byte(c)}) + strings.Repeat("~", 7-at)
			if want := c >= ' ' && c < 0x7f; plain(s) != want {
				t.Errorf("%q: %v", s, !want)
			}
		}
	}
}

// TestFirstBadAnywhere: what stands before a character hides none.
func TestFirstBadAnywhere(t *testing.T) {
	for before := range 20 {
		for _, r := range []rune{0, 0x1b, 0x7f, 0x85, 0x200b, 0x202e, 0x2028, 0xfeff, 0xfffe, utf8.RuneError} {
			s := strings.Repeat("x", before) + "村" + string(r) + "0123456789"
			if got, bad := firstBad(s); !bad || got != r {
				t.Errorf("%q: %U, %v", s, got, bad)
			}
		}
		if r, bad := firstBad(strings.Repeat("x", before) + "\t村\r\n0123456789 ~"); bad {
			t.Errorf("%d before: %U", before, r)
		}
	}
}
