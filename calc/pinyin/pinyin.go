// Package pinyin spells Chinese names for search: the likely readings of a
// name, in full and by initials, without tones.
//
// A name's first character is read as a surname first: 单 is shan before it is
// dan. Elsewhere a character has the reading that the dictionary of go-pinyin
// gives first, or those of a short list of characters that names read in more
// ways than one. The ü of 吕 is both v, as it is typed, and u, as it is mistyped.
package pinyin

import (
	"slices"
	"strings"
)

// MaxReadings is the most spellings that a name gets. The likelier ones are
// kept: those with the fewest characters read otherwise than usual.
const MaxReadings = 8

// usualLength is how many characters a name has, but for transcriptions.
const usualLength = 4

// Initials spells a name by the first letter of each character: "zxl". In all
// else it is as Spellings.
func Initials(name string) []string {
	var room [usualLength]part
	return spell(nil, initials(split(name, room[:0])))
}

// Spellings are all ways in which a name is typed: in full, "zhangxiulan", then those
// of Initials. The usual reading comes first, none comes twice among either, and a
// name that is not empty has at least one of each, interpuncts aside. ASCII letters
// come in lower case, characters without a reading as they are; interpuncts are
// dropped. It is safe for concurrent use.
func Spellings(name string) []string { return AppendSpellings(nil, name) }

// AppendSpellings adds to out the Spellings of a name.
func AppendSpellings(out []string, name string) []string {
	var room [usualLength]part
	parts := split(name, room[:0])
	return spell(spell(out, parts), initials(parts))
}

// initials leaves of each part its first letters.
func initials(parts []part) []part {
	for i := range parts {
		parts[i] = parts[i].initials()
	}
	return parts
}

// split appends the characters of the name to parts. A name with an interpunct
// is a transcription, and begins with no Chinese surname.
func split(name string, parts []part) []part {
	transcribed := strings.ContainsFunc(name, interpunct)
	var first, second string
	if !transcribed {
		first, second = compoundSurname(name)
	}
	for at, r := range name {
		if interpunct(r) {
			continue
		}
		parts = append(parts, part{})
		p := &parts[len(parts)-1]
		switch {
		case transcribed:
		case len(parts) == 1:
			p.read(first)
			p.read(surnameReadings(r))
		case len(parts) == 2:
			p.read(second)
		}
		p.read(readings(r))
		if p.count == 0 {
			p.add(itself(name[at:], r))
		}
	}
	return parts
}

// spell adds to out the spellings of the parts, combined.
func spell(out []string, parts []part) []string {
	if len(parts) == 0 {
		return out
	}
	ways, room := 1, 0
	for i := range parts {
		ways = min(ways*parts[i].count, MaxReadings)
		room += parts[i].count - 1
	}
	var text [64]byte
	out = slices.Grow(out, ways)
	made := out[len(out):]
	for weight := 0; weight <= room && len(made) < MaxReadings; weight++ {
		made = spread(made, text[:0], parts, weight, room)
	}
	return append(out, made...)
}

// spread adds to out the ways to go on from text with one spelling of each
// part, in which the places of the chosen spellings add up to weight; room is
// the most that they could add up to.
func spread(out []string, text []byte, parts []part, weight, room int) []string {
	if len(out) >= MaxReadings {
		return out
	}
	if len(parts) == 0 {
		return appendNew(out, text)
	}
	room -= parts[0].count - 1
	for place, s := range parts[0].list() {
		if place <= weight && weight-place <= room {
			out = spread(out, append(text, s...), parts[1:], weight-place, room)
		}
	}
	return out
}

func appendNew(out []string, text []byte) []string {
	for _, s := range out {
		if s == string(text) {
			return out
		}
	}
	return append(out, string(text))
}

// interpunct knows the ways in which · is written in names.
func interpunct(r rune) bool {
	switch r {
	case '·', '•', '・', '‧', '∙', '.', '．':
		return true
	}
	return false
}
