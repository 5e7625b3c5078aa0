package spreadsheet

import (
	"io"
	"strconv"
	"strings"
	"unicode/utf16"

	"doudi/calc"
)

// rowWriter writes rows as the XML of a sheet, gathered in one buffer.
type rowWriter struct {
	w       io.Writer
	sheet   *Sheet
	columns []string // letters
	row     int      // being written, from 1
	number  []byte   // of that row
	buf     []byte
}

func newRowWriter(w io.Writer, s *Sheet) *rowWriter {
	r := &rowWriter{w: w, sheet: s, buf: make([]byte, 0, 80<<10)}
	for i := range max(len(s.Columns), 1) {
		r.columns = append(r.columns, columnName(i+1))
	}
	return r
}

// columnName is the letters of a column, numbered from 1.
func columnName(n int) string {
	var letters [3]byte
	i := len(letters)
	for ; n > 0; n = (n - 1) / 26 {
		i--
		letters[i] = 'A' + byte((n-1)%26)
	}
	return string(letters[i:])
}

func (r *rowWriter) begin(large bool) error {
	if r.row++; r.row > sheetRows {
		return r.tooMany()
	}
	r.number = strconv.AppendInt(r.number[:0], int64(r.row), 10)
	r.put(`<row r="`)
	r.buf = append(r.buf, r.number...)
	r.put(`"`)
	if large {
		r.put(` ht="30" customHeight="1"`)
	}
	r.put(`>`)
	return nil
}

func (r *rowWriter) end() error {
	r.put(`</row>`)
	if len(r.buf) < 64<<10 {
		return nil
	}
	return r.flush()
}

func (r *rowWriter) flush() error {
	_, err := r.w.Write(r.buf)
	r.buf = r.buf[:0]
	return err
}

func (r *rowWriter) put(s string) { r.buf = append(r.buf, s...) }

func (r *rowWriter) cell(i int, c Cell, style int) error {
	r.put(`<c r="`)
	r.put(r.columns[i])
	r.buf = append(r.buf, r.number...)
	r.put(`" s="`)
	r.buf = strconv.AppendInt(r.buf, int64(style), 10)
	switch c.kind {
	case cellText:
		return r.text(i, c.text)
	case cellMoney:
		r.put(`"><v>`)
		r.buf = calc.Money(c.number).Append(r.buf)
		r.put(`</v></c>`)
	case cellInt:
		r.put(`"><v>`)
		r.buf = strconv.AppendInt(r.buf, c.number, 10)
		r.put(`</v></c>`)
	default:
		r.put(`"/>`)
	}
	return nil
}

// text writes an inline string, which no spreadsheet takes for a formula.
func (r *rowWriter) text(i int, s string) error {
	s = visible(s)
	if len(s) > cellUnits && utf16Units(s) > cellUnits {
		at := calc.Place{Sheet: r.sheet.Name, Line: r.row, Column: i + 1}
		return fault(CellTooLong, at, decimal(cellUnits))
	}
	r.put(`" t="inlineStr"><is><t xml:space="preserve">`)
	r.buf = appendXML(r.buf, s)
	r.put(`</t></is></c>`)
	return nil
}

// utf16Units is the length of s as spreadsheets count it.
func utf16Units(s string) int {
	n := 0
	for _, r := range s {
		n += utf16.RuneLen(r)
	}
	return n
}

// appendXML appends s as the text of an element. An underscore that would
// begin an escape of the format is itself escaped.
func appendXML(b []byte, s string) []byte {
	for i := range len(s) {
		switch c := s[i]; {
		case c == '&':
			b = append(b, "&amp;"...)
		case c == '<':
			b = append(b, "&lt;"...)
		case c == '>':
			b = append(b, "&gt;"...)
		case c == '\r':
			b = append(b, "&#13;"...)
		case c == '_' && strings.HasPrefix(s[i:], "_x"):
			b = append(b, "_x005F_"...)
		default:
			b = append(b, c)
		}
	}
	return b
}
