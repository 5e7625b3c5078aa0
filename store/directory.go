package store

import (
	"bytes"
	"iter"
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
func valuesOf(h *calc.Household, kind searchKind) iter.Seq[string] {
	if kind == byTail {
		return tailsOf(h)
	}
	return func(yield func(string) bool) {
		for name := range namesOf(h) {
			for _, value := range spellings(name, kind) {
				if !yield(value) {
					return
				}
			}
		}
	}
}

func namesOf(h *calc.Household) iter.Seq[string] {
	return func(yield func(string) bool) {
		payee := h.Payee
		for i := range h.Members {
			name := h.Members[i].Name
			if name != "" && !yield(name) {
				return
			}
			if name == payee {
				payee = ""
			}
		}
		if payee != "" {
			yield(payee)
		}
	}
}

func spellings(name string, kind searchKind) []string {
	if kind == byName {
		return []string{name}
	}
	return append(pinyin.Of(name), pinyin.Initials(name)...)
}

func tailsOf(h *calc.Household) iter.Seq[string] {
	return func(yield func(string) bool) {
		for i := range h.Members {
			if id := string(h.Members[i].ID); id != "" && !yield(tail(id)) {
				return
			}
		}
		if h.Account != "" {
			yield(tail(h.Account))
		}
	}
}

func tail(s string) string { return s[max(0, len(s)-tailSize):] }

// appendLine writes a household's line for a kind of search. Marks of the form
// itself cannot stand in a value; a name cannot hold them (R9).
func appendLine(to []byte, h *calc.Household, kind searchKind) []byte {
	to = append(to, h.Number...)
	for value := range valuesOf(h, kind) {
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
func numberIn(line []byte) string {
	if n := bytes.IndexAny(line, "\t\n"); n >= 0 {
		line = line[:n]
	}
	return string(line)
}

// Search looks through the directory of the villages whose code begins with one
// text, of all where it is empty.
type Search struct {
	tx     *Tx
	within string
}

// Search is a search of the villages whose code begins with within.
func (tx *Tx) Search(within string) *Search { return &Search{tx, within} }

// ByName are households with a member or payee whose name begins so; those of
// just that name come first.
func (s *Search) ByName(begin string, most int) ([]calc.HouseholdNumber, error) {
	return s.lookUp(byName, "\t"+begin, most)
}

// BySound are households with a member or payee whose name, in pinyin or by its
// initials, begins so; those of just that name come first.
func (s *Search) BySound(begin string, most int) ([]calc.HouseholdNumber, error) {
	return s.lookUp(bySound, "\t"+begin, most)
}

// ByTail are households with an identity or account number that ends with these
// characters; of a longer tail the last six count.
func (s *Search) ByTail(end string, most int) ([]calc.HouseholdNumber, error) {
	return s.lookUp(byTail, tail(end), most)
}

// lookUp walks the directory for a text. Where the text ends with a value, the
// household comes before those where it only begins one; the ends of numbers
// match only so.
func (s *Search) lookUp(kind searchKind, text string, most int) ([]calc.HouseholdNumber, error) {
	if text == "" || strings.ContainsAny(text[1:], "\t\n") {
		return nil, nil
	}
	var whole, begun []calc.HouseholdNumber
	from := directoryKey(kind, calc.RegionCode(s.within))
	err := s.tx.engine.scan(from, from.after(), func(_ key, chunk []byte) error {
		eachMatch(chunk, []byte(text), func(n calc.HouseholdNumber, ends bool) {
			switch {
			case ends:
				whole = append(whole, n)
			case kind != byTail && len(begun) < most:
				begun = append(begun, n)
			}
		})
		if len(whole) >= most {
			return errStop
		}
		return nil
	})
	for _, n := range begun {
		if !slices.Contains(whole, n) {
			whole = append(whole, n)
		}
	}
	return whole[:min(most, len(whole))], stopped(err)
}

// eachMatch gives the households in whose values a text stands, each once, and
// whether it ends a value there.
func eachMatch(chunk, text []byte, f func(n calc.HouseholdNumber, ends bool)) {
	for at := 0; at < len(chunk); {
		hit := bytes.Index(chunk[at:], text)
		if hit < 0 {
			return
		}
		hit += at
		begin := bytes.LastIndexByte(chunk[:hit], '\n') + 1
		end := lineEnd(chunk, hit)
		line := chunk[begin:end]
		if number := numberIn(line); hit >= begin+len(number) {
			f(calc.HouseholdNumber(number), endsIn(line[len(number):], text))
			at = end
		} else {
			at = hit + 1
		}
	}
}

// endsIn says whether a text ends one of a line's values.
func endsIn(values, text []byte) bool {
	for {
		at := bytes.Index(values, text)
		if at < 0 {
			return false
		}
		rest := values[at+len(text):]
		if len(rest) == 0 || rest[0] == '\t' || rest[0] == '\n' {
			return true
		}
		values = values[at+1:] // 999 stands twice in 9999
	}
}

// ByNumber are households whose number begins so.
func (s *Search) ByNumber(begin calc.HouseholdNumber, most int) ([]calc.HouseholdNumber, error) {
	var found []calc.HouseholdNumber
	from := homeKey(begin)
	err := s.tx.engine.scan(from, from.after(), func(k key, home []byte) error {
		if len(found) == most {
			return errStop
		}
		if calc.RegionCode(home).Under(s.within) {
			found = append(found, calc.HouseholdNumber(k.bytes))
		}
		return nil
	})
	return found, stopped(err)
}
