package pinyin

import (
	"strings"
	"sync/atomic"

	dictionary "github.com/mozillazg/go-pinyin"
)

// character is how one character is spelt, by style.
type character struct {
	usual   [2][]string
	surname [2][]string // as the first character of a name
}

type page [256]atomic.Pointer[character]

// pages hold the characters met so far, by the upper bits of their number.
// Two goroutines that meet a character at once prepare it twice, to the same
// result.
var pages [(0x10FFFF >> 8) + 1]atomic.Pointer[page]

func lookup(r rune) *character {
	p := pages[r>>8].Load()
	if p == nil {
		pages[r>>8].CompareAndSwap(nil, new(page))
		p = pages[r>>8].Load()
	}
	c := p[r&0xFF].Load()
	if c == nil {
		c = prepare(r)
		p[r&0xFF].Store(c)
	}
	return c
}

func prepare(r rune) *character {
	usual := readings(r)
	surname := usual
	if s := surnameReadings(r); s != "" {
		surname = prefer(strings.Split(s, ","), usual)
	}
	return &character{
		usual:   [2][]string{full: usual, initial: initials(usual)},
		surname: [2][]string{full: surname, initial: initials(surname)},
	}
}

// readings are the dictionary's, or the character itself where it has none.
func readings(r rune) []string {
	entry := dictionary.PinyinDict[int(r)]
	if entry == "" {
		return []string{strings.Map(lowerASCII, string(r))}
	}
	var out []string
	for s := range strings.SplitSeq(strings.Map(toneless, entry), ",") {
		out = prefer(out, []string{s})
		if strings.Contains(s, "v") {
			out = prefer(out, []string{strings.Replace(s, "v", "u", 1)})
		}
	}
	return out
}

func initials(spellings []string) []string {
	var out []string
	for _, s := range spellings {
		for _, first := range s {
			out = prefer(out, []string{string(first)})
			break
		}
	}
	return out
}

func lowerASCII(r rune) rune {
	if r >= 'A' && r <= 'Z' {
		return r - 'A' + 'a'
	}
	return r
}

// toneless is a letter without its tone, ü as v; combining tones go.
func toneless(r rune) rune {
	switch r {
	case 'ā', 'á', 'ǎ', 'à':
		return 'a'
	case 'ē', 'é', 'ě', 'è', 'ê', 'ế', 'ề':
		return 'e'
	case 'ī', 'í', 'ǐ', 'ì':
		return 'i'
	case 'ō', 'ó', 'ǒ', 'ò':
		return 'o'
	case 'ū', 'ú', 'ǔ', 'ù':
		return 'u'
	case 'ü', 'ǖ', 'ǘ', 'ǚ', 'ǜ':
		return 'v'
	case 'ń', 'ň', 'ǹ':
		return 'n'
	case 'ḿ':
		return 'm'
	case '\u0300', '\u0301', '\u0304', '\u030C':
		return -1
	}
	return r
}
