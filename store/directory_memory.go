package store

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"math/bits"
	"runtime"
	"slices"
	"strings"

	"doudi/calc"
	"doudi/calc/sidebyside"
)

// Directory is the search directory of some villages in memory 检索目录, as it was
// at one moment: for searching at every key, without the store. It does not
// change, and may be searched by several goroutines at a time.
type Directory struct {
	within   string
	at       uint64
	villages []villageLines // in the order of their codes
	order    []placed       // households in the order of their numbers
}

// villageLines are the chunks of one village, and the tags of the envelopes they
// came in, by which a chunk that has not changed is known.
type villageLines struct {
	code  calc.RegionCode
	lines [len(searchKinds)][]byte
	tags  [len(searchKinds)][tagSize]byte
	first [len(searchKinds)]byteSet // what values begin with
	sound letters
	size  int // households
}

// byteSet is a set of bytes.
type byteSet [4]uint64

func (s *byteSet) add(c byte)      { s[c/64] |= 1 << (c % 64) }
func (s *byteSet) has(c byte) bool { return s[c/64]&(1<<(c%64)) != 0 }

// letters are how many of a village's households have a sound that begins with each
// letter, and which letters are such a sound themselves. A search for one letter,
// the first that is typed, finds so much that it would take longer than any other.
type letters struct {
	begun [26]uint32
	whole uint32 // a bit a letter
}

// lettersIn counts the letters of lines of sounds.
func lettersIn(lines []byte) (l letters) {
	seen := uint32(0) // in the line
	for i, c := range lines {
		if c == '\n' {
			for ; seen != 0; seen &= seen - 1 {
				l.begun[bits.TrailingZeros32(seen)]++
			}
		}
		if c != '\t' || i+2 >= len(lines) || lines[i+1] < 'a' || lines[i+1] > 'z' {
			continue
		}
		letter := uint32(1) << (lines[i+1] - 'a')
		seen |= letter
		if end := lines[i+2]; end == '\t' || end == '\n' {
			l.whole |= letter
		}
	}
	return l
}

// placed is where a household's line of names begins, and how its number begins.
type placed struct {
	begins      uint64
	village, at uint32
}

// At is the sequence of the last act that had changed a record when the directory
// was read, as Tx.Changed has it.
func (d *Directory) At() uint64 { return d.at }

// Within is the beginning of the codes of its villages.
func (d *Directory) Within() string { return d.within }

// Len is the number of households.
func (d *Directory) Len() int { return len(d.order) }

// Search is a search of the directory.
func (d *Directory) Search() *Search { return &Search{d, d.within} }

// Directory reads the directory of the villages whose code begins with within.
// Chunks that have not changed since old are taken from there, which may be nil.
func (tx *Tx) Directory(within string, old *Directory) (*Directory, error) {
	d := &Directory{within: within, at: tx.Changed()}
	for i, kind := range searchKinds {
		from := directoryKey(kind, calc.RegionCode(within))
		at := 0
		err := tx.engine.raw.scan(from, from.after(), func(k key, sealed []byte) error {
			code := calc.RegionCode(k.bytes[1:])
			if i == 0 {
				d.villages = append(d.villages, villageLines{code: code})
			}
			if at == len(d.villages) || d.villages[at].code != code {
				return in(inVillage, code, damaged("directory.torn"))
			}
			at++
			return d.villages[at-1].take(tx, i, k, sealed, old)
		})
		if err != nil {
			return nil, err
		}
		if at != len(d.villages) {
			return nil, damaged("directory.lacks")
		}
	}
	if old != nil && slices.EqualFunc(d.villages, old.villages, sameTags) {
		d.order = old.order
	} else {
		d.sort()
	}
	return d, nil
}

func sameTags(a, b villageLines) bool { return a.code == b.code && a.tags == b.tags }

// take takes a chunk over from what was read before, or opens it.
func (v *villageLines) take(tx *Tx, kind int, k key, sealed []byte, old *Directory) (err error) {
	copy(v.tags[kind][:], sealed[max(0, len(sealed)-tagSize):])
	if was := old.village(v.code); was != nil && was.tags[kind] == v.tags[kind] {
		v.keep(kind, was)
		return nil
	}
	lines, err := tx.engine.box.open(k, sealed)
	if err == nil {
		v.know(kind, lines)
	}
	return err
}

// keep takes over what was known of a kind of lines.
func (v *villageLines) keep(kind int, was *villageLines) {
	v.lines[kind], v.first[kind] = was.lines[kind], was.first[kind]
	switch searchKinds[kind] {
	case byName:
		v.size = was.size
	case bySound:
		v.sound = was.sound
	}
}

// know notes of a kind of lines what saves looking through them.
func (v *villageLines) know(kind int, lines []byte) {
	v.lines[kind], v.first[kind] = lines, firstBytes(lines)
	switch searchKinds[kind] {
	case byName:
		v.size = bytes.Count(lines, []byte{'\n'})
	case bySound:
		v.sound = lettersIn(lines)
	}
}

// firstBytes are the bytes with which the values of lines begin.
func firstBytes(lines []byte) (set byteSet) {
	for {
		at := bytes.IndexByte(lines, '\t') + 1
		if at == 0 || at == len(lines) {
			return set
		}
		set.add(lines[at])
		lines = lines[at:]
	}
}

func (d *Directory) village(code calc.RegionCode) *villageLines {
	if d == nil {
		return nil
	}
	i, found := slices.BinarySearchFunc(d.villages, code, func(v villageLines, code calc.RegionCode) int { return cmp.Compare(v.code, code) })
	if !found {
		return nil
	}
	return &d.villages[i]
}

