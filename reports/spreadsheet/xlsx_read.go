package spreadsheet

import (
	"encoding/xml"
	"errors"
	"io"

	"doudi/calc"
)

var errNoPart = errors.New("part missing")

// sheetTable is a sheet of a workbook as a calc.Table.
type sheetTable struct {
	book *workbook
	name string
	part string // name of its part

	xml    *part
	cells  []string
	faults calc.Faults // of the row being read
	column int         // of the cell last read, from 1
	line   int         // of the row last read, 0 before the first
	rows   int
	done   bool
	text   []byte // of the cell being read
}

// Name is the sheet's name.
func (t *sheetTable) Name() string { return t.name }

// Place is the cell, or the sheet itself for a negative i.
func (t *sheetTable) Place(i int) calc.Place {
	at := calc.Place{File: t.book.file, Sheet: t.name}
	if i >= 0 && t.line > 0 {
		at.Line, at.Column = t.line, i+1
	}
	return at
}

// Next is the next row that is not empty.
func (t *sheetTable) Next() ([]string, error) {
	for !t.done {
		err := t.read()
		switch {
		case err != nil:
			return nil, t.stop(err)
		case t.done || len(t.cells) == 0 && len(t.faults) == 0:
		default:
			return t.counted()
		}
	}
	return nil, io.EOF
}

func (t *sheetTable) counted() ([]string, error) {
	limit := t.book.limits.MaxRows
	if t.rows++; t.rows > limit {
		return nil, t.stop(oneFault(TableTooManyRows, t.Place(0), decimal(limit)))
	}
	if len(t.faults) > 0 {
		return nil, t.faults
	}
	return t.cells, nil
}

// stop ends the table; only what went wrong is still said.
func (t *sheetTable) stop(err error) error {
	t.done = true
	if t.xml != nil {
		_ = t.xml.Close() // only read from
	}
	return t.book.broken(t.part, err)
}

// read reads the next row, or the rest of the part after the last one: a part
// that is cut off or altered is told by its checksum.
func (t *sheetTable) read() error {
	if t.xml == nil {
		if err := t.start(); err != nil {
			return err
		}
	}
	for {
		tok, err := t.xml.next()
		if err != nil {
			return t.ended(err)
		}
		if el, ok := tok.(xml.StartElement); ok && el.Name.Local == "row" {
			return t.row(el)
		}
	}
}

func (t *sheetTable) start() (err error) {
	t.xml, err = t.book.part(t.part, t.book.limits.sheetBytes())
	if err == nil && t.xml == nil {
		err = errNoPart
	}
	return err
}

func (t *sheetTable) ended(err error) error {
	if !errors.Is(err, io.EOF) {
		return err
	}
	t.done = true
	return t.xml.Close()
}
