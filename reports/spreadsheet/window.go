package spreadsheet

import (
	"bytes"
	"io"
	"unicode/utf8"
)

// window stands between a decoded file and the CSV reader and keeps the text
// of the row being read. It turns byte columns into the columns of characters
// that an editor shows, and bounds the row: a quotation mark that is never
// closed does not swallow the file.
type window struct {
	r     io.Reader
	limit int    // of a row's bytes
	buf   []byte // from the start of the row, and what was read ahead
	start int64  // offset of buf[0] in the text
	row   int64  // offset where the row begins
	line  int    // its line, from 1
}

func newWindow(r io.Reader, limit int) *window { return &window{r: r, limit: limit, line: 1} }

// Read hands on the text and keeps what belongs to the row.
func (w *window) Read(p []byte) (int, error) {
	w.buf = append(w.buf[:0], w.text()...)
	w.start = w.row
	if len(w.buf) > w.limit {
		return 0, errRowTooLong
	}
	n, err := w.r.Read(p)
	w.buf = append(w.buf, p[:n]...)
	return n, err
}

// begin starts the next row at an offset of the text.
func (w *window) begin(offset int64) {
	w.line += bytes.Count(w.buf[w.row-w.start:offset-w.start], []byte{'\n'})
	w.row = offset
}

// text is the row, and what was read ahead.
func (w *window) text() []byte { return w.buf[w.row-w.start:] }

// column is the character column of a byte column, both from 1, on a line that
// the row has.
func (w *window) column(line, byteColumn int) int {
	text := w.lineText(line)
	return utf8.RuneCount(text[:min(byteColumn-1, len(text))]) + 1
}

// end is the column after the last character of the line.
func (w *window) end(line int) int {
	text, _, _ := bytes.Cut(w.lineText(line), []byte{'\n'})
	return utf8.RuneCount(bytes.TrimSuffix(text, []byte{'\r'})) + 1
}

func (w *window) lineText(line int) []byte {
	text := w.text()
	for ; line > w.line; line-- {
		_, rest, found := bytes.Cut(text, []byte{'\n'})
		if !found {
			break
		}
		text = rest
	}
	return text
}
