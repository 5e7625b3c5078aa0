package spreadsheet

import (
	"encoding/csv"
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
	window  *window
	reader  *csv.Reader
	charset charset
	encoder *encoding.Encoder // set while reading GB18030

	cells []string
	line  int // of the row last read, 0 before the first
	valid int // cells of that row whose place the reader knows
	rows  int
	done  bool
}

// Name is the file's base name without its ending.
func (t *csvTable) Name() string { return strings.TrimSuffix(t.file, filepath.Ext(t.file)) }

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
	if t.reader == nil && !t.done {
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
	t.window.begin(t.reader.InputOffset())
	record, err := t.reader.Read()
	if err != nil {
		return nil, t.failed(err)
	}
	t.line, _ = t.reader.FieldPos(0)
	t.valid = len(record)
	faults := t.clean(record)
	if len(faults) == 0 && len(t.cells) == 0 {
		return nil, nil
	}
	if err := t.counted(faults); err != nil {
		return nil, err
	}
	return t.cells, nil
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
	t.valid = 0
	var syntax *csv.ParseError
	switch {
	case errors.As(err, &syntax):
		return t.counted(t.quoteFault(syntax))
	case errors.Is(err, errRowTooLong):
		t.line = t.window.line
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
