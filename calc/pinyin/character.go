package pinyin

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// maxSpellings is the most spellings that one character of a name gets.
const maxSpellings = 4

// A part is how one character of a name is spelt, the likeliest spelling first
// and none twice.
type part struct {
	count     int
	spellings [maxSpellings]string
}

func (p *part) list() []string { return p.spellings[:p.count] }

func (p *part) add(spelling string) {
	if p.count < maxSpellings && !slices.Contains(p.list(), spelling) {
		p.spellings[p.count] = spelling
		p.count++
	}
}

// read adds readings, which commas separate.
func (p *part) read(readings string) {
	for readings != "" {
		var reading string
		reading, readings, _ = strings.Cut(readings, ",")
		p.add(reading)
		if s := mistyped(reading); s != "" {
			p.add(s)
		}
	}
}

func (p *part) initials() part {
	var short part
	for _, s := range p.list() {
		_, size := utf8.DecodeRuneInString(s)
		short.add(s[:size])
	}
	return short
}

// readings are those of a character in a given name, the usual one first; ""
// where it has none.
func readings(r rune) string {
	if s := givenReadings(r); s != "" {
		return s
	}
	return dictionaryReading(r)
}

// mistyped is a reading with u for its ü, "" for one without.
func mistyped(reading string) string {
	switch reading {
	case "lv":
		return "lu"
	case "lve":
		return "lue"
	case "nv":
		return "nu"
	case "nve":
		return "nue"
	}
	return ""
}

// itself is the character r that rest begins with, a capital as a small letter.
func itself(rest string, r rune) string {
	const small = "abcdefghijklmnopqrstuvwxyz"
	switch {
	case r >= 'A' && r <= 'Z':
		return small[r-'A':][:1]
	case r == utf8.RuneError:
		return "\uFFFD" // bytes that are no text
	}
	return rest[:utf8.RuneLen(r)]
}
