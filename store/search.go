package store

import (
	"bytes"
	"strings"

	"doudi/calc"
)

// Search looks through the directory of the villages whose code begins with one
// text, of all where it is empty: as the store has it, or as a Directory does.
type Search struct {
	source searched
	within string
}

// searched is what a search looks through.
type searched interface {
	// look gives the lines to a search, village by village.
	look(m *matching, within string) error
	// byNumber are the first households whose number begins so, and how many are
	// known of.
	byNumber(begin calc.HouseholdNumber, within string, most int) ([]calc.HouseholdNumber, int, error)
	// Home is where a household is filed; ErrNotFound where there is none.
	Home(n calc.HouseholdNumber) (calc.RegionCode, error)
	// inVillages are the first households of the regions with a code prefix, and
	// how many are known of.
	inVillages(prefix string, most int) ([]calc.HouseholdNumber, int, error)
}

// Search is a search of the villages whose code begins with within.
func (tx *Tx) Search(within string) *Search { return &Search{tx, within} }

// Whole says whether there is a household of just that number.
func (s *Search) Whole(n calc.HouseholdNumber) bool {
	home, err := s.source.Home(n)
	return err == nil && home.Under(s.within)
}

// ByName are households with a member or payee whose name begins so; those of
// just that name come first. total is how many there are beside the most that
// are wanted.
func (s *Search) ByName(begin string, most int) (found []calc.HouseholdNumber, total int, err error) {
	return s.lookUp(byName, "\t"+begin, most)
}

// BySound are households with a member or payee whose name, in pinyin or by its
// initials, begins so; those of just that name come first.
func (s *Search) BySound(begin string, most int) (found []calc.HouseholdNumber, total int, err error) {
	return s.lookUp(bySound, "\t"+begin, most)
}

// TailSize is how many characters of a number's end a search knows.
const TailSize = tailSize

// ByTail are households with an identity or account number that ends with these
// characters; of a longer tail the last TailSize count.
func (s *Search) ByTail(end string, most int) (found []calc.HouseholdNumber, total int, err error) {
	return s.lookUp(byTail, tail(end), most)
}

// ByNumber are households whose number begins so. Looked for in the store, total
// is of those that were found alone, as InVillages' is.
func (s *Search) ByNumber(begin calc.HouseholdNumber, most int) (found []calc.HouseholdNumber, total int, err error) {
	return s.source.byNumber(begin, s.within, most)
}

// InVillages are the households of the regions whose code begins with prefix.
func (s *Search) InVillages(prefix string, most int) (found []calc.HouseholdNumber, total int, err error) {
	return s.source.inVillages(prefix, most)
}

// lookUp walks the directory for a text. Where the text ends with a value, the
// household comes before those where it only begins one; the ends of numbers
// match only so.
func (s *Search) lookUp(kind searchKind, text string, most int) ([]calc.HouseholdNumber, int, error) {
	if text == "" || strings.ContainsAny(text[1:], "\t\n") {
		return nil, 0, nil
	}
	m := &matching{kind: kind, text: []byte(text), most: most}
	err := s.source.look(m, s.within)
	found := append(m.whole[:min(most, len(m.whole))], m.begun...)
	return found[:min(most, len(found))], m.total, err
}

// matching collects the households in whose values a text stands.
type matching struct {
	kind         searchKind
	text         []byte
	most         int
	whole, begun []calc.HouseholdNumber // the text ends a value, only begins one
	total        int
	rare         int  // the place in the text of the byte that is rarest in the directory
	even         bool // none of its bytes is rare
	chosen       bool
}

// in goes through the lines of a chunk. A line counts once.
func (m *matching) in(lines []byte) {
	m.choose(lines)
	for at := 0; at < len(lines); {
		hit := m.index(lines, at)
		if hit < 0 {
			return
		}
		if m.kind == byTail && inNumber(lines, hit) {
			at = hit + 1
			continue
		}
		at = lineEnd(lines, hit)
		ends := endsIn(lines[hit:at], m.text)
		if m.kind == byTail && !ends {
			continue
		}
		m.total++
		if to := m.list(ends); len(*to) < m.most {
			begin := bytes.LastIndexByte(lines[:hit], '\n') + 1
			*to = append(*to, calc.HouseholdNumber(numberIn(lines[begin:at])))
		}
	}
}

// choose finds the rarest byte of the text, by the first lines that are looked at:
// a walk from one of these to the next is several times as fast as one along all
// that begin as the text does, which in a directory is every value.
func (m *matching) choose(lines []byte) {
	if m.chosen || len(lines) == 0 {
		return
	}
	m.chosen = true
	fewest := len(lines) + 1
	for i := range m.text {
		if n := bytes.Count(lines, m.text[i:i+1]); n < fewest {
			m.rare, fewest = i, n
		}
	}
	m.even = fewest > len(lines)/12
}

// index is the first place from at on where the text stands; -1 for none.
func (m *matching) index(lines []byte, at int) int {
	if m.even {
		if hit := bytes.Index(lines[at:], m.text); hit >= 0 {
			return at + hit
		}
		return -1
	}
	rare := m.text[m.rare]
	for at += m.rare; at < len(lines); at++ {
		next := bytes.IndexByte(lines[at:], rare)
		if next < 0 {
			break
		}
		at += next
		begin := at - m.rare
		if end := begin + len(m.text); end <= len(lines) && string(lines[begin:end]) == string(m.text) {
			return begin
		}
	}
	return -1
}

func (m *matching) list(ends bool) *[]calc.HouseholdNumber {
	if ends {
		return &m.whole
	}
	return &m.begun
}

// inNumber says whether a place of the lines is in a household's number.
func inNumber(lines []byte, at int) bool {
	return bytes.LastIndexByte(lines[:at], '\t') <= bytes.LastIndexByte(lines[:at], '\n')
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

func (tx *Tx) look(m *matching, within string) error {
	from := directoryKey(m.kind, calc.RegionCode(within))
	var opened []byte
	return tx.engine.raw.scan(from, from.after(), func(k key, sealed []byte) (err error) {
		if opened, err = tx.engine.box.openInto(opened[:0], k, sealed, tx.engine.box.place(k)); err == nil {
			m.in(opened)
		}
		return err
	})
}

func (tx *Tx) byNumber(begin calc.HouseholdNumber, within string, most int) ([]calc.HouseholdNumber, int, error) {
	var found []calc.HouseholdNumber
	from := homeKey(begin)
	err := tx.engine.scan(from, from.after(), func(k key, value []byte) error {
		if len(found) == most {
			return errStop
		}
		home, err := decodeHome(value)
		if err != nil {
			return err
		}
		if home.Region.Under(within) {
			found = append(found, calc.HouseholdNumber(k.bytes))
		}
		return nil
	})
	return found, len(found), stopped(err)
}

func (tx *Tx) inVillages(prefix string, most int) ([]calc.HouseholdNumber, int, error) {
	var found []calc.HouseholdNumber
	err := tx.HouseholdNumbers(prefix, most, func(n calc.HouseholdNumber) { found = append(found, n) })
	return found, len(found), err
}
