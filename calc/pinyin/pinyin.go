// Package pinyin spells Chinese names for search: every likely reading of a
// name, in full and by initials, without tones.
//
// A name's first character is read as a surname first: 单 is shan before it is
// dan. The ü of 吕 is both v, as it is typed, and u, as it is mistyped. The
// readings themselves are go-pinyin's; each character is prepared once, when it
// is first met.
package pinyin

import (
	"slices"
	"strings"
)

// MaxReadings is the most spellings that a name gets. The likelier ones are
// kept: those with the fewest characters read otherwise than usual.
const MaxReadings = 8

// Of spells a name in full: "zhangxiulan". The usual reading comes first, none
// comes twice, and a name that is not empty has at least one, interpuncts
// aside. ASCII letters come in lower case, characters without a reading as they
// are; interpuncts are dropped. It is safe for concurrent use.
func Of(name string) []string { return spell(name, full) }

// Initials spells a name by the first letter of each character: "zxl". In all
// else it is as Of.
func Initials(name string) []string { return spell(name, initial) }

// style selects among the spellings of a character.
type style int

const (
	full style = iota
	initial
)

func spell(name string, st style) []string {
	var buf [8][]string
	parts := split(name, st, buf[:0])
	if len(parts) == 0 {
		return nil
	}
	rest := 0
	for _, p := range parts {
		rest += len(p) - 1
	}
	m := mixture{parts: parts}
	var text [64]byte
	for weight := 0; weight <= rest && len(m.out) < MaxReadings; weight++ {
		m.spread(text[:0], 0, weight, rest)
	}
	return m.out
}

// split appends the spellings of each character of the name to parts. A name
// with an interpunct is a transcription, and begins with no Chinese surname.
func split(name string, st style, parts [][]string) [][]string {
	surname := !strings.ContainsFunc(name, interpunct)
	for i, r := range name {
		switch {
		case interpunct(r):
		case i == 0 && surname:
			parts = append(parts, lookup(r).surname[st])
		default:
			parts = append(parts, lookup(r).usual[st])
		}
	}
	if surname && len(parts) > 1 {
		preferCompound(name, st, parts)
	}
	return parts
}

func preferCompound(name string, st style, parts [][]string) {
	first, second := compoundSurname(name)
	if first == "" {
		return
	}
	if st == initial {
		first, second = first[:1], second[:1]
	}
	parts[0] = prefer([]string{first}, parts[0])
	parts[1] = prefer([]string{second}, parts[1])
}

// prefer is first, then what others has besides.
func prefer(first, others []string) []string {
	out := slices.Clone(first)
	for _, s := range others {
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// mixture joins one spelling of each part in every way.
type mixture struct {
	parts [][]string
	out   []string
}

// spread adds the ways to go on from text with parts[i:] in which the places
// of the chosen spellings add up to weight; rest is the most they could.
func (m *mixture) spread(text []byte, i, weight, rest int) {
	if len(m.out) >= MaxReadings {
		return
	}
	if i == len(m.parts) {
		m.add(text)
		return
	}
	rest -= len(m.parts[i]) - 1
	for k, s := range m.parts[i] {
		if k <= weight && weight-k <= rest {
			m.spread(append(text, s...), i+1, weight-k, rest)
		}
	}
}

func (m *mixture) add(text []byte) {
	if s := string(text); !slices.Contains(m.out, s) {
		m.out = append(m.out, s)
	}
}

// interpunct knows the ways in which · is written in names.
func interpunct(r rune) bool {
	switch r {
	case '·', '•', '・', '‧', '∙', '.', '．':
		return true
	}
	return false
}
