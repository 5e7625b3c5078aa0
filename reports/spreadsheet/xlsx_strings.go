package spreadsheet

import (
	"bytes"
	"encoding/xml"
	"math"
	"strconv"
	"strings"
)

// stringTable holds the shared strings of a workbook as one text and its
// marks: a table of many strings costs little more than their bytes.
type stringTable struct {
	text string
	ends []uint32
}

// at is string i; ok is false where the table has none.
func (t *stringTable) at(i int) (string, bool) {
	if i < 0 || i >= len(t.ends) {
		return "", false
	}
	start := uint32(0)
	if i > 0 {
		start = t.ends[i-1]
	}
	return t.text[start:t.ends[i]], true
}

// shared is the workbook's string table, read when first asked for.
func (w *workbook) shared() (*stringTable, error) {
	w.reading.Lock()
	defer w.reading.Unlock()
	if w.strings != nil {
		return w.strings, nil
	}
	name := find(w.rels, "sharedStrings")
	p, err := w.part(name, min(w.limits.MaxBytes, math.MaxUint32))
	if err != nil {
		return nil, err
	}
	if name == "" || p == nil {
		return nil, errNoPart
	}
	defer p.Close()
	w.strings, err = readStrings(p)
	return w.strings, err
}

func readStrings(p *part) (*stringTable, error) {
	var all strings.Builder
	var ends []uint32
	var item []byte
	err := p.each(func(el xml.StartElement) (err error) {
		if el.Name.Local != "si" {
			return nil
		}
		item, err = p.rich(item[:0])
		all.Write(unescape(item))
		ends = append(ends, uint32(all.Len()))
		return err
	})
	return &stringTable{text: all.String(), ends: ends}, err
}

// rich appends the text of a string item: its runs, without reading aids.
func (p *part) rich(b []byte) ([]byte, error) {
	for outer := p.depth - 1; p.depth > outer; {
		tok, err := p.next()
		if err != nil {
			return b, noEOF(err)
		}
		el, ok := tok.(xml.StartElement)
		switch {
		case !ok:
		case el.Name.Local == "t":
			b, err = p.text(b)
		case el.Name.Local == "rPh":
			err = p.skip()
		}
		if err != nil {
			return b, err
		}
	}
	return b, nil
}

// unescape resolves in place the escapes that workbooks write for characters
// XML cannot carry, as in "_x000D_".
func unescape(b []byte) []byte {
	i := bytes.Index(b, []byte("_x"))
	if i < 0 {
		return b
	}
	out := b[:i]
	for ; i < len(b); i++ {
		if r, ok := escaped(b[i:]); ok {
			out = append(out, string(r)...)
			i += 6
			continue
		}
		out = append(out, b[i])
	}
	return out
}

func escaped(b []byte) (rune, bool) {
	if len(b) < 7 || b[0] != '_' || b[1] != 'x' || b[6] != '_' {
		return 0, false
	}
	n, err := strconv.ParseUint(string(b[2:6]), 16, 16)
	return rune(n), err == nil
}
