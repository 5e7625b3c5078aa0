package spreadsheet

import "doudi/calc"

// Place is the line and character column where cell i begins.
func (t *csvTable) Place(i int) calc.Place {
	if i < 0 || t.text == nil || t.text.line == 0 {
		return inFile(t.file)
	}
	return t.at(t.text.start(i))
}

// at is the place of an offset of the row.
func (t *csvTable) at(offset int) calc.Place {
	line, column := t.text.place(offset)
	return calc.Place{File: t.file, Line: line, Column: column}
}

func (t *csvTable) rowPlace() calc.Place { return t.at(0) }

// clean is the row with its cells trimmed, without the empty ones at its end,
// and all that is wrong with it.
func (t *csvTable) clean() (cells []string, faults calc.Faults) {
	cells = t.text.cells
	for i, s := range cells {
		cells[i] = trim(s)
	}
	cells = cutEmpty(cells)
	if len(cells) > maxColumns {
		return nil, oneFault(RowTooLong, t.rowPlace(), decimal(maxColumns), "cells")
	}
	if t.text.clean && t.encoder == nil && t.text.end <= t.limits.MaxCellBytes {
		return cells, nil // as nearly every row
	}
	for i, s := range cells {
		if f, wrong := t.check(i, s); wrong {
			faults = append(faults, f)
		}
	}
	return cells, faults
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