func (d *Directory) sort() {
	size := 0
	for i := range d.villages {
		size += d.villages[i].size
	}
	d.order = make([]placed, 0, size)
	for i := range d.villages {
		lines := d.villages[i].lines[0]
		for at := 0; at < len(lines); at = lineEnd(lines, at) {
			d.order = append(d.order, placed{begins(lineNumber(lines[at:])), uint32(i), uint32(at)})
		}
	}
	slices.SortFunc(d.order, func(a, b placed) int {
		if order := cmp.Compare(a.begins, b.begins); order != 0 {
			return order
		}
		return bytes.Compare(d.number(a), d.number(b))
	})
}

// begins is the beginning of a number as a number itself, in the same order.
func begins(number []byte) uint64 {
	var b [8]byte
	copy(b[:], number)
	return binary.BigEndian.Uint64(b[:])
}

func (d *Directory) line(p placed) []byte {
	lines := d.villages[p.village].lines[0]
	return lines[p.at:lineEnd(lines, int(p.at))]
}

func (d *Directory) number(p placed) []byte { return lineNumber(d.line(p)) }

// find is where a household stands in the order of the numbers, or would.
func (d *Directory) find(n calc.HouseholdNumber) (at int, found bool) {
	number := []byte(n)
	first := begins(number)
	return slices.BinarySearchFunc(d.order, number, func(p placed, number []byte) int {
		if order := cmp.Compare(p.begins, first); order != 0 {
			return order
		}
		return bytes.Compare(d.number(p), number)
	})
}

// Home is the village of a household; ErrNotFound where the directory has none of
// that number.
func (d *Directory) Home(n calc.HouseholdNumber) (calc.RegionCode, error) {
	at, found := d.find(n)
	if !found {
		return "", &Missing{Household: n}
	}
	return d.villages[d.order[at].village].code, nil
}

// Names are the names that a household is found by, of its members in their order
// and of its payee where that is nobody of them; none where the directory does not
// have it.
func (d *Directory) Names(n calc.HouseholdNumber) []string {
	at, found := d.find(n)
	if !found {
		return nil
	}
	return valuesIn(d.line(d.order[at]))
}

// Tails are the ends of the identity and account numbers that a household is found
// by, of TailSize characters.
func (d *Directory) Tails(n calc.HouseholdNumber) []string {
	at, found := d.find(n)
	if !found {
		return nil
	}
	lines := d.villages[d.order[at].village].lines[slices.Index(searchKinds[:], byTail)]
	before, _ := around(lines, n)
	return valuesIn(lines[len(before):lineEnd(lines, len(before))])
}

// valuesIn are a line's values.
func valuesIn(line []byte) []string {
	return strings.Split(strings.TrimSuffix(string(line), "\n"), "\t")[1:]
}

// villagesAPart are as many as one goroutine looks through in less time than it
// takes to call another.
const villagesAPart = 64

// look looks through the villages in as many parts as there are processors, and
// takes what was found together in their order.
func (d *Directory) look(m *matching, _ string) error {
	workers := max(1, min(runtime.GOMAXPROCS(0), len(d.villages)/villagesAPart))
	parts := make([][]villageLines, workers)
	for i := range parts {
		parts[i] = d.villages[i*len(d.villages)/workers : (i+1)*len(d.villages)/workers]
	}
	return sidebyside.Each(parts, func(villages []villageLines) (matching, error) {
		part := matching{kind: m.kind, text: m.text, most: m.most}
		part.through(villages)
		return part, nil
	}, func(part matching) error {
		m.whole = append(m.whole, part.whole...)
		m.begun = append(m.begun, part.begun...)
		m.total += part.total
		return nil
	})
}

// through goes through villages, but for those where no value begins so, or of
// which no more than a number is wanted that is known.
func (m *matching) through(villages []villageLines) {
	kind := slices.Index(searchKinds[:], m.kind)
	letter, one := m.letter()
	for i := range villages {
		v := &villages[i]
		switch {
		case one && len(m.begun) >= m.most && v.sound.whole&(1<<letter) == 0:
			m.total += int(v.sound.begun[letter])
		case len(m.text) < 2 || m.kind == byTail || v.first[kind].has(m.text[1]):
			m.in(v.lines[kind])
		}
	}
}

// letter says whether sounds are looked for by one letter alone, and which of the
// alphabet it is.
func (m *matching) letter() (at byte, one bool) {
	if m.kind != bySound || len(m.text) != 2 || m.text[1] < 'a' || m.text[1] > 'z' {
		return 0, false
	}
	return m.text[1] - 'a', true
}

func (d *Directory) byNumber(begin calc.HouseholdNumber, _ string, most int) ([]calc.HouseholdNumber, int, error) {
	from, _ := d.find(begin)
	behind := len(d.order)
	if next := (key{bytes: []byte(begin)}).after(); next.bytes != nil {
		behind, _ = d.find(calc.HouseholdNumber(next.bytes))
	}
	found := make([]calc.HouseholdNumber, 0, min(most, behind-from))
	for _, p := range d.order[from:behind][:cap(found)] {
		found = append(found, calc.HouseholdNumber(d.number(p)))
	}
	return found, behind - from, nil
}

func (d *Directory) inVillages(prefix string, most int) (found []calc.HouseholdNumber, total int, err error) {
	for i := range d.villages {
		v := &d.villages[i]
		if !strings.HasPrefix(string(v.code), prefix) {
			continue
		}
		total += v.size
		for at := 0; at < len(v.lines[0]) && len(found) < most; at = lineEnd(v.lines[0], at) {
			found = append(found, calc.HouseholdNumber(numberIn(v.lines[0][at:])))
		}
	}
	return found, total, nil
}
