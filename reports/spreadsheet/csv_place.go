package spreadsheet

import (
	"encoding/csv"
	"errors"

	"doudi/calc"
)

// Place is the line and character column where cell i begins.
func (t *csvTable) Place(i int) calc.Place {
	at := inFile(t.file)
	switch {
	case i < 0 || t.line == 0:
		return at
	case i < t.valid:
		line, column := t.reader.FieldPos(i)
		at.Line, at.Column = line, t.window.column(line, column)
	case t.valid > 0:
		at.Line, _ = t.reader.FieldPos(t.valid - 1)
		at.Column = t.window.end(at.Line)
	default:
		at.Line, at.Column = t.line, 1
	}
	return at
}

func (t *csvTable) rowPlace() calc.Place { return calc.Place{File: t.file, Line: t.line, Column: 1} }

func (t *csvTable) quoteFault(e *csv.ParseError) calc.Faults {
	how := "bare"
	if errors.Is(e.Err, csv.ErrQuote) {
		how = "open"
	}
	t.line = e.StartLine
	at := calc.Place{File: t.file, Line: e.Line, Column: t.window.column(e.Line, e.Column)}
	return oneFault(RowQuote, at, how)
}

// clean trims the record into t.cells, without the empty cells at its end, and
// returns all that is wrong with it.
func (t *csvTable) clean(record []string) calc.Faults {
	t.cells = t.cells[:0]
	for _, s := range record {
		t.cells = append(t.cells, trim(s))
	}
	t.cells = cutEmpty(t.cells)
	if len(t.cells) > maxColumns {
		return oneFault(RowTooLong, t.rowPlace(), decimal(maxColumns), "cells")
	}
	var faults calc.Faults
	for i, s := range t.cells {
		if f, wrong := t.check(i, s); wrong {
			faults = append(faults, f)
		}
	}
	return faults
}

func (t *csvTable) check(i int, s string) (calc.Fault, bool) {
	f, wrong := checkText(s, calc.Place{}, string(t.charset), t.limits)
	if !wrong && t.encoder != nil && mojibake(s, t.encoder) {
		f, wrong = fault(TextEncoding, calc.Place{}, string(t.charset)), true
	}
	if wrong {
		f.Place = t.Place(i)
	}
	return f, wrong
}

// cutEmpty leaves off the empty cells at a row's end.
func cutEmpty(cells []string) []string {
	for len(cells) > 0 && cells[len(cells)-1] == "" {
		cells = cells[:len(cells)-1]
	}
	return cells
}
