package spreadsheet

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"
	"unicode/utf8"
)

// csvText is a decoded CSV file, row by row. It is taken in blocks of whole
// lines, each one string that the cells borrow from, and looked through for
// forbidden characters a block at a time. It bounds the row: a quotation mark
// that is never closed does not swallow the file.
type csvText struct {
	r     io.Reader
	comma byte
	limit int    // of a row's bytes
	tail  []byte // the line that the last block broke off
	err   error  // that ended the file

	text  string // from the row's beginning on
	clean bool   // text has no forbidden character
	end   int    // of the row in text
	line  int    // of the row's beginning, 0 before the first
	lines int    // that the row takes

	cells  []string
	starts []int // of the cells in text; none in a row that cannot be read
}

// csvBlock is how much is read at once.
const csvBlock = 64 << 10

func newCSVText(r io.Reader, comma byte, limit int) *csvText {
	return &csvText{r: r, comma: comma, limit: limit, lines: 1}
}

// more adds lines to the text; io.EOF when there are none.
func (t *csvText) more() error {
	for t.err == nil {
		if len(t.text)+len(t.tail) > t.limit {
			return errRowTooLong
		}
		had := len(t.tail)
		t.tail = slices.Grow(t.tail, csvBlock)[:had+csvBlock]
		n, err := io.ReadFull(t.r, t.tail[had:])
		t.tail, t.err = t.tail[:had+n], err
		whole := bytes.LastIndexByte(t.tail, '\n') + 1
		if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
			whole, t.err = len(t.tail), io.EOF
		}
		if whole > 0 {
			t.add(whole)
			return nil
		}
	}
	return t.err
}

// add moves n bytes of the tail to the text.
func (t *csvText) add(n int) {
	block := string(t.tail[:n])
	t.tail = append(t.tail[:0], t.tail[n:]...)
	_, bad := firstBad(block)
	t.clean = !bad && (t.clean || t.text == "")
	t.text += block
}

// start is where cell i begins in the text, the row's end for one beyond the last.
func (t *csvText) start(i int) int {
	switch {
	case i < len(t.starts):
		return t.starts[i]
	case len(t.starts) == 0:
		return 0
	}
	return len(strings.TrimSuffix(strings.TrimSuffix(t.text[:t.end], "\n"), "\r"))
}

// place is the line of an offset of the text, and the column of characters that
// an editor shows.
func (t *csvText) place(offset int) (line, column int) {
	before := t.text[:offset]
	if t.lines == 1 {
		return t.line, utf8.RuneCountInString(before) + 1
	}
	last := before[strings.LastIndexByte(before, '\n')+1:]
	return t.line + strings.Count(before, "\n"), utf8.RuneCountInString(last) + 1
}
