package spreadsheet

import "encoding/xml"

// row reads the row just begun, with all that is wrong with it.
func (t *sheetTable) row(el xml.StartElement) error {
	t.cells, t.faults, t.column = t.cells[:0], nil, 0
	t.line++
	if n := number(attr(el, "r")); n > 0 {
		t.line = n
	}
	for outer := t.xml.depth - 1; t.xml.depth > outer; {
		tok, err := t.xml.next()
		if err != nil {
			return noEOF(err)
		}
		if el, ok := tok.(xml.StartElement); ok && el.Name.Local == "c" {
			if err := t.cell(el); err != nil {
				return err
			}
		}
	}
	return nil
}

// put sets the cell last read. Empty cells at a row's end take no room.
func (t *sheetTable) put(s string) {
	if s == "" {
		return
	}
	if t.column > maxColumns {
		t.tooWide()
		return
	}
	for len(t.cells) < t.column {
		t.cells = append(t.cells, "")
	}
	t.cells[t.column-1] = s
}

func (t *sheetTable) tooWide() {
	if n := len(t.faults); n == 0 || t.faults[n-1].Code != RowTooLong {
		t.blame(RowTooLong, decimal(maxColumns), "cells")
	}
}

func (t *sheetTable) blame(code string, args ...string) {
	t.faults = append(t.faults, fault(code, t.Place(t.column-1), args...))
}
