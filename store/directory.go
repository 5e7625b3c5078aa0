package store

import (
	"bytes"
	"slices"
	"strings"

	"doudi/calc"
	"doudi/calc/pinyin"
)

// The search directory is what find looks through: for each kind of search and
// each village one sealed chunk of lines, a household a line in the order of
// their numbers,
//
//	number \t value \t value … \n
//
// so that nothing about a name can be seen in the file, a search reads a few
// bytes a household, and an edit writes its village's chunks alone. Whole
// identity numbers are looked up in the person bucket instead.

// searchKind is what a household is searched by.
type searchKind byte

const (
	byName  searchKind = 'n' // names of members and of the payee
	bySound searchKind = 's' // those names in pinyin, whole and by their initials
	byTail  searchKind = 't' // ends of identity numbers and of the account number
)

var searchKinds = [...]searchKind{byName, bySound, byTail}

// tailSize is how much of a number's end the directory holds.
const tailSize = 6

// valuesOf is what a household is found by.
func valuesOf(h *calc.Household, kind searchKind) (values []string) {
	switch kind {
	case byTail:
		return tailsOf(h)
	case bySound:
		names := Names(h)
		values = make([]string, 0, usualSounds*len(names))
		for _, name := range names {
			values = pinyin.AppendSpellings(values, name)
		}
		return values
	}
	return Names(h)
}

// usualSounds is how many spellings most names have at most.
const usualSounds = 4

// Names are the names that a household is found by: of its members in their order,
// and of its payee where that is nobody of them.
func Names(h *calc.Household) []string {
	names, payee := make([]string, 0, len(h.Members)+1), h.Payee
	for i := range h.Members {
		name := h.Members[i].Name
		if name != "" {
			names = append(names, name)
		}
		if name == payee {
			payee = ""
		}
	}
	if payee != "" {
		names = append(names, payee)
	}
	return names
}

func tailsOf(h *calc.Household) []string {
	tails := make([]string, 0, len(h.Members)+1)
	for i := range h.Members {
		if id := string(h.Members[i].ID); id != "" {
			tails = append(tails, tail(id))
		}
	}
	if h.Account != "" {
		tails = append(tails, tail(h.Account))
	}
	return tails
}

func tail(s string) string { return s[max(0, len(s)-tailSize):] }

// appendLine writes a household's line for a kind of search. Marks of the form
// itself cannot stand in a value; a name cannot hold them (R9).
func appendLine(to []byte, h *calc.Household, kind searchKind) []byte {
	to = append(to, h.Number...)
	for _, value := range valuesOf(h, kind) {
		to = append(to, '\t')
		for _, c := range []byte(value) {
			if c == '\t' || c == '\n' {
				c = ' '
			}
			to = append(to, c)
		}
	}
	return append(to, '\n')
}

// directoryChanges are the lines that an act changes, written at its end
// village by village.
type directoryChanges map[calc.RegionCode]map[calc.HouseholdNumber]*directoryLines

// directoryLines are a household's lines; those of one that leaves are empty.
type directoryLines [len(searchKinds)][]byte

func (c directoryChanges) set(h *calc.Household) {
	lines := &directoryLines{}
	for i, kind := range searchKinds {
		lines[i] = appendLine(nil, h, kind)
	}
	c.change(h.Region, h.Number, lines)
}

func (c directoryChanges) drop(h *calc.Household) {
	c.change(h.Region, h.Number, &directoryLines{})
}

func (c directoryChanges) change(village calc.RegionCode, n calc.HouseholdNumber, lines *directoryLines) {
	if c[village] == nil {
		c[village] = map[calc.HouseholdNumber]*directoryLines{}
	}
	c[village][n] = lines
}

// write brings the chunks of the changed villages up to date.
func (c directoryChanges) write(e *sealedEngine) error {
	villages := make([]calc.RegionCode, 0, len(c))
	for village := range c {
		villages = append(villages, village)
	}
	slices.Sort(villages)
	for i, kind := range searchKinds {
		for _, village := range villages {
			if err := c.writeChunk(e, i, directoryKey(kind, village)); err != nil {
				return err
			}
		}
	}
	return nil
}

func (c directoryChanges) writeChunk(e *sealedEngine, kind int, k key) error {
	old, err := e.get(k)
	if err != nil {
		return err
	}
	village := c[calc.RegionCode(k.bytes[1:])]
	numbers := make([]calc.HouseholdNumber, 0, len(village))
	for n := range village {
		numbers = append(numbers, n)
	}
	slices.Sort(numbers)
	chunk := make([]byte, 0, len(old)+64*len(numbers))
	rest := old
	for _, n := range numbers {
		chunk, rest = insertLine(chunk, rest, n)
		chunk = append(chunk, village[n][kind]...)
	}
	chunk = append(chunk, rest...)
	switch {
	case bytes.Equal(chunk, old):
		return nil
	case len(chunk) == 0:
		return e.delete(k)
	}
	return e.put(k, chunk)
}

// insertLine comes to a household's line: the old lines before it are added to
// the chunk so far, and those after it are what is left.
func insertLine(chunk, old []byte, n calc.HouseholdNumber) (begun, rest []byte) {
	before, after := around(old, n)
	return append(chunk, before...), after
}

// around is the lines before a household's and those after it.
func around(lines []byte, n calc.HouseholdNumber) (before, after []byte) {
	for at := 0; at < len(lines); {
		end := lineEnd(lines, at)
		switch strings.Compare(numberIn(lines[at:end]), string(n)) {
		case 0:
			return lines[:at], lines[end:]
		case 1:
			return lines[:at], lines[at:]
		}
		at = end
	}
	return lines, nil
}

// lineEnd is where the line ends that is at a place.
func lineEnd(lines []byte, at int) int {
	if n := bytes.IndexByte(lines[at:], '\n'); n >= 0 {
		return at + n + 1
	}
	return len(lines)
}

// numberIn is the household's number at the beginning of its line.
func numberIn(line []byte) string { return string(lineNumber(line)) }

func lineNumber(line []byte) []byte {
	for i, c := range line {
		if c == '\t' || c == '\n' {
			return line[:i]
		}
	}
	return line
}
