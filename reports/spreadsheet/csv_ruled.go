package spreadsheet

import (
	"strings"

	"doudi/calc"
)

// excelBlock is by how many rows Excel decides how wide it writes a CSV file: of so
// many, from the top of the sheet, it leaves off the columns that are empty in all.
const excelBlock = 16

// ruled is how wide the rows of a CSV file are to be. A row with fewer cells than
// its heading has lost a separator, and what stands behind it has moved into other
// columns; or the file was cut off. Only what Excel leaves off is no loss: a whole
// block of rows of one width, not the one with the heading.
type ruled struct {
	width int // of the heading; 0 as long as none is known
	row   int // of the sheet, from 1; empty ones count

	block struct {
		number, width int
		first         calc.Place // of its first row that is not empty
	}
	behind []string // the row that comes after a fault
}

// Rule takes the row last returned for the heading: from now on a row that is
// narrower is a fault, row.short.
func (t *csvTable) Rule() {
	if t.text != nil {
		t.ruled.width = len(cutEmpty(t.text.cells))
	}
}

// checkWidth is what is wrong with the width of the present row.
func (t *csvTable) checkWidth(cells []string, width int) error {
	r := &t.ruled
	if r.width == 0 {
		return nil
	}
	if number := (r.row - 1) / excelBlock; r.block.first.Line == 0 || number != r.block.number {
		r.block.number, r.block.width, r.block.first = number, width, t.rowPlace()
		if number == 0 {
			r.block.width = r.width
		}
	}
	began := r.block.width
	switch {
	case width >= r.width && began >= r.width:
		return nil
	case width >= r.width: // it was no block of Excel's
		r.block.width, r.behind = r.width, cells
		return t.short(r.block.first, began)
	case r.block.number > 0 && width == began && t.text.lineEnds():
		return nil
	}
	return t.short(t.Place(width), width)
}

func (t *csvTable) short(at calc.Place, width int) error {
	return oneFault(RowShort, at, decimal(width), decimal(t.ruled.width))
}

// lineEnds says whether the row is followed by a line break, as spreadsheets write
// after the last one too.
func (t *csvText) lineEnds() bool { return strings.HasSuffix(t.text[:t.end], "\n") }
