package spreadsheet

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"

	"doudi/calc"

	"golang.org/x/text/encoding"
)

// csvTable is a CSV file as a calc.Table. The file is opened by the first Next.
type csvTable struct {
	path, file string
	limits     Limits

	handle  *os.File
	text    *csvText
	charset charset
	encoder *encoding.Encoder // set while reading GB18030

	ruled ruled

	expected int // rows, 0 before the first is read
	rows     int
	done     bool
}

// Name is the file's base name without its ending.
func (t *csvTable) Name() string { return strings.TrimSuffix(t.file, filepath.Ext(t.file)) }

// Rows is about how many rows there are, from the first Next on; 0 before it,
// and in UTF-16.
func (t *csvTable) Rows() int { return t.expected }

// Close closes the file; Next is then io.EOF.
func (t *csvTable) Close() error {
	t.done = true
	if t.handle == nil {
		return nil
	}
	f := t.handle
	t.handle = nil
	return f.Close()
}

// Next is the next row that is not empty.
func (t *csvTable) Next() ([]string, error) {
	if t.text == nil && !t.done {
		if err := t.start(); err != nil {
			return nil, t.stop(err)
		}
	}
	for !t.done {
		cells, err := t.read()
		if len(cells) > 0 || err != nil {
			return cells, err
		}
	}
	return nil, io.EOF
}

func (t *csvTable) read() ([]string, error) {
	if cells := t.ruled.behind; cells != nil {
		t.ruled.behind = nil
		return cells, nil
	}
	err := t.text.next()
	t.ruled.row++
	if err != nil {
		return nil, t.failed(err)
	}
	width := len(t.text.cells)
	cells, faults := t.clean()
	if len(faults) == 0 && len(cells) == 0 {
		return nil, nil
	}
	if err := t.counted(faults); err != nil {
		return nil, err
	}
	if err := t.checkWidth(cells, width); err != nil {
		return nil, err
	}
	return cells, nil
}

// counted counts a row, readable or not, and returns what is wrong with it.
func (t *csvTable) counted(faults calc.Faults) error {
	if t.rows++; t.rows > t.limits.MaxRows {
		return t.stop(oneFault(TableTooManyRows, t.rowPlace(), decimal(t.limits.MaxRows)))
	}
	if len(faults) > 0 {
		return faults
	}
	return nil
}

// failed turns the reader's error into a fault. After a misplaced quotation
// mark the next line can be read; after anything else nothing can.
func (t *csvTable) failed(err error) error {
	var quote *quoteError
	switch {
	case errors.As(err, &quote):
		return t.counted(oneFault(RowQuote, t.at(quote.at), quote.how))
	case errors.Is(err, errRowTooLong):
		return t.stop(oneFault(RowTooLong, t.rowPlace(), decimal(t.limits.rowBytes()), "bytes"))
	}
	return t.stop(err)
}

// stop ends the table; only what went wrong is still said.
func (t *csvTable) stop(err error) error {
	_ = t.Close() // only read from
	if errors.Is(err, errTooLarge) {
		return oneFault(FileTooLarge, t.Place(-1), "", decimal(t.limits.MaxBytes))
	}
	return err
}
