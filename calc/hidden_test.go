package calc_test

import (
	"testing"
	"unicode"
	"unicode/utf8"

	"doudi/calc"
)

// Every character of Unicode, by what the standard says that it is.
func TestHidden(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		want := r == utf8.RuneError || unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp)
		if got := calc.Hidden(r); got != want {
			t.Errorf("%U: hidden %v", r, got)
		}
	}
}

func TestLegible(t *testing.T) {
	for text, want := range map[string]string{
		"/家/2026-08":                   "/家/2026-08",
		"a\x1b]52;c;AAAA\a\nb":         "a<U+001B>]52;c;AAAA<U+0007><U+000A>b",
		"\u00ad\u061c\u2028\U000e0041": "<U+00AD><U+061C><U+2028><U+E0041>",
		"\xd5\xc5":                     "<U+FFFD><U+FFFD>",
	} {
		if got := calc.Legible(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
